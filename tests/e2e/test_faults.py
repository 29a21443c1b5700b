#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Data that cannot be opened: each fault has its page, which says what happened and touches nothing."""
import os
import re
import shutil
import subprocess
import tempfile
import unittest

import clinic
import disks
from case import ProgramCase
from drive import App, wait_for

needs_disks = unittest.skipUnless(disks.may_mount(), 'no disk can be mounted here')


class ClinicCase(ProgramCase):
    """Each test begins with a copy of the same invented clinic."""
    now = clinic.NOW

    @classmethod
    def setUpClass(cls):
        cls.template = os.path.join(tempfile.mkdtemp(prefix='template-', dir=os.environ.get('E2E_DIR')), 'clinic')
        clinic.make(cls.template)
        cls.addClassCleanup(shutil.rmtree, os.path.dirname(cls.template))

    def setUp(self):
        super().setUp()
        shutil.copytree(self.template, self.data, dirs_exist_ok=True)

    def argv(self):
        return [os.environ['SITTINGS_PROGRAM'], '--data', self.data]

    def sees_clinic(self):
        self.app.find('tab', 'Today', where=lambda tab: tab.sensitive)
        self.app.wait_gone('button', 'Quit')


class Faults(ClinicCase):
    def assert_page(self, title, *words):
        self.app.find_text(title)
        for word in words:
            self.app.find_text(re.compile(re.escape(word)))
        self.app.find('button', 'Quit')
        self.assertEqual(self.app.find_all('tab'), [])

    def assert_untouched(self, before):
        self.app.find('button', 'Quit').click()
        self.app.wait_end()
        self.assertEqual(clinic.fingerprint(self.data), before)

    def try_again(self):
        self.app.find('button', 'Try Again').click()

    def test_damaged(self):
        clinic.damage(self.data)
        before = clinic.fingerprint(self.data)
        self.start()
        self.assert_page('The Data Are Damaged', self.data, 'Nothing was changed')
        self.app.find('button', 'Restore a Copy…')
        self.assert_untouched(before)

    def test_no_database_at_all(self):
        with open(clinic.path(self.data), 'wb') as file:
            file.write(b'Dear diary, ' * 1000)
        before = clinic.fingerprint(self.data)
        self.start()
        self.assert_page('The Data Are Damaged')
        self.assert_untouched(before)

    def test_cut_short(self):
        os.truncate(clinic.path(self.data), os.path.getsize(clinic.path(self.data)) // 2)
        before = clinic.fingerprint(self.data)
        self.start()
        self.assert_page('The Data Are Damaged')
        self.assert_untouched(before)

    def test_newer(self):
        clinic.make_newer(self.data)
        before = clinic.fingerprint(self.data)
        self.start()
        self.assert_page('These Data Need a Newer Sittings', self.data)
        self.assert_untouched(before)

    def test_open_elsewhere(self):
        holder = clinic.Holder(self.data)
        before = clinic.fingerprint(self.data)
        self.start()
        self.assert_page('The Clinic Is Open Elsewhere', self.data, 'Asha, process 4711, on desk-2')
        self.try_again()
        self.assert_page('The Clinic Is Open Elsewhere')
        self.assertEqual(clinic.fingerprint(self.data), before)
        holder.release()
        self.try_again()
        self.sees_clinic()

    @needs_disks
    def test_read_only(self):
        before = clinic.fingerprint(self.data)
        self.app = App(disks.read_only(self.data, self.argv()), clock=self.clock)
        self.assert_page('The Data Cannot Be Written', self.data)
        self.assert_untouched(before)

    @needs_disks
    def test_full(self):
        self.app = App(disks.full(self.data, self.argv()), clock=self.clock)
        self.assert_page('The Disk Is Full', self.data)
        disks.make_room(self.app, self.data)
        self.try_again()
        self.sees_clinic()


class Restoring(ClinicCase):
    def counts(self):
        tables = ('patient', 'course', 'session', 'follow_up', 'journal')
        return [clinic.ask_one(self.data, f'SELECT count (*) FROM {table}') for table in tables]

    def quit(self):
        self.app.key('ctrl+q')
        self.assertEqual(self.app.wait_end(), 0)

    def test_yesterdays_copy_gives_back_the_clinic(self):
        before = self.counts()
        self.clock.advance(days=-1)
        self.start()
        self.sees_clinic()
        copy = os.path.join(self.data, 'copies', 'sittings-2026-11-23.db')
        wait_for(lambda: os.path.exists(copy), what="yesterday's copy")
        self.quit()
        self.clock.advance(days=1)
        clinic.damage(self.data)
        with open(clinic.path(self.data), 'rb') as file:
            damaged = file.read()
        self.app.restart()
        self.app.find_text('The Data Are Damaged')
        self.app.find('button', 'Restore a Copy…').click()
        self.app.find('button', 'Restore the Copy of Mon 23 Nov 2026').click()
        self.app.find('button', 'Restore').click()
        self.sees_clinic()
        self.quit()
        self.assertEqual(self.counts(), before)
        aside = [name for name in os.listdir(self.data) if name.startswith('sittings-set-aside') and name.endswith('.db')]
        self.assertEqual(len(aside), 1)
        with open(os.path.join(self.data, aside[0]), 'rb') as file:
            self.assertEqual(file.read(), damaged)

    @needs_disks
    def test_write_on_a_full_disk_is_said_and_can_be_done_again(self):
        self.app = App(disks.full(self.data, self.argv(), room=1024), clock=self.clock)
        self.sees_clinic()
        self.app.key('ctrl+n')
        editor = self.app.dialog()
        editor.find('entry', 'Given Name').type_into('Asha')
        disks.fill_up(self.app, self.data)
        editor.find('button', 'Save').click()
        # in the form itself: behind it the window says the same of today's copy, perhaps before Save was heard
        editor.find_text(re.compile('disk is full', re.I))
        self.assertEqual(editor.find('entry', 'Given Name').text, 'Asha')
        disks.make_room(self.app, self.data)
        editor.find('button', 'Save').click()
        self.app.wait_dialogs_closed(timeout=10)
        self.app.find_text(re.compile('^Asha$'))


class Starts(ClinicCase):
    def test_second_start_shows_the_first(self):
        self.start()
        self.sees_clinic()
        second = subprocess.run(self.argv(), env=self.app.env, timeout=20)
        self.assertEqual(second.returncode, 0)
        self.assertEqual(len(self.app.windows), 1)
        self.assertTrue(self.app.running)

    def test_second_start_brings_the_window_to_the_front(self):
        self.start()
        self.sees_clinic()
        shown = self.app.x_windows()
        subprocess.run(['xdotool', 'windowminimize', '--sync', shown[-1]], check=True)
        wait_for(lambda: not self.app.x_windows(), what='the window to go')
        subprocess.run(self.argv(), env=self.app.env, timeout=20, check=True)
        wait_for(self.app.x_windows, what='the window to come back')

    def test_other_folder_is_refused_while_one_is_open(self):
        self.start()
        self.sees_clinic()
        other = subprocess.run([self.argv()[0], '--data', self.data + '.other'], env=self.app.env, timeout=20,
                               capture_output=True, text=True)
        self.assertEqual(other.returncode, 1)
        self.assertIn(self.data, other.stdout + other.stderr)
        self.assertFalse(os.path.exists(self.data + '.other'))

    def test_closed_and_opened_again(self):
        self.start()
        self.sees_clinic()
        self.app.key('ctrl+q')
        self.assertEqual(self.app.wait_end(), 0)
        self.app.restart()
        self.sees_clinic()


if __name__ == '__main__':
    unittest.main(verbosity=2)
