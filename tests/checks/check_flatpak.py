#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak may do just what is listed here, each of which its README gives a reason for, and builds just what is pinned:
check_flatpak.py SOURCE_ROOT."""
import json

import source_tree

MANIFEST = 'flatpak/io.github.sittings.Sittings.json'
README = 'flatpak/README.md'
ALLOWED = ['--socket=wayland', '--socket=fallback-x11', '--share=ipc', '--device=dri']


def permission_faults(manifest, readme):
    given = manifest['finish-args']
    yield from (f'{MANIFEST}: {argument} is not allowed' for argument in given if argument not in ALLOWED)
    yield from (f'{MANIFEST}: {argument} is missing' for argument in ALLOWED if argument not in given)
    yield from (f'{README}: no reason for {argument}' for argument in given if f'`{argument}`' not in readme)


def source_faults(manifest):
    for module in manifest['modules']:
        for source in module['sources']:
            if source['type'] == 'dir' and module is manifest['modules'][-1]:
                continue
            if source['type'] != 'archive' or not source['url'].startswith('https://') or len(source['sha256']) != 64:
                yield f'{MANIFEST}: {module["name"]} is not an archive with its checksum'
    if not manifest['modules'][-1].get('run-tests'):
        yield f'{MANIFEST}: the tests are not run'


def locale_faults(manifest):
    """A bundle is one file: languages in an extension of their own would not be in it."""
    if manifest.get('separate-locales', True):
        yield f'{MANIFEST}: the languages are not in the bundle'


def find_faults(root):
    manifest = json.loads(source_tree.read(root, MANIFEST))
    return [*locale_faults(manifest), *permission_faults(manifest, source_tree.read(root, README)), *source_faults(manifest)]


if __name__ == '__main__':
    source_tree.report(find_faults)
