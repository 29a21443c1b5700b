#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a translator gets is whole: check_translations.py SOURCE_ROOT.

po/POTFILES lists exactly the files with text for people, sorted. No text for people is put together from a macro, which
would be cut off there. Every language of po/LINGUAS has all that is said now, and no entry that msgfmt refuses.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

import source_tree

IN_C = re.compile(r'(?<!\w)(?:_|N_|C_|NC_|ngettext|dngettext|g_dngettext|g_dpgettext2?)\s*\(\s*"')
IN_XML = re.compile(r'translatable="(?:yes|true)"')
STRING = r'"(?:\\.|[^"\\\n])*"'
CUT_BY_A_MACRO = re.compile(r'(?<!\w)(?:_|N_|C_|NC_|ngettext|dngettext|g_dngettext)\s*\((?:\s*(?:' + STRING + r'|,))*\s*'
                            + STRING + r'\s*([A-Z]\w+)')
# What meson gives xgettext for the preset 'glib'.
PRESET_GLIB = (
    '--from-code=UTF-8', '--add-comments', '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2',
    '--keyword=NC_:1c,2', '--keyword=g_dcgettext:2', '--keyword=g_dngettext:2,3', '--keyword=g_dpgettext2:2c,3',
    '--flag=N_:1:pass-c-format', '--flag=C_:2:pass-c-format', '--flag=NC_:2:pass-c-format',
    '--flag=g_dngettext:2:pass-c-format', '--flag=g_strdup_printf:1:c-format', '--flag=g_string_printf:2:c-format',
    '--flag=g_string_append_printf:2:c-format', '--flag=g_error_new:3:c-format', '--flag=g_set_error:4:c-format',
    '--flag=g_markup_printf_escaped:1:c-format', '--flag=g_log:3:c-format', '--flag=g_print:1:c-format',
    '--flag=g_printerr:1:c-format', '--flag=g_printf:1:c-format', '--flag=g_fprintf:2:c-format',
    '--flag=g_sprintf:2:c-format', '--flag=g_snprintf:3:c-format')
ALWAYS = ('.desktop.in', '.metainfo.xml.in', '.gschema.xml')


def has_text_for_people(root, path):
    if path.endswith(ALWAYS):
        return True
    return bool((IN_XML if path.endswith('.ui') else IN_C).search(source_tree.read(root, path)))


def listed(root):
    lines = source_tree.read(root, 'po/POTFILES').split('\n')
    return [line.strip() for line in lines if line.strip() and not line.startswith('#')]


def faults_of_list(root):
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


def faults_of_macros(root):
    for path in source_tree.files(root, '.c', under='src'):
        text = source_tree.read(root, path)
        for cut in CUT_BY_A_MACRO.finditer(text):
            yield f'{path}:{text.count(chr(10), 0, cut.start()) + 1}: {cut.group(1)} cuts a text for people: format it first'


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, 'LC_ALL': 'C.UTF-8'})


def make_template(root, path):
    """As the build does it for the preset that po/meson.build names."""
    return run('xgettext', '--package-name=sittings', *PRESET_GLIB, f'--directory={root}',
               f'--files-from={os.path.join(root, "po/POTFILES")}', f'--output={path}')


def faults_of_language(root, language, template, folder):
    path = os.path.join(root, f'po/{language}.po')
    merged = os.path.join(folder, f'{language}.po')
    if not os.path.exists(path):
        return [f'po/{language}.po does not exist']
    checked = run('msgfmt', '--check', '--output-file=/dev/null', path)
    if checked.returncode:
        return [line for line in checked.stderr.split('\n') if line]
    run('msgmerge', '--quiet', '--no-fuzzy-matching', f'--output-file={merged}', path, template)
    told = run('msgfmt', '--statistics', '--output-file=/dev/null', merged).stderr
    missing = {what: int(number) for number, what in re.findall(r'(\d+) (fuzzy|untranslated)', told)}
    first = re.search(r'^msgid .*?(?=^msgstr)', run('msgattrib', '--untranslated', '--no-wrap', merged).stdout.partition('\n\n')[2],
                      re.DOTALL | re.MULTILINE)
    return [f'po/{language}.po: {number} {what}' + (f', the first {first.group().strip()}' if first else '')
            for what, number in missing.items()]


def faults_of_languages(root):
    if not os.path.exists(os.path.join(root, 'po/LINGUAS')):
        return []
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, 'sittings.pot')
        made = make_template(root, template)
        faults = [line for line in made.stderr.split('\n') if line]
        if not os.path.exists(template):
            return faults
        for language in source_tree.read(root, 'po/LINGUAS').split():
            faults += faults_of_language(root, language, template, folder)
        return faults


def find_faults(root):
    return faults_of_list(root) + list(faults_of_macros(root)) + faults_of_languages(root)


if __name__ == '__main__':
    for tool in ('xgettext', 'msgmerge', 'msgfmt'):
        if not shutil.which(tool):
            print(f'{tool} is not installed (Debian: gettext)')
            sys.exit(77)
    source_tree.report(find_faults)
