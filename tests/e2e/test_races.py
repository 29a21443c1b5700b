#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Many programs on one running clinic over D-Bus: short races, with a window and without; ./dev soak races is the long one."""
import os
import unittest

from gi.repository import Gio, GLib

import clinic
import races
from case import ProgramCase
from drive import wait_for
from race_client import Clinic, Refused

CALLS = 400


class Races(ProgramCase):
    now = clinic.NOW

    def setUp(self):
        super().setUp()
        clinic.make(self.data, patients=150)

    def check(self, figures):
        print(figures, flush=True)
        self.assertEqual(figures.faults + figures.lost + figures.unexpected, [])
        self.assertGreater(len(figures.done), CALLS // 10)
        self.assertGreater(figures.refused['Conflict'], CALLS // 10)

    def test_with_a_window(self):
        app = self.start()
        app.find('tab', 'Today')
        app.key('ctrl+2')
        self.check(races.race(app, self.data, CALLS, 24))
        app.restart()
        app.find('tab', 'Today')

    def test_in_the_background(self):
        app = self.start('--background', window=False)
        wait_for(races.answers, 20, 'the clinic to answer')
        self.check(races.race(app, self.data, CALLS, 25))


class Verbs(ProgramCase):
    now = clinic.NOW

    def setUp(self):
        super().setUp()
        clinic.make(self.data)
        self.start().find('tab', 'Today')
        self.clinic = Clinic()
        self.course = clinic.ask_one(self.data, "SELECT max (id) FROM course WHERE status = 'active'")

    def find_slots(self, **how):
        values = (self.course, how.get('other', 0), how.get('day', '2026-12-01'), 1)
        return self.clinic.bus.call_sync(races.NAME, races.PATH, races.NAME + '.Clinic1', 'FindSlots',
                                         GLib.Variant('(xxsi)', values), None, 0, 5000, None).unpack()

    def assert_refused(self, name, words, verb, *values):
        with self.assertRaises(Refused) as caught:
            self.clinic.call(verb, *values)
        self.assertEqual(caught.exception.name, name)
        self.assertRegex(caught.exception.words, words)

    def test_verbs(self):
        refusal, slots = self.find_slots()
        self.assertRegex(refusal, '^Earliest .* 21 days after session')
        session, change = self.clinic.call('Book', self.course, *slots[0])
        self.assertEqual(clinic.ask(self.data, 'SELECT verb, subject, actor FROM journal WHERE id = ?', change),
                         [('book', f'session:{session}', None)])
        self.assertEqual(self.clinic.call('GetSession', session), ('booked', 1, *slots[0]))
        self.assert_refused('Conflict', '^Earliest ', 'Book', self.course, *slots[0])
        self.clinic.call('Cancel', session, '')
        self.clinic.call('Restore', session)
        self.assert_refused('Stale', '^Someone has changed this since', 'Move', session, 1, *slots[9])
        self.clinic.call('Move', session, 3, *slots[9])
        self.assertEqual(self.clinic.call('GetSession', session), ('booked', 4, *slots[9]))
        self.assert_refused('Invalid', 'is not a day', 'Book', self.course, '2026-02-30', 600, 45, 1, 1)
        self.assert_refused('NotFound', 'no longer there', 'Cancel', 999999, '')
        self.assert_refused('Conflict', 'opening hours', 'Move', session, 0, '9999-12-31', 2 ** 31 - 1, -2 ** 31, 1, 1)

    def test_window_does_not_offer_to_take_it_back(self):
        self.clinic.call('Book', self.course, *self.find_slots()[1][0])
        self.assertNotIn('win.undo', self.app.window.actions)

    def test_import_goes_to_the_running_clinic(self):
        self.app.hand_over('--import', os.path.join(os.environ['SITTINGS_TEST_FILES'], 'csv', 'twenty-seven.csv'))
        self.app.dialog(timeout=10).find('button', 'Import 27 Patients', timeout=10)

    def test_interface_is_described(self):
        text = self.clinic.bus.call_sync(races.NAME, races.PATH, 'org.freedesktop.DBus.Introspectable', 'Introspect', None,
                                         None, 0, 5000, None).unpack()[0]
        interface = Gio.DBusNodeInfo.new_for_xml(text).lookup_interface(races.NAME + '.Clinic1')
        self.assertEqual(sorted(method.name for method in interface.methods),
                         ['Book', 'Cancel', 'FindSlots', 'GetSession', 'Move', 'Restore'])


if __name__ == '__main__':
    unittest.main(verbosity=2)
