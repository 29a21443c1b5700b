# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person at the desk does, in the words of the window: each step ends when its outcome can be read."""
import re
import time

from drive import wait_for

CLINIC = 'Lindenhof Skin Clinic'
DOCTOR = 'Dr Meera Nair'


class Desk:
    def __init__(self, app):
        self.app = app

    # ---- the window -------------------------------------------------------------------------------------------

    def first_start(self, name=CLINIC, doctor=DOCTOR, beds=2):
        self.app.find('entry', 'Name').type_into(name)
        self.app.find('entry', 'Name', nth=1).type_into(doctor)
        spin = self.app.find('spin button', re.compile('Number of beds'))
        while round(spin.value) != beds:
            before = spin.value
            spin.mouse_click()
            self.app.key('ctrl+a')
            self.app.type(f'{beds}\t')
            wait_for(lambda: spin.value != before, what='the number of beds')
        self.app.find('button', 'Open the Clinic', where=lambda button: button.sensitive).click()
        self.sees_clinic(name)

    def sees_clinic(self, name=CLINIC):
        wait_for(lambda: self.app.windows and self.app.window.name == name, 10, f'the window of {name}')
        self.app.find('tab', 'Today')

    def show_page(self, number):
        """1 Today, 2 Calendar, 3 Patients, 4 Follow-ups."""
        name = ('Today', 'Calendar', 'Patients', 'Follow-ups')[number - 1]

        def shown():
            return any(tab.selected or tab.checked for tab in self.app.find_all('tab', re.compile(f'^{name}')))
        for _ in range(3):
            self.app.key(f'ctrl+{number}')
            try:
                wait_for(shown, 2, f'the page {name}')
                return
            except AssertionError:
                continue
        wait_for(shown, 2, f'the page {name}')

    def says(self, text, timeout=8):
        """What the toast says, or any label: a whole text or a pattern."""
        return self.app.find_text(text, timeout=timeout)

    def undo(self, text):
        self.app.act('win.undo')
        self.says(f'Taken back: {text}')
