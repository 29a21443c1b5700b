#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour: the clinic's main job, played in a virtual display, a numbered picture of each step: ./dev tour

    desktop.sh --compositor --out DIR -- tour.py PROGRAM
"""
import os
import re
import subprocess
import sys
import tempfile

from clock import Clock
from desk import Desk
from drive import App
from notifications import Notifications

HERE = os.path.dirname(os.path.abspath(__file__))
TWENTY_SEVEN = os.path.join(HERE, '..', 'data', 'csv', 'twenty-seven.csv')
NAME = 'Asha Rao'


class Tour:
    def __init__(self, program):
        self.program = program
        self.count = 0
        self.clock = Clock('2026-10-06T08:55:00+02:00')
        self.desktop = Notifications()
        self.app = None
        self.desk = None

    def open(self, *arguments, **how):
        if self.app:
            self.app.close()
        self.app = App([self.program, *arguments], clock=self.clock, **how)
        self.desk = Desk(self.app)

    def picture(self, name, keep_toast=False):
        """The main window with what stands before it, numbered."""
        if not keep_toast:
            self.desk.close_toasts()
        # the pointer shows nothing of its own where it rests
        self.app.pointer.move(1, 1)
        self.desk.settle()
        self.count += 1
        path = os.path.join(os.environ['E2E_OUT'], f'{self.count:02}-{name}.png')
        window = self.app.window
        x, y = self.app.origin(window)
        _, _, width, height = window.extents
        subprocess.run(['import', '-window', 'root', '-crop', f'{width}x{height}+{x}+{y}', '+repage', path], check=True)
        print(f'{self.count:02} {name}', flush=True)

    # ---- the main job -----------------------------------------------------------------------------------------

    def play_main_job(self):
        folder = os.path.join(tempfile.mkdtemp(prefix='tour-', dir=os.environ['E2E_DIR']), 'clinic')
        self.open('--data', folder)
        self.play_beginning()
        self.play_booking()
        self.play_visit()
        self.play_follow_ups()

    def play_beginning(self):
        self.picture('first-start')
        self.desk.first_start(beds=3, shown=lambda: self.picture('first-start-filled-in'))
        self.desk.show_page(3)
        self.picture('no-patients-yet')
        window = self.desk.open_import(TWENTY_SEVEN)
        button = window.find('button', 'Import 27 Patients', timeout=20)
        self.picture('import')
        button.click()
        window.find_text('Imported 27 patients', timeout=30)
        self.picture('imported')
        window.find('button', 'Close').click()
        self.app.wait_dialogs_closed()

    def play_booking(self):
        self.desk.find_patient('ash', NAME)
        self.picture('found-by-a-fragment')
        self.desk.start_course('Face, acne scars')
        self.picture('course-started', keep_toast=True)
        booking = self.desk.open_booking(1)
        self.picture('next-free')
        self.desk.book(booking, re.compile('^Tue 6 Oct, 8:55|^Tue 6 Oct, 9:00'))
        booking = self.desk.open_booking(2)
        self.desk.ask_for_day(booking, '2026-10-26')
        booking.find_text(re.compile('^Earliest Tue 27 Oct'))
        self.picture('day-20-refused')
        self.desk.ask_for_day(booking, '2026-10-27')
        slot = booking.find('check', re.compile('^Tue 27 Oct, 8:00'))
        self.picture('day-21-across-the-clock-change')
        self.desk.book(booking, slot.name)
        self.picture('second-session-booked', keep_toast=True)

    def play_visit(self):
        self.desk.show_page(1)
        self.picture('today')
        self.clock.set('2026-10-06T09:01:00+02:00')
        self.desk.check_in(NAME)
        self.picture('arrived')
        self.desk.cream_on(NAME, shown=lambda: self.picture('cream-on'))
        self.clock.set('2026-10-06T09:20:00+02:00')
        self.app.find_text('19')
        self.picture('numbing')
        self.clock.set('2026-10-06T09:34:00+02:00')
        self.desk.stands_in('Ready', NAME)
        self.picture('ready')
        self.clock.set('2026-10-06T09:46:00+02:00')
        self.desk.start_rolling(NAME)
        self.clock.set('2026-10-06T10:03:00+02:00')
        self.app.find_text('17 of 20 min')
        self.picture('rolling')
        self.desk.finish(NAME, shown=lambda: self.picture('finish-with-the-checklist'))
        self.picture('done', keep_toast=True)

    def play_follow_ups(self):
        self.clock.set('2026-10-07T10:10:00+02:00')
        self.desktop.act(self.desktop.wait_for('call is due'), 'open')
        self.app.find_text(re.compile('^First call · day 1 · session 1 of 6'))
        self.picture('day-1-call')
        for symptom in ('Redness', 'Tight, brown skin'):
            self.app.find('button', symptom).click()
        self.picture('call-answered')
        self.desk.log_call()
        self.picture('call-saved', keep_toast=True)
        self.clock.set('2026-10-09T10:00:00+02:00')
        self.desk.open_follow_up(NAME, 'Peel check')
        self.desk.choose('Peeling', 'Started')
        self.picture('peeling-started')
        self.desk.log_call()
        self.clock.set('2026-10-13T10:00:00+02:00')
        self.desk.open_follow_up(NAME, 'Peel end')
        self.desk.choose('Peeling', 'Finished')
        self.desk.log_call()
        self.desk.find_patient('rao', NAME)
        self.picture('patient-healed')
        self.app.find('button', 'Aftercare').click()
        self.picture('aftercare-settled')

    # ---- a clinic in a full week ------------------------------------------------------------------------------

    def play_demo(self):
        self.clock.set('2026-11-24T10:24:00+01:00')
        for scheme, word in (('prefer-light', ''), ('prefer-dark', '-dark')):
            self.open('--demo', env={'ADW_DEBUG_COLOR_SCHEME': scheme})
            self.show_demo(word)
        self.open('--demo')
        self.app.resize(360, 720)
        self.show_demo('-narrow')
        self.open('--demo', env={'SITTINGS_TEXT_DIRECTION': 'rtl'})
        self.show_demo('-right-to-left')

    def show_demo(self, word):
        self.app.find('tab', re.compile('^Today'), timeout=20)
        self.desk.show_page(1)
        self.desk.settle()
        self.picture('demo-today' + word)
        self.desk.show_page(2)
        self.picture('demo-calendar-week' + word)
        self.desk.show_page(4)
        self.picture('demo-follow-ups' + word)
        self.desk.show_page(3)
        self.picture('demo-patients' + word)
        self.app.find('list', 'Patients').find('row', re.compile('1 of|2 of|3 of')).click()
        self.picture('demo-patient' + word)
        aftercare = self.app.find_all('button', 'Aftercare')
        if aftercare:
            aftercare[0].click()
            self.picture('demo-aftercare' + word)


def main(program):
    tour = Tour(program)
    tour.desktop.start()
    try:
        tour.play_main_job()
        tour.play_demo()
    except Exception:
        tour.app.keep_evidence('failed')
        raise
    finally:
        if tour.app:
            tour.app.close()
        tour.desktop.stop()


if __name__ == '__main__':
    main(*sys.argv[1:])
