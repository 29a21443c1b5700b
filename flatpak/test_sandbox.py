#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes through the sandbox's walls and what does not: try.sh runs this."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, '..', 'tests', 'e2e'))

import clinic
from case import ProgramCase
from desk import Desk
from drive import App, wait_for
from test_main_job import MainJob
from test_notifications import Case as NotificationCase

ID = os.environ['SITTINGS_CONFINED']
HOME = os.environ['HOME']
CSV = os.path.join(here, '..', 'tests', 'data', 'csv', 'twenty-seven.csv')


def in_sandbox(script):
    """What a shell in the sandbox says to this."""
    return subprocess.run(['flatpak', 'run', '--user', '--command=sh', ID, '-c', script], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=60, check=False).stdout.strip()


class Agreeing:
    """A person who agrees to what the portals ask, from start() to stop()."""

    def start(self):
        self.log = os.path.join(tempfile.mkdtemp(prefix='portals-', dir=os.environ['E2E_DIR']), 'log')
        self.process = subprocess.Popen([sys.executable, os.path.join(here, 'portal_backend.py'), self.log],
                                        stdout=subprocess.PIPE, text=True)
        if self.process.stdout.readline() != 'READY\n':
            raise RuntimeError('the backend of the portals did not start')

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()

    def asked(self, event):
        """What the portals asked of that kind, oldest first."""
        with open(self.log, encoding='utf-8') as file:
            return [seen['what'] for seen in map(json.loads, file) if seen['event'] == event]

    def wait_for(self, event):
        return wait_for(lambda: self.asked(event), 20, f'{event} asked of the desktop')[-1]


class Walls(unittest.TestCase):
    def test_a_file_outside_is_invisible(self):
        with open(os.path.join(HOME, 'outside'), 'w', encoding='utf-8') as file:
            file.write('private')
        own = os.path.join(HOME, '.var', 'app', ID, 'data')
        self.assertEqual(in_sandbox(f'cat {HOME}/outside; ls {HOME}; ls -d {own}'), own)

    def test_there_is_no_network(self):
        self.assertEqual(in_sandbox("sed -n 's/:.*//p' /proc/net/dev").split(), ['lo'])


class Portals(ProgramCase):
    now = clinic.NOW

    def setUp(self):
        super().setUp()
        shutil.rmtree(self.data)
        clinic.make(self.data, patients=60)
        self.person = Agreeing()
        self.person.start()
        self.addCleanup(self.person.stop)

    def open_print(self):
        app = self.start()
        Desk(app).show_page(2)
        app.key('alt+1')
        app.find_text('Tuesday 24 November')
        app.key('ctrl+p')
        window = app.dialog(timeout=10)
        window.find('image', re.compile('^Page 1 of '), timeout=10)
        return window

    def press(self, window, name):
        window.find('button', name, where=lambda button: button.sensitive).click()

    def test_save(self):
        window = self.open_print()
        self.press(window, 'Save as PDF…')
        self.person.wait_for('SaveFile')
        saved = window.find_text(re.compile('^Saved as .*pdf'), timeout=10).text
        path = os.path.join(HOME, saved.removeprefix('Saved as ').removesuffix('.'))
        with open(path, 'rb') as file:
            self.assertEqual(file.read(5), b'%PDF-')

    def test_print(self):
        window = self.open_print()
        self.press(window, 'Print…')
        self.assertEqual(self.person.wait_for('printed'), '%PDF-')
        window.find_text('Sent to the printer.', timeout=10)

    def test_import_of_a_file_that_is_handed_over(self):
        outside = os.path.join(HOME, 'patients.csv')
        shutil.copy(CSV, outside)
        app = self.start()
        app.hand_over('--data', self.data, '--import', outside)
        app.dialog(timeout=10).find('button', 'Import 27 Patients', timeout=20)


class Reminders(NotificationCase):
    """The program has ended, and a click on what it told starts it again: on the clinic in its own folder."""

    def setUp(self):
        super().setUp()
        self.person = Agreeing()
        self.person.start()
        self.addCleanup(self.person.stop)
        own = os.path.join(os.environ['E2E_DIR'], 'sittings')
        os.rename(self.data, own)
        self.data = own
        self.addCleanup(shutil.rmtree, own, ignore_errors=True)
        subprocess.run(['dbus-update-activation-environment', *(f'{name}={value}' for name, value in self.clock.env.items())],
                       check=True)

    def test_a_click_comes_back(self):
        app = self.start()
        app.find('tab', 'Today')
        app.key('ctrl+w')
        app.dialog().find('button', 'Keep Reminding').click()
        asked = self.person.wait_for('EnableAutostart')
        self.assertEqual((asked[0], asked[1]), (ID, True))
        self.assertIn('--background', asked[2])
        self.clock.set('2026-11-25T09:00:30+01:00')
        told = self.notifications.wait_for('A review is due')
        wait_for(lambda: self.count('told IS NOT NULL') == 1, 10, 'it to be marked as told')
        app.kill()
        wait_for(lambda: not self.on_the_bus(), 20, 'the program to leave the bus')
        self.addCleanup(subprocess.run, ['flatpak', 'kill', ID], check=False)
        self.notifications.act(told)
        app.wait_for_window()
        app.find_text(re.compile('^Review'))


@unittest.skipUnless(shutil.which('weston'), 'weston is not installed; ./dev setup installs it')
class Wayland(ProgramCase):
    def setUp(self):
        super().setUp()
        log = os.path.join(os.environ['E2E_OUT'], 'weston.log')
        weston = subprocess.Popen(['weston', '--backend=headless-backend.so', '--use-pixman', '--socket=sittings', '--no-config',
                                   '--idle-time=0', f'--log={log}'])
        self.addCleanup(weston.wait)
        self.addCleanup(weston.terminate)
        wait_for(lambda: os.path.exists(os.path.join(os.environ['XDG_RUNTIME_DIR'], 'sittings')), 20, 'a Wayland display')

    def test_starts(self):
        self.app = App([os.environ['SITTINGS_PROGRAM']], window=False, clock=self.clock,
                       env={'WAYLAND_DISPLAY': 'sittings', 'DISPLAY': '', 'GDK_BACKEND': 'wayland'})
        root = wait_for(self.app.look_for_root, 20, 'the program on Wayland')
        window = wait_for(lambda: root.get_child_at_index(0), 20, 'its window')
        self.assertTrue(window.get_name())
        self.assertEqual(self.app.x_windows(), [])


if __name__ == '__main__':
    unittest.main(verbosity=2)
