# SPDX-License-Identifier: GPL-3.0-or-later
"""One visit as a doctor goes through it: screening, consent, the record and its signature, in the words of the windows."""
import base64
import hashlib
import re
import sqlite3

import clinic
from desk import DOCTOR
from drive import wait_for
from test_today import BoardCase


class SittingCase(BoardCase):
    def show_board(self):
        self.app.find('tab', re.compile('^Today'), timeout=20)
        self.desk.show_page(1)

    def query(self, sql):
        return clinic.ask(self.data, sql)

    def wait_for_row(self, sql, what):
        return wait_for(lambda: self.query(sql), 10, what)

    # ---- screening --------------------------------------------------------------------------------------------

    def open_screening(self, name):
        """From the card's menu, by keyboard."""
        self.focus_card(name)
        self.choose('Screening…')
        self.window = self.app.dialog()
        self.window.find('button', 'No: Has the patient ever had cold sores?')

    def answer(self, name):
        """The window moves to what has the focus, so that it need not show before."""
        button = self.window.find('button', name, shown=False)
        for _ in range(30):
            if button.has('focused'):
                break
            self.app.key('Tab')
        self.app.key('space')
        wait_for(lambda: button.checked, what=f'{name} pressed')

    def save(self):
        self.window.find('button', 'Save').click()
        self.app.wait_dialogs_closed()

    # ---- consent ----------------------------------------------------------------------------------------------

    def draw_signature(self, window):
        pad = window.find('image', 'Signature: empty')
        x, y = pad.centre
        for start, end in (((-90, 20), (-50, -40)), ((-50, -40), (-10, 25)), ((20, 10), (90, -10))):
            self.app.pointer.drag((x + start[0], y + start[1]), (x + end[0], y + end[1]))
        window.find('image', 'Signature: signed')

    def sign_consent(self, name):
        """From the record that is open."""
        self.app.find('row', 'Consent: Not signed yet').click()
        window = self.app.dialog()
        self.draw_signature(window)
        window.find('button', 'Sign').click()
        window.find_text('Choose who of the staff is the witness.')
        witness = window.find('combo box', 'Witness', shown=False)
        for _ in range(12):
            if any(part.has('focused') for part in witness.walk()):
                break
            self.app.key('Tab')
        # by keyboard: the page still moves to what has the focus
        self.app.key('space', 'Home', 'Down', 'Return')
        wait_for(lambda: DOCTOR in witness.texts, what='the witness')
        window.find('button', 'Sign').click()
        self.app.wait_dialogs_closed()
        self.app.find('row', re.compile(f'^Consent: Signed by {name}'))

    def check_consent(self, name):
        text, sha256, strokes, picture, signer, paper = clinic.ask(
            self.data, 'SELECT text, sha256, strokes, picture, signer, on_paper FROM consent')[0]
        self.assertEqual(hashlib.sha256(text.encode()).hexdigest(), sha256)
        self.assertEqual(len(strokes.split('\n')), 3)
        self.assertGreater(len(strokes.split('\n')[0].split(' ')), 3)
        self.assertEqual(base64.b64decode(picture)[:8], b'\x89PNG\r\n\x1a\n')
        self.assertEqual((signer, paper), (name, 0))
        with self.assertRaisesRegex(sqlite3.IntegrityError, 'consent_kept'):
            clinic.ask(self.data, "UPDATE consent SET signer = 'x'")

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

    def fill_in(self, piece):
        self.press('1.5 mm')
        self.take_piece(piece)
        self.record.find_text(re.compile(f'lot A1877, piece {piece}'))
        self.press('Pinpoint bleeding', 'Forehead', 'Right cheek', 'Left cheek')
        self.tab_to('spin button', 'Across')
        self.app.key('ctrl+a')
        self.app.type('4\t')

    def sign(self, reason=None):
        self.record.find('button', 'Sign…', where=lambda button: button.sensitive, shown=False).click()
        window = self.app.dialog()
        if reason:
            window.find('entry', re.compile('^What is corrected')).type_into(reason)
        window.find('button', 'Sign').click()
        window.find_text('Choose which doctor signs.')
        self.desk.choose('Which doctor signs?', DOCTOR)
        window.find('button', 'Sign').click()
        self.app.wait_dialogs_closed()
        self.record.find_text(re.compile(f'· signed by {DOCTOR}'), shown=False)

    def show_reactions(self):
        self.record.find(None, 'Reactions and Notes').click()
        self.record.find('button', 'Pain 0')
