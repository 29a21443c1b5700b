# SPDX-License-Identifier: GPL-3.0-or-later
"""The project's own files, and how a check reports what it found in them."""
import os
import sys

LEFT_OUT = {'subprojects', '__pycache__'}


def files(root, *suffixes, under='.'):
    """Paths relative to root, sorted, of files that end in one of the suffixes; build trees and hidden folders left out."""
    found = []
    for folder, folders, names in os.walk(os.path.join(root, under)):
        folders[:] = [f for f in folders
                      if f not in LEFT_OUT and not f.startswith('.')
                      and not os.path.isdir(os.path.join(folder, f, 'meson-private'))]
        found += [os.path.relpath(os.path.join(folder, name), root) for name in names if name.endswith(suffixes)]
    return sorted(found)


def read(root, path):
    with open(os.path.join(root, path), encoding='utf-8') as file:
        return file.read()


def report(find_faults):
    """Run a check over the tree named on the command line: every fault on a line of its own, exit 1 if there is one."""
    faults = find_faults(sys.argv[1])
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)
