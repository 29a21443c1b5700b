#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One start of a program, seen from outside: start_probe.py [--key KEY]... PROGRAM [ARGS...]

Prints a line each, times in milliseconds from just before the program is started:
  frame    the first picture with at least two new colours on the screen
  whole    the first picture that is the one it comes to rest with
  private  MB of private memory once it rests
  visited  the same after every --key has been pressed
The screen is read in columns when the X server tells that something was drawn: to read it all the time would take a
processor from whoever starts. A program rests when neither its picture nor its processor time moves. The clock of what it
shows must stand still. As on a desk there is a notification service, else a banner would say that there is none.
"""
import argparse
import ctypes
import os
import select
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'e2e'))
from notifications import Notifications

MOST_SECONDS = 60
REST_SECONDS = .6
LOOK_SECONDS = .2
COLUMNS = 24
REPORT_NON_EMPTY = 3    # XDamageReportNonEmpty: once, until what was drawn is subtracted


class Image(ctypes.Structure):
    _fields_ = [('width', ctypes.c_int), ('height', ctypes.c_int), ('xoffset', ctypes.c_int), ('format', ctypes.c_int),
                ('data', ctypes.c_void_p), ('byte_order', ctypes.c_int), ('bitmap_unit', ctypes.c_int),
                ('bitmap_bit_order', ctypes.c_int), ('bitmap_pad', ctypes.c_int), ('depth', ctypes.c_int),
                ('bytes_per_line', ctypes.c_int)]


class Screen:
    def __init__(self):
        self.x = ctypes.CDLL('libX11.so.6')
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XGetImage.restype = ctypes.POINTER(Image)
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        display = self.x.XOpenDisplay(None)
        if not display:
            sys.exit('there is no display')
        self.display = ctypes.c_void_p(display)
        self.root = ctypes.c_ulong(self.x.XDefaultRootWindow(self.display))
        self.width = self.x.XDisplayWidth(self.display, 0)
        self.height = self.x.XDisplayHeight(self.display, 0)
        self.connection = self.x.XConnectionNumber(self.display)
        self.watch_drawing()

    def watch_drawing(self):
        self.damages = ctypes.CDLL('libXdamage.so.1')
        self.damages.XDamageCreate.restype = ctypes.c_ulong
        first_event, first_error = ctypes.c_int(), ctypes.c_int()
        if not self.damages.XDamageQueryExtension(self.display, ctypes.byref(first_event), ctypes.byref(first_error)):
            sys.exit('the X server does not tell what was drawn')
        self.damage = ctypes.c_ulong(self.damages.XDamageCreate(self.display, self.root, REPORT_NON_EMPTY))
        self.x.XSync(self.display, 0)

    def wait_for_drawing(self, seconds):
        """Whether something was drawn since the last time, before the seconds are over."""
        event = ctypes.create_string_buffer(192)
        if not self.x.XPending(self.display) and not select.select([self.connection], [], [], seconds)[0]:
            return False
        drawn = False
        while self.x.XPending(self.display):
            self.x.XNextEvent(self.display, event)
            drawn = True
        self.damages.XDamageSubtract(self.display, self.damage, ctypes.c_ulong(0), ctypes.c_ulong(0))
        return drawn

    def read(self):
        """A column of pixels now and then, as one string of bytes, four for each pixel."""
        parts = []
        for i in range(COLUMNS):
            image = self.x.XGetImage(self.display, self.root, (2 * i + 1) * self.width // (2 * COLUMNS), 0, 1, self.height,
                                     ctypes.c_ulong(0xffffff), 2)
            parts.append(ctypes.string_at(image.contents.data, image.contents.bytes_per_line * image.contents.height))
            self.x.XDestroyImage(image)
        return b''.join(parts)


def new_colours(picture, before):
    return len({picture[i:i + 4] for i in range(0, len(picture), 4) if picture[i:i + 4] != before[i:i + 4]})


class Program:
    def __init__(self, argv):
        self.begin = time.monotonic()
        self.process = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def cpu(self):
        """Seconds on the processor, all threads."""
        total = 0
        folder = f'/proc/{self.process.pid}/task'
        for thread in os.listdir(folder):
            try:
                with open(f'{folder}/{thread}/schedstat', encoding='ascii') as file:
                    total += int(file.read().split()[0])
            except OSError:
                pass
        return total / 1e9

    def private(self):
        """MB that are nobody else's and cannot be dropped: of a file, only what was changed."""
        with open(f'/proc/{self.process.pid}/smaps_rollup', encoding='ascii') as file:
            return sum(int(line.split()[1]) for line in file if line.startswith(('Private_Dirty', 'Swap:'))) / 1024

    def end(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def watch(screen, program, before, awaited=True):
    """Pictures with their times, each but once, until the program rests."""
    pictures = []
    last, moved, cpu = before, time.monotonic(), 0.
    checked = moved
    while True:
        if screen.wait_for_drawing(LOOK_SECONDS):
            picture = screen.read()
            now = time.monotonic()
            if picture != last:
                pictures.append((now, picture))
                last = picture
                moved = now
        now = time.monotonic()
        if now - checked > LOOK_SECONDS:
            used = program.cpu()
            if used - cpu > .005:
                moved = now
            cpu, checked = used, now
        if (pictures or not awaited) and now - moved > REST_SECONDS:
            return pictures
        if program.process.poll() is not None or now - program.begin > MOST_SECONDS:
            sys.exit(f'{sys.argv[-1]}: never came to rest' if program.process.poll() is None else 'the program ended')


def press(key):
    subprocess.run(['xdotool', 'key', key], check=True)


def first_frame(pictures, before):
    return next((at for at, picture in pictures if new_colours(picture, before) >= 2), pictures[0][0])


def measure(options):
    screen = Screen()
    before = screen.read()
    program = Program(options.argv)
    try:
        pictures = watch(screen, program, before)
        print('frame', round((first_frame(pictures, before) - program.begin) * 1000, 1))
        print('whole', round((pictures[-1][0] - program.begin) * 1000, 1))
        print('private', round(program.private(), 2))
        for key in options.key:
            press(key)
            watch(screen, program, screen.read(), awaited=False)
        print('visited', round(program.private(), 2))
    finally:
        program.end()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--key', action='append', default=[])
    parser.add_argument('argv', nargs=argparse.REMAINDER)
    options = parser.parse_args()
    with Notifications():
        measure(options)


if __name__ == '__main__':
    main()
