#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What software centres show is true: check_metainfo.py SOURCE_ROOT.

Releases are those of NEWS, the newest is the version that is built, screenshots are the files in data/screenshots, the types
of files are those of the desktop file, and appstreamcli has nothing to say, be it an error or a hint.
"""
import os
import re
import shutil
import struct
import subprocess
import xml.etree.ElementTree as ElementTree

import source_tree

METAINFO = 'data/io.github.sittings.Sittings.metainfo.xml.in'
DESKTOP = 'data/io.github.sittings.Sittings.desktop.in'
SCREENSHOTS = 'data/screenshots'
SUMMARY = 35
HEADING = re.compile(r'^Sittings (\S+), (not released yet|\d{4}-\d{2}-\d{2})\n=+\n\n((?:\S.*\n)+)', re.MULTILINE)
COLOUR = re.compile(r'#[0-9a-f]{6}$')
# appstream 1.0 asks for the tag, and what came before does not know it
UNKNOWN_BEFORE_1 = 'unknown-tag developer'


def in_words(text):
    return ' '.join(text.split())


def releases_of_news(root):
    """Version to (type, date or None, first paragraph), the newest first."""
    return {version: ('development' if when.startswith('not') else 'stable', None if when.startswith('not') else when,
                      in_words(text))
            for version, when, text in HEADING.findall(source_tree.read(root, 'NEWS'))}


def faults_of_releases(root, component):
    told = releases_of_news(root)
    if not told:
        yield 'NEWS: no heading that reads “Sittings VERSION, DATE”'
    shown = {release.get('version'): release for release in component.findall('releases/release')}
    if list(shown) != list(told):
        yield f'{METAINFO}: releases {list(shown)}, and in NEWS {list(told)}'
        return
    for version, (kind, day, text) in told.items():
        release = shown[version]
        if release.get('type', 'stable') != kind:
            yield f'{METAINFO}: {version} is {release.get("type", "stable")}, and in NEWS {kind}'
        if day and release.get('date') != day:
            yield f'{METAINFO}: {version} is of {release.get("date")}, and in NEWS of {day}'
        if in_words(release.findtext('description/p', '')) != text:
            yield f'{METAINFO}: {version} does not say what NEWS begins with: {text}'
    built = re.search(r"^\s*version: '([^']+)'", source_tree.read(root, 'meson.build'), re.MULTILINE).group(1)
    if next(iter(told)) != built:
        yield f'NEWS: begins with {next(iter(told))}, and {built} is built'


def size_of(path):
    with open(path, 'rb') as file:
        return struct.unpack('>II', file.read(24)[16:24])


def faults_of_screenshots(root, component):
    images = {os.path.basename(image.text): image for image in component.findall('screenshots/screenshot/image')}
    there = {name for name in os.listdir(os.path.join(root, SCREENSHOTS)) if name.endswith('.png')}
    for name in sorted(there ^ set(images)):
        yield f'{METAINFO}: {name} is only {"in " + SCREENSHOTS if name in there else "here"}'
    for name in sorted(there & set(images)):
        width, height = size_of(os.path.join(root, SCREENSHOTS, name))
        if (images[name].get('width'), images[name].get('height')) != (str(width), str(height)):
            yield f'{METAINFO}: {name} has {width}×{height}'
    if [shot.get('type') for shot in component.findall('screenshots/screenshot')].count('default') != 1:
        yield f'{METAINFO}: not one screenshot is the first to show'


def faults_of_rest(root, component):
    if len(component.findtext('summary')) > SUMMARY:
        yield f'{METAINFO}: the summary is longer than {SUMMARY} letters'
    if component.find('content_rating[@type="oars-1.1"]') is None:
        yield f'{METAINFO}: no content rating'
    colours = {colour.get('scheme_preference'): colour.text for colour in component.findall('branding/color[@type="primary"]')}
    if set(colours) != {'light', 'dark'} or not all(COLOUR.match(colour) for colour in colours.values()):
        yield f'{METAINFO}: not one colour for light and one for dark, but {colours}'
    types = re.search(r'^MimeType=(.*)$', source_tree.read(root, DESKTOP), re.MULTILINE).group(1)
    provided = {kind.text for kind in component.findall('provides/mediatype')}
    if provided != set(types.strip(';').split(';')):
        yield f'{METAINFO}: provides {sorted(provided)}, and the desktop file {types}'


def faults_by_tool(root):
    version = re.search(r'(\d+)\.', subprocess.run(['appstreamcli', '--version'], capture_output=True, text=True).stdout)
    told = subprocess.run(['appstreamcli', 'validate', '--strict', '--no-net', os.path.join(root, METAINFO)],
                          capture_output=True, text=True, env={**os.environ, 'LC_ALL': 'C.UTF-8'})
    for line in told.stdout.split('\n'):
        if re.match(r'[EWI]: ', line) and not (version and version.group(1) == '0' and UNKNOWN_BEFORE_1 in line):
            yield line


def find_faults(root):
    component = ElementTree.parse(os.path.join(root, METAINFO)).getroot()
    faults = [*faults_of_releases(root, component), *faults_of_screenshots(root, component),
              *faults_of_rest(root, component)]
    return faults + (list(faults_by_tool(root)) if shutil.which('appstreamcli') else [])


if __name__ == '__main__':
    if not shutil.which('appstreamcli'):
        print('# appstreamcli is not installed (Debian: appstream): its own rules are not asked')
    source_tree.report(find_faults)
