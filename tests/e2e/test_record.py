#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The doctor's record, from outside: rollers into stock, a record filled in by keyboard, a crash while it is written, the
signature, a correction, and who had a lot."""
import re
import unittest

from drive import wait_for
from sitting import SittingCase


class Record(SittingCase):
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

    # ---- the tests --------------------------------------------------------------------------------------------

    def test_from_stock_to_correction_with_a_crash_between(self):
        self.open_board()
        first = self.names[0]
        self.add_box('A1877', '1.5', '0031-0034')
        self.roll(first, '09:00', '09:45')
        self.open_record(first)
        self.fill_in('0031')
        self.wait_for_row("SELECT 1 FROM record WHERE areas = 'forehead right-cheek left-cheek' AND horizontal = 4"
                          " AND end_point = 'pinpoint-bleeding'", 'the draft')
        # the page has moved down to what has the focus
        self.record.find_text(re.compile('draft saved 9:45'), shown=False)
        self.record.find_text('Before it is signed: Ask for the pain, 0 to 10. Rolling is not finished.', shown=False)
        self.assertFalse(self.record.find('button', 'Sign…', shown=False).sensitive)
        self.app.kill()
        self.app.restart()
        self.show_board()
        self.at('10:05')
        self.desk.finish(first)
        self.sign_what_is_there_again(first)
        self.correct()
        self.look_up_lot(first)

    def sign_what_is_there_again(self, name):
        self.open_record(name)
        wait_for(lambda: self.record.find('button', 'Right cheek', shown=False).checked, what='the zones')
        self.assertEqual(self.record.find('spin button', 'Across', shown=False).value, 4)
        self.record.find_text(re.compile('lot A1877, piece 0031'), shown=False)
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

    def look_up_lot(self, first):
        stock = self.open_stock()
        stock.find('entry', 'Who had this lot?').type_into('a1877')
        self.app.key('Return')
        lot = self.app.find_text('Who Had It').window
        lot.find_text(re.compile('piece 0031 · 1.5 mm'))
        lot.find('row', re.compile(re.escape(first))).click()
        self.app.wait_dialogs_closed()
        self.app.find('label', where=lambda label: label.text == first and label.extents[3] > 24)


if __name__ == '__main__':
    unittest.main(verbosity=2)
