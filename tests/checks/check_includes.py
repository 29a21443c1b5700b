#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Includes point down only: check_includes.py SOURCE_ROOT.

Each folder of src/ may include the folders below it and no others; a view may not include another view; the header of a
library is included only in the folder that wraps it; core never asks what time it is.
"""
import os
import re

import source_tree

BELOW = {
    'core': set(),
    'exchange': {'core'},
    'media': {'core'},
    'notify': {'core'},
    'print': {'core'},
    'store': {'core', 'media'},
    'sample': {'core', 'store'},
    'model': {'core', 'exchange', 'media', 'store'},
    # the views talk to the model; the data is out of their sight
    'ui': {'core', 'exchange', 'media', 'model', 'print'},
    'app': {'core', 'exchange', 'media', 'model', 'notify', 'print', 'sample', 'store', 'ui'},
    'main': {'core', 'exchange', 'media', 'model', 'notify', 'print', 'sample', 'store', 'ui', 'app'},
}

# Folders of ui/ that hold what several views are made of.
SHARED_BY_VIEWS = {'parts'}

# What a system header begins with, and where it may be included.
WRAPPED = {
    'sqlite3.h': ('src/store/clinic-db-sqlite.c',),
    'libnotify/': ('src/notify/',),
    'notify.h': ('src/notify/',),
    'csv.h': ('src/exchange/',),
    'libical/': ('src/exchange/',),
    'qrencode.h': ('src/print/',),
    'cairo': ('src/print/', 'src/ui/'),
    'pango/': ('src/print/', 'src/ui/'),
    'jpeglib.h': ('src/media/',),
    'jerror.h': ('src/media/',),
    'png.h': ('src/media/',),
    'gdk-pixbuf/': ('src/ui/',),
    'gtk/': ('src/ui/', 'src/app/', 'src/main.c'),
    'gdk/': ('src/ui/', 'src/app/', 'src/main.c'),
    'adwaita.h': ('src/ui/', 'src/app/', 'src/main.c'),
}

CLOCKS = re.compile(r'\b(g_get_real_time|g_get_monotonic_time|g_date_time_new_now\w*|g_get_current_time|gettimeofday|'
                    r'clock_gettime|time)\s*\(')
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')
COMMENT = re.compile(r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.DOTALL)


def room(path):
    """The folder of src/ that a file belongs to."""
    parts = path.split('/')
    return parts[1] if len(parts) > 2 else 'main'


def view(path):
    """The view a file of ui/ belongs to, or None for what stands above the views."""
    parts = path.removeprefix('src/').split('/')
    return parts[1] if parts[0] == 'ui' and len(parts) > 2 else None


def own_include_fault(root, path, header):
    if header == 'config.h':
        return None
    if '/' not in header:
        return f'"{header}": name it from src/, as in "core/{header}"'
    if header.startswith('tests/') or header.startswith('../'):
        return f'"{header}" lies outside src/'
    here, there = room(path), header.split('/')[0]
    if there != here and there not in BELOW.get(here, set()):
        return f'{here}/ may not include {there}/ ("{header}")'
    mine, other = view(path), view(header)
    if mine and other and mine != other and other not in SHARED_BY_VIEWS:
        return f'the view {mine}/ may not include the view {other}/ ("{header}"): use an action'
    return None


def system_include_fault(path, header):
    for start, places in WRAPPED.items():
        if header.startswith(start) and not path.startswith(places):
            return f'<{header}> belongs in {" or ".join(places)}'
    return None


def keep_lines_only(match):
    return '\n' * match.group().count('\n')


def faults_in(root, path):
    text = source_tree.read(root, path)
    for number, line in enumerate(text.split('\n'), 1):
        include = INCLUDE.match(line)
        if not include:
            continue
        own = include.group(1) == '"'
        fault = own_include_fault(root, path, include.group(2)) if own else system_include_fault(path, include.group(2))
        if fault:
            yield f'{path}:{number}: {fault}'
    if room(path) == 'core':
        for number, line in enumerate(COMMENT.sub(keep_lines_only, text).split('\n'), 1):
            if CLOCKS.search(line):
                yield f'{path}:{number}: core never asks the time; take it as an argument'


def find_faults(root):
    faults = []
    for path in source_tree.files(root, '.c', '.h', under='src'):
        if room(path) not in BELOW:
            faults.append(f'{path}: the folder {room(path)}/ has no place in the direction of includes yet')
            continue
        faults += faults_in(root, path)
    return faults


if __name__ == '__main__':
    source_tree.report(find_faults)
