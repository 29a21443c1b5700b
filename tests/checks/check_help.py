#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual is whole: check_help.py SOURCE_ROOT.

Each page is listed by a section of the index, stands in the program and in what is installed, and leads nowhere that is not
there; each shortcut that it names is set. Where yelp-check is installed it is asked too.
"""
import glob
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

import source_tree

FOLDER = 'help/C'
NAMESPACE = '{http://projectmallard.org/1.0/}'
RESOURCES = 'src/ui/ui.gresource.xml'
SHORTCUTS = 'src/app/clinic-application-actions.c'
# what is asked of a manual for a clinic
TOPICS = {'start', 'booking', 'moving', 'today', 'follow-ups', 'record', 'photos', 'consent', 'import', 'copies',
          'another-computer', 'keyboard'}
KEYS = {'Ctrl': '<Control>', 'Shift': '<Shift>', 'Alt': '<Alt>', ',': 'comma', '?': 'question'}
# GTK's own, and the calendar's
OTHER_KEYS = {'F10', '<Control>x', '<Control>v'}


def read_pages(root):
    pages = {}
    for path in sorted(glob.glob(os.path.join(root, FOLDER, '*.page'))):
        pages[os.path.splitext(os.path.basename(path))[0]] = ElementTree.parse(path).getroot()
    return pages


def faults_of_page(root, name, page, pages):
    path = f'{FOLDER}/{name}.page'
    if page.get('id') != name:
        yield f'{path}: its id is {page.get("id")}'
    for link in page.iter(NAMESPACE + 'link'):
        target, _, part = (link.get('xref') or name).partition('#')
        ids = [element.get('id') for element in pages[target].iter() if element.get('id')] if target in pages else []
        if target not in pages or part and part not in ids:
            yield f'{path}: leads to {link.get("xref")}, which is not there'
    for media in page.iter(NAMESPACE + 'media'):
        if not os.path.exists(os.path.join(root, 'data/screenshots', os.path.basename(media.get('src')))):
            yield f'{path}: no picture {media.get("src")}'
        if not ''.join(media.itertext()).strip():
            yield f'{path}: {media.get("src")} has no words in its place'
    if name != 'index' and page.find(f'{NAMESPACE}info/{NAMESPACE}link[@type="guide"]') is None:
        yield f'{path}: no guide lists it'
    if page.find(f'{NAMESPACE}info/{NAMESPACE}desc') is None:
        yield f'{path}: no <desc> says what it is about'


def faults_of_lists(root, pages):
    resources, installed = source_tree.read(root, RESOURCES), source_tree.read(root, 'help/meson.build')
    figures = {media.get('src') for page in pages.values() for media in page.iter(NAMESPACE + 'media')}
    for name in [f'{page}.page' for page in pages] + sorted(figures):
        if f'"help/C/{name}"' not in resources:
            yield f'{RESOURCES}: {name} is missing'
        if f'{os.path.basename(name)}\'' not in installed:
            yield f'help/meson.build: {name} is missing'


def accelerator(keyseq):
    keys = [KEYS.get(key.text, key.text) for key in keyseq.findall(NAMESPACE + 'key')]
    return ''.join(keys[:-1]) + (keys[-1].lower() if len(keys[-1]) == 1 else keys[-1])


def faults_of_keys(root, pages):
    known = set(re.findall(r'"((?:<\w+>)*\w+)"', source_tree.read(root, SHORTCUTS))) | OTHER_KEYS
    for name, page in pages.items():
        for keyseq in page.iter(NAMESPACE + 'keyseq'):
            if accelerator(keyseq) not in known:
                yield f'{FOLDER}/{name}.page: {accelerator(keyseq)} does nothing'


def faults_by_tool(root):
    if not shutil.which('yelp-check'):
        print('# yelp-check is not installed (Debian: yelp-tools): its own rules are not asked')
        return
    for command in ('validate', 'links', 'orphans'):
        told = subprocess.run(['yelp-check', command, os.path.join(root, FOLDER)], capture_output=True, text=True)
        yield from [line for line in (told.stdout + told.stderr).split('\n') if line]


def find_faults(root):
    pages = read_pages(root)
    faults = [f'{FOLDER}: no page {topic}' for topic in sorted(TOPICS - set(pages))]
    for name, page in pages.items():
        faults += faults_of_page(root, name, page, pages)
    return faults + [*faults_of_lists(root, pages), *faults_of_keys(root, pages), *faults_by_tool(root)]


if __name__ == '__main__':
    source_tree.report(find_faults)
