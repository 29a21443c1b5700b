# SPDX-License-Identifier: GPL-3.0-or-later
"""An absence, added by keyboard alone; then a booking in it is refused with who is away, until when and why."""
import contextlib
import re
import sqlite3
import unittest

import clinic
from case import ProgramCase
from desk import Desk
from race_client import Clinic, Refused


class Closures(ProgramCase):
    now = clinic.NOW  # a Tuesday

    def setUp(self):
        super().setUp()
        self.data += '/invented'
        clinic.make(self.data, patients=2)
        with contextlib.closing(sqlite3.connect(clinic.path(self.data))) as database, database:
            self.course = database.execute(
                'INSERT INTO course (patient, protocol, area, length, min_days, recommended_days, started_day)'
                " SELECT id, 1, 'hands', 6, 21, 28, 20781 FROM patient WHERE NOT deceased LIMIT 1").lastrowid
            database.execute("UPDATE session SET state = 'cancelled', reason = 'moved' WHERE day = 20784 AND state = 'booked'")

    def add_absence(self):
        """Dr Meera Nair is away from Friday 13:00 over the weekend: as a receptionist types it."""
        self.app.key('ctrl+h')
        window = self.app.dialog()
        window.find('button', 'Add…')
        self.app.key('alt+a')
        self.app.find('button', 'Save')
        self.app.type(' ')
        self.app.key('Down', 'Return', 'Tab')
        self.app.type('fri\t\t13\tsun\t\t\tholiday')
        self.app.find_text('Dr Meera Nair is away until Mon 30 Nov: holiday.')
        self.app.key('Return')
        self.app.find_text(re.compile('^Fri 27 Nov, 13:00 – Sun 29 Nov · holiday'))

    def test_absence_refuses_a_booking(self):
        self.start()
        Desk(self.app).show_page(2)
        self.add_absence()
        self.assertEqual(clinic.ask(self.data, 'SELECT staff, from_minute, to_minute, reason FROM closure'),
                         [(1, 780, 0, 'holiday')])
        self.assertEqual(clinic.ask_one(self.data, "SELECT count(*) FROM journal WHERE verb = 'close'"), 1)
        self.app.key('Escape')
        self.app.wait_dialogs_closed()
        self.app.find('list', 'Sessions', where=lambda view: 'Dr Meera Nair is away Fri 27 Nov' in view.description)
        self.refuse_booking()

    def refuse_booking(self):
        """As another program books, by the same rules as the window."""
        desk = Clinic()
        with self.assertRaises(Refused) as refused:
            desk.call('Book', self.course, '2026-11-27', 12 * 60 + 30, 45, 1, 1)
        self.assertEqual(refused.exception.words, 'Dr Meera Nair is away until Mon 30 Nov: holiday.')
        session, _ = desk.call('Book', self.course, '2026-11-27', 12 * 60 + 30, 45, 1, 2)
        self.assertEqual(clinic.ask_one(self.data, 'SELECT doctor FROM session WHERE id = ?', session), 2)


if __name__ == '__main__':
    unittest.main()
