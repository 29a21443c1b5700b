#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The frame around the pages: the first start, the clinic's settings, copies and restoring, closing and coming back."""
import os
import re
import subprocess
import unittest

import clinic
from case import ProgramCase
from drive import wait_for


class FirstStart(ProgramCase):
    def setUp(self):
        super().setUp()
        os.rmdir(self.data)

    def fill_in(self):
        app = self.app
        app.find('entry', 'Name', nth=0).type_into('Lindenhof & Söhne')
        app.find_text('Add at least one doctor.')
        app.find('entry', 'Name', nth=1).type_into('Dr Nair')
        app.find_text('All of this can be changed later.')

    def sees_clinic(self):
        self.app.find('tab', 'Today')

    def test_opens_and_is_still_there(self):
        app = self.start()
        self.assertFalse(app.find('button', 'Open the Clinic').sensitive)
        app.find_text('Up to 19 patients a day with one doctor')
        self.fill_in()
        self.assertFalse(os.path.exists(self.data))
        app.find('button', 'Open the Clinic').click()
        self.sees_clinic()
        self.assertEqual(app.window.name, 'Lindenhof & Söhne')
        app.kill()
        app.restart()
        self.sees_clinic()
        self.assertEqual(app.window.name, 'Lindenhof & Söhne')

    def test_closing_leaves_nothing_behind(self):
        app = self.start()
        self.fill_in()
        app.key('Escape')
        app.wait_end()
        self.assertFalse(os.path.exists(self.data))

    def test_refused_place_keeps_what_was_typed(self):
        open(self.data, 'w').close()  # a file where the folder should be
        self.addCleanup(os.unlink, self.data)
        app = self.start()
        self.fill_in()
        app.find('button', 'Open the Clinic').click()
        app.find_text(re.compile('^This could not be done: .*Not a directory'))
        self.assertEqual(app.find('entry', 'Name', nth=0).text, 'Lindenhof & Söhne')


class Copies(ProgramCase):
    now = clinic.NOW

    def setUp(self):
        super().setUp()
        clinic.make(self.data)

    def copy_path(self):
        return os.path.join(self.data, 'copies', f'sittings-{clinic.NOW[:10]}.db')

    def test_damaged_clinic_comes_back_from_the_list(self):
        app = self.start()
        app.find('tab', 'Today')
        wait_for(lambda: os.path.exists(self.copy_path()), what="today's copy")
        app.key('ctrl+q')
        app.wait_end()
        clinic.damage(self.data)
        app.restart()
        app.find('button', 'Restore a Copy…').click()
        app.dialog().find('button', 'Restore the Copy of Tue 24 Nov 2026').click()
        wait_for(lambda: len(app.windows) == 3, what='the question')
        app.dialog().find('button', 'Restore').click()
        app.find('tab', 'Today', timeout=10)
        self.assertTrue([name for name in os.listdir(self.data) if name.startswith('sittings-set-aside')])

    def test_settings_change_and_undo(self):
        app = self.start()
        app.find('tab', 'Today')
        before = app.window.name
        app.key('ctrl+comma')
        app.dialog().find('row', re.compile('^Name, people')).mouse_click()
        wait_for(lambda: len(app.windows) == 3, what='the window of the clinic')
        dialog = app.dialog()
        dialog.find('entry', 'Name').type_into('Rosengarten')
        dialog.find('button', 'Save').click()
        wait_for(lambda: app.window.name == 'Rosengarten', what='the new name')
        wait_for(lambda: len(app.windows) == 2, what='the window of the clinic to close')
        app.dialog().find_text('Rosengarten')
        app.key('Escape')
        app.wait_dialogs_closed()
        app.act('win.undo')
        wait_for(lambda: app.window.name == before, what='the old name')


class CommandLine(unittest.TestCase):
    def run_program(self, *arguments):
        return subprocess.run([os.environ['SITTINGS_PROGRAM'], *arguments], capture_output=True, text=True, timeout=20)

    def test_version(self):
        self.assertRegex(self.run_program('--version').stdout, r'^Sittings \d+\.\d+')

    def test_demo_has_its_own_folder(self):
        ran = self.run_program('--demo', '--data', '/tmp')
        self.assertEqual(ran.returncode, 2)
        self.assertIn('--data', ran.stderr)


if __name__ == '__main__':
    unittest.main(verbosity=2)
