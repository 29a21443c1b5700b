#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The running day, from outside: the whole board by keyboard alone, walk-ins, creams over their limit, who is late."""
import re
import time
import unittest

import clinic
from case import ProgramCase
from desk import Desk
from drive import wait_for

DAY = '2026-11-24'


class BoardCase(ProgramCase):
    now = f'{DAY}T08:50:00+01:00'

    def open_board(self):
        """A clinic with two patients on one doctor and two beds, nobody here yet."""
        clinic.make(self.data, patients=12, now=clinic.NOW)
        self.book_only(('09:00', 1, 1), ('09:25', 2, 1))
        self.start()
        self.desk = Desk(self.app)
        self.app.find('tab', re.compile('^Today'), timeout=20)
        self.desk.show_page(1)
        self.names = [row.name.split(',')[0] for row in self.rows('Expected')]
        self.assertEqual(len(self.names), 2, self.names)

    def book_only(self, *plans):
        """Everything of the day and later goes; then one session of each plan (arrival, bed, doctor) is there."""
        zero = clinic.ask_one(self.data, f"SELECT CAST (strftime ('%s', '{DAY}') AS INTEGER) / 86400")
        clinic.write(self.data, 'DELETE FROM follow_up', 'DELETE FROM red_flag', 'DELETE FROM call_symptom', 'DELETE FROM call', 'DELETE FROM healing', 'DELETE FROM care_item',
                     'DELETE FROM session_step', 'DELETE FROM session')
        courses = clinic.ask(self.data, "SELECT id, patient FROM course WHERE status = 'active' GROUP BY patient"
                                        ' ORDER BY id LIMIT 4')
        self.courses = courses
        for (course, patient), (time, bed, doctor) in zip(courses, plans):
            minute = int(time[:2]) * 60 + int(time[3:])
            start = zero * 86400 + (minute - 60) * 60       # Central Europe in November
            clinic.write(self.data,
                         'INSERT INTO session (course, patient, bed, doctor, state, day, minute, wait, rolling, turnover,'
                         ' start, rolling_start, rolling_end, bed_end) VALUES'
                         f" ({course}, {patient}, {bed}, {doctor}, 'booked', {zero}, {minute}, 45, 20, 10,"
                         f' {start}, {start + 2700}, {start + 3900}, {start + 4500})')

    def rows(self, stage):
        return self.app.find_all('row', re.compile(f', {stage}(,|$)'))

    def stands_in(self, stage, name):
        return self.app.find('row', re.compile(f'^{re.escape(name)}, .*, {stage}(,|$)'), timeout=10)

    def at(self, time):
        self.clock.set(f'{DAY}T{time}:00+01:00')

    def get_focused(self):
        return [row.name for row in self.app.find_all('row', re.compile(', ')) if row.has('focused')]

    def press_and_see(self, key):
        """Until the focus has moved: at the last card it does not."""
        before = self.get_focused()
        self.app.key(key)
        end = time.monotonic() + 1
        while self.get_focused() == before and time.monotonic() < end:
            time.sleep(.02)

    def focus_card(self, name):
        """Tab, and the arrows between cards and columns, until the card has the focus."""
        for _ in range(24):
            if self.get_focused():
                break
            self.app.key('Tab')
        for key in ['Down', 'Right'] * 8 + ['Up', 'Left'] * 8:
            if any(row.startswith(f'{name}, ') for row in self.get_focused()):
                return
            self.press_and_see(key)
        self.fail(f'no way by keyboard to {name}: {self.get_focused()}')

    def choose(self, label):
        """The card's menu: Return opens it, the arrows lead to the item."""
        self.app.key('Return')
        item = self.app.find('menu item', label)
        for _ in range(8):
            if item.has('focused'):
                break
            self.app.key('Down')
        self.app.key('Return')


class Keyboard(BoardCase):
    def test_from_expected_to_done_and_back(self):
        self.open_board()
        name = self.names[0]
        self.app.key('ctrl+1')
        self.focus_card(name)
        self.choose('Check In')
        self.stands_in('Arrived', name)
        # the card keeps the focus on its way
        self.choose('Cream On…')
        self.app.dialog()
        self.app.type('Own mixture')
        self.app.key('Return')
        self.app.wait_dialogs_closed()
        self.stands_in('Numbing', name)
        self.at('09:25')
        self.stands_in('Ready', name)
        self.focus_card(name)
        self.choose('Start Rolling')
        self.stands_in('Rolling', name)
        self.at('09:44')
        self.focus_card(name)
        self.choose('Finish…')
        self.app.dialog()
        self.app.key('Return')
        self.app.wait_dialogs_closed()
        self.stands_in('Done', name)
        for label, stage in (('Back to Rolling', 'Rolling'), ('Back to Numbing', 'Ready'), ('Back to Arrived', 'Arrived'),
                             ('Back to Expected', 'Expected')):
            self.focus_card(name)
            self.choose(label)
            self.stands_in(stage, name)
        self.assertEqual(clinic.ask_one(self.data, 'SELECT count (*) FROM healing'), 0)
        self.focus_card(name)
        self.choose('History…')
        history = self.app.dialog()
        self.assertEqual([row.name for row in history.find_all('row')][:2], ['Arrived', 'Numbing'])
        self.app.key('Escape')
        self.app.wait_dialogs_closed()


class Day(BoardCase):
    def test_no_show_is_offered_after_the_grace_time_and_made_by_a_person(self):
        self.open_board()
        name = self.names[0]
        self.at('09:10')
        self.app.find_text('10 min late')
        self.assertEqual(self.app.find_all('button', 'No-Show'), [])
        self.at('09:16')
        button = self.app.find('button', 'No-Show')
        self.at('11:30')
        self.stands_in('Expected', name)
        self.assertEqual(clinic.ask_one(self.data, "SELECT count (*) FROM session WHERE state = 'noshow'"), 0)
        button.click()
        self.app.find_text('No-show')
        wait_for(lambda: clinic.ask_one(self.data, "SELECT count (*) FROM session WHERE state = 'noshow'") == 1,
                 what='the no-show')

    def test_walk_in_is_booked_and_arrived_in_one(self):
        self.open_board()
        patient = self.courses[2][1]
        given, family = clinic.ask(self.data, f'SELECT given, family FROM patient WHERE id = {patient}')[0]
        self.app.find('button', 'Walk-In').click()
        window = self.app.dialog()
        window.find('entry', 'Search patients').type_into(family or given)
        window.find('row', re.compile(re.escape(family or given)), timeout=10).mouse_click()
        window.find('button', 'Check In', where=lambda button: button.sensitive, timeout=10).click()
        self.app.wait_dialogs_closed()
        self.app.find('row', re.compile(f'{re.escape(family or given)}.*, Arrived'))
        self.assertEqual(clinic.ask_one(self.data, 'SELECT count (*) FROM session'), 3)
        self.app.act('win.undo')
        wait_for(lambda: clinic.ask_one(self.data, 'SELECT count (*) FROM session') == 2, what='both to be taken back')

    def test_cream_over_its_limit_asks_for_the_doctor(self):
        self.open_board()
        name = self.names[0]
        self.desk.check_in(name)
        self.app.find('button', f'Cream On…, {name}').click()
        window = self.app.dialog()
        box = window.find('combo box', 'Cream')
        wait_for(lambda: box.sensitive, what='the creams')
        box.mouse_click()
        self.app.key('Down')
        self.app.key('Return')
        window.find_text(re.compile('leave no room'))
        window.find('entry', re.compile('^Grams')).type_into('60.5')
        window.find_text('60.5 g is more than the label states: 60 g.')
        window.find('button', 'Cream On').click()
        # nothing was written: the doctor and the reason are missing
        self.assertEqual(clinic.ask_one(self.data, "SELECT count (*) FROM session WHERE state = 'numbing'"), 0)
        self.desk.choose('Which doctor allows it?', 'Dr Meera Nair')
        window.find('entry', 'Why?').type_into('Large back')
        window.find('button', 'Cream On').click()
        self.app.wait_dialogs_closed()
        self.stands_in('Numbing', name)
        self.assertEqual(clinic.ask(self.data, 'SELECT cream, grams, cream_reason FROM session'
                                               " WHERE state = 'numbing' AND cream_doctor IS NOT NULL"),
                         [('EMLA 5 %', 60.5, 'Large back')])

    def test_overrun_says_who_and_moves(self):
        self.open_board()
        first, second = self.names
        for name in (first, second):
            self.desk.check_in(name)
        self.desk.cream_on(first)
        self.at('09:26')
        self.desk.cream_on(second)
        # rolling begins half an hour late: the other is to be rolled from 10:10 on
        self.at('10:05')
        self.desk.start_rolling(first)
        self.at('10:06')
        self.app.find_text(re.compile(f'^Running late: {re.escape(second)} about 15 min'))
        self.app.find('button', 'Move…').click()
        window = self.app.dialog()
        way = window.find('button', re.compile(f'^Move {re.escape(second)} to 9:25, '), timeout=10)
        doctor = way.name.rsplit(', ', 1)[1]
        way.click()
        window.find_text('Nobody is late through others any more.', timeout=10)
        self.app.key('Escape')
        self.app.wait_dialogs_closed()
        self.stands_in('Ready', second)
        self.assertIn(doctor, self.app.find('row', re.compile(f'^{re.escape(second)}, ')).name)


if __name__ == '__main__':
    unittest.main(verbosity=2)
