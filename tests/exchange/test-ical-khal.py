#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""khal takes in what the program writes, and shows the wall time that the same moment has in another zone.

    test-ical-khal.py WRITE-ICAL
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

WRITER = None

CONFIG = '''[calendars]
[[clinic]]
path = {folder}/clinic
type = calendar

[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
default_timezone = {zone}
local_timezone = {zone}

[sqlite]
path = {folder}/khal.db
'''

# Days around both changes of clocks, and far from them.
DAYS = {
    'Europe/Berlin': ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-24', '2026-10-25', '2026-10-26', '2026-07-01'],
    'America/New_York': ['2026-03-07', '2026-03-08', '2026-03-09', '2026-10-31', '2026-11-01', '2026-11-02'],
    'Australia/Lord_Howe': ['2026-04-04', '2026-04-05', '2026-04-06', '2026-10-03', '2026-10-04', '2026-10-05'],
    'Asia/Kolkata': ['2026-03-29', '2026-10-25', '2027-01-01'],
    'UTC': ['2026-06-01'],
}
OTHERS = ('Asia/Tokyo', 'America/Los_Angeles')


class Khal(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='khal-')
        self.addCleanup(shutil.rmtree, self.folder)

    def khal(self, zone, *arguments):
        path = os.path.join(self.folder, 'config')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(CONFIG.format(folder=self.folder, zone=zone))
        where = {key: os.path.join(self.folder, key) for key in ('HOME', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME')}
        environment = {**os.environ, **where, 'TZ': zone, 'LANG': 'C.UTF-8', 'LC_ALL': 'C.UTF-8', 'PYTHONWARNINGS': 'ignore'}
        os.makedirs(where['HOME'], exist_ok=True)
        os.makedirs(os.path.join(self.folder, 'clinic'), exist_ok=True)
        run = subprocess.run(['khal', '-c', path, *arguments], env=environment, capture_output=True, text=True,
                             check=False)
        self.assertEqual(run.returncode, 0, run.stderr)
        return run.stdout

    def check_zone(self, zone):
        starts = [datetime.fromisoformat(day + 'T10:30').replace(tzinfo=ZoneInfo(zone)) for day in DAYS[zone]]
        written = subprocess.run([WRITER, zone, *(str(int(start.timestamp())) for start in starts)], check=True,
                                 capture_output=True).stdout
        path = os.path.join(self.folder, 'clinic.ics')
        with open(path, 'wb') as file:
            file.write(written)
        self.khal(zone, 'import', '--batch', path)
        for other in (zone, *OTHERS):
            shown = self.khal(other, 'list', '--format', '{start} {end} {title}', '--day-format', '', '2026-01-01', '400d')
            for nth, start in enumerate(starts, 1):
                there = start.astimezone(ZoneInfo(other))
                wanted = f'{there:%Y-%m-%d %H:%M} {there + timedelta(hours=1):%Y-%m-%d %H:%M} Appointment {nth}'
                self.assertIn(wanted, shown.split('\n'))

    def test_same_moment_everywhere(self):
        for zone in DAYS:
            with self.subTest(zone=zone):
                shutil.rmtree(self.folder)
                os.mkdir(self.folder)
                self.check_zone(zone)


if __name__ == '__main__':
    WRITER = sys.argv.pop(1)
    if shutil.which('khal') is None:
        print('khal is not there: install khal')
        sys.exit(77)
    unittest.main()
