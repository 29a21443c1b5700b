#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The waiting list, one more fitted in, and the rest of a course that follows: from outside."""
import re
import unittest

import clinic
from case import ProgramCase
from desk import Desk
from drive import wait_for

# A Monday before the clinic opens, so that the day is all ahead.
NOW = '2026-11-23T07:30:00+01:00'

SCHEMA = '''
DELETE FROM opening;
INSERT INTO opening (weekday, from_minute, to_minute) SELECT value, 540, %d FROM
  (SELECT 1 AS value UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5);
'''


class Waiting(ProgramCase):
    now = NOW

    def open_clinic(self, closing=1080):
        """Two patients with a course each, in a clinic of two beds and one doctor that closes when it is told to."""
        self.start()
        self.desk = Desk(self.app)
        self.desk.first_start()
        self.app.close()
        with clinic.connect(self.data) as database:
            database.executescript(SCHEMA % closing)
            for number, (given, family) in enumerate((('Asha', 'Rao'), ('Elif', 'Otto')), 1):
                database.execute('INSERT INTO patient (id, number, given, family, created_at, sort_key, search_key)'
                                 ' VALUES (?, ?, ?, ?, 0, ?, ?)', (number, str(number), given, family,
                                                                  f'{family} {given}'.lower(), f'{given} {family}'.lower()))
                database.execute('INSERT INTO course (id, patient, protocol, area, length, min_days, recommended_days,'
                                 " started_day) SELECT ?, ?, max (id), 'Acne scars, face', 6, 21, 28, 20780 FROM protocol",
                                 (number, number))
        database.close()
        self.start()
        self.desk = Desk(self.app)
        self.desk.sees_clinic()

    def ask(self, sql):
        return clinic.ask_one(self.data, sql)

    def window(self, title):
        return wait_for(lambda: next((window for window in self.app.windows if window.name == title), None), 8,
                        f'the window {title}')

    def book(self, fragment, name, nth, slot, day=None):
        self.desk.find_patient(fragment, name)
        window = self.desk.open_booking(nth)
        if day:
            self.desk.ask_for_day(window, day)
        self.desk.book(window, slot)

    def cancel(self, name):
        self.desk.show_page(2)
        self.app.find('row', re.compile(re.escape(name))).click()
        self.app.find('button', 'Cancel Session').click()
        self.desk.says(re.compile(f'^Cancelled: {name}'))

    def test_wish_proposal_book_undo(self):
        self.open_clinic()
        self.book('elif', 'Elif Otto', 1, re.compile('^Mon 23 Nov, 9:00'))
        self.desk.find_patient('asha', 'Asha Rao')
        window = self.desk.open_booking(1)
        window.find('button', 'Put on the Waiting List…').click()
        editor = self.window('Put on the Waiting List')
        editor.find('button', 'Monday').click()
        editor.find_text('any time, Mon')
        self.app.screenshot('waiting-editor.png')
        editor.find('button', 'Save').click()
        self.desk.says('Put Asha Rao on the waiting list')
        window.find('button', 'Cancel').click()
        self.app.wait_dialogs_closed()
        self.cancel('Elif Otto')
        self.app.find_text('Mon 23 Nov, 9:00 is free: Asha Rao wishes for it.', timeout=10)
        self.app.screenshot('waiting-banner.png')
        self.app.find('button', 'Show…').click()
        places = self.app.dialog()
        places.find_text('Asha Rao')
        places.find_text('any time, Mon')
        places.find_text('fits now: Mon 23 Nov, 9:00')
        self.app.screenshot('waiting-place.png')
        places.find('button', 'Book Asha Rao for Mon 23 Nov, 9:00').click()
        self.app.wait_dialogs_closed()
        booked = 'Booked Asha Rao from the waiting list for Mon 23 Nov, 9:00'
        self.desk.says(booked)
        self.assertEqual(self.ask("SELECT count (*) FROM wish WHERE status = 'booked'"), 1)
        self.assertEqual(self.ask("SELECT count (*) FROM session WHERE course = 1 AND state = 'booked'"), 1)
        self.app.act('win.undo')
        wait_for(lambda: self.ask("SELECT count (*) FROM wish WHERE status = 'open'") == 1, 10, 'the wish to be open again')
        self.assertEqual(self.ask('SELECT count (*) FROM session WHERE course = 1'), 0)
        # nothing is lost: the list itself says what fits
        self.app.act('win.waiting-list')
        listed = self.app.dialog()
        listed.find_text('fits now: Mon 23 Nov, 9:00')
        self.app.screenshot('waiting-list.png')

    def test_earlier_time(self):
        self.open_clinic()
        self.book('asha', 'Asha Rao', 1, re.compile('^Wed 25 Nov, 9:00'), '2026-11-25')
        self.desk.show_page(2)
        self.app.find('row', re.compile('Asha Rao')).click()
        self.app.find('button', 'Wish for an Earlier Time…').click()
        self.window('An Earlier Time').find('button', 'Save').click()
        self.desk.says('Put Asha Rao on the waiting list')
        self.app.find('button', 'Waiting List').click()
        listed = self.app.dialog()
        listed.find_text('Acne scars, face · earlier than Wed 25 Nov, 9:00')
        listed.find('button', 'Book Asha Rao for Mon 23 Nov, 9:00').click()
        listed.find_text('Nobody Is Waiting')
        self.assertEqual(self.ask('SELECT day FROM session'), 20780)
        self.assertEqual(self.ask('SELECT count (*) FROM session'), 1)

    def test_fit_one_more_in(self):
        self.open_clinic(closing=630)
        self.book('elif', 'Elif Otto', 1, re.compile('^Mon 23 Nov, 9:00'))
        self.desk.find_patient('asha', 'Asha Rao')
        window = self.desk.open_booking(1)
        window.find('button', 'Fit One More In…').click()
        fits = self.window('Fit One More In')
        fits.find_text('Elif Otto waits 50 min instead of 45 min, rolling 9:50', timeout=10)
        fits.find('check', re.compile('^9:00, rolling 9:30'))
        self.app.screenshot('fit.png')
        fits.find('button', 'Fit In').click()
        self.app.wait_dialogs_closed()
        self.desk.says(re.compile('^Fitted Asha Rao in for Mon 23 Nov, 9:00, 1 wait changed'))
        self.assertEqual(self.ask('SELECT wait FROM session WHERE course = 2'), 50)
        self.app.act('win.undo')
        self.desk.says(re.compile('^Taken back: Fitted Asha Rao in'))
        self.assertEqual(self.ask('SELECT wait FROM session WHERE course = 2'), 45)
        self.assertEqual(self.ask('SELECT count (*) FROM session'), 1)

    def test_fit_in_by_moving(self):
        self.open_clinic(closing=630)
        self.book('asha', 'Asha Rao', 1, re.compile('^Wed 25 Nov, 9:00'), '2026-11-25')
        self.book('elif', 'Elif Otto', 1, re.compile('^Mon 23 Nov, 9:00'))
        self.desk.show_page(2)
        self.app.find('row', re.compile('Asha Rao')).click()
        self.app.find('button', 'Move…').click()
        move = self.window('Move')
        self.desk.ask_for_day(move, '2026-11-23')
        move.find('button', 'Fit One More In…', timeout=10).click()
        fits = self.window('Fit One More In')
        fits.find_text('Elif Otto waits 50 min instead of 45 min, rolling 9:50', timeout=10)
        fits.find('button', 'Fit In').click()
        self.app.wait_dialogs_closed()
        self.desk.says(re.compile('^Moved Asha Rao to Mon 23 Nov, 9:00, 1 wait changed'))
        self.assertEqual(self.ask('SELECT wait FROM session WHERE course = 2'), 50)
        self.assertEqual(self.ask('SELECT day FROM session WHERE course = 1'), 20780)
        self.app.act('win.undo')
        self.desk.says(re.compile('^Taken back: Moved Asha Rao'))
        self.assertEqual(self.ask('SELECT wait FROM session WHERE course = 2'), 45)
        self.assertEqual(self.ask('SELECT day FROM session WHERE course = 1'), 20782)

    def test_rest_follows(self):
        self.open_clinic()
        self.book('asha', 'Asha Rao', 1, re.compile('^Mon 23 Nov, 9:00'))
        self.book('asha', 'Asha Rao', 2, re.compile('^Mon 21 Dec, 9:00'), '2026-12-21')
        self.book('asha', 'Asha Rao', 3, re.compile('^Mon 18 Jan, 9:00'), '2027-01-18')
        self.desk.show_page(2)
        self.app.find('row', re.compile('Asha Rao')).click()
        self.app.find('button', 'Move…').click()
        move = self.window('Move')
        self.desk.ask_for_day(move, '2026-11-25')
        move.find('check', re.compile('^Wed 25 Nov, 9:00'), timeout=10).click()
        move.find('button', 'Move').click()
        self.app.wait_dialogs_closed()
        # two days on keep what is recommended near enough
        self.assertEqual(self.app.find_all('button', 'Move the Rest…'), [])
        self.app.find('row', re.compile('Asha Rao')).click()
        self.app.find('button', 'Move…').click()
        move = self.window('Move')
        move.find('check', 'Move the rest of the course along').click()
        self.desk.ask_for_day(move, '2026-12-07')
        move.find('check', re.compile('^Mon 7 Dec, 9:00'), timeout=10).click()
        move.find('button', 'Move').click()
        rest = self.window('Move the Rest')
        rest.find_text('Mon 21 Dec, 9:00 → Mon 4 Jan, 9:00', timeout=10)
        rest.find_text('Mon 18 Jan, 9:00 → Mon 1 Feb, 9:00')
        self.app.screenshot('roll.png')
        rest.find('button', 'Move 3 Sessions').click()
        self.app.wait_dialogs_closed()
        moved = 'Moved 3 sessions of Asha Rao'
        self.desk.says(moved)
        self.assertEqual(self.ask('SELECT max (day) FROM session'), 20780 + 70)
        self.desk.undo(moved)
        self.assertEqual(self.ask('SELECT max (day) FROM session'), 20780 + 56)


if __name__ == '__main__':
    unittest.main()
