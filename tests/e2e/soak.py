#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the program at random moments while a person works, again and again: ./dev soak kills

What the window had confirmed must be there afterwards, and the database whole. Prints figures.
"""
import os
import random
import re
import shutil
import sqlite3
import statistics
import sys
import tempfile
import threading
import time

import clinic
import waiting
from clock import Clock
from desk import Desk
from drive import App

NOW = '2026-10-06T09:00:00+02:00'
LONGEST = 7.0       # seconds of work until the power goes


class Figures:
    def __init__(self):
        self.rounds = 0
        self.confirmed = 0
        self.lost = []
        self.broken = []
        self.starts = []
        self.times = []

    def __str__(self):
        return (f'{self.rounds} kills, {self.confirmed} changes confirmed before them, {len(self.lost)} lost, '
                f'{len(self.broken)} databases not whole; '
                f'start to clinic: median {statistics.median(self.starts):.2f} s, worst {max(self.starts):.2f} s')


def work(desk, word, confirm):
    """Adds a patient, starts a course, books a session; says what the window has shown to be done."""
    app = desk.app
    app.key('ctrl+n')
    editor = app.dialog()
    editor.find('entry', 'Given Name').type_into(word)
    editor.find('button', 'Save').click()
    app.wait_dialogs_closed()
    confirm(f"SELECT count (*) FROM patient WHERE given = '{word}'")
    desk.start_course('Face')
    confirm(f"SELECT count (*) FROM course JOIN patient ON patient.id = patient WHERE given = '{word}'")
    booking = desk.open_booking(1)
    desk.book(booking, re.compile(', rolling '))
    confirm(f"SELECT count (*) FROM session JOIN patient ON patient.id = patient WHERE given = '{word}'")


def check(folder, confirmed, figures):
    database = sqlite3.connect(clinic.path(folder))
    if database.execute('PRAGMA integrity_check').fetchall() != [('ok',)] or \
       database.execute('PRAGMA foreign_key_check').fetchall():
        figures.broken.append(figures.rounds)
    # every change has its row in the journal, and all of it or nothing
    if database.execute('SELECT count (*) <> max (id) FROM journal').fetchone()[0]:
        figures.broken.append(figures.rounds)
    figures.lost += [question for question in confirmed
                     if question not in figures.lost and database.execute(question).fetchone()[0] != 1]
    database.close()


def play_round(app, number, dice, confirmed):
    """One spell of work that the power ends."""
    desk = Desk(app)
    gone = threading.Event()

    def end_power():
        gone.set()
        app.process.kill()

    def confirm(question):
        # a dialog that went with the program has confirmed nothing
        if not gone.is_set():
            confirmed.append(question)

    timer = threading.Timer(dice.uniform(0.2, LONGEST), end_power)
    waiting.hopeless[0] = lambda: not app.running
    timer.start()
    try:
        for turn in range(100):
            work(desk, f'Round{number}x{turn}'.translate(str.maketrans('0123456789', 'abcdefghij')), confirm)
    except Exception:
        if not gone.is_set():    # the program's fault, not the power's
            raise
    finally:
        timer.cancel()
        waiting.hopeless[0] = lambda: False
    app.kill()


def play(program, folder, rounds, clock, seed=None, say=None):
    """Plays so many rounds in a new clinic and returns the Figures."""
    figures, confirmed, dice = Figures(), [], random.Random(seed)
    app = App([program, '--data', folder], clock=clock)
    try:
        Desk(app).first_start(beds=4)
        app.kill()
        for number in range(rounds):
            begin = time.monotonic()
            app.restart()
            Desk(app).sees_clinic()
            figures.starts.append(time.monotonic() - begin)
            play_round(app, number, dice, confirmed)
            figures.rounds += 1
            figures.confirmed = len(confirmed)
            check(folder, confirmed, figures)
            if say:
                say(f'{number + 1}: {len(confirmed)} confirmed, {len(figures.lost)} lost')
    finally:
        app.close()
    return figures


def main(program, rounds='50', seed=None):
    seed = int(seed) if seed else random.SystemRandom().randrange(10 ** 6)
    folder = os.path.join(tempfile.mkdtemp(prefix='soak-', dir=os.environ.get('E2E_DIR')), 'clinic')
    print(f'seed {seed}', flush=True)
    figures = play(program, folder, int(rounds), Clock(NOW), seed, lambda line: print(line, flush=True))
    print(f'# figures: {figures}')
    for question in figures.lost:
        print(f'lost: {question}')
    shutil.rmtree(os.path.dirname(folder))
    return 1 if figures.lost or figures.broken else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
