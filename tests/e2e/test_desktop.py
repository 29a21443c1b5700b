#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop asks of the program over the bus: to start, to search, to do what the desktop file offers, to open files."""
import configparser
import os
import re
import shutil
import subprocess
import sys
import unittest

from gi.repository import Gio, GLib

import clinic
from case import ProgramCase
from drive import App, wait_for

NAME = 'io.github.sittings.Sittings'
PATH = '/io/github/sittings/Sittings'
# the program lingers for ten seconds after a search
LINGERS = 30


class Bus:
    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        file = configparser.ConfigParser()
        file.read(os.path.join(os.environ['GSETTINGS_SCHEMA_DIR'], NAME + '.search-provider.ini'))
        self.provider = file['Shell Search Provider']

    def call(self, interface, method, signature, *values, to=NAME, path=PATH):
        return self.bus.call_sync(to, path, interface, method, GLib.Variant(signature, values), None,
                                  Gio.DBusCallFlags.NONE, 20000, None).unpack()

    def daemon(self, method, signature, *values):
        return self.call('org.freedesktop.DBus', method, signature, *values, to='org.freedesktop.DBus',
                         path='/org/freedesktop/DBus')[0]

    def is_there(self):
        return self.daemon('NameHasOwner', '(s)', NAME)

    def search(self, method, signature, *values):
        """Where the file says that the desktop reads."""
        answer = self.call(f'org.gnome.Shell.SearchProvider{self.provider["Version"]}', method, signature, *values,
                           to=self.provider['BusName'], path=self.provider['ObjectPath'])
        return answer[0] if answer else None

    def find(self, *terms):
        return self.search('GetInitialResultSet', '(as)', terms)

    def name(self, result):
        return [(meta['name'], meta['description']) for meta in self.search('GetResultMetas', '(as)', [result])]


class Process:
    """A program that the bus has started: it is nobody's child here."""

    def __init__(self, pid):
        self.pid = pid
        self.returncode = None

    def poll(self):
        if not os.path.exists(f'/proc/{self.pid}'):
            self.returncode = 0
        return self.returncode

    def terminate(self):
        os.kill(self.pid, 15)

    def kill(self):
        os.kill(self.pid, 9)

    def wait(self, timeout=10):
        wait_for(lambda: self.poll() is not None, timeout, 'the program to end')
        return self.returncode


class Activated(App):
    """The program as the bus starts it for a call."""

    def __init__(self, call, bus, **how):
        self.call, self.bus = call, bus
        super().__init__([NAME], **how)

    def start(self):
        self.call()
        self.process = Process(self.bus.daemon('GetConnectionUnixProcessID', '(s)', NAME))
        self.wait_for_window()


class Session:
    """That the program registers with, and that is locked and unlocked."""

    def __init__(self):
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'session_service.py')
        self.process = subprocess.Popen([sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline() == 'READY\n'

    def tell(self, word):
        self.process.stdin.write(word + '\n')
        self.process.stdin.flush()
        assert self.process.stdout.readline() == 'DONE\n'

    def end(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


class Case(ProgramCase):
    now = clinic.NOW

    def setUp(self):
        super().setUp()
        clinic.make(self.data)
        self.bus = Bus()

    def first_patient(self):
        return clinic.ask(self.data, "SELECT id, given, family, number FROM patient WHERE length (given) > 3 ORDER BY id")[0]


class Search(Case):
    def allow(self, app):
        app.key('ctrl+comma')
        window = app.dialog()
        window.find('tab', 'Desktop').click()
        switch = window.find('check', 'Patients in the desktop’s search')
        self.assertFalse(switch.checked)
        switch.mouse_click()
        wait_for(lambda: switch.checked, what='the switch')
        app.key('Escape')
        app.wait_dialogs_closed()

    def test_commands_and_patients(self):
        patient, given, family, number = self.first_patient()
        result = f'patient:{patient}'
        app = self.start()
        tab = app.find('tab', 'Today')
        self.assertEqual(self.bus.find('calen'), ['command:calendar'])
        self.assertEqual(self.bus.name('command:calendar'), [('Calendar', '')])
        self.assertEqual(self.bus.find(given, family), [])
        self.allow(app)
        self.assertIn(result, self.bus.find(given, family))
        self.assertEqual(self.bus.name(result), [(f'{given} {family}', number)])
        self.assertTrue(tab.selected)
        self.bus.search('ActivateResult', '(sasu)', result, [given], 0)
        app.find('label', where=lambda label: label.text == f'{given} {family}' and label.extents[3] > 24)
        self.bus.search('ActivateResult', '(sasu)', 'command:calendar', ['cal'], 0)
        wait_for(lambda: app.find('tab', 'Calendar').selected, what='the calendar')
        self.bus.search('LaunchSearch', '(asu)', [given, family], 0)
        app.find('entry', 'Search Patients', where=lambda entry: entry.text == f'{given} {family}')
        self.close_window(app)
        self.assertEqual(self.bus.find(given, family), [])
        self.assertEqual(self.bus.name(result), [])

    def test_locked_screen_hides_patients(self):
        session = Session()
        self.addCleanup(session.end)
        patient, given, family, _ = self.first_patient()
        found = [f'patient:{patient}']
        app = self.start()
        app.find('tab', 'Today')
        self.allow(app)
        self.assertEqual(self.bus.find(given, family), found)
        session.tell('lock')
        wait_for(lambda: not self.bus.find(given, family), what='the lock to be heard')
        self.assertEqual(self.bus.name(found[0]), [])
        self.assertEqual(self.bus.find('calen'), ['command:calendar'])
        session.tell('unlock')
        wait_for(lambda: self.bus.find(given, family) == found, what='the lock to be off')

    def close_window(self, app):
        """Nobody is at the desk; the program stays for its reminders."""
        app.key('ctrl+w')
        app.dialog().find('button', 'Keep Reminding').click()
        wait_for(lambda: not app.windows, 10, 'the window to close')
        self.assertTrue(app.running)


class Preferences(Case):
    def test_what_cannot_be_is_said_in_its_row(self):
        place = os.path.join(os.environ['XDG_CONFIG_HOME'], 'autostart')
        shutil.rmtree(place, ignore_errors=True)
        with open(place, 'w', encoding='utf-8'):
            pass    # a file where the folder should be
        self.addCleanup(os.unlink, place)
        app = self.start()
        app.find('tab', 'Today')
        app.key('ctrl+comma')
        window = app.dialog()
        window.find('tab', 'Desktop').click()
        window.find_text('So that what is due is told while the window is closed')
        window.find('check', 'Start in the background at login').mouse_click()
        window.find_text(re.compile(re.escape(place)))


class Activation(Case):
    """The bus starts the program, as the desktop file asks for."""

    def setUp(self):
        super().setUp()
        path = os.path.join(os.environ['E2E_DIR'], 'services', NAME + '.service')
        environment = ' '.join(f'{name}={value}' for name, value in {**self.clock.env, 'SITTINGS_DATA': self.data}.items())
        with open(path, 'w', encoding='utf-8') as file:
            file.write(f'[D-BUS Service]\nName={NAME}\nExec=/usr/bin/env {environment} {os.environ["SITTINGS_PROGRAM"]}'
                       ' --gapplication-service\n')
        self.addCleanup(self.forget, path)
        self.bus.call('org.freedesktop.DBus', 'ReloadConfig', '()', to='org.freedesktop.DBus', path='/org/freedesktop/DBus')

    def forget(self, path):
        os.unlink(path)
        self.bus.call('org.freedesktop.DBus', 'ReloadConfig', '()', to='org.freedesktop.DBus', path='/org/freedesktop/DBus')

    def activate(self, method, signature, *values):
        self.app = Activated(lambda: self.bus.call('org.freedesktop.Application', method, signature, *values), self.bus)
        return self.app

    def test_search_alone_opens_no_window_tells_nothing_and_leaves(self):
        self.assertFalse(self.bus.is_there())
        self.assertEqual(self.bus.find('walk'), ['command:walk-in'])
        self.assertEqual(self.bus.name('command:walk-in'), [('Check In a Walk-In', '')])
        pid = self.bus.daemon('GetConnectionUnixProcessID', '(s)', NAME)
        wait_for(lambda: not self.bus.is_there(), LINGERS, 'the program to leave')
        wait_for(lambda: not os.path.exists(f'/proc/{pid}'), 10, 'the program to end')
        self.assertEqual(self.notifications.events('notify'), [])

    def test_activation(self):
        app = self.activate('Activate', '(a{sv})', {})
        app.find('tab', 'Today')
        wait_for(lambda: self.notifications.events('notify'), 10, 'what is due to be told')

    def test_new_booking(self):
        app = self.activate('ActivateAction', '(sava{sv})', 'new-booking', [], {})
        self.assertEqual(app.dialog(timeout=10).name, 'Book')

    def test_today(self):
        app = self.activate('ActivateAction', '(sava{sv})', 'today', [], {})
        wait_for(lambda: app.find('tab', 'Today').selected, what='today')

    def test_files(self):
        files = os.environ['SITTINGS_TEST_FILES']
        uris = [GLib.filename_to_uri(os.path.join(files, name), None) for name in ('csv/twenty-seven.csv', 'ical/holidays.ics')]
        app = self.activate('Open', '(asa{sv})', uris, {})
        patients, holidays = wait_for(lambda: self.both(app.windows[1:]), 10, 'both windows')
        patients.find('button', 'Import 27 Patients', timeout=20)
        self.assertEqual(holidays.name, 'Import Holidays')

    @staticmethod
    def both(windows):
        return windows if len(windows) == 2 else None


class Files(Case):
    def test_handed_over_from_another_folder(self):
        app = self.start()
        app.find('tab', 'Today')
        folder = os.path.join(os.environ['SITTINGS_TEST_FILES'], 'csv')
        shutil.copy(os.path.join(folder, 'twenty-seven.csv'), os.path.join(self.data, 'räum & ware.csv'))
        before = os.getcwd()
        self.addCleanup(os.chdir, before)
        os.chdir(self.data)
        app.hand_over('räum & ware.csv')
        app.dialog(timeout=10).find('button', 'Import 27 Patients', timeout=20)

    def test_new_booking_by_the_command_line(self):
        app = self.start('--new-booking')
        self.assertEqual(app.dialog(timeout=10).name, 'Book')


class Help(ProgramCase):
    def test_before_there_is_a_clinic(self):
        os.rmdir(self.data)
        app = self.start()
        app.find('button', 'Open the Clinic')
        app.key('F1')
        window = app.dialog()
        window.find('row', re.compile('^The First Start')).mouse_click()
        window.find_text(re.compile('^When Sittings starts on an empty computer'))
        app.key('alt+Left')
        window.find('row', re.compile('^Book a Session')).mouse_click()
        window.find_text(re.compile('^Between two sessions'), shown=False)
        app.key('Escape')
        app.wait_dialogs_closed()


if __name__ == '__main__':
    unittest.main(verbosity=2)
