# SPDX-License-Identifier: GPL-3.0-or-later
"""A clinic's folder, looked at and tampered with from outside while no program has it open."""
import fcntl
import hashlib
import os
import shutil
import sqlite3
import struct
import subprocess

NOW = '2026-11-24T10:24:00+01:00'
F_OFD_SETLK = 37


def make(folder, patients=40, now=NOW, beds=4, doctors=2, records=False):
    """An invented clinic in this folder (SITTINGS_DATA_MAKER, put there by meson); without what doctors write down, unless
    that is asked for: what is signed cannot be cleared away."""
    subprocess.run([os.environ['SITTINGS_DATA_MAKER'], '--patients', str(patients), '--beds', str(beds),
                    '--doctors', str(doctors), '--now', now, '--out', folder,
                    *([] if records else ['--without-records'])], check=True, stdout=subprocess.DEVNULL)


def clear_sessions(database):
    """Leaves the clinic and its patients, and nothing that was ever booked."""
    for table in ('call_symptom', 'call', 'follow_up', 'care_item', 'healing', 'red_flag', 'session_step', 'session', 'course'):
        database.execute(f'DELETE FROM {table}')


def path(folder):
    return os.path.join(folder, 'sittings.db')


def connect(folder):
    """For a look at a clinic that no program has open."""
    return sqlite3.connect(path(folder))


def ask(folder, sql, *values):
    """The rows that a question gives, from a copy: the log beside the database is not touched."""
    copy = folder.rstrip('/') + '.asked'
    shutil.rmtree(copy, ignore_errors=True)
    os.mkdir(copy)
    try:
        for name in ('sittings.db', 'sittings.db-wal'):
            if os.path.exists(os.path.join(folder, name)):
                shutil.copy(os.path.join(folder, name), copy)
        with sqlite3.connect(path(copy)) as database:
            return database.execute(sql, values).fetchall()
    finally:
        shutil.rmtree(copy)


def ask_one(folder, sql, *values):
    return ask(folder, sql, *values)[0][0]


def write(folder, *statements):
    """Into a clinic that no program has open, in one transaction; its triggers hold all the same."""
    database = connect(folder)
    with database:
        for statement in statements:
            database.execute(statement)
    database.close()


def fingerprint(folder):
    """Of every file but the lock, which says only who came last, and an empty log, which says nothing."""
    marks = {}
    for place, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(place, name), 'rb') as file:
                content = file.read()
            if name != 'sittings.lock' and (content or not name.endswith('-wal')):
                marks[os.path.relpath(file.name, folder)] = hashlib.sha256(content).hexdigest()
    return marks


def damage(folder):
    """A page in the middle is overwritten, as a bad disk does it; the header stays."""
    size = os.path.getsize(path(folder))
    with open(path(folder), 'r+b') as file:
        for place in range(8192, size, size // 8):
            file.seek(place // 4096 * 4096)
            file.write(b'\xa5' * 4096)


def make_newer(folder):
    with sqlite3.connect(path(folder)) as database:
        database.execute('PRAGMA user_version = 99')


class Holder:
    """Another program that has the clinic open."""

    def __init__(self, folder, words='Asha, process 4711, on desk-2'):
        self.file = open(os.path.join(folder, 'sittings.lock'), 'w')
        fcntl.fcntl(self.file, F_OFD_SETLK, struct.pack('hhqqi4x', fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0))
        self.file.write(words + '\n')
        self.file.flush()

    def release(self):
        self.file.close()
