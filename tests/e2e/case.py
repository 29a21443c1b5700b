# SPDX-License-Identifier: GPL-3.0-or-later
"""What an end-to-end test of Sittings begins with: a folder, a clock, a notification service, and the program.

    class Booking(ProgramCase):
        now = '2026-11-24T10:24:00+01:00'

        def test_first_session(self):
            app = self.start()
            ...
            self.clock.advance(days=1)
            self.notifications.wait_for('is due')
"""
import os
import shutil
import tempfile
import unittest

from clock import Clock
from drive import App
from notifications import Notifications


class ProgramCase(unittest.TestCase):
    now = '2026-11-23T09:00:00+01:00'

    def setUp(self):
        self.data = tempfile.mkdtemp(prefix='clinic-', dir=os.environ.get('E2E_DIR'))
        self.addCleanup(shutil.rmtree, self.data, ignore_errors=True)
        self.clock = Clock(self.now)
        self.notifications = Notifications()
        self.notifications.start()
        self.addCleanup(self.notifications.stop)
        self.app = None

    def tearDown(self):
        if self.app:
            if self.failed():
                self.app.keep_evidence(f'failed-{self.id()}')
            self.app.close()

    def failed(self):
        outcome = self._outcome
        result = getattr(outcome, 'result', None)
        errors = list(getattr(outcome, 'errors', [])) or list(result.errors) + list(result.failures)
        return any(error for test, error in errors if test is self)

    def start(self, *arguments, program=None, **how):
        """Starts the program (SITTINGS_PROGRAM, put there by meson) on this test's folder and clock; self.app from now
        on. What it prints is shown with the test's own output."""
        program = program or os.environ['SITTINGS_PROGRAM']
        self.app = App([program, '--data', self.data, *arguments], clock=self.clock, **how)
        return self.app
