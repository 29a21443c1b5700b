#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The doctor's record, from outside: rollers into stock, a record filled in by keyboard, a crash while it is written, the
signature, a correction, and what the database refuses to whoever writes."""
import re
import sqlite3
import unittest

import clinic
from desk import DOCTOR, Desk
from drive import wait_for
from test_today import BoardCase

LAST = 90001
LAST_TIME = (
    f"INSERT INTO session (id, course, patient, bed, doctor, state, day, minute, wait, rolling, turnover, start, rolling_start,"
    f" rolling_end, bed_end, arrived_at, cream_at, rolling_at, rolled_at, cream, grams) SELECT {LAST}, course, patient, bed,"
    f" doctor, 'fulfilled', day - 28, minute, wait, rolling, turnover, start - 2419200, rolling_start - 2419200,"
    f" rolling_end - 2419200, bed_end - 2419200, start - 2419200, start - 2419200, rolling_start - 2419200,"
    f" rolling_end - 2419200, 'EMLA 5 %', 8 FROM session WHERE minute = 565",
    f"INSERT INTO record (session, saved_at, needle, areas, vertical, end_point, pain)"
    f" VALUES ({LAST}, 0, 1.5, 'chin', 4, 'erythema', 5)")


class Record(BoardCase):
    def open_board(self):
        """As on the board; the second patient was here four weeks ago."""
        clinic.make(self.data, patients=12, now=clinic.NOW)
        self.book_only(('09:00', 1, 1), ('09:25', 2, 1))
        clinic.write(self.data, *LAST_TIME)
        self.start()
        self.desk = Desk(self.app)
        self.show_board()
        self.names = [row.name.split(',')[0] for row in self.rows('Expected')]

    def show_board(self):
        self.app.find('tab', re.compile('^Today'), timeout=20)
        self.desk.show_page(1)

    # ---- the stock --------------------------------------------------------------------------------------------

    def open_stock(self):
        # the button in the menu's button: only that can be clicked
        self.app.find('button', 'Main Menu', nth=1).click()
        # a menu that is wide with the name of what can be undone may hang out of the window
        self.app.find('menu item', 'Rollers…', timeout=15, shown=False).click()
        return self.app.dialog()

    def add_box(self, lot, needle, numbers):
        stock = self.open_stock()
        stock.find('button', 'Add Box…').click()
        box = self.app.find('entry', 'Lot').window
        box.find('entry', 'Lot').type_into(lot)
        box.find('entry', re.compile('^Needle length')).type_into(needle)
        expires = box.find('entry', re.compile('^Expires'))
        expires.type_into('2026-10')
        box.find('entry', re.compile('^Numbers')).type_into(numbers)
        box.find('button', 'Add').click()
        box.find_text('This lot has expired. It is not taken into stock.')
        expires.type_into('2028-03')
        box.find('button', 'Add').click()
        stock.find_text(re.compile(f'^{needle} mm, lot {lot}'))
        self.app.key('Escape')
        self.app.wait_dialogs_closed()

    # ---- the record -------------------------------------------------------------------------------------------

    def roll(self, name, arrival, rolling):
        self.at(arrival)
        self.desk.check_in(name)
        self.desk.cream_on(name)
        self.at(rolling)
        self.desk.start_rolling(name)

    def open_record(self, name):
        """From the board, by keyboard."""
        self.focus_card(name)
        self.choose('Record…')
        self.record = self.app.find('button', 'Sign…').window

    def tab_to(self, role, name):
        """The page moves to what has the focus, so that it need not show before."""
        node = self.record.find(role, name, shown=False)
        for _ in range(40):
            if any(part.has('focused') for part in node.walk()):
                return node
            self.app.key('Tab')
        self.fail(f'no way by keyboard to {name}')

    def press(self, *names):
        for name in names:
            button = self.tab_to('button', name)
            self.app.key('space')
            wait_for(lambda: button.checked, what=f'{name} pressed')

    def take_piece(self, number):
        """Types the number as it stands on the pack, and Enter."""
        self.record.find('entry', 'Piece', where=lambda entry: entry.sensitive).type_into(number)
        self.app.key('Return')

    def query(self, sql):
        return clinic.ask(self.data, sql)

    def wait_for_row(self, sql, what):
        return wait_for(lambda: self.query(sql), 10, what)

    def fill_in(self, piece):
        self.press('1.5 mm')
        self.take_piece(piece)
        self.record.find_text(re.compile(f'lot A1877, piece {piece}'))
        self.press('Pinpoint bleeding', 'Forehead', 'Right cheek', 'Left cheek')
        self.tab_to('spin button', 'Across')
        self.app.key('ctrl+a')
        self.app.type('4\t')

    def sign(self, reason=None):
        self.record.find('button', 'Sign…', where=lambda button: button.sensitive).click()
        window = self.app.dialog()
        if reason:
            window.find('entry', re.compile('^What is corrected')).type_into(reason)
        window.find('button', 'Sign').click()
        window.find_text('Choose which doctor signs.')
        self.desk.choose('Which doctor signs?', DOCTOR)
        window.find('button', 'Sign').click()
        self.app.wait_dialogs_closed()
        self.record.find_text(re.compile(f'· signed by {DOCTOR}'))

    def show_reactions(self):
        self.record.find(None, 'Reactions and Notes').click()
        self.record.find('button', 'Pain 0')

    # ---- the tests --------------------------------------------------------------------------------------------

    def test_from_stock_to_correction_with_a_crash_between(self):
        self.open_board()
        first, second = self.names
        self.add_box('A1877', '1.5', '0031-0034')
        self.roll(first, '09:00', '09:45')
        self.open_record(first)
        self.fill_in('0031')
        self.wait_for_row("SELECT 1 FROM record WHERE areas = 'forehead right-cheek left-cheek' AND horizontal = 4"
                          " AND end_point = 'pinpoint-bleeding'", 'the draft')
        self.record.find_text(re.compile('draft saved 9:45'))
        self.record.find_text('Before it is signed: Ask for the pain, 0 to 10. Rolling is not finished.')
        self.assertFalse(self.record.find('button', 'Sign…').sensitive)
        self.app.kill()
        self.app.restart()
        self.show_board()
        self.at('10:05')
        self.desk.finish(first)
        self.sign_what_is_there_again(first)
        self.correct()
        self.begin_from_last_time(second)
        self.look_up_lot(first, second)
        self.app.close()
        self.shell_is_refused()

    def sign_what_is_there_again(self, name):
        self.open_record(name)
        wait_for(lambda: self.record.find('button', 'Right cheek').checked, what='the zones')
        self.assertEqual(self.record.find('spin button', 'Across', shown=False).value, 4)
        self.record.find_text(re.compile('lot A1877, piece 0031'))
        self.show_reactions()
        self.press('Pain 3')
        self.sign()
        self.assertEqual(self.query('SELECT number, reason FROM record_version'), [(1, None)])

    def correct(self):
        self.record.find('button', 'Add a Correction…').click()
        self.record.find('button', 'Discard Correction')
        self.press('Pain 5')
        self.wait_for_row('SELECT 1 FROM record WHERE pain = 5', 'the correction')
        self.record.find('button', 'Discard Correction').click()
        wait_for(lambda: self.record.find('button', 'Pain 3').checked, what='what was signed')
        self.record.find('button', 'Add a Correction…').click()
        self.record.find('button', 'Discard Correction')
        self.press('Pain 4')
        self.sign('Misheard')
        self.assertEqual(self.query('SELECT number, reason FROM record_version ORDER BY number'), [(1, None), (2, 'Misheard')])
        self.record.find_text(re.compile('^Version 1, signed by Dr '), shown=False)
        self.record.find_text(re.compile('^Version 2, signed by Dr '), shown=False)

    def begin_from_last_time(self, name):
        self.show_board()
        self.roll(name, '10:10', '10:55')
        self.open_record(name)
        self.assertTrue(self.record.find('button', 'Chin').checked)
        self.assertEqual(self.record.find('spin button', 'Down', shown=False).value, 4)
        self.press('Nose')
        self.record.find_text(re.compile('^last time Chin'))
        self.take_piece('0031')
        self.record.find_text('Piece 0031 was used on Tue 24 Nov. Take a new roller.')
        self.assertEqual(self.query('SELECT count (*) FROM roller_use'), [(1,)])
        self.take_piece('0032')
        self.wait_for_row('SELECT 1 FROM roller_use WHERE roller = 2', 'the other piece')

    def look_up_lot(self, first, second):
        stock = self.open_stock()
        stock.find('entry', 'Who had this lot?').type_into('a1877')
        self.app.key('Return')
        lot = self.app.find_text('Who Had It').window
        lot.find_text(re.compile('piece 0032 · 1.5 mm'))
        lot.find('row', re.compile(re.escape(second)))
        lot.find('row', re.compile(re.escape(first))).click()
        self.app.wait_dialogs_closed()
        self.app.find('label', where=lambda label: label.text == first and label.extents[3] > 24)

    def shell_is_refused(self):
        shell = clinic.connect(self.data)
        session = shell.execute("SELECT id FROM session WHERE state = 'rolling'").fetchone()[0]
        for sql, refusal in (
                (f'INSERT INTO roller_use (roller, session, at) VALUES (1, {session}, 0)', 'roller_used'),
                ('UPDATE record_version SET text = 1', 'record_signed'), ('DELETE FROM record_version', 'record_signed'),
                ("UPDATE record SET notes = 'x' WHERE status <> 'preliminary'", 'record_signed')):
            with self.assertRaisesRegex(sqlite3.IntegrityError, refusal):
                shell.execute(sql)
        shell.close()


if __name__ == '__main__':
    unittest.main(verbosity=2)
