#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One start of a program, seen from outside: start_probe.py [--key KEY]... PROGRAM [ARGS...]

Prints a line each, times in milliseconds from just before the program is started:
  frame    the first picture with at least two new colours on the screen
  whole    the first picture that is the one it comes to rest with
  private  MB of private memory once it rests
  visited  the same after every --key has been pressed
The screen is read in columns about every millisecond; a program rests when neither its picture nor its processor time
moves. The clock of what it shows must stand still.
"""
import argparse
import ctypes
import os
import subprocess
import sys
import time

MOST_SECONDS = 60
REST_SECONDS = .6
COLUMNS = 24


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
        picture = screen.read()
        now = time.monotonic()
        if picture != last:
            pictures.append((now, picture))
            last = picture
            moved = now
        if now - checked > .2:
            used = program.cpu()
            if used - cpu > .005:
                moved = now
            cpu, checked = used, now
        if (pictures or not awaited) and now - moved > REST_SECONDS:
            return pictures
        if program.process.poll() is not None or now - program.begin > MOST_SECONDS:
            sys.exit(f'{sys.argv[-1]}: never came to rest' if program.process.poll() is None else 'the program ended')
        time.sleep(.001)


def press(key):
    subprocess.run(['xdotool', 'key', key], check=True)


def first_frame(pictures, before):
    return next((at for at, picture in pictures if new_colours(picture, before) >= 2), pictures[0][0])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--key', action='append', default=[])
    parser.add_argument('argv', nargs=argparse.REMAINDER)
    options = parser.parse_args()
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


if __name__ == '__main__':
    main()
