#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A patient's history and two records that become one, from outside: from the page to the whole history, by kind, and back;
merged, found by the old number, parted again."""
import re
import unittest

import clinic
from case import ProgramCase
from desk import Desk
from drive import wait_for


class History(ProgramCase):
    now = clinic.NOW

    def setUp(self):
        super().setUp()
        clinic.make(self.data, patients=12)
        self.people = [(number, f'{given} {family}'.strip()) for number, given, family in
                       clinic.ask(self.data, 'SELECT number, given, family FROM patient ORDER BY id LIMIT 2')]

    def open_patient(self, nth=0):
        self.start()
        self.desk = Desk(self.app)
        self.app.find('tab', re.compile('^Today'), timeout=20)
        self.desk.find_patient(*self.people[nth])

    def entries(self):
        return int(self.app.find_text(re.compile(r'^\d+ entr(y|ies)$')).text.split()[0])

    def test_history_by_kind(self):
        self.open_patient()
        self.app.find('button', 'Whole History', shown=False).click()
        everything = wait_for(self.entries, what='the entries')
        self.assertGreater(everything, 3)
        # from the way back past printing and the overview to the sessions
        for _ in range(3):
            self.app.key('Tab')
        self.app.key('space')
        wait_for(lambda: 0 < self.entries() < everything, what='the sessions alone')
        self.app.find('button', 'Back').click()
        self.app.find('tab', re.compile('^Patients'), where=lambda tab: tab.selected)

    def merge(self):
        self.app.find('button', 'Patient Menu', where=lambda button: button.actions).click()
        self.app.find('menu item', re.compile('^Merge with'), shown=False).click()
        window = self.app.dialog()
        self.app.type(self.people[1][0])
        window.find('list', 'Patients found').find('row', re.compile(re.escape(self.people[1][1]))).click()
        window.find_text('Which Stays?')
        window.find('button', 'Merge', where=lambda button: button.sensitive).click()
        self.app.wait_dialogs_closed()

    def test_merged_and_parted(self):
        before = clinic.ask(self.data, 'SELECT id, patient, course, state, start FROM session ORDER BY id')
        self.open_patient()
        (kept, name), (gone, _) = self.people
        self.merge()
        self.desk.says(f'Merged {gone} into {kept}, {name}')
        self.desk.find_patient(gone, name)
        self.assertEqual(clinic.ask_one(self.data, 'SELECT count (*) FROM session WHERE patient = 2'), 0)
        self.part(gone)
        self.desk.says(f'{gone} has a record of its own again')
        self.desk.find_patient(gone, self.people[1][1])
        self.assertEqual(clinic.ask(self.data, 'SELECT id, patient, course, state, start FROM session ORDER BY id'), before)

    def part(self, number):
        self.app.find('button', 'Patient Menu', where=lambda button: button.actions).click()
        self.app.find('menu item', f'Part from {number} Again', shown=False).click()


if __name__ == '__main__':
    unittest.main()
