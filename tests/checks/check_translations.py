#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES lists exactly the files with text for people, sorted: check_translations.py SOURCE_ROOT."""
import os
import re

import source_tree

IN_C = re.compile(r'(?<!\w)(?:_|N_|C_|NC_|ngettext|dngettext|g_dngettext|g_dpgettext2?)\s*\(\s*"')
IN_XML = re.compile(r'translatable="(?:yes|true)"')
ALWAYS = ('.desktop.in', '.metainfo.xml.in', '.gschema.xml')


def has_text_for_people(root, path):
    if path.endswith(ALWAYS):
        return True
    return bool((IN_XML if path.endswith('.ui') else IN_C).search(source_tree.read(root, path)))


def listed(root):
    lines = source_tree.read(root, 'po/POTFILES').split('\n')
    return [line.strip() for line in lines if line.strip() and not line.startswith('#')]


def find_faults(root):
    wanted = {path for folder in ('data', 'src')
              for path in source_tree.files(root, '.c', '.ui', *ALWAYS, under=folder)
              if has_text_for_people(root, path)}
    have = listed(root)
    faults = [f'po/POTFILES: {path} has text for people and is not listed' for path in sorted(wanted - set(have))]
    for path in have:
        if not os.path.exists(os.path.join(root, path)):
            faults.append(f'po/POTFILES: {path} does not exist')
        elif path not in wanted:
            faults.append(f'po/POTFILES: {path} has no text for people')
    if have != sorted(set(have)):
        faults.append('po/POTFILES: not sorted, or a line stands twice')
    return faults


if __name__ == '__main__':
    source_tree.report(find_faults)
