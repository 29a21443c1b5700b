#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks themselves: each fault they are there for, planted in a small tree, is found, and what is right passes."""
import os
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True

import check_includes
import check_listed
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
