#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole visit, from outside: screening, consent drawn with the mouse, the record, five photos, a grade, the signature; four
weeks later the next session begins with what was done, and takes no roller twice, whoever writes."""
import os
import re
import sqlite3
import unittest

import clinic
import clipboard
from desk import DOCTOR
from drive import wait_for
from sitting import SittingCase

PICTURES = os.path.join(os.environ['SITTINGS_INPUTS'], 'photos')
FIVE = ['exif-portrait-0.jpg', 'exif-portrait-3.jpg', 'exif-portrait-6.jpg', 'exif-portrait-8.jpg', 'ljt-testorig.jpg']
WEEKS = 4 * 7 * 24 * 3600
NEXT_DAY = '2026-12-22'

STOCK = ("INSERT INTO roller_lot (lot, needle, expiry_day) VALUES ('A1877', 1.5, 30000)",
         "INSERT INTO roller (roller_lot, number) VALUES (1, '0031'), (1, '0032')")
# the first patient comes again
NEXT_TIME = (
    f"INSERT INTO session (course, patient, bed, doctor, state, day, minute, wait, rolling, turnover, start, rolling_start,"
    f" rolling_end, bed_end) SELECT course, patient, bed, doctor, 'booked', day + 28, minute, wait, rolling, turnover,"
    f" start + {WEEKS}, rolling_start + {WEEKS}, rolling_end + {WEEKS}, bed_end + {WEEKS} FROM session WHERE minute = 540",)


class Sitting(SittingCase):
    def book_only(self, *plans):
        super().book_only(*plans)
        clinic.write(self.data, *STOCK, *NEXT_TIME)

    def switch(self, window, name):
        """At once: that every button is reached by keyboard is another test's."""
        button = window.find('button', name, shown=False)
        button.click()
        wait_for(lambda: button.checked, what=f'{name} pressed')

    def press(self, *names):
        for name in names:
            self.switch(self.record, name)

    def answer(self, name):
        self.switch(self.window, name)

    def test_from_screening_to_the_next_session(self):
        self.open_board()
        name = self.names[0]
        self.prepare(name)
        self.open_record(name)
        self.sign_consent(name)
        self.check_consent(name)
        self.fill_in('0031')
        self.show_reactions()
        self.press('Pain 3')
        self.show_board()
        self.at('10:05')
        self.desk.finish(name)
        self.add_photos(name)
        self.show_board()
        self.open_record(name)
        self.grade()
        self.sign()
        self.check_what_was_signed()
        self.come_again(name)
        self.app.close()
        self.shell_is_refused()

    def prepare(self, name):
        """Today's patient is ready, and is asked."""
        self.at('09:00')
        self.desk.check_in(name)
        self.desk.cream_on(name)
        self.at('09:45')
        self.stands_in('Ready', name)
        self.open_screening(name)
        for button in self.window.find_all('button', re.compile('^No: '), shown=False):
            self.answer(button.name)
        self.save()
        self.stands_in('Ready', name)
        self.assertEqual(self.query('SELECT finding, left_open FROM screening'), [('clear', 0)])
        self.desk.start_rolling(name)

    def add_photos(self, name):
        if not os.path.isdir(PICTURES):
            print(f'# no photos are added: {PICTURES} is not there')
            return
        number = self.query("SELECT p.number FROM patient AS p JOIN session AS s ON s.patient = p.id WHERE s.state = 'fulfilled'")
        self.desk.find_patient(number[0][0], name)
        self.app.find('button', 'Photos').click()
        self.app.find('button', 'Add Photos', timeout=10)
        with clipboard.files([os.path.join(PICTURES, picture) for picture in FIVE]):
            self.app.key('ctrl+v')
            self.app.find_text('5 photos added.', timeout=30)
        self.assertEqual(self.query('SELECT count (*), count (session) FROM photo'), [(5, 5)])

    def grade(self):
        self.app.find('tab', 'Grade', timeout=10).click()
        self.app.find('button', 'Grade…').click()
        window = self.app.dialog()
        window.find('check', '3, moderate').click()
        window.find('button', 'Own mark 7 of 10').click()
        self.desk.choose('Graded by', DOCTOR)
        window.find('button', 'Save').click()
        self.app.wait_dialogs_closed()
        self.app.find('image', re.compile('^Chart of scar grades, 1 day. Session 1, .*: grade 3, moderate; patient 7 of 10'))

    def check_what_was_signed(self):
        text = self.query('SELECT text FROM record_version')[0][0]
        for line in ('Screening: no to what was asked', 'Consent: version 1, signed by ', 'Cream: Lidocaine 4 %, 10 g',
                     'Roller: 1.5 mm, lot A1877, piece 0031', 'Areas: Forehead, Right cheek, Left cheek', 'Passes: Across 4',
                     'Rolling: 20 min', 'End point: Pinpoint bleeding', 'Pain: 3 of 10', 'Scars: grade 3, moderate; patient 7 of 10'):
            self.assertIn(f'\n{line}', text)

    def come_again(self, name):
        """It begins as the last one was done, what a person says of it is asked anew, and no piece is taken twice."""
        self.clock.set(f'{NEXT_DAY}T08:50:00+01:00')
        self.show_board()
        self.stands_in('Expected', name)
        self.clock.set(f'{NEXT_DAY}T09:00:00+01:00')
        self.desk.check_in(name)
        self.desk.cream_on(name)
        self.clock.set(f'{NEXT_DAY}T09:45:00+01:00')
        self.desk.start_rolling(name)
        self.open_record(name)
        for button in ('1.5 mm', 'Forehead', 'Right cheek', 'Left cheek', 'Pinpoint bleeding'):
            wait_for(lambda: self.record.find('button', button, shown=False).checked, what=f'{button}, as last time')
        self.assertEqual(self.record.find('spin button', 'Across', shown=False).value, 4)
        self.app.find('row', re.compile(f'^Consent: Signed by {re.escape(name)}'))
        self.press('Nose')
        self.record.find_text(re.compile('^last time Forehead, Right cheek, Left cheek'), shown=False)
        self.take_piece('0031')
        self.record.find_text('Piece 0031 was used on Tue 24 Nov. Take a new roller.')
        self.assertEqual(self.query('SELECT count (*) FROM roller_use'), [(1,)])
        self.take_piece('0032')
        self.wait_for_row('SELECT 1 FROM roller_use WHERE roller = 2', 'the other piece')

    def shell_is_refused(self):
        shell = clinic.connect(self.data)
        session = shell.execute("SELECT id FROM session WHERE state = 'rolling'").fetchone()[0]
        for sql, refusal in (
                (f'INSERT INTO roller_use (roller, session, at) VALUES (1, {session}, 0)', 'roller_used'),
                (f'INSERT OR REPLACE INTO roller_use (roller, session, at) VALUES (1, {session}, 0)', 'roller_used'),
                ('UPDATE record_version SET text = 1', 'record_signed'), ('DELETE FROM record_version', 'record_signed'),
                ("UPDATE record SET notes = 'x' WHERE status <> 'preliminary'", 'record_signed')):
            with self.assertRaisesRegex(sqlite3.IntegrityError, refusal):
                shell.execute(sql)
        shell.close()


if __name__ == '__main__':
    unittest.main(verbosity=2)
