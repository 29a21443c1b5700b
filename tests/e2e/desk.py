# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person at the desk does, in the words of the window: each step ends when its outcome can be read."""
import re
import subprocess
import time

from drive import wait_for

CLINIC = 'Lindenhof Skin Clinic'
DOCTOR = 'Dr Meera Nair'


class Desk:
    def __init__(self, app):
        self.app = app

    # ---- the window -------------------------------------------------------------------------------------------

    def first_start(self, name=CLINIC, doctor=DOCTOR, beds=2, shown=lambda: None):
        """shown, here and below, is called before the button that confirms."""
        self.app.find('entry', 'Name').type_into(name)
        self.app.find('entry', 'Name', nth=1).type_into(doctor)
        spin = self.app.find('spin button', re.compile('^(Number of beds|Beds)'))
        while round(spin.value) != beds:
            before = spin.value
            spin.mouse_click()
            self.app.key('ctrl+a')
            self.app.type(f'{beds}\t')
            wait_for(lambda: spin.value != before, what='the number of beds')
        self.app.find('button', 'Open the Clinic', where=lambda button: button.sensitive)
        shown()
        self.app.find('button', 'Open the Clinic').click()
        self.sees_clinic(name)

    def sees_clinic(self, name=CLINIC):
        wait_for(lambda: any(window.name == name for window in self.app.windows), 10, f'the window of {name}')
        self.app.find('tab', 'Today')

    def show_page(self, number):
        """1 Today, 2 Calendar, 3 Patients, 4 Follow-ups."""
        name = ('Today', 'Calendar', 'Patients', 'Follow-ups')[number - 1]
        tab = self.app.find('tab', re.compile(f'^{name}'))
        self.app.key(f'ctrl+{number}')
        wait_for(lambda: tab.selected, what=f'the page {name}')

    def says(self, text, timeout=8):
        """What the toast says, or any label: a whole text or a pattern."""
        return self.app.find_text(text, timeout=timeout)

    def undo(self, text):
        self.app.act('win.undo')
        self.says(f'Taken back: {text}')

    # ---- patients ---------------------------------------------------------------------------------------------

    def open_import(self, path):
        """Hands the file to the running program, as a second start does; returns the import's window."""
        self.app.hand_over('--import', path)
        return self.app.dialog(timeout=10)

    def import_patients(self, path, count):
        window = self.open_import(path)
        window.find('button', f'Import {count:,} Patients', timeout=20).click()
        window.find_text(f'Imported {count:,} patients', timeout=60)
        window.find('button', 'Close').click()
        self.app.wait_dialogs_closed()

    def find_patient(self, fragment, name):
        """Types a part of the name and opens the one it leaves."""
        self.show_page(3)
        self.app.find('entry', 'Search Patients').type_into(fragment)
        self.app.find_text(re.compile('^1 found$'))
        # pages behind are in the tree too, and have rows of that name
        self.app.find('list', 'Patients').find('row', re.compile(f'^{re.escape(name)}')).click()
        # its name as a title, beside the list
        self.app.find('label', where=lambda label: label.text == name and label.extents[3] > 24)

    def start_course(self, area, length=6):
        self.app.find('button', 'Start a Course').click()
        editor = self.app.dialog()
        editor.find('entry', 'What is treated, and where').type_into(area)
        editor.find('button', 'Start').click()
        self.app.wait_dialogs_closed()
        self.app.find_text(f'0 of {length}')

    # ---- booking ----------------------------------------------------------------------------------------------

    def open_booking(self, nth):
        self.app.find('button', f'Book Session {nth}').click()
        window = self.app.dialog()
        window.find('check', re.compile(', rolling '), timeout=10)
        return window

    def ask_for_day(self, window, day):
        """Types a day into a booking; day as ISO writes it."""
        entry = window.find('entry', 'Day')
        entry.mouse_click()
        self.app.key('ctrl+a')
        self.app.type(f'{day}\t')

    def book(self, window, slot):
        """Chooses the slot whose name matches, books it."""
        choice = window.find('check', slot, timeout=10)
        if not choice.checked:
            choice.click()
            wait_for(lambda: choice.checked, what=f'{slot} chosen')
        window.find('button', 'Book 1 Session', where=lambda button: button.sensitive).click()
        self.app.wait_dialogs_closed()

    # ---- the visit --------------------------------------------------------------------------------------------

    def stands_in(self, stage, name):
        """Waits until the patient's card says so."""
        return self.app.find('row', re.compile(f'^{re.escape(name)}, .*{stage}'), timeout=10)

    def check_in(self, name):
        self.app.find('button', f'Check In, {name}').click()
        self.stands_in('Arrived', name)

    def cream_on(self, name, product='Lidocaine 4 %', grams='10', shown=lambda: None):
        self.app.find('button', f'Cream On…, {name}').click()
        window = self.app.dialog()
        window.find('entry', 'Product').type_into(product)
        window.find('entry', re.compile('^Grams')).type_into(grams)
        shown()
        window.find('button', 'Cream On').click()
        self.app.wait_dialogs_closed()
        self.stands_in('Numbing', name)

    def start_rolling(self, name):
        self.app.find('button', f'Start Rolling, {name}').click()
        self.stands_in('Rolling', name)

    def finish(self, name, shown=lambda: None):
        self.app.find('button', f'Finish…, {name}').click()
        window = self.app.dialog()
        window.find_text('What the Patient Does at Home')
        shown()
        window.find('button', 'Finish').click()
        self.app.wait_dialogs_closed()
        self.stands_in('Done', name)

    # ---- the days after ---------------------------------------------------------------------------------------

    def log_call(self, *symptoms, peeling=None):
        """Saves the call sheet that is open; peeling as its choice says it: 'Started'."""
        for symptom in symptoms:
            self.app.find('button', symptom).click()
        if peeling:
            self.choose('Peeling', peeling)
        self.app.find('button', 'Save Call').click()

    def choose(self, name, choice):
        """Opens a list of choices by its name and takes one, with the keyboard."""
        box = self.app.find('combo box', name)
        # with its button's own click, if it has one: GTK 4.18 says of what lies deep down that it is further up than it is
        next(iter(box.find_all('button')), box).click()
        # what is offered may hang out of the window, where a row would count as hidden
        offered = wait_for(lambda: [row.texts for choices in box.find_all('list', shown=False)[-1:]
                                    for row in choices.find_all('row', shown=False)],
                           what=f'what {name} offers')
        place = next(i for i, texts in enumerate(offered) if choice in texts)
        self.app.key('Home', *['Down'] * place, 'Return')
        wait_for(lambda: choice in box.texts, what=f'{name}: {choice}')

    def open_follow_up(self, name, what):
        self.show_page(4)
        self.app.find('list', 'Follow-ups').find('row', re.compile(f'^{re.escape(name)}, {what}')).click()
        self.app.find('label', where=lambda label: label.text == name and label.extents[3] > 24)

    # ---- for pictures -----------------------------------------------------------------------------------------

    def close_toasts(self):
        """A toast's own button; the window's has a description, an import's has text on it."""
        for button in self.app.window.find_all('button', 'Close', where=lambda button: button.extents[1] > 100):
            if not button.description and not button.texts:
                button.click()

    def settle(self):
        """Waits until what shows has not changed for a moment."""
        seen = None
        for _ in range(12):
            shown = subprocess.run(['import', '-silent', '-window', 'root', '-depth', '8', 'rgb:-'], capture_output=True,
                                   check=True).stdout
            if shown == seen:
                return
            seen = shown
            time.sleep(.15)
