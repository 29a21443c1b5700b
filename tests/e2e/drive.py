#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a GTK program from outside, as a person would. Run it inside desktop.sh, with the system's python3:

    from drive import App
    with App(['build/src/sittings', '--data', folder]) as app:
        app.find('button', 'New Patient').click()
        app.find('entry', 'Name').type_into('Asha Rao')
        app.find_text('1 patient')
        app.screenshot('patients.png')

`drive.py PROGRAM [ARGS...]` prints the program's tree.
"""
import os
import re
import subprocess
import sys
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi

from devices import Keyboard, Pointer, output_of
from node import Node
from waiting import NotFound, wait_for


class App:
    """A running program. Leaving the `with` ends it; leaving it by a failure first keeps a picture and the tree."""

    def __init__(self, argv, env=None, clock=None, log=None, window=True, timeout=20):
        """env is added to the environment; clock is a Clock that the program goes by; log is a file that takes what it
        prints (else it goes to the test's own output). window=False does not wait for a window: a background service."""
        self.argv = argv
        debug = os.environ.get('SITTINGS_PROGRAM_DEBUG')
        self.env = {**os.environ, **({'G_DEBUG': debug} if debug else {}), **(clock.env if clock else {}), **(env or {})}
        self.log = log
        self.window_expected = window
        self.timeout = timeout
        self.keyboard = Keyboard()
        self.pointer = Pointer()
        self.process = None
        self.root = None
        # in a sandbox its own process is not the one that was started, nor has the same number
        self.confined = os.environ.get('SITTINGS_CONFINED')
        self.start()

    # ---- its life ---------------------------------------------------------------------------------------------

    def start(self):
        target = open(self.log, 'a') if self.log else None
        self.process = subprocess.Popen(self.argv, env=self.env, stdin=subprocess.DEVNULL, stdout=target, stderr=target)
        if target:
            target.close()
        self.root = None
        if self.window_expected:
            try:
                self.wait_for_window()
            except Exception:
                self.close()
                raise

    def wait_for_window(self, timeout=None):
        """Waits until the program shows a window, and returns it."""
        accessible = wait_for(self.look_for_root, timeout or self.timeout, f'a window of {self.argv[0]}', .02)
        # libatspi remembers; without a main loop it never hears of changes. So: always ask the program itself.
        accessible.set_cache_mask(Atspi.Cache.NONE)
        self.root = Node(self, accessible)
        # in the tree a little before it is on the screen
        return wait_for(lambda: self.windows and self.windows[0], timeout or self.timeout, 'the window on the screen')

    def look_for_root(self):
        # a sandbox's may have been started anew by the desktop
        if self.process.poll() is not None and not self.confined:
            raise RuntimeError(f'{self.argv[0]} ended with {self.process.returncode}')
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            accessible = desktop.get_child_at_index(i)
            if accessible and self.is_own(accessible) and accessible.get_child_count():
                return accessible
        return None

    def is_own(self, accessible):
        if self.confined:
            return accessible.get_name() == 'sittings'
        return accessible.get_process_id() == self.process.pid

    @property
    def running(self):
        return self.process.poll() is None

    def kill(self):
        """As if the power went: SIGKILL."""
        self.process.kill()
        self.process.wait()
        if self.confined:
            wait_for(lambda: not self.x_windows(), 10, 'the sandbox to end, a moment after who started it')

    def restart(self):
        """Starts the program again, after kill() or close()."""
        if self.running:
            self.close()
        self.start()

    def close(self, timeout=5):
        """Asks the program to end, and returns its exit status."""
        if self.running:
            self.process.terminate()
            try:
                self.process.wait(timeout)
            except subprocess.TimeoutExpired:
                self.kill()
        return self.process.returncode

    def hand_over(self, *arguments):
        """Starts the program a second time; it gives what it was told to the running one and ends. A sandbox is handed the
        files that are named, as it sees no others."""
        if self.confined:
            arguments = [part for word in arguments for part in (('@@', word, '@@') if os.path.isfile(word) else (word,))]
        subprocess.run([*self.argv, *arguments], env=self.env, stdin=subprocess.DEVNULL, timeout=20, check=True)

    def wait_end(self, timeout=10):
        """Waits until the program ends by itself, and returns its exit status."""
        return self.process.wait(timeout)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind:
            self.keep_evidence()
        self.close()

    def keep_evidence(self, name=None):
        """A picture and the tree, in E2E_OUT."""
        path = os.path.join(os.environ.get('E2E_OUT', '.'), name or f'failed-{self.process.pid}')
        try:
            self.screenshot(path + '.png')
            if self.running and self.root:
                with open(path + '.tree', 'w') as file:
                    self.root.dump(file)
        except Exception as error:      # the failure itself matters more
            print(f'no evidence: {error}', file=sys.stderr)

    # ---- finding ----------------------------------------------------------------------------------------------

    def find(self, *args, **how):
        return self.root.find(*args, **how)

    def find_all(self, *args, **how):
        return self.root.find_all(*args, **how)

    def find_text(self, *args, **how):
        return self.root.find_text(*args, **how)

    def wait_gone(self, *args, **how):
        self.root.wait_gone(*args, **how)

    @property
    def windows(self):
        """The windows on the screen, in the order of their making. SHOWING is set on frames but not on dialogs, so X is
        asked which are mapped."""
        return [window for window in self.root.children if window.has('visible') and self.x_window(window, guess=False)]

    @property
    def window(self):
        """The main window: the first. None is found for a moment where its title changes."""
        return wait_for(lambda: self.windows, what='the main window')[0]

    @property
    def front(self):
        """The window in front: the last."""
        return wait_for(lambda: self.windows and self.windows[-1], what='a window')

    def dialog(self, timeout=5):
        """The window in front of the main one; waits until it is there."""
        return wait_for(lambda: self.windows[1:] and self.windows[-1], timeout, 'a dialog')

    def wait_dialogs_closed(self, timeout=5):
        wait_for(lambda: len(self.windows) == 1, timeout, 'the dialog to close')

    def act(self, action):
        """Does a GAction without a parameter of the main window or the program: 'win.undo', 'app.about'."""
        self.window.act(action)

    # ---- the X server's side ----------------------------------------------------------------------------------

    def x_windows(self):
        which = ('--class', 'sittings') if self.confined else ('--pid', str(self.process.pid))
        try:
            return output_of('xdotool', 'search', '--onlyvisible', *which).split()
        except subprocess.CalledProcessError:
            return []

    @staticmethod
    def geometry(x_window):
        """(x, y, width, height) on the screen; xdotool's own position is wrong under a window manager's frame."""
        info = output_of('xwininfo', '-id', x_window)

        def number(label):
            return int(re.search(label + r': *(-?\d+)', info).group(1))
        return number('Absolute upper-left X'), number('Absolute upper-left Y'), number('Width'), number('Height')

    @staticmethod
    def title(x_window):
        """None where the window has gone meanwhile."""
        try:
            return output_of('xdotool', 'getwindowname', x_window).strip()
        except subprocess.CalledProcessError:
            return None

    def x_window(self, window, guess=True):
        """The X window of a window: its size fits, up to a border and shadow of 64 px; among several, the title decides."""
        candidates = self.x_windows()
        _, _, width, height = window.extents
        fitting = []
        for candidate in candidates:
            try:
                _, _, x_width, x_height = self.geometry(candidate)
            except subprocess.CalledProcessError:
                continue
            if width and 0 <= x_width - width <= 64 and 0 <= x_height - height <= 64:
                fitting.append(candidate)
        titled = [x for x in fitting if self.title(x) == window.name]
        chosen = titled or fitting or (candidates if guess else [])
        return chosen[-1] if chosen else None

    def origin(self, window):
        """Where (0, 0) of a window lies on the screen. Without a window manager that knows frame extents GTK draws a
        border of 5 px, which the accessible extents leave out."""
        x_window = self.x_window(window)
        x, y, x_width, x_height = self.geometry(x_window)
        _, _, width, height = window.extents
        frame = re.search(r'= (\d+), (\d+), (\d+), (\d+)', output_of('xprop', '-id', x_window, '_GTK_FRAME_EXTENTS'))
        if frame and any(int(side) for side in frame.groups()):
            return x + int(frame.group(1)), y + int(frame.group(3))
        return x + max(0, (x_width - width) // 2), y + max(0, (x_height - height) // 2)

    def resize(self, width, height, window=None):
        """Asks for a window's size and waits until it has it, or as near as its content lets it."""
        window = window or self.window
        output_of('xdotool', 'windowsize', self.x_window(window), str(width), str(height))
        time.sleep(.3)

    def screenshot(self, path, window=None):
        """A picture of the screen, or of one window; a path without a folder goes to E2E_OUT."""
        path = os.path.join(os.environ.get('E2E_OUT', '.'), path)
        output_of('import', '-window', self.x_window(window) if window else 'root', path)
        return path

    def key(self, *keys):
        self.keyboard.press(*keys)

    def type(self, text):
        self.keyboard.type(text)


def memory_kib(pid):
    """Rss, Pss, Private_Dirty and Private_Clean of a process, in KiB."""
    with open(f'/proc/{pid}/smaps_rollup') as file:
        fields = (line.split() for line in file)
        return {words[0][:-1]: int(words[1]) for words in fields
                if words[0] in ('Rss:', 'Pss:', 'Private_Dirty:', 'Private_Clean:')}


__all__ = ['App', 'Node', 'NotFound', 'memory_kib', 'wait_for']

if __name__ == '__main__':
    with App(sys.argv[1:]) as program:
        time.sleep(1)
        program.root.dump()
