#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The clinic's main job, from outside: a patient gets a course, a session is done, the follow-up fires.

The power goes after every step, and at random moments: what was confirmed is there.
"""
import os
import re
import sqlite3
import unittest

import clinic
import soak
from case import ProgramCase
from desk import Desk
from drive import wait_for

TWENTY_SEVEN = os.path.join(os.environ['SITTINGS_TEST_FILES'], 'csv', 'twenty-seven.csv')
UNKNOWN = os.path.join(os.environ['SITTINGS_TEST_FILES'], 'csv', 'unknown-header.csv')
SYNTHEA = os.path.join(os.environ.get('SITTINGS_INPUTS', ''), 'csv', 'synthea-patients-2020schema.csv')


class DeskCase(ProgramCase):
    # Central Europe leaves summer time on Sunday 25 October: day 21 of a session on the 6th is 21 days and an hour away
    now = '2026-10-06T09:00:00+02:00'

    def open_clinic(self):
        self.start()
        self.desk = Desk(self.app)
        self.desk.first_start()

    def power_cut(self):
        """SIGKILL, a look at the files, and a new start."""
        self.app.kill()
        with sqlite3.connect(clinic.path(self.data)) as database:
            self.assertEqual(database.execute('PRAGMA integrity_check').fetchall(), [('ok',)])
            self.assertEqual(database.execute('PRAGMA foreign_key_check').fetchall(), [])
        database.close()
        self.app.restart()
        self.desk.sees_clinic()

    def count(self, table, where='1'):
        return clinic.ask_one(self.data, f'SELECT count (*) FROM {table} WHERE {where}')

    def make_course(self, fragment='ash', name='Asha Rao'):
        self.desk.find_patient(fragment, name)
        self.desk.start_course('Face, acne scars')


class MainJob(DeskCase):
    NAME = 'Asha Rao'

    def test_main_job_with_a_power_cut_after_every_step(self):
        for step in (self.open_clinic, self.bring_patients, self.begin_course, self.book_first, self.book_second,
                     self.arrive, self.put_cream_on, self.get_ready, self.roll, self.leave, self.next_day,
                     self.peeling_starts, self.peeling_ends):
            try:
                step()
            except Exception as error:
                raise self.failureException(f'at the step {step.__name__}') from error
            self.power_cut()

    def bring_patients(self):
        self.desk.import_patients(TWENTY_SEVEN, 27)
        self.assertEqual(self.count('patient'), 27)

    def begin_course(self):
        self.make_course('ash')
        self.assertEqual(self.count('course', 'length = 6'), 1)

    def book_first(self):
        self.desk.find_patient('rao', self.NAME)
        self.desk.book(self.desk.open_booking(1), re.compile('^Tue 6 Oct, 9:00'))
        self.app.find_text('Next session Tue 6 Oct')

    def book_second(self):
        self.desk.find_patient('rao', self.NAME)
        booking = self.desk.open_booking(2)
        self.desk.ask_for_day(booking, '2026-10-26')
        booking.find_text(re.compile('^Earliest Tue 27 Oct: 21 days after session 1'))
        self.assertEqual(booking.find_all('check', re.compile('26 Oct')), [])
        self.assertEqual(self.count('session'), 1)
        # an hour earlier than the first: 21 days on the calendar, 20 and 23 hours by the clock
        self.desk.ask_for_day(booking, '2026-10-27')
        self.desk.book(booking, re.compile('^Tue 27 Oct, 8:00'))
        wait_for(lambda: self.count('session') == 2, what='the second session')

    def arrive(self):
        self.desk.show_page(1)
        self.desk.check_in(self.NAME)

    def put_cream_on(self):
        self.clock.set('2026-10-06T09:02:00+02:00')
        self.desk.stands_in('Arrived', self.NAME)
        self.desk.cream_on(self.NAME)

    def get_ready(self):
        """The clock goes on running while the program does not."""
        self.app.kill()
        self.clock.set('2026-10-06T09:20:00+02:00')
        self.app.restart()
        self.app.find_text('18')
        self.app.find_text('Ready from 9:32')
        self.clock.set('2026-10-06T09:33:00+02:00')
        self.desk.stands_in('Ready', self.NAME)
        told = self.notifications.wait_for('is ready')
        self.assertNotIn('Asha', told['summary'] + told['body'])

    def roll(self):
        self.clock.set('2026-10-06T09:47:00+02:00')
        self.desk.start_rolling(self.NAME)

    def leave(self):
        self.clock.set('2026-10-06T10:05:00+02:00')
        self.app.find_text('18 of 20 min')
        self.desk.finish(self.NAME)
        self.assertEqual(clinic.ask(self.data, "SELECT kind FROM follow_up WHERE status = 'open' ORDER BY due LIMIT 3"),
                         [('first-call',), ('peel-check',), ('peel-end',)])
        self.assertGreaterEqual(self.count('care_item'), 7)

    def next_day(self):
        """Not before 24 hours after rolling; the notification's button opens the call."""
        self.clock.set('2026-10-07T10:00:00+02:00')
        self.app.find_text('Wednesday 7 October')
        self.assertEqual([told for told in self.notifications.list() if 'call' in told['summary']], [])
        self.clock.set('2026-10-07T10:06:00+02:00')
        told = self.notifications.wait_for('call is due')
        self.assertNotIn('Asha', told['summary'] + told['body'])
        self.notifications.act(told, 'open')
        self.app.find_text(re.compile('^First call · day 1 · session 1 of 6'))
        self.desk.log_call('Redness')
        wait_for(lambda: self.count('call', "outcome = 'reached'") == 1, what='the call')
        self.assertEqual(self.count('follow_up', "kind = 'first-call' AND status = 'done'"), 1)

    def peeling_starts(self):
        self.clock.set('2026-10-09T10:00:00+02:00')
        self.notifications.wait_for(re.compile('due'))
        self.desk.open_follow_up(self.NAME, 'Peel check')
        self.desk.log_call(peeling='Started')
        wait_for(lambda: self.count('healing', 'peeling_started IS NOT NULL') == 1, what='peeling')

    def peeling_ends(self):
        self.clock.set('2026-10-13T10:00:00+02:00')
        self.desk.open_follow_up(self.NAME, 'Peel end')
        self.desk.log_call(peeling='Finished')
        wait_for(lambda: self.count('healing', 'settled IS NOT NULL') == 1, what='the end of peeling')
        self.assertEqual(self.count('follow_up', "kind = 'peel-end' AND status = 'open'"), 0)


class Undo(DeskCase):
    def test_import_and_booking_are_taken_back(self):
        self.open_clinic()
        self.desk.import_patients(TWENTY_SEVEN, 27)
        self.app.act('win.undo')
        wait_for(lambda: self.count('patient') == 0, what='the import to be taken back')
        self.desk.show_page(3)
        self.app.find_text('No Patients Yet')
        self.app.act('win.redo')
        wait_for(lambda: self.count('patient') == 27, what='the import done again')
        self.make_course()
        self.desk.book(self.desk.open_booking(1), re.compile('^Tue 6 Oct, 9:00'))
        wait_for(lambda: self.count('session') == 1, what='the session')
        self.app.act('win.undo')
        wait_for(lambda: self.count('session') == 0, what='the booking to be taken back')
        self.app.find('button', 'Book Session 1')


class Import(DeskCase):
    @unittest.skipUnless(os.path.exists(SYNTHEA), 'the Synthea patients are not here')
    def test_synthea(self):
        with open(SYNTHEA, encoding='utf-8') as file:
            rows = sum(1 for _ in file) - 1
        self.open_clinic()
        window = self.desk.open_import(SYNTHEA)
        button = window.find('button', re.compile(r'^Import [\d,]+ Patients'), timeout=20)
        self.assertEqual(self.count('patient'), 0)
        offered = int(re.sub(r'\D', '', button.name))
        self.assertLessEqual(offered, rows)
        button.click()
        window.find_text(re.compile('^Imported '), timeout=60)
        self.assertEqual(self.count('patient'), offered)
        window.find('button', 'Close').click()
        self.app.wait_dialogs_closed()
        self.power_cut()
        self.assertEqual(self.count('patient'), offered)
        self.assertEqual(self.count('journal', "verb = 'import'"), 1)


    def match_by_hand(self, path, columns):
        """Imports a file in which no column is known; columns: what a person says that each holds."""
        window = self.desk.open_import(path)
        window.find_text(re.compile('^No column holds a name'), timeout=20)
        self.assertEqual(window.find_all('button', re.compile('^Import ')), [])
        for column, what in columns.items():
            self.desk.choose(column, what)
        window.find('button', re.compile('^Import .* Patient'), timeout=10).click()
        window.find_text(re.compile('^Imported '), timeout=20)
        window.find('button', 'Close').click()
        self.app.wait_dialogs_closed()

    def test_unknown_columns_are_matched_by_hand(self):
        self.open_clinic()
        self.match_by_hand(UNKNOWN, {'Feld 1': 'Family name', 'Feld 2': 'Given name', 'Feld 3': 'Mobile phone',
                                     'Feld 4': 'Birth date'})
        self.assertEqual(clinic.ask(self.data, 'SELECT given, family FROM patient ORDER BY id'),
                         [('Zeynep', 'Yılmaz'), ('Jörg', 'Müller'), ('Siobhán', 'O’Brien')])
        self.assertEqual(self.count('patient', "birth <> '' AND phones <> ''"), 3)
        self.app.act('win.undo')
        wait_for(lambda: self.count('patient') == 0, what='the import to be taken back')

    @unittest.skipUnless(os.path.exists(SYNTHEA), "other programs' files are not here")
    def test_files_of_others_are_matched_by_hand(self):
        folder = os.path.dirname(SYNTHEA)
        self.open_clinic()
        self.match_by_hand(os.path.join(folder, 'papa-utf-8-bom-sample.csv'), {'A': 'Given name', 'B': 'Family name'})
        self.match_by_hand(os.path.join(folder, 'messy-skip_initials.csv'), {'field1': 'Whole name'})
        self.assertEqual(clinic.ask(self.data, 'SELECT given, family FROM patient ORDER BY id')[0], ('X', 'Y'))
        self.assertEqual(self.count('patient', "given || family = 'hello'"), 1)
        self.assertEqual(self.count('journal', "verb = 'import'"), 2)


class Keyboard(DeskCase):
    def test_booking_by_keyboard_alone(self):
        self.open_clinic()
        self.desk.import_patients(TWENTY_SEVEN, 27)
        self.make_course()
        self.app.key('ctrl+b')
        self.app.dialog().find('entry', 'Search patients')
        self.app.type('asha')
        self.app.dialog().find('row', re.compile('^Asha Rao'))
        self.app.key('Return')
        self.app.dialog().find('check', re.compile('^Tue 6 Oct, 9:00'), timeout=10)
        self.app.key('alt+b')
        self.app.wait_dialogs_closed()
        self.assertEqual(self.count('session'), 1)


class Power(DeskCase):
    def test_power_goes_at_random_moments(self):
        rounds = 50 if os.environ.get('SITTINGS_SOAK') else 8
        figures = soak.play(os.environ['SITTINGS_PROGRAM'], self.data, rounds, self.clock)
        self.assertEqual(figures.lost, [])
        self.assertEqual(figures.broken, [])
        self.assertGreater(figures.confirmed, 0)


if __name__ == '__main__':
    unittest.main(verbosity=2)
