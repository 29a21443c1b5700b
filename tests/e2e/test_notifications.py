#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders from outside: with the window closed, after days off, with a service that is frozen or gone, and at rest."""
import glob
import os
import re
import subprocess
import time
import unittest

import clinic
from case import ProgramCase
from drive import App, wait_for

APP = 'io.github.sittings.Sittings'
# real seconds that the program is watched at rest, in place of the hour that ./dev soak rest takes: nothing it does is on a
# longer beat than a minute but the wake for what is due, which is days away
WATCHED = int(os.environ.get('SITTINGS_WATCHED', '65'))
MOST_MB = 10


def private_mb(pid):
    with open(f'/proc/{pid}/smaps_rollup', encoding='ascii') as file:
        return sum(int(line.split()[1]) for line in file if line.startswith('Private_')) / 1024


def count_wakes(pid):
    """How often its threads have gone to sleep, or been stopped for another, and run again."""
    wakes = {}
    for path in glob.glob(f'/proc/{pid}/task/*/status'):
        with open(path, encoding='ascii') as file:
            fields = dict(line.split(':', 1) for line in file)
        wakes[fields['Name'].strip() + path.split('/')[4]] = (int(fields['voluntary_ctxt_switches']) +
                                                              int(fields['nonvoluntary_ctxt_switches']))
    return wakes


class Case(ProgramCase):
    now = clinic.NOW

    def setUp(self):
        super().setUp()
        clinic.make(self.data, patients=60)
        self.clear_list()

    def clear_list(self):
        """Nothing is due: what was due by now has been done. The next is due tomorrow."""
        with clinic.connect(self.data) as database:
            database.execute("UPDATE follow_up SET status = 'done' WHERE due < strftime ('%s', '2026-11-25')")
            database.execute("UPDATE red_flag SET closed_at = 1, note = 'Seen' WHERE closed_at IS NULL")
            database.execute("UPDATE session SET state = 'cancelled' WHERE state IN ('arrived', 'numbing', 'rolling')")
            database.execute("DELETE FROM follow_up WHERE status = 'open'")
            patient, course = database.execute("SELECT patient, id FROM course WHERE status = 'active' LIMIT 1").fetchone()
            for day in range(4):
                database.execute("INSERT INTO follow_up (kind, patient, course, day, due) VALUES ('review', ?, ?, ?, ?)",
                                 (patient, course, 20782 + day, (20782 + day) * 86400 + 8 * 3600))
        database.close()

    def count(self, where):
        return clinic.ask_one(self.data, f'SELECT count (*) FROM follow_up WHERE {where}')

    def service(self):
        app = self.start('--background', window=False)
        wait_for(self.on_the_bus, 20, 'the program on the bus')
        return app

    @staticmethod
    def on_the_bus():
        answer = subprocess.run(['gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path',
                                 '/org/freedesktop/DBus', '--method', 'org.freedesktop.DBus.NameHasOwner', APP],
                                capture_output=True, check=True)
        return b'true' in answer.stdout


class Reminders(Case):
    def test_buttons_with_the_window_closed(self):
        app = self.service()
        self.clock.set('2026-11-25T09:00:30+01:00')
        told = self.notifications.wait_for('A review is due')
        self.assertEqual([label for name, label in told['actions'].items() if name != 'default'],
                         ['Open', 'Done', 'In 1 Hour', 'Tomorrow'])
        self.notifications.act(told, 'later')
        wait_for(lambda: self.count('snoozed IS NOT NULL') == 1, 10, 'the later to be kept')
        app.kill()
        self.service()
        self.clock.set('2026-11-25T10:01:00+01:00')
        told = self.notifications.wait_for('A review is due')
        self.notifications.act(told, 'done')
        wait_for(lambda: self.count("status = 'done' AND day = 20782") >= 1, 10, 'the review to be done')
        self.assertEqual(self.notifications.list(), [])
        self.clock.set('2026-11-26T09:00:30+01:00')
        self.notifications.act(self.notifications.wait_for('A review is due'), 'open')
        window = self.app.wait_for_window()
        self.assertTrue(window)
        self.app.find_text(re.compile('^Review'))

    def test_four_days_off(self):
        self.clock.set('2026-11-28T12:00:00+01:00')
        self.service()
        told = self.notifications.wait_for('4 things are due')
        self.assertEqual(len(self.notifications.list()), 1)
        wait_for(lambda: self.count("status = 'open' AND told IS NULL") == 0, 10, 'all to be marked as told')
        self.assertEqual(len(self.notifications.events('notify')), 1)
        self.notifications.act(told, 'open')
        self.app.wait_for_window()
        self.app.find('list', 'Follow-ups').find('row', re.compile('Review'))

    def test_asked_once_whether_to_remind(self):
        app = self.start()
        app.find('tab', 'Today')
        app.key('ctrl+w')
        app.dialog().find('button', 'Keep Reminding').click()
        wait_for(lambda: not app.windows, 10, 'the window to close')
        self.assertTrue(app.running)
        entry = os.path.join(os.environ['XDG_CONFIG_HOME'], 'autostart', APP + '.desktop')
        wait_for(lambda: os.path.exists(entry), what='the desktop file')
        with open(entry, encoding='utf-8') as file:
            self.assertIn('--background', file.read())
        self.clock.set('2026-11-25T09:00:30+01:00')
        self.notifications.wait_for('A review is due')
        app.hand_over()
        app.wait_for_window()
        app.key('ctrl+q')
        app.dialog().find('button', 'Quit').click()
        self.assertEqual(app.wait_end(), 0)

    def test_frozen_then_thawed(self):
        self.notifications.freeze()
        app = self.start()
        self.clock.set('2026-11-25T09:00:30+01:00')
        app.find_text(re.compile('notifications do not answer'), timeout=20)
        self.assertEqual(self.count('told IS NOT NULL'), 0)
        # the window goes on working
        app.key('ctrl+4')
        app.find('list', 'Follow-ups').find('row', re.compile('Review'))
        self.notifications.thaw()
        self.notifications.wait_for('A review is due')
        wait_for(lambda: self.count('told IS NOT NULL') == 1, 10, 'it to be marked as told')

    def test_refused_then_allowed(self):
        self.notifications.refuse()
        app = self.start()
        self.clock.set('2026-11-25T09:00:30+01:00')
        fault = re.compile('does not let Sittings')
        app.find_text(fault, timeout=20)
        self.assertEqual(self.count('told IS NOT NULL'), 0)
        self.notifications.refuse(False)
        self.notifications.wait_for('A review is due', timeout=30)
        app.wait_gone('label', where=lambda label: fault.search(label.text), timeout=20)
        wait_for(lambda: self.count('told IS NOT NULL') == 1, 10, 'it to be marked as told')

    def test_gone_then_back(self):
        self.notifications.stop()
        app = self.start()
        self.clock.set('2026-11-25T09:00:30+01:00')
        app.find_text(re.compile('shows no notifications'), timeout=20)
        self.notifications.start()
        self.notifications.wait_for('A review is due')


class AtRest(Case):
    def watch(self, app):
        """Names of threads that woke, and how often, while nothing was due."""
        wait_for(self.on_the_bus, 20, 'the program on the bus')
        before = None
        for _ in range(30):     # until it has come to rest
            now = count_wakes(app.process.pid)
            if now == before:
                break
            before = now
            time.sleep(1)
        time.sleep(WATCHED)
        after = count_wakes(app.process.pid)
        return {name: after[name] - before.get(name, 0) for name in after if after[name] != before.get(name, 0)}

    def clear_list(self):
        with clinic.connect(self.data) as database:
            database.execute("UPDATE follow_up SET status = 'done'")
            database.execute("UPDATE session SET state = 'cancelled' WHERE state IN ('arrived', 'numbing', 'rolling')")
        database.close()

    def test_sleeps(self):
        """By the real clock: a held one is looked at five times a second."""
        self.app = App([os.environ['SITTINGS_PROGRAM'], '--data', self.data, '--background'], window=False)
        wakes = self.watch(self.app)
        print(f'# figures: {sum(wakes.values())} wake-ups of any thread in {WATCHED} s', flush=True)
        self.assertEqual(wakes, {})

    def test_is_small(self):
        empty = subprocess.Popen([os.environ['SITTINGS_EMPTY_WINDOW']])
        self.addCleanup(empty.wait)
        self.addCleanup(empty.kill)
        self.app = App([os.environ['SITTINGS_PROGRAM'], '--data', self.data, '--background'], window=False)
        wait_for(self.on_the_bus, 20, 'the program on the bus')
        time.sleep(3)
        ours, theirs = private_mb(self.app.process.pid), private_mb(empty.pid)
        print(f'# figures: {ours:.1f} MB without a window, an empty AdwApplication {theirs:.1f} MB', flush=True)
        self.assertLessEqual(ours, theirs + MOST_MB)


if __name__ == '__main__':
    unittest.main(verbosity=2)
