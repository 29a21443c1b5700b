#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The kit itself, on a program of which everything is known."""
import os
import sys
import threading
import time
import unittest

from gi.repository import Gio, GLib

from clock import Clock
from drive import App, NotFound, wait_for
from notifications import NAME, PATH, Notifications

SAMPLE = sys.argv.pop(1)


class Driving(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.clock = Clock('2026-03-28T12:00:00+01:00')
        cls.app = App([SAMPLE], clock=cls.clock)

    @classmethod
    def tearDownClass(cls):
        cls.app.close()

    def says(self, text):
        self.app.find_text(text)

    def test_button(self):
        self.app.find('button', 'Add Patient').click()
        self.says('added')

    def test_keyboard(self):
        self.app.find('entry', 'Name').mouse_click()
        self.app.key('shift+Tab', 'shift+Tab', 'shift+Tab', 'space')
        self.says('added')

    def test_check_button_has_no_action(self):
        check = self.app.find('check', 'Wound cleaned')
        self.assertFalse(check.checked)
        check.click()
        wait_for(lambda: check.checked, what='the check mark')
        self.says('checked')
        check.click()
        self.says('unchecked')

    def test_row(self):
        self.app.find('row', 'Patient 2').click()
        self.says('row 2')

    def test_slow_look(self):
        """What comes during a look that outlasts the timeout is found, and what never comes still ends the waiting."""
        come = threading.Event()

        def look():
            seen = come.is_set()
            time.sleep(.2)
            come.set()
            return seen
        self.assertTrue(wait_for(look, .1))
        with self.assertRaises(NotFound):
            wait_for(lambda: time.sleep(.2), .1)

    def test_typing_any_script(self):
        entry = self.app.find('entry', 'Name')
        for name in ('Asha Rao', 'Zażółć gęślą jaźń', 'Łukasz Żółć', '王小明', 'Ελένη'):
            entry.type_into(name)
            self.assertEqual(entry.text, name)
        entry.set_text('set')
        wait_for(lambda: entry.text == 'set', what='the text')

    def test_action_of_the_window(self):
        self.app.act('win.greet')
        self.says('greeted')

    def test_dialog(self):
        self.app.find('button', 'Ask').click()
        dialog = self.app.dialog()
        self.assertEqual(dialog.name, 'Question')
        self.assertEqual(dialog.texts[-2:], ['What now?', 'Nothing'])
        dialog.find('button', 'Nothing').click()
        self.app.wait_dialogs_closed()

    def test_drag(self):
        canvas = self.app.find(name='Canvas')
        canvas.drag_to(canvas, offset=(60, 10))
        self.says('dragged')

    def test_hidden_is_not_found(self):
        # 4.8 has the label of the page behind in its tree, newer ones have not
        self.app.find_text('in front')
        self.assertEqual(self.app.find_all('label', where=lambda n: n.text == 'hidden'), [])
        with self.assertRaises(NotFound):
            self.app.find_text('hidden', timeout=.2)

    def test_button_without_a_name_is_seen(self):
        unnamed = [node for node in self.app.root.unnamed() if node.window == self.app.window]
        self.assertEqual([node.role for node in unnamed if node.role != 'text'][:1], [self.app.find('button', 'Ask').role])

    def test_clock(self):
        self.says('2026-03-28T12:00:00+01:00')
        self.clock.advance(hours=36)
        self.says('2026-03-30T00:00:00+01:00')
        self.clock.set('2026-03-28T12:00:00+01:00')
        with self.assertRaises(ValueError):
            self.clock.set('2026-03-28T12:00:00')

    def test_screenshot(self):
        path = self.app.screenshot('kit.png')
        with open(path, 'rb') as file:
            self.assertEqual(file.read(4), b'\x89PNG')


class Life(unittest.TestCase):
    def test_kill_and_restart(self):
        with App([SAMPLE], clock=Clock()) as app:
            first = app.process.pid
            app.kill()
            self.assertFalse(app.running)
            app.restart()
            self.assertNotEqual(app.process.pid, first)
            app.find('button', 'Ask')

    def test_failure_leaves_evidence(self):
        with self.assertRaises(NotFound), App([SAMPLE], env={'SITTINGS_NOW': '/nowhere'}) as app:
            pid = app.process.pid
            app.find('button', 'No Such Button', timeout=.1)
        path = os.path.join(os.environ['E2E_OUT'], f'failed-{pid}')
        with open(path + '.tree') as file:
            self.assertIn("'Add Patient'", file.read())
        os.unlink(path + '.png')
        os.unlink(path + '.tree')

    def test_program_that_ends_at_once(self):
        with self.assertRaises(RuntimeError):
            App(['/bin/true'])


class Bus(unittest.TestCase):
    def setUp(self):
        self.notifications = Notifications()
        self.notifications.start()
        self.addCleanup(self.notifications.stop)
        self.connection = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.heard = []
        subscription = self.connection.signal_subscribe(
            NAME, NAME, None, PATH, None, Gio.DBusSignalFlags.NONE,
            lambda *signal: self.heard.append((signal[4], signal[5].unpack())))
        self.addCleanup(self.connection.signal_unsubscribe, subscription)

    def notify(self, summary, timeout=5000):
        arguments = GLib.Variant('(susssasa{sv}i)', ('test', 0, '', summary, 'body', ['open', 'Open'], {}, -1))
        return self.connection.call_sync(NAME, PATH, NAME, 'Notify', arguments, None,
                                         Gio.DBusCallFlags.NONE, timeout, None).unpack()[0]

    def hear(self, signal):
        def heard():
            GLib.MainContext.default().iteration(False)
            return signal in self.heard
        wait_for(heard, what=f'{signal}, not only {self.heard}', every=.01)

    def test_action(self):
        number = self.notify('A call is due')
        seen = self.notifications.wait_for('is due')
        self.assertEqual((seen['id'], seen['actions']), (number, {'open': 'Open'}))
        with self.assertRaises(GLib.Error):
            self.notifications.act(seen, 'nothing')
        self.notifications.act(seen, 'open')
        self.hear(('ActionInvoked', (number, 'open')))
        self.hear(('NotificationClosed', (number, 2)))
        self.assertEqual(self.notifications.list(), [])
        self.assertEqual([event['event'] for event in self.notifications.events()], ['notify', 'action', 'closed'])

    def test_dismiss_and_expire(self):
        first, second = self.notify('one'), self.notify('two')
        self.notifications.dismiss({'id': first})
        self.notifications.expire({'id': second})
        self.hear(('NotificationClosed', (first, 2)))
        self.hear(('NotificationClosed', (second, 1)))

    def test_frozen(self):
        self.notifications.freeze()
        with self.assertRaises(GLib.Error):
            self.notify('nobody hears', timeout=300)
        threading.Timer(.2, self.notifications.thaw).start()
        begin = time.monotonic()
        self.notify('late')
        self.assertGreater(time.monotonic() - begin, .1)


if __name__ == '__main__':
    unittest.main(verbosity=2)
