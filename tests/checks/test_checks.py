#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks themselves: each fault they are there for, planted in a small tree, is found, and what is right passes."""
import json
import os
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True

import check_flatpak
import check_help
import check_includes
import check_listed
import check_metainfo
import check_sizes
import check_translations
import check_xml

LICENCE = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n'


class CheckCase(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = self.folder.name

    def tearDown(self):
        self.folder.cleanup()

    def write(self, path, text):
        full = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, 'w', encoding='utf-8') as file:
            file.write(text)


class Flatpak(CheckCase):
    ARCHIVE = {'type': 'archive', 'url': 'https://example.org/a.tar.gz', 'sha256': 64 * '0'}

    def faults(self, permissions=check_flatpak.ALLOWED, archive=ARCHIVE, readme=''.join(f'`{x}`' for x in check_flatpak.ALLOWED),
               tested=True, locales=False):
        self.write(check_flatpak.README, readme)
        self.write(check_flatpak.MANIFEST, json.dumps({'finish-args': permissions, 'separate-locales': locales, 'modules': [
            {'name': 'a', 'sources': [archive]},
            {'name': 'b', 'run-tests': tested, 'sources': [{'type': 'dir', 'path': '..'}]}]}))
        return check_flatpak.find_faults(self.root)

    def test_right(self):
        self.assertEqual(self.faults(), [])

    def test_faults(self):
        for name, how, faults in [
                ('more', {'permissions': [*check_flatpak.ALLOWED, '--share=network']}, 2),
                ('less', {'permissions': check_flatpak.ALLOWED[1:]}, 1),
                ('no reason', {'readme': '`--share=ipc`'}, 3),
                ('no checksum', {'archive': {**self.ARCHIVE, 'sha256': ''}}, 1),
                ('not pinned', {'archive': {'type': 'git', 'url': 'https://example.org/a.git'}}, 1),
                ('languages apart', {'locales': True}, 1),
                ('untested', {'tested': False}, 1)]:
            with self.subTest(name):
                self.assertEqual(len(self.faults(**how)), faults)


class Includes(CheckCase):
    cases = [
        # file, line, allowed
        ('src/core/a.c', '#include "core/b.h"', True),
        ('src/core/a.c', '#include "config.h"', True),
        ('src/core/a.c', '#include "store/b.h"', False),
        ('src/core/a.c', '#include "b.h"', False),
        ('src/core/a.c', '#include <gtk/gtk.h>', False),
        ('src/core/a.c', 'x = g_get_real_time ();', False),
        ('src/core/a.c', 'x = clinic_now_time (y); /* time (NULL) */', True),
        ('src/core/a.c', 'x = time (NULL);', False),
        ('src/store/a.c', '#include "core/b.h"', True),
        ('src/store/a.c', '#include "model/b.h"', False),
        ('src/store/a.c', '#include <sqlite3.h>', False),
        ('src/store/clinic-db-sqlite.c', '#include <sqlite3.h>', True),
        ('src/store/a.c', '  #  include   "ui/b.h"', False),
        ('src/exchange/a.c', '#include <csv.h>', True),
        ('src/model/a.c', '#include <csv.h>', False),
        ('src/model/a.c', '#include "exchange/b.h"', True),
        ('src/model/a.c', '#include <adwaita.h>', False),
        ('src/notify/a.c', '#include <libnotify/notify.h>', True),
        ('src/app/a.c', '#include <libnotify/notify.h>', False),
        ('src/ui/today/a.c', '#include "model/b.h"', True),
        ('src/ui/today/a.c', '#include "store/b.h"', False),
        ('src/ui/today/a.c', '#include "ui/today/b.h"', True),
        ('src/ui/today/a.c', '#include "ui/parts/b.h"', True),
        ('src/ui/today/a.c', '#include "ui/calendar/b.h"', False),
        ('src/ui/window.c', '#include "ui/calendar/b.h"', True),
        ('src/app/a.c', '#include "ui/b.h"', True),
        ('src/main.c', '#include <adwaita.h>', True),
        ('src/main.c', '#include "app/b.h"', True),
        ('src/elsewhere/a.c', '', False),
    ]

    def test_cases(self):
        for path, line, allowed in self.cases:
            with self.subTest(path=path, line=line):
                self.setUp()
                self.write(path, LICENCE + line + '\n')
                self.assertEqual(check_includes.find_faults(self.root) == [], allowed)
                self.tearDown()


NEWS = """Sittings 1.1, not released yet
==============================

The second.

* More

Sittings 1.0, 2026-11-23
========================

The first: all that
is needed.
"""
RELEASE = '<release version="{}" {}><description><p>{}</p></description></release>'


class Metainfo(CheckCase):
    def faults(self, second='type="development"', first='date="2026-11-23"', words='The first: all that is needed.', built='1.1'):
        self.write('NEWS', NEWS)
        self.write('meson.build', f"project('sittings', 'c',\n  version: '{built}')")
        component = check_metainfo.ElementTree.fromstring(
            '<component><releases>' + RELEASE.format('1.1', second, 'The second.') + RELEASE.format('1.0', first, words) +
            '</releases></component>')
        return list(check_metainfo.faults_of_releases(self.root, component))

    def test_releases(self):
        self.assertEqual(self.faults(), [])
        self.assertTrue(self.faults(second=''))
        self.assertTrue(self.faults(first='date="2026-11-24"'))
        self.assertTrue(self.faults(words='The first.'))
        self.assertTrue(self.faults(built='1.2'))

    def test_screenshots(self):
        shot = '<screenshot type="default"><image width="2" height="3">https://a/{}</image></screenshot>'
        os.makedirs(os.path.join(self.root, check_metainfo.SCREENSHOTS))
        with open(os.path.join(self.root, check_metainfo.SCREENSHOTS, 'a.png'), 'wb') as file:
            file.write(b'\x89PNG\r\n\x1a\n' + bytes(8) + (2).to_bytes(4, 'big') + (3).to_bytes(4, 'big'))

        def faults(name, size='"3"'):
            text = '<c><screenshots>' + shot.format(name).replace('"3"', size) + '</screenshots></c>'
            return list(check_metainfo.faults_of_screenshots(self.root, check_metainfo.ElementTree.fromstring(text)))
        self.assertEqual(faults('a.png'), [])
        self.assertEqual(len(faults('b.png')), 2)
        self.assertEqual(len(faults('a.png', '"4"')), 1)


PAGE = '<page xmlns="http://projectmallard.org/1.0/" id="{}">{}</page>'
INFO = '<info><link type="guide" xref="index#desk"/><desc>About</desc></info>'
INDEX = '<info><desc>All</desc></info><section id="desk"/>'


class Help(CheckCase):
    def faults(self, content, info=INFO, identity='a'):
        pages = {'index': check_help.ElementTree.fromstring(PAGE.format('index', INDEX)),
                 'a': check_help.ElementTree.fromstring(PAGE.format(identity, info + content))}
        self.write('data/screenshots/a.png', '')
        self.write(check_help.SHORTCUTS, '{ "app.quit", { "<Control>q" } },')
        return [fault for name, page in pages.items() for fault in check_help.faults_of_page(self.root, name, page, pages)] + \
            list(check_help.faults_of_keys(self.root, pages))

    def test_pages(self):
        self.assertEqual(self.faults('<p><link xref="index#desk"/></p>'), [])
        self.assertEqual(self.faults('<media src="figures/a.png"><p>A</p></media>'), [])
        self.assertEqual(self.faults('<keyseq><key>Ctrl</key><key>Q</key></keyseq>'), [])
        for content in ('<link xref="b"/>', '<link xref="index#b"/>', '<media src="figures/b.png"><p>B</p></media>',
                        '<media src="figures/a.png"/>', '<keyseq><key>Ctrl</key><key>B</key></keyseq>'):
            self.assertEqual(len(self.faults(content)), 1, content)
        self.assertEqual(len(self.faults('', info='')), 2)
        self.assertEqual(len(self.faults('', identity='b')), 1)


class Listed(CheckCase):
    def test_all_and_one_forgotten(self):
        self.write('src/core/meson.build', "files('a.c')")
        self.write('src/core/a.c', '')
        self.write('src/ui/meson.build', "files('today/b.c')")
        self.write('src/ui/today/b.c', '')
        self.write('tests/core/meson.build', "foreach name : ['a', 'other-c']")
        self.write('tests/core/test-a.c', '')
        self.write('tests/core/helper.c', '')
        self.assertEqual(check_listed.find_faults(self.root), [])
        self.write('tests/core/test-c.c', '')
        self.write('src/ui/today/c.c', '')
        self.assertEqual([fault.split(':')[0] for fault in check_listed.find_faults(self.root)],
                         ['src/ui/today/c.c', 'tests/core/test-c.c'])


class Sizes(CheckCase):
    @staticmethod
    def function(name, lines, line='  x ();'):
        return f'{LICENCE}static void\n{name} (int a,\n      int b)\n{{\n' + f'{line}\n' * (lines - 2) + '}\n'

    def faults(self, path, text):
        self.write(path, text)
        return check_sizes.find_faults(self.root)

    def test_function_at_the_limit(self):
        self.assertEqual(self.faults('src/a.c', self.function('work', 60)), [])

    def test_function_over_the_limit(self):
        faults = self.faults('src/a.c', self.function('work', 61))
        self.assertEqual(len(faults), 1)
        self.assertIn('work has 61 lines', faults[0])

    def test_class_init_may_be_long(self):
        self.assertEqual(self.faults('src/a.c', self.function('clinic_thing_class_init', 90)), [])

    def test_sql_text_does_not_count(self):
        self.assertEqual(self.faults('src/a.c', self.function('work', 90, '    "SELECT 1 "')), [])

    def test_table_is_not_a_function(self):
        self.assertEqual(self.faults('src/a.c', LICENCE + 'static int a[] =\n{\n' + '  1,\n' * 90 + '};\n'), [])

    def test_file_over_the_limit(self):
        self.assertEqual(self.faults('src/a.h', LICENCE + '#pragma once\n' + '\n' * 698), [])
        self.assertEqual(len(self.faults('src/a.h', LICENCE + '#pragma once\n' + '\n' * 699)), 1)

    def test_licence_and_guard(self):
        self.assertEqual(len(self.faults('src/a.h', 'int a;\n')), 2)


class Translations(CheckCase):
    def faults(self, potfiles):
        self.write('po/POTFILES', potfiles)
        return check_translations.find_faults(self.root)

    def setUp(self):
        super().setUp()
        self.write('src/a.c', 'puts (_("Book"));')
        self.write('src/b.ui', '<property translatable="yes">Book</property>')
        self.write('src/c.c', 'clinic_thing_("not text"); /* _( */')
        self.write('src/d.c', 'ngettext ("%d call", "%d calls", n)')

    def test_complete(self):
        self.assertEqual(self.faults('# sorted\nsrc/a.c\nsrc/b.ui\nsrc/d.c\n'), [])

    def test_missing(self):
        self.assertEqual(len(self.faults('src/a.c\nsrc/d.c\n')), 1)

    def test_too_many(self):
        self.assertEqual(len(self.faults('src/a.c\nsrc/b.ui\nsrc/c.c\nsrc/d.c\nsrc/gone.c\n')), 2)

    def test_unsorted(self):
        self.assertEqual(len(self.faults('src/b.ui\nsrc/a.c\nsrc/d.c\n')), 1)

    def test_macro_in_text(self):
        for call, right in [('_("Byte %" G_GSIZE_FORMAT " is bad.")', False),
                            ('_("Byte %s"\n   " is bad.")', True),
                            ('ngettext ("%d call", "%" G_GINT64_FORMAT " calls", n)', False),
                            ('C_("state", "Done"), "%" G_GSIZE_FORMAT', True)]:
            with self.subTest(call=call):
                self.write('src/a.c', f'puts ({call});')
                self.assertEqual(list(check_translations.faults_of_macros(self.root)) == [], right)


@unittest.skipUnless(check_translations.shutil.which('xgettext'), 'gettext is not installed')
class Languages(CheckCase):
    HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n' \
           '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    BOOK = '\nmsgid "Book"\nmsgstr "Buchen"\n'
    CALLS = '\n#, c-format\nmsgid "%d call"\nmsgid_plural "%d calls"\nmsgstr[0] "%d Anruf"\nmsgstr[1] "%d Anrufe"\n'

    def faults(self, entries):
        self.write('src/a.c', 'puts (_("Book")); g_print (ngettext ("%d call", "%d calls", n), n);')
        self.write('po/POTFILES', 'src/a.c\n')
        self.write('po/LINGUAS', 'de\n')
        if entries is not None:
            self.write('po/de.po', self.HEAD + entries)
        return check_translations.find_faults(self.root)

    def test_complete(self):
        self.assertEqual(self.faults(self.BOOK + self.CALLS), [])

    def test_faults(self):
        for name, entries, word in [('no file', None, 'does not exist'),
                                    ('missing', self.BOOK, '1 untranslated'),
                                    ('empty', self.BOOK.replace('Buchen', '') + self.CALLS, '"Book"'),
                                    ('fuzzy', '\n#, fuzzy' + self.BOOK + self.CALLS, '1 fuzzy'),
                                    ('format', self.BOOK + self.CALLS.replace('%d Anrufe', '%s Anrufe'), 'msgstr[1]')]:
            with self.subTest(name):
                self.setUp()
                self.assertIn(word, '\n'.join(self.faults(entries)))
                self.tearDown()


@unittest.skipUnless(check_xml.shutil.which('xmllint'), 'xmllint is not installed')
class Xml(CheckCase):
    def test_cases(self):
        for text, right in [('<interface><requires lib="gtk" version="4.8"/></interface>', True),
                            ('<interface><requires lib="gtk" version="4.10"/></interface>', False),
                            ('<interface><object></interface>', False)]:
            with self.subTest(text=text):
                self.write('src/a.ui', text)
                self.assertEqual(check_xml.find_faults(self.root) == [], right)


if __name__ == '__main__':
    unittest.main()
