# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page and dialog of the program, one after the other, in the invented clinic as it stands at NOW."""
import re

from drive import wait_for

NOW = '2026-11-24T10:24:00+01:00'


class Places:
    """each() yields the name of a place while it shows."""

    def __init__(self, desk):
        self.desk = desk
        self.app = desk.app

    def each(self):
        # a page stays in the tree once it was shown, and makes each look at it longer: the menu goes first
        for part in (self.menu, self.today, self.calendar, self.patients, self.follow_ups):
            yield from part()

    # ---- dialogs ----------------------------------------------------------------------------------------------

    def dialog(self, name):
        """Yields the dialog that has been asked for, then leaves it as a person does."""
        self.app.dialog()
        self.desk.settle()
        yield name
        self.app.key('Escape')
        self.app.wait_dialogs_closed()

    def by_button(self, name, label, nth=0):
        self.app.find('button', label, nth=nth).click()
        yield from self.dialog(name)

    def by_key(self, name, key):
        self.app.key(key)
        yield from self.dialog(name)

    def open_menu(self, name='Main Menu'):
        # the button in the menu's button: only that can be clicked
        self.app.find('button', name, nth=1).click()

    def by_menu(self, name, item, menu='Main Menu'):
        self.open_menu(menu)
        self.app.find('menu item', item, timeout=15).click()
        yield from self.dialog(name)

    def by_preferences(self, name, row):
        self.app.key('ctrl+comma')
        self.app.dialog().find('row', re.compile(row)).mouse_click()
        wait_for(lambda: len(self.app.windows) == 3, what=name)
        self.desk.settle()
        yield name
        for left in (2, 1):
            self.app.key('Escape')
            wait_for(lambda: len(self.app.windows) == left, what='a window to close')

    # ---- pages ------------------------------------------------------------------------------------------------

    def today(self):
        self.desk.show_page(1)
        yield 'today'
        self.app.act('win.walk-in')
        yield from self.dialog('walk-in')
        yield from self.by_key('booking: whom', 'ctrl+b')
        card = self.app.find('button', re.compile('^Check In, '))
        name = card.name.partition(', ')[2]
        card.click()
        yield from self.by_button('cream on', f'Cream On…, {name}')
        name = self.start_rolling()
        yield from self.by_button('finish', f'Finish…, {name}')

    def start_rolling(self):
        """Of the first whom no doctor has to sign for."""
        for rolling in self.app.find_all('button', re.compile('^Start Rolling, ')):
            name = rolling.name.partition(', ')[2]
            rolling.click()
            if wait_for(lambda: self.app.find_all('button', f'Finish…, {name}') or len(self.app.windows) > 1, what=name) is not True:
                return name
            self.app.key('Escape')
            self.app.wait_dialogs_closed()
        raise AssertionError('a doctor has to sign for all who are ready')

    def calendar(self):
        self.desk.show_page(2)
        self.desk.settle()
        yield 'calendar: week'
        for view in ('Day', 'Month', 'Week'):
            self.app.find('button', view).click()
            self.desk.settle()
            yield f'calendar: {view.lower()}'
        session = self.app.find('row', re.compile('booked'), where=lambda row: row.sensitive)
        session.mouse_click()
        move = self.app.find('button', 'Move…')
        yield 'calendar: session'
        move.click()
        yield from self.dialog('move')
        self.app.act('win.print')
        yield from self.dialog('print')

    def patients(self):
        self.desk.show_page(3)
        self.app.find('list', 'Patients').find('row', re.compile('[23] of')).click()
        self.app.find('button', re.compile('^Book Session'), timeout=10)
        yield 'patient'
        yield from self.by_button('booking', re.compile('^Book Session'))
        self.app.act('win.waiting-list')
        yield from self.dialog('waiting list')
        yield from self.by_menu('course editor', 'Change…', menu='Course Menu')
        yield from self.aftercare()
        yield from self.by_key('new patient', 'ctrl+n')
        self.app.act('win.import')
        yield from self.dialog('import')

    def aftercare(self):
        self.app.find('button', 'Aftercare').click()
        self.app.find('button', 'Add…')
        yield 'aftercare'
        yield from self.by_button('prescription', 'Add…')
        yield from self.by_button('healing', re.compile('^(Correct Start|Peeling Started)'))

    def follow_ups(self):
        self.desk.show_page(4)
        self.app.find('button', 'Save Call', timeout=10)
        yield 'follow-ups'
        self.app.find('list', 'Follow-ups').find('row', re.compile('Peel')).click()
        self.app.find('combo box', 'Peeling')
        yield 'call sheet'
        yield from self.red_flag()

    def red_flag(self):
        row = self.app.find('list', 'Follow-ups').find('row', re.compile(', First call'))
        name = row.name.partition(',')[0]
        self.desk.open_follow_up(name, 'First call')
        self.app.find('button', 'Pus or fever').click()
        self.app.find('button', 'Save and Tell Doctor').click()
        self.desk.find_patient(name, name)
        yield 'patient: red flag'
        yield from self.by_button('red flag', 'Close…')

    def menu(self):
        self.open_menu()
        self.app.find('menu item', 'Copies…', timeout=15)
        yield 'menu'
        self.app.key('Escape')
        yield from self.by_menu('preferences', 'Preferences')
        yield from self.by_preferences('clinic', '^Name, people')
        yield from self.by_preferences('creams', '^Creams')
        yield from self.by_menu('closures', 'Hours and Closures…')
        yield from self.by_menu('copies', 'Copies…')
        yield from self.by_menu('shortcuts', 'Keyboard Shortcuts')
        yield from self.by_menu('help', 'Help')
        yield from self.rollers()

    def rollers(self):
        self.open_menu()
        self.app.find('menu item', 'Rollers…', timeout=15).click()
        stock = self.app.dialog()
        self.desk.settle()
        yield 'rollers'
        stock.find('button', 'Add Box…').click()
        box = self.app.find('entry', 'Lot').window
        self.desk.settle()
        yield 'box of rollers'
        for entry, text in (('^Lot', 'A1877'), ('^Needle length', '1.5'), ('^Expires', '2028-03'), ('^Numbers', '0031-0034')):
            box.find('entry', re.compile(entry)).set_text(text)
        box.find('button', 'Add').click()
        stock.find('row', re.compile('A1877')).mouse_click()
        self.app.find_text('In Stock')
        self.desk.settle()
        yield 'lot'
        self.app.key('Escape')
        wait_for(lambda: len(self.app.windows) == 2, what='the lot to close')
        self.app.key('Escape')
        self.app.wait_dialogs_closed()
