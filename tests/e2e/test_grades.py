#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scar grades, from outside: given on the record's page, seen in the chart and its list, changed, withdrawn and back."""
import re
import unittest

import clinic
from case import ProgramCase
from desk import Desk


class Grades(ProgramCase):
    now = clinic.NOW

    def setUp(self):
        super().setUp()
        clinic.make(self.data, patients=12)
        self.session, self.number, given, family = clinic.ask(
            self.data, 'SELECT s.id, p.number, p.given, p.family FROM session AS s JOIN patient AS p ON p.id = s.patient'
            ' WHERE s.rolled_at IS NOT NULL ORDER BY s.day LIMIT 1')[0]
        self.name = f'{given} {family}'.strip()
        self.doctor = clinic.ask_one(self.data, "SELECT name FROM staff WHERE role = 'doctor' ORDER BY position LIMIT 1")

    def open_grades(self):
        self.start()
        self.desk = Desk(self.app)
        self.app.find('tab', re.compile('^Today'), timeout=20)
        self.desk.find_patient(str(self.number), self.name)
        self.app.find('button', 'Sessions').click()
        self.app.find('row', re.compile('Session 1 performed')).click()
        self.app.find('tab', 'Grade', timeout=10).click()
        self.app.find_text(re.compile('^Not graded yet'))

    def rows(self, columns='goodman_baron, own'):
        return clinic.ask(self.data, f'SELECT {columns} FROM grade WHERE session = {self.session}')

    def grade(self, scars, own):
        # the patient's page lies behind, and has one too
        self.app.find('button', 'Grade…', nth=1).click()
        window = self.app.dialog()
        window.find_text(re.compile('^Session 1, '))
        window.find('check', scars).click()
        window.find('button', own).click()
        window.find('button', 'Save').click()
        window.find_text('Choose which doctor grades.')
        self.desk.choose('Graded by', self.doctor)
        window.find('button', 'Save').click()
        self.app.wait_dialogs_closed()

    def test_given_changed_and_withdrawn(self):
        self.open_grades()
        self.grade('3, moderate', 'Own mark 5 of 10')
        said = re.compile('^Session 1, .*: grade 3, moderate; patient 5 of 10')
        self.app.find_text(said)
        self.assertEqual(self.rows(), [(3, 5)])
        self.app.find('image', re.compile('^Chart of scar grades, 1 day. Session 1, .*: grade 3, moderate'))
        self.app.find(None, 'As a List', where=lambda found: found.actions).click()
        self.app.find('list', 'Scar grades as a list').find('row', said)

        # by keyboard: the chart has the focus as one, and Enter opens the day that is chosen
        self.app.find('image', re.compile('^Chart of scar grades')).mouse_click()
        self.app.key('Return')
        window = self.app.dialog()
        window.find('check', '2, mild').click()
        window.find('button', 'Save').click()
        self.app.wait_dialogs_closed()
        self.app.find('image', re.compile('grade 2, mild; patient 5 of 10$'))
        self.assertEqual(self.rows(), [(2, 5)])

        self.app.find('image', re.compile('^Chart of scar grades')).mouse_click()
        self.app.key('Return')
        self.app.dialog().find('button', 'Withdraw the Grade').click()
        self.app.wait_dialogs_closed()
        self.app.find_text(re.compile('^Not graded yet'))
        self.assertEqual(self.rows(), [])
        self.desk.undo(f'Scar grade of {self.name} withdrawn')
        self.app.find('image', re.compile('grade 2, mild; patient 5 of 10$'))


if __name__ == '__main__':
    unittest.main()
