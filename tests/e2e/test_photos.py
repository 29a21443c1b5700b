#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A patient's photos, from outside: added, sorted, compared, marked, removed and back; a file that went is told."""
import glob
import os
import re
import shutil
import unittest

import clinic
import clipboard
from case import ProgramCase
from desk import Desk
from drive import wait_for

CARD = os.path.join(os.environ['SITTINGS_TEST_FILES'], 'photos', 'card')
ONE_SCALE = 'At one scale: the eyes are marked on both photos.'


def read(path):
    with open(path, 'rb') as file:
        return file.read()


class Photos(ProgramCase):
    now = clinic.NOW

    def setUp(self):
        super().setUp()
        clinic.make(self.data, patients=12)
        number, given, family = clinic.ask(self.data, 'SELECT number, given, family FROM patient ORDER BY id LIMIT 1')[0]
        self.number = number
        self.name = f'{given} {family}'.strip()
        self.card = os.path.join(self.data, 'card')
        shutil.copytree(CARD, self.card)

    def open_photos(self):
        self.start()
        self.desk = Desk(self.app)
        self.app.find('tab', re.compile('^Today'), timeout=20)
        self.desk.find_patient(str(self.number), self.name)
        self.app.find('button', 'Photos').click()
        self.app.find('button', 'Add Photos', timeout=10)

    def paste(self, *names):
        with clipboard.files([os.path.join(self.card, name) for name in names]):
            self.app.key('ctrl+v')
            return self.app.find_text(re.compile('added|already|not'), timeout=20).text

    def rows(self, what='count (*)'):
        return clinic.ask_one(self.data, f'SELECT {what} FROM photo')

    def choose(self, item, nth=0):
        """From the menu of the nth photo that shows."""
        self.app.find('button', re.compile('^Menu of'), where=lambda button: button.actions, nth=nth).click()
        # it opens upwards, where its items would count as hidden
        self.app.find('menu item', item, shown=False, where=lambda found: found.extents[2] > 0).click()

    def add_two_of_the_front(self):
        self.open_photos()
        self.app.find_text('No Photos Yet')
        self.paste('DCIM/100TEST/IMG_0001.JPG', 'pasted.png')
        self.app.find('button', 'No view yet, 2 photos')
        for count in (1, 2):
            self.choose('Front')
            self.app.find('button', f'Front, {count} photo' + 's' * (count > 1))
        self.assertEqual(self.rows('count (*) FILTER (WHERE view = \'front\')'), 2)

    def compared(self, words):
        return self.app.find('image', re.compile(words))

    def test_what_is_taken_and_what_is_not(self):
        folder = os.path.join(self.card, 'DCIM', '100TEST')
        before = {name: read(os.path.join(folder, name)) for name in os.listdir(folder)}
        self.open_photos()
        said = self.paste('DCIM/100TEST')
        self.assertIn('2 photos added.', said)
        self.assertIn('IMG_0003.JPG: The file is damaged or was cut off.', said)
        self.assertEqual({name: read(os.path.join(folder, name)) for name in before}, before)
        kept = glob.glob(os.path.join(self.data, 'photos', '*.jpg'))
        self.assertEqual(len(kept), 2)
        self.assertFalse(any(b'Exif' in read(path) for path in kept))
        self.assertEqual(self.app.window.unnamed(), [])
        self.app.act('win.undo')
        self.app.find_text('No Photos Yet')
        self.assertEqual(self.rows(), 0)

    def test_compared_in_three_ways_and_at_one_scale(self):
        self.add_two_of_the_front()
        self.compared('20 Nov 2026, beside .* Nov 2026$')
        self.app.find('button', 'Slider').click()
        self.compared('20 Nov 2026, divided at 50 % from .* Nov 2026$').mouse_click()
        self.app.key(*['Right'] * 5)
        self.compared('divided at 60 % from')
        self.app.find('button', 'Overlay').click()
        self.compared('20 Nov 2026, under .* Nov 2026$')
        self.app.find('slider', 'How much the later photo covers')
        self.mark_eyes()
        self.app.find_text(ONE_SCALE)
        self.assertEqual(self.rows('count (mark_x1)'), 2)
        self.app.find('button', 'Hide Dates').click()
        self.compared('^One photo|^Another photo')
        self.app.find('button', 'Photo, shown', nth=1)
        self.assertEqual(self.app.find_all('button', re.compile('Nov 2026')), [])

    def mark_eyes(self):
        toggle = self.app.find('button', 'Mark the Eyes')
        toggle.click()
        picture = self.compared('beside')
        x, y = picture.centre
        width = picture.extents[2]
        for side in (-1, 1):
            for eye in (-12, 12):
                self.app.pointer.click(x + side * width // 4 + eye, y)
        wait_for(lambda: self.rows('count (mark_x1)') == 2, what='both to be marked')
        toggle.click()

    def test_removed_and_back_and_a_file_that_went(self):
        self.add_two_of_the_front()
        self.choose('Remove', nth=1)
        self.app.find_text('1 photo')
        self.assertEqual(self.rows(), 1)
        self.app.act('win.undo')
        self.app.find_text('2 photos')
        self.app.close()
        os.unlink(glob.glob(os.path.join(self.data, 'photos', '*.jpg'))[0])
        self.open_photos()
        self.app.find_text('The photo’s file is missing.', timeout=10)
        self.app.find('button', re.compile('The photo’s file is missing'))


if __name__ == '__main__':
    unittest.main()
