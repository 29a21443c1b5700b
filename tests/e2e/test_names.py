#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every control that a person can act on has a name, in every window."""
import os
import unittest

import clinic
from case import ProgramCase
from desk import Desk
from drive import App, wait_for
from places import NOW, Places


class Names(ProgramCase):
    now = NOW

    def read(self, place):
        """A list of choices names itself; what it shows of them, and the rows that toolkits lay in it, need no name."""
        return ([f'{place}: {node!r} in {node.parent!r}, {node.texts} at {node.extents}'
                 for node in self.app.front.unnamed()
                 if node.on_screen and node.sensitive and not node.is_in('combo box')],)

    def check(self, place):
        # read again where something went away meanwhile: a list that fills, a card that moves on
        self.nameless += wait_for(lambda: self.read(place), what=f'{place} to keep still')[0]

    def setUp(self):
        super().setUp()
        self.nameless = []

    def test_everywhere(self):
        self.app = App([os.environ['SITTINGS_PROGRAM'], '--demo'], clock=self.clock)
        self.app.find('tab', 'Today', timeout=30)
        seen = []
        for place in Places(Desk(self.app)).each():
            self.check(place)
            seen.append(place)
        self.assertEqual(self.nameless, [])
        self.assertGreater(len(seen), 15)

    def test_first_start(self):
        os.rmdir(self.data)
        self.start()
        self.check('first start')
        self.assertEqual(self.nameless, [])

    def test_fault(self):
        clinic.make(self.data)
        clinic.make_newer(self.data)
        self.start()
        wait_for(lambda: self.app.find_all('button'), what='the page of the fault')
        self.check('fault')
        self.assertEqual(self.nameless, [])


if __name__ == '__main__':
    unittest.main(verbosity=2)
