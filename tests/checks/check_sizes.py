#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing grows too long to read, and every file says its licence: check_sizes.py SOURCE_ROOT."""
import re

import source_tree

MOST_LINES_OF_A_FILE = 700
MOST_LINES_OF_A_FUNCTION = 60
LICENCE = 'SPDX-License-Identifier:'
LINES_FOR_THE_LICENCE = 5

TEXT_ONLY = re.compile(r'^\s*"')
FUNCTION_NAME = re.compile(r'^(\w+)\s*\(')


def functions(text):
    """(name, first line, counted lines) of each function in GNU style: braces in column 0. Lines of SQL text do not count."""
    lines = text.split('\n')
    start, name = None, None
    for i, line in enumerate(lines):
        if line.startswith('{') and i > 0 and lines[i - 1].rstrip().endswith(')'):
            start, name = i, next((m.group(1) for j in range(i - 1, max(i - 20, -1), -1)
                                   if (m := FUNCTION_NAME.match(lines[j]))), '?')
        elif line.startswith('}') and start is not None:
            body = lines[start:i + 1]
            yield name, start + 1, sum(1 for b in body if not TEXT_ONLY.match(b))
            start = None


def faults_in(root, path):
    text = source_tree.read(root, path)
    count = text.count('\n')
    if count > MOST_LINES_OF_A_FILE:
        yield f'{path}: {count} lines, {MOST_LINES_OF_A_FILE} at most: where does it want to be cut?'
    if LICENCE not in '\n'.join(text.split('\n')[:LINES_FOR_THE_LICENCE]):
        yield f'{path}:1: no {LICENCE} line'
    if path.endswith('.h') and '#pragma once' not in text:
        yield f'{path}:1: no #pragma once'
    if path.endswith('.c'):
        for name, line, length in functions(text):
            if length > MOST_LINES_OF_A_FUNCTION and not name.endswith('_class_init'):
                yield f'{path}:{line}: {name} has {length} lines, {MOST_LINES_OF_A_FUNCTION} at most'


def find_faults(root):
    paths = source_tree.files(root, '.c', '.h', '.ui', '.py', '.sh', '.css')
    return [fault for path in paths for fault in faults_in(root, path)]


if __name__ == '__main__':
    source_tree.report(find_faults)
