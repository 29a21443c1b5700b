# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's clock, moved by hand: a file that SITTINGS_NOW names."""
import datetime
import os
import tempfile


class Clock:
    def __init__(self, now='2026-11-23T09:00:00+01:00', path=None):
        # the desktop's folder goes when the desktop does
        self.path = path or os.path.join(tempfile.mkdtemp(prefix='clock-', dir=os.environ.get('E2E_DIR')), 'now')
        self.set(now)

    @property
    def env(self):
        return {'SITTINGS_NOW': self.path}

    def set(self, now):
        """now: RFC 3339 with its offset, or an aware datetime."""
        if isinstance(now, str):
            now = datetime.datetime.fromisoformat(now)
        if now.tzinfo is None:
            raise ValueError(f'{now} names no offset')
        self.now = now
        # put in place whole: the program may read at any moment
        with open(self.path + '.new', 'w') as file:
            file.write(now.isoformat(timespec='seconds') + '\n')
        os.replace(self.path + '.new', self.path)

    def advance(self, **how):
        """By days, hours, minutes, seconds: of time that passes, so an offset that changes on the way is the caller's."""
        self.set(self.now + datetime.timedelta(**how))
