#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked before rolling, from outside: the day's questions, a block, a doctor's signature, and what the database
refuses to whoever writes."""
import re
import sqlite3
import unittest

import clinic
from desk import DOCTOR
from sitting import SittingCase


class Screening(SittingCase):
    def get_ready(self, name):
        self.at('09:00')
        self.desk.check_in(name)
        self.app.find('row', re.compile(f'^{name}, .*Screening not asked'))
        self.desk.cream_on(name)
        self.at('09:40')
        self.stands_in('Ready', name)

    # ---- the test ---------------------------------------------------------------------------------------------

    def test_block_then_signature(self):
        self.open_board()
        name = self.names[0]
        self.get_ready(name)
        # an active cold sore: not treated, in the window and for whoever writes
        self.open_screening(name)
        self.answer('Yes: Is there a cold sore now?')
        self.window.find_text(re.compile('^Not treated while this is so: rolling cannot start'))
        self.save()
        self.app.find('row', re.compile(f'^{name}, .*Not treated today'))
        self.focus_card(name)
        self.choose('Start Rolling')
        self.app.find_text(re.compile('^Rolling cannot start. The day’s screening says: Is there a cold sore now'))
        with self.assertRaisesRegex(sqlite3.IntegrityError, 'screening_blocks'):
            clinic.ask(self.data, "UPDATE session SET state = 'rolling' WHERE state = 'numbing'")
        # it was a mistake; but there are keloids, and a doctor signs when rolling starts
        self.open_screening(name)
        self.answer('No: Is there a cold sore now?')
        self.answer('Yes: Does the patient form keloids?')
        self.save()
        self.app.find('row', re.compile(f'^{name}, .*Screening to be signed'))
        self.focus_card(name)
        self.choose('Start Rolling')
        window = self.app.dialog()
        window.find_text(re.compile('Does the patient form keloids. Yes'))
        window.find('combo box', 'Which doctor allows it?').mouse_click()
        self.app.key('Down', 'Return')
        window.find('entry', 'Why?').type_into('Old scars are flat')
        window.find('button', 'Start Rolling').click()
        self.app.wait_dialogs_closed()
        self.stands_in('Rolling', name)
        self.assertEqual(clinic.ask(self.data, 'SELECT words, finding FROM screening'), [('Old scars are flat', 'sign-off')])
        # the record shows it
        self.focus_card(name)
        self.choose('Record…')
        self.app.find('row', re.compile(f'^Screening: Signed by {DOCTOR}: Old scars are flat'))


if __name__ == '__main__':
    unittest.main()
