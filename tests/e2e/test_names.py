#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every control that a person can act on has a name, in every window."""
import os
import unittest

from gi.repository import GLib

import clinic
from case import ProgramCase
from desk import Desk
from drive import App, wait_for
from places import NOW, Places


class Names(ProgramCase):
    now = NOW

    def read(self, place):
        """A list of choices names itself; what it shows of them, and the rows that toolkits lay in it, need no name.
        None where something went away while it was read: a list that fills, a card that moves on."""
        try:
            return [f'{place}: {node!r} in {node.parent!r}, {node.texts} at {node.extents}'
                    for node in self.app.windows[-1].unnamed()
                    if node.on_screen and node.sensitive and not node.is_in('combo box')]
        except GLib.Error:
            return None

    def check(self, place):
        read = []
        wait_for(lambda: read.append(self.read(place)) or read[-1] is not None, what=f'{place} to keep still')
        self.nameless += read[-1]

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
