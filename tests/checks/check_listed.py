#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source file and every test is built: check_listed.py SOURCE_ROOT. A test that nothing runs looks like a good one."""
import os
import re

import source_tree

TEST = re.compile(r'test[-_](.+)\.(?:c|py)$')


def names_for(path):
    """How meson.build may name a file: the file itself, or a test without its prefix and ending."""
    name = os.path.basename(path)
    test = TEST.match(name)
    return [name] + ([test.group(1)] if test else [])


def listing(root, path):
    """The text of the nearest meson.build above a file, and where that is."""
    folder = os.path.dirname(path)
    while not os.path.exists(os.path.join(root, folder, 'meson.build')):
        if not folder:
            return '', '.'
        folder = os.path.dirname(folder)
    return source_tree.read(root, os.path.join(folder, 'meson.build')), folder


def find_faults(root):
    faults = []
    for path in source_tree.files(root, '.c', under='src') + source_tree.files(root, '.c', '.py', under='tests'):
        if path.startswith('tests/') and not TEST.match(os.path.basename(path)):
            continue
        text, folder = listing(root, path)
        if not any(re.search(r"['/]" + re.escape(name) + "'", text) for name in names_for(path)):
            faults.append(f'{path}: not in {os.path.join(folder, "meson.build")}')
    return faults


if __name__ == '__main__':
    source_tree.report(find_faults)
