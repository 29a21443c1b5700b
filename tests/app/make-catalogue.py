#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A catalogue of all that the program says now, each message its own translation: make-catalogue.py SOURCE_ROOT FILE.mo"""
import os
import subprocess
import sys
import tempfile

root, made = sys.argv[1:]
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(root, 'tests', 'checks'))

import check_translations

with tempfile.TemporaryDirectory() as folder:
    template, catalogue = os.path.join(folder, 'own.pot'), os.path.join(folder, 'own.po')
    check_translations.make_template(root, template)
    subprocess.run(['msgen', '--output-file', catalogue, template], check=True, env={**os.environ, 'LC_ALL': 'C.UTF-8'})
    subprocess.run(['msgfmt', '--output-file', made, catalogue], check=True)
