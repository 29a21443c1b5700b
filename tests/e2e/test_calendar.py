#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar from outside: sessions are moved by pointer, by keys and through Move…, and each is refused in words."""
import datetime
import re
import sqlite3
import unittest
from zoneinfo import ZoneInfo

import clinic
from case import ProgramCase
from desk import Desk
from drive import wait_for

EPOCH = datetime.date(1970, 1, 1)
ZONE = ZoneInfo('Europe/Berlin')


class CalendarCase(ProgramCase):
    now = '2026-10-06T08:30:00+02:00'

    def setUp(self):
        super().setUp()
        clinic.make(self.data, now=self.now, beds=2, doctors=1)
        self.fill()
        self.start()
        self.desk = Desk(self.app)
        self.app.find('tab', re.compile('^Today'), timeout=20)
        self.desk.show_page(2)
        self.block('Asha Rao')

    # ---- the data ---------------------------------------------------------------------------------------------

    def fill(self):
        """Asha Rao on Wednesday at 9:00 in bed 1, and four weeks later; Jürgen Müller at 11:00 in bed 1, Thursday's in 2."""
        with sqlite3.connect(clinic.path(self.data)) as database:
            clinic.clear_sessions(database)
            asha = self.add_course(database, 1, 'Asha', 'Rao')
            self.add_session(database, 1, asha, datetime.date(2026, 10, 7), 9 * 60, 1)
            self.add_session(database, 4, asha, datetime.date(2026, 11, 4), 9 * 60, 1)
            course = self.add_course(database, 2, 'Jürgen', 'Müller')
            self.add_session(database, 2, course, datetime.date(2026, 10, 7), 11 * 60, 1)
            course = self.add_course(database, 3, 'Ana', 'Costa')
            self.add_session(database, 3, course, datetime.date(2026, 10, 8), 10 * 60, 2)
        database.close()

    @staticmethod
    def add_course(database, number, given, family):
        patient = database.execute('SELECT id FROM patient ORDER BY id LIMIT 1 OFFSET ?', (number,)).fetchone()[0]
        database.execute('UPDATE patient SET given = ?, family = ? WHERE id = ?', (given, family, patient))
        return database.execute(
            "INSERT INTO course (patient, protocol, area, length, min_days, recommended_days, started_day)"
            " VALUES (?, (SELECT max (id) FROM protocol), 'Face', 6, 21, 28, ?) RETURNING id",
            (patient, (datetime.date(2026, 10, 1) - EPOCH).days)).fetchone()[0]

    @staticmethod
    def add_session(database, number, course, day, minute, bed):
        start = int(datetime.datetime.combine(day, datetime.time(minute // 60, minute % 60), ZONE).timestamp())
        database.execute(
            "INSERT INTO session (id, course, patient, bed, doctor, state, day, minute, wait, rolling, turnover, start,"
            " rolling_start, rolling_end, bed_end) SELECT ?, ?, (SELECT patient FROM course WHERE id = ?),"
            " (SELECT id FROM bed ORDER BY position LIMIT 1 OFFSET ?), (SELECT id FROM staff WHERE role = 'doctor'),"
            " 'booked', ?, ?, 45, 20, 10, ?, ?, ?, ?",
            (number, course, course, bed - 1, (day - EPOCH).days, minute, start, start + 45 * 60, start + 65 * 60,
             start + 75 * 60))

    def place(self, session):
        """(day in October, minute, wait, bed's position) as the database has it."""
        day, minute, wait, bed = clinic.ask(
            self.data, 'SELECT day, minute, wait, (SELECT count (*) FROM bed AS b WHERE b.position <='
            ' (SELECT position FROM bed WHERE id = s.bed)) FROM session AS s WHERE id = ?', session)[0]
        return (EPOCH + datetime.timedelta(days=day)).day, minute, wait, bed

    def wait_for_place(self, session, *place):
        wait_for(lambda: self.place(session) == place, what=f'session {session} at {place}, not {self.place(session)}')

    # ---- the screen -------------------------------------------------------------------------------------------

    def block(self, name):
        return self.app.find('row', re.compile(rf'\d:\d\d, {name}, session '), timeout=10)

    def focus_on(self, name):
        self.app.find('row', re.compile(rf'\d:\d\d, {name}, session '), where=lambda row: row.has('focused'))

    def minutes(self, count):
        """So many minutes in px: from two blocks two hours apart, wherever they are drawn now."""
        ys = [self.app.find('row', re.compile(name)).extents[1] for name in ('Asha Rao', 'Jürgen Müller')]
        return count * (ys[1] - ys[0]) / 120

    def point(self, node, minute, dx=0):
        """On the screen: in the node's middle, so many minutes below its top."""
        x, y, width, _ = node.extents
        origin_x, origin_y = self.app.origin(node.window)
        return round(origin_x + x + width / 2 + dx), round(origin_y + y + self.minutes(minute))

    def take(self, name, minute=10):
        """Presses on the session and pulls until the move has begun."""
        x, y = self.point(self.block(name), minute)
        self.app.pointer.drag((x, y), (x, y + 14), release=False)
        self.app.find_text('Moving')

    def carry(self, node, minute, grabbed=10):
        """Over the node's lane, so that the session's top is that many minutes below the node's."""
        x, y = self.point(node, minute + grabbed)
        self.app.pointer.move(x, y - 3)
        self.app.pointer.move(x, y + 1)


class Drag(CalendarCase):
    def test_time_bed_and_undo(self):
        self.take('Asha Rao')
        self.carry(self.app.find('row', re.compile('^Wed 7 Oct, 11:00')), 150)
        self.app.find_text('to Wed 7 Oct, 13:30, Bed 1, numbing 45 min')
        self.app.pointer.release()
        self.desk.says('Moved Asha Rao to Wed 7 Oct, 13:30')
        self.wait_for_place(1, 7, 13 * 60 + 30, 45, 1)
        self.desk.undo('Moved Asha Rao to Wed 7 Oct, 13:30')
        self.wait_for_place(1, 7, 9 * 60, 45, 1)

        self.take('Jürgen Müller')
        self.carry(self.app.find('row', re.compile('^Thu 8 Oct, 10:00')), -90)
        self.app.find_text('to Thu 8 Oct, 8:30, Bed 2, numbing 45 min')
        self.app.pointer.release()
        self.wait_for_place(2, 8, 8 * 60 + 30, 45, 2)

    def test_refused_place_says_why(self):
        self.take('Asha Rao')
        self.carry(self.app.find('row', re.compile('^Wed 7 Oct, 11:00')), 15)
        self.app.find_text('Bed 1 is taken until 12:15.')
        self.app.pointer.release()
        self.app.wait_gone('label', 'Moving')
        self.app.find_text('Bed 1 is taken until 12:15.')
        self.assertEqual(self.place(1), (7, 9 * 60, 45, 1))

    def test_escape_puts_back(self):
        self.take('Asha Rao')
        self.carry(self.app.find('row', re.compile('^Wed 7 Oct, 11:00')), 150)
        self.app.find_text('to Wed 7 Oct, 13:30, Bed 1, numbing 45 min')
        self.app.keyboard.press_in_drag('Escape')
        self.app.wait_gone('label', 'Moving')
        self.app.pointer.release()
        self.block('Asha Rao')
        self.assertEqual(self.place(1), (7, 9 * 60, 45, 1))

    def test_wait_is_stretched(self):
        block = self.block('Asha Rao')
        start = self.point(block, 45)
        self.app.pointer.drag(start, (start[0], round(start[1] + self.minutes(10))), release=False)
        self.app.find_text('Stretching the Wait')
        x, y = self.point(self.app.find('row', re.compile('^Asha Rao, numbing')), 55)
        self.app.pointer.move(x, y)
        self.app.find('row', 'Asha Rao, numbing 55 min: allowed')
        self.app.pointer.release()
        self.wait_for_place(1, 7, 9 * 60, 55, 1)

    def test_held_at_the_edge_the_page_turns(self):
        self.take('Jürgen Müller')
        block = self.app.find('row', re.compile('^Wed 7 Oct, 9:00'))
        right = self.app.find_text('Moving').extents[0] - 28
        origin_x, _ = self.app.origin(block.window)
        self.app.pointer.move(origin_x + right, self.point(block, 130)[1])
        # and turns on, as long as it is held there
        self.app.find_text(re.compile(r'^to \w+ (1[1-9] Oct|[23]\d Oct|\d+ (?!Oct))'), timeout=15)
        self.app.keyboard.press_in_drag('Escape')
        self.app.pointer.release()
        self.app.wait_gone('label', 'Moving')
        self.assertEqual(self.place(2), (7, 11 * 60, 45, 1))


class Keys(CalendarCase):
    def test_steps_lanes_and_drop(self):
        self.focus_on('Asha Rao')
        self.app.key('alt+Down', 'alt+Down', 'alt+Right')
        self.app.find('row', 'Asha Rao to Wed 7 Oct, 9:10, Bed 2: allowed')
        self.app.key('Return')
        self.desk.says('Moved Asha Rao to Wed 7 Oct, 9:10')
        self.wait_for_place(1, 7, 9 * 60 + 10, 45, 2)
        self.focus_on('Asha Rao')
        self.app.key('ctrl+z')
        self.wait_for_place(1, 7, 9 * 60, 45, 1)

    def test_refused_then_put_back(self):
        self.focus_on('Asha Rao')
        self.app.key(*['alt+Down'] * 20)
        self.app.find('row', 'Asha Rao to Wed 7 Oct, 10:40, Bed 1: Bed 1 is taken until 12:15.')
        self.app.key('Return')
        self.app.find_text('Moving')
        self.app.key('Escape')
        self.app.wait_gone('label', 'Moving')
        self.focus_on('Asha Rao')
        self.assertEqual(self.place(1), (7, 9 * 60, 45, 1))

    def test_spacing_of_the_course(self):
        """Asha Rao's next session is on 4 November: 15 October is 20 days before it."""
        self.focus_on('Asha Rao')
        self.app.key('ctrl+x')
        self.app.find_text('Pinboard')
        self.app.key('ctrl+Page_Down')
        self.app.find_text(re.compile('week 42'))
        self.app.key('ctrl+v', 'alt+Right', 'alt+Right')
        self.app.find('row', re.compile('^Asha Rao to Thu 15 Oct, 9:00, Bed 1: Earliest Wed 25 Nov'))
        self.app.key('alt+Left')
        self.app.find('row', 'Asha Rao to Wed 14 Oct, 9:00, Bed 2: allowed')
        self.app.key('Return')
        self.wait_for_place(1, 14, 9 * 60, 45, 2)
        self.app.wait_gone('label', 'Pinboard')

    def test_pinboard_by_pointer(self):
        self.take('Jürgen Müller')
        board = self.app.find_text(re.compile('^Drop here to put a session aside'))
        self.app.pointer.move(*board.centre)
        self.app.pointer.release()
        button = self.app.find('button', 'Move Here, Jürgen Müller')
        self.assertEqual(self.place(2), (7, 11 * 60, 45, 1))
        self.app.find('button', 'Later').click()
        self.app.wait_gone('row', re.compile('Asha Rao'))
        button.click()
        self.app.find('row', 'Jürgen Müller to Wed 14 Oct, 11:00, Bed 1: allowed')
        self.app.key('Return')
        self.wait_for_place(2, 14, 11 * 60, 45, 1)


class MoveWindow(CalendarCase):
    def open_window(self):
        self.focus_on('Asha Rao')
        self.app.key('Return')
        self.app.find('button', 'Move…').click()
        window = self.app.dialog()
        by_hand = window.find('check', re.compile('Choose time and bed by hand'))
        by_hand.click()
        wait_for(lambda: by_hand.checked, what='the choice by hand')
        return window

    def set_hour(self, window, hour):
        spin = window.find('spin button', 'Hour')
        spin.mouse_click()
        self.app.key('ctrl+a')
        self.app.type(f'{hour}\t')
        wait_for(lambda: round(spin.value) == hour, what=f'{hour} h')

    def test_refused_then_moved(self):
        window = self.open_window()
        self.set_hour(window, 11)
        window.find_text('Bed 1 is taken until 12:15.')
        window.find('button', 'Move').click()
        window.find_text('Bed 1 is taken until 12:15.')
        self.assertEqual(self.place(1), (7, 9 * 60, 45, 1))
        self.set_hour(window, 14)
        window.find('button', 'Move', where=lambda button: button.sensitive).click()
        self.app.wait_dialogs_closed()
        self.wait_for_place(1, 7, 14 * 60, 45, 1)

    def test_swap(self):
        window = self.open_window()
        self.set_hour(window, 11)
        window.find('button', 'Swap with Jürgen Müller, 11:00, Bed 1').click()
        self.app.wait_dialogs_closed()
        self.wait_for_place(1, 7, 11 * 60, 45, 1)
        self.wait_for_place(2, 7, 9 * 60, 45, 1)
        self.app.act('win.undo')
        self.wait_for_place(1, 7, 9 * 60, 45, 1)
        self.wait_for_place(2, 7, 11 * 60, 45, 1)


class Names(CalendarCase):
    def test_sessions_are_sentences(self):
        block = self.block('Asha Rao')
        self.assertEqual(block.name, 'Wed 7 Oct, 9:00, Asha Rao, session 1 of 6, bed 1, booked')
        self.assertEqual(block.role, 'list item')
        self.assertTrue(block.has('focusable'))
        self.assertEqual(self.app.window.unnamed(), [])


if __name__ == '__main__':
    unittest.main(verbosity=2)
