#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs that book, move, cancel and restore on one running clinic, all in each other's way, until it is killed:

    races.py PROGRAM [CALLS [SEED]]       as ./dev soak races runs it

Afterwards no two sessions may overlap or stand too close, and whatever was answered must be there.
"""
import datetime
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from gi.repository import Gio, GLib

import clinic
from clock import Clock
from drive import App, wait_for
from race_client import NAME, PATH, Clinic, Gone, Refused

HERE = os.path.dirname(os.path.abspath(__file__))
CLIENTS = 16
EXPECTED = ('Conflict', 'Stale')    # taken, too close, moved on meanwhile


class Figures:
    def __init__(self):
        self.done = []          # what was answered, by the number of its change
        self.refused = {}       # name of the error: how often
        self.unexpected = []
        self.latencies = []
        self.gaps = []
        self.seconds = 0.0
        self.faults = []
        self.lost = []

    def __str__(self):
        calls = len(self.latencies)
        refused = ', '.join(f'{count} {name}' for name, count in sorted(self.refused.items()))
        return (f'{CLIENTS} clients, {calls} calls in {self.seconds:.1f} s ({calls / self.seconds:.0f}/s): '
                f'{len(self.done)} done, refused {refused}; latency median {1000 * statistics.median(self.latencies):.0f} ms, '
                f'p95 {1000 * quantile(self.latencies, .95):.0f} ms; main loop away p95 {1000 * quantile(self.gaps, .95):.0f} ms, '
                f'at most {1000 * max(self.gaps):.0f} ms; {len(self.faults)} overlaps or other faults, '
                f'{len(self.lost)} answered changes lost, {len(self.unexpected)} unexpected errors')

    @property
    def good(self):
        return not (self.faults or self.lost or self.unexpected)


def quantile(values, part):
    return sorted(values)[round(part * (len(values) - 1))]


class Prober(threading.Thread):
    """How long the program's main loop takes to answer what needs no work, again and again."""

    def __init__(self, gaps):
        super().__init__(daemon=True)
        self.gaps = gaps
        self.ended = threading.Event()

    def run(self):
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        while not self.ended.wait(.02):
            begin = time.monotonic()
            try:
                bus.call_sync(NAME, PATH, 'org.gtk.Actions', 'List', None, None, Gio.DBusCallFlags.NO_AUTO_START, 60000, None)
            except GLib.Error:
                return
            self.gaps.append(time.monotonic() - begin)


def give_orders(folder, calls, seed):
    """What every client works on: few enough courses and days that they meet."""
    today = datetime.date.fromisoformat(clinic.NOW[:10])
    courses = clinic.ask(folder, "SELECT id FROM course WHERE status = 'active' ORDER BY id LIMIT 80")
    newest = clinic.ask_one(folder, 'SELECT max (id) FROM session')
    return {
        'calls': calls, 'seed': seed,
        'courses': [row[0] for row in courses],
        'days': [(today + datetime.timedelta(days=n)).isoformat() for n in range(1, 120)],
        'beds': [row[0] for row in clinic.ask(folder, 'SELECT id FROM bed WHERE active')],
        'doctors': [row[0] for row in clinic.ask(folder, "SELECT id FROM staff WHERE active AND role = 'doctor'")],
        'oldest': max(1, newest - 150), 'newest': newest,
    }


def start_clients(folder, calls, seed):
    clients = []
    for n in range(CLIENTS):
        orders = give_orders(folder, calls // CLIENTS, seed * CLIENTS + n) if n == 0 else {**orders, 'seed': seed * CLIENTS + n}
        clients.append(subprocess.Popen([sys.executable, os.path.join(HERE, 'race_client.py'), json.dumps(orders),
                                         f'{folder}.race-{n}'], stdout=subprocess.PIPE, text=True))
    return clients


def read_results(folder, figures):
    for n in range(CLIENTS):
        path = f'{folder}.race-{n}'
        with open(path) as file:
            for line in map(json.loads, file):
                figures.latencies.append(line['seconds'])
                if 'change' in line:
                    figures.done.append(line)
                    continue
                figures.refused[line['error']] = figures.refused.get(line['error'], 0) + 1
                if line['error'] not in EXPECTED:
                    figures.unexpected.append(line)
        os.unlink(path)
    figures.done.sort(key=lambda line: line['change'])


def run_sql(folder, path):
    """In the sqlite3 shell: no code of ours in between."""
    with open(path) as sql:
        return subprocess.run(['sqlite3', '-batch', '-bail', clinic.path(folder)], stdin=sql, capture_output=True, text=True,
                              check=True).stdout.splitlines()


def check_answered(folder, figures):
    """Each answered change stands in the journal; where it was a session's last, the session is as it says."""
    database = clinic.connect(folder)
    journal = {row[0]: row[1:] for row in database.execute('SELECT id, verb, subject FROM journal')}
    last = dict(database.execute("SELECT row, max (journal) FROM journal_detail WHERE kind = 'session' GROUP BY row"))
    for line in figures.done:
        session, change = line['session'], line['change']
        if journal.get(change) != (line['verb'].lower(), f'session:{session}'):
            figures.lost.append(line)
            continue
        if last[session] != change:
            continue
        day, minute, wait, bed, doctor, state = database.execute(
            'SELECT day, minute, wait, bed, doctor, state FROM session WHERE id = ?', (session,)).fetchone()
        place = [(datetime.date(1970, 1, 1) + datetime.timedelta(days=day)).isoformat(), minute, wait, bed, doctor]
        if line['place'] not in (None, place) or line['state'] not in (None, state):
            figures.lost.append(line)
    database.close()


def race(app, folder, calls, seed):
    """The race, and the power cut in its middle."""
    figures = Figures()
    prober = Prober(figures.gaps)
    begin = time.monotonic()
    clients = start_clients(folder, calls, seed)
    prober.start()
    for client in clients:
        if client.stdout.readline().strip() != 'done':
            figures.unexpected.append(f'a client ended with {client.wait()}')
    figures.seconds = time.monotonic() - begin
    time.sleep(random.Random(seed).uniform(0, .5))
    prober.ended.set()
    app.kill()
    for client in clients:
        client.wait(timeout=90)
        client.stdout.close()
    read_results(folder, figures)
    figures.faults = run_sql(folder, os.path.join(HERE, '..', 'support', 'faults.sql'))
    check_answered(folder, figures)
    return figures


def answers():
    """Whether the clinic is open to callers."""
    try:
        Clinic().call('GetSession', 1)
    except Refused as refused:
        return refused.name != 'Busy'
    except Gone:
        return False
    return True


def run(program, calls, seed, window):
    """One race on a clinic of its own, with the calendar on the screen or all windows closed; returns its figures."""
    folder = os.path.join(tempfile.mkdtemp(prefix='races-', dir=os.environ.get('E2E_DIR')), 'clinic')
    clinic.make(folder, patients=150)
    how = [] if window else ['--background']
    with App([program, '--data', folder, *how], clock=Clock(clinic.NOW), window=window) as app:
        if window:
            app.find('tab', 'Today')
            app.key('ctrl+2')
        else:
            wait_for(answers, 20, 'the clinic to answer')
        figures = race(app, folder, calls, seed)
        app.restart()
        wait_for(answers, 20, 'the clinic to answer again')
    shutil.rmtree(os.path.dirname(folder))
    return figures


def main(program, calls='10000', seed=None):
    seed = int(seed) if seed else random.SystemRandom().randrange(10 ** 6)
    good = True
    for window in (True, False):
        figures = run(program, int(calls), seed, window)
        print(f'# figures: window {"open" if window else "closed"}, seed {seed}, {figures}', flush=True)
        for fault in figures.faults + figures.lost + figures.unexpected:
            print(fault)
        good = good and figures.good
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
