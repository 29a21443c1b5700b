# SPDX-License-Identifier: GPL-3.0-or-later
"""Keyboard and mouse of the virtual display, through xdotool."""
import subprocess
import time


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class Keyboard:
    # characters that have a keycode of their own on this display
    bound = set()

    def press(self, *keys):
        """Keys in xdotool's words: 'ctrl+f', 'Escape', 'Menu'."""
        output_of('xdotool', 'key', '--clearmodifiers', '--delay', '30', *keys)

    def press_in_drag(self, key):
        """As press(), which to clear modifiers would let go of the mouse's button, too."""
        output_of('xdotool', 'key', key)

    def learn(self, text):
        """Makes all of it typeable. A program that hears of new keys may let go of what was selected: so before that."""
        self.bind(sorted({c for c in text if ord(c) > 126} - self.bound))

    def type(self, text):
        self.learn(text)
        output_of('xdotool', 'type', '--clearmodifiers', '--delay', '15', text)

    def bind(self, characters):
        """Gives each character a keycode.

        xdotool alone maps one spare keycode anew for each character that the keyboard lacks; a busy program then reads
        the next mapping, and letters get lost.
        """
        if not characters:
            return
        free = [words[1] for words in map(str.split, output_of('xmodmap', '-pke').splitlines()) if len(words) == 3]
        for character, keycode in zip(characters, reversed(free)):
            output_of('xmodmap', '-e', f'keycode {keycode} = U{ord(character):04X} U{ord(character):04X}')
            self.bound.add(character)
        time.sleep(.5)      # the program has to hear of it


class Pointer:
    def move(self, x, y):
        output_of('xdotool', 'mousemove', str(x), str(y))

    def click(self, x, y, button=1, repeat=1):
        output_of('xdotool', 'mousemove', str(x), str(y), 'click', '--repeat', str(repeat), '--delay', '60', str(button))

    def drag(self, start, end, steps=12, release=True):
        """release=False leaves the button down, so that a test can look at the preview; then release()."""
        self.move(*start)
        output_of('xdotool', 'mousedown', '1')
        for step in range(1, steps + 1):
            self.move(*(round(a + (b - a) * step / steps) for a, b in zip(start, end)))
            time.sleep(.02)
        if release:
            self.release()

    def release(self):
        output_of('xdotool', 'mouseup', '1')

    def scroll(self, x, y, clicks):
        """Down for positive clicks."""
        self.click(x, y, button=5 if clicks > 0 else 4, repeat=abs(clicks))
