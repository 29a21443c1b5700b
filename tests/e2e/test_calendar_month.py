#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The month by keyboard alone, the day list as a PDF file through the window, and a day as iCalendar."""
import os
import re
import shutil
import subprocess
import unittest

import clinic
from case import ProgramCase
from desk import Desk
from drive import wait_for


class Calendar(ProgramCase):
    now = clinic.NOW

    def setUp(self):
        super().setUp()
        shutil.rmtree(self.data)
        clinic.make(self.data, patients=60)
        self.out = os.path.join(os.path.dirname(self.data), f'out-{os.path.basename(self.data)}')
        os.mkdir(self.out)
        self.addCleanup(shutil.rmtree, self.out, ignore_errors=True)

    def open_calendar(self):
        app = self.start()
        self.desk = Desk(app)
        self.desk.show_page(2)
        return app

    def save_as(self, window, path):
        """Types the path into the desktop's own window for saving files, which stands before that one."""
        app = self.app
        wait_for(lambda: len(app.windows) > 2, what='the window that asks where to')
        chooser = next(seen for seen in app.windows if seen.name in ('Save as PDF', 'Export') and
                       seen.find_all('button', 'Save'))
        entry = chooser.find('entry', where=lambda node: node.text.endswith(('.pdf', '.ics')))
        entry.type_into(path)
        app.key('Return')
        window.find_text(f'Saved as {os.path.basename(path)}.', timeout=10)
        self.assertTrue(os.path.exists(path))


class Month(Calendar):
    def focused(self, pattern):
        return self.app.find('row', re.compile(pattern), timeout=10, where=lambda node: node.has('focused'))

    def test_keyboard_alone_leads_to_a_day(self):
        app = self.open_calendar()
        app.key('alt+3')
        app.find_text('November 2026')
        today = app.find('row', re.compile(r'^Tue 24 November, today, \d+ of \d+ booked, (next free \d+:\d\d|no time free)$'))
        booked = int(re.search(r'(\d+) of', today.name).group(1))
        self.assertEqual(booked, clinic.ask_one(self.data, "SELECT count(*) FROM session WHERE day = 20781"
                                                " AND state NOT IN ('cancelled', 'noshow')"))
        self.focused('^Tue 24 November')
        app.key('Right')
        self.focused('^Wed 25 November')
        app.key('Down')
        self.focused('^Wed 2 December')
        app.find_text('December 2026')
        app.key('Page_Down')
        self.focused('^Sat 2 January')
        app.find_text('January 2027')
        app.key('Page_Up')
        self.focused('^Wed 2 December')
        app.key('Return')
        app.find_text('Wednesday 2 December')
        app.key('alt+3')
        self.focused('^Wed 2 December')


class Print(Calendar):
    def test_day_list_into_a_pdf_file(self):
        app = self.open_calendar()
        app.key('alt+1')
        app.find_text('Tuesday 24 November')
        app.key('ctrl+p')
        window = app.dialog(timeout=10)
        window.find('image', re.compile('^Page 1 of '), timeout=10)
        path = os.path.join(self.out, 'day.pdf')
        window.find('button', 'Save as PDF…', where=lambda button: button.sensitive).click()
        self.save_as(window, path)
        text = subprocess.run(['pdftotext', '-layout', path, '-'], check=True, capture_output=True, text=True).stdout
        self.assertIn('Tuesday 24 November 2026', text)
        booked = clinic.ask_one(self.data, "SELECT count(*) FROM session WHERE day = 20781"
                                " AND state NOT IN ('cancelled', 'noshow')")
        self.assertIn(f'{booked} visits', text)
        self.assertIn('Page 1 of', text)


class Export(Calendar):
    def export(self, window, path):
        window.find('button', 'Save…', where=lambda button: button.sensitive).click()
        self.save_as(window, path)
        with open(path, encoding='utf-8', newline='') as file:
            return file.read().replace('\r\n ', '')

    def test_day_as_icalendar(self):
        app = self.open_calendar()
        app.find('button', 'Calendar Menu').click()
        app.find('menu item', 'Export Day…', shown=False).click()
        window = app.dialog(timeout=10)
        window.find_text('Tue 24 Nov')
        text = self.export(window, os.path.join(self.out, 'day.ics'))
        rows = clinic.ask(self.data, 'SELECT s.id, p.given, p.family, c.area FROM session AS s JOIN patient AS p'
                          ' ON p.id = s.patient JOIN course AS c ON c.id = s.course WHERE s.day = 20781')
        self.assertGreater(len(rows), 0)
        self.assertEqual(text.count('BEGIN:VEVENT'), len(rows))
        uid = clinic.ask_one(self.data, 'SELECT uid FROM clinic')
        for session, given, family, area in rows:
            self.assertIn(f'UID:{session}@{uid}\r\n', text)
            self.assertNotIn(f'{given} {family}', text)
            self.assertNotIn(area, text)


if __name__ == '__main__':
    unittest.main()
