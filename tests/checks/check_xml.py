#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every XML file is well-formed, and every template asks for no newer GTK than the floor: check_xml.py SOURCE_ROOT."""
import os
import re
import shutil
import subprocess
import sys

import source_tree

FLOOR = {'gtk': (4, 8), 'libadwaita': (1, 2)}
REQUIRES = re.compile(r'<requires\s+lib="([^"]+)"\s+version="(\d+)\.(\d+)"')


def version_faults(root, path):
    for library, major, minor in REQUIRES.findall(source_tree.read(root, path)):
        if (int(major), int(minor)) > FLOOR.get(library, (0, 0)):
            yield f'{path}: needs {library} {major}.{minor}, the floor is {FLOOR.get(library)}'


def find_faults(root):
    paths = source_tree.files(root, '.ui', '.svg', '.gresource.xml', '.gschema.xml', '.metainfo.xml.in', '.page')
    lint = subprocess.run(['xmllint', '--nonet', '--noout', *[os.path.join(root, path) for path in paths]],
                          capture_output=True, text=True)
    faults = [line for line in lint.stderr.split('\n') if line]
    for path in source_tree.files(root, '.ui'):
        faults += version_faults(root, path)
    return faults


if __name__ == '__main__':
    if not shutil.which('xmllint'):
        print('xmllint is not installed (Debian: libxml2-utils)')
        sys.exit(77)
    source_tree.report(find_faults)
