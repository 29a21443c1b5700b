# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop shows of the program, and what a person does with it."""
import json
import os
import re
import signal
import subprocess
import sys
import tempfile

from gi.repository import Gio, GLib

from waiting import wait_for

NAME = 'org.freedesktop.Notifications'
PATH = '/org/freedesktop/Notifications'


class Notifications:
    """A notification service of the test's own, from start() to stop(); `with Notifications () as n` does both."""

    def __init__(self, capabilities=()):
        self.capabilities = list(capabilities)
        # the desktop's folder goes when the desktop does; what happened can be read until then
        self.log = os.path.join(tempfile.mkdtemp(prefix='notifications-', dir=os.environ.get('E2E_DIR')), 'log')
        self.process = None

    def start(self):
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'notification_service.py')
        self.process = subprocess.Popen([sys.executable, script, self.log, *self.capabilities],
                                        stdout=subprocess.PIPE, text=True)
        if self.process.stdout.readline() != 'READY\n':
            raise RuntimeError('the notification service did not start')

    def stop(self):
        if self.process:
            self.thaw()
            self.process.terminate()
            self.process.wait()
            self.process.stdout.close()
            self.process = None

    def freeze(self):
        """The service is there and does not answer."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def call(self, method, parameters=None, answer=None):
        connection = Gio.bus_get_sync(Gio.BusType.SESSION)
        return connection.call_sync(NAME, PATH, 'io.github.sittings.Person', method, parameters,
                                    GLib.VariantType(answer) if answer else None, Gio.DBusCallFlags.NO_AUTO_START,
                                    5000, None)

    # ---- reading ----------------------------------------------------------------------------------------------

    def list(self):
        """What stands on the screen: dicts of id, summary, body, actions (key to label), hints, ..."""
        return json.loads(self.call('List', answer='(s)').unpack()[0])

    def events(self, kind=None):
        """All that ever happened, oldest first: 'notify', 'action', 'closed'."""
        if not os.path.exists(self.log):
            return []
        with open(self.log, encoding='utf-8') as file:
            events = [json.loads(line) for line in file]
        return [event for event in events if kind is None or event['event'] == kind]

    def wait_for(self, text, timeout=10):
        """The notification on the screen whose summary or body holds this (or matches a compiled pattern)."""
        pattern = text if isinstance(text, re.Pattern) else re.compile(re.escape(text))

        def look():
            return next((n for n in self.list() if pattern.search(n['summary'] + '\n' + n['body'])), None)
        return wait_for(look, timeout, f'a notification with {pattern.pattern!r}')

    # ---- doing ------------------------------------------------------------------------------------------------

    def act(self, notification, key='default'):
        """Clicks a button of a notification, or the notification itself. The portal gives buttons keys of its own; there it is
        the one with that label."""
        if key not in notification['actions']:
            key = next((own for own, label in notification['actions'].items() if label.lower() == key), key)
        self.call('Act', GLib.Variant('(us)', (notification['id'], key)))

    def dismiss(self, notification):
        self.call('Dismiss', GLib.Variant('(u)', (notification['id'],)))

    def expire(self, notification):
        self.call('Expire', GLib.Variant('(u)', (notification['id'],)))

    def refuse(self, refuses=True):
        """The service lets nothing through, as where the person switched the program's notifications off."""
        self.call('Refuse', GLib.Variant('(b)', (refuses,)))
