#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders on a real notification service, dunst, with the program's window closed: a click on the notification opens
what is due, and a button does what it says."""
import os
import re
import shutil
import subprocess
import tempfile
import unittest

from drive import wait_for
from test_notifications import Case

NAME = 'org.freedesktop.Notifications'
# the left button does what a click does elsewhere; dunst offers the buttons in a menu, which is a program's to show: this
# one takes the line that the test wants
CONFIGURATION = '''
[global]
    mouse_left_click = do_action, close_current
    dmenu = {menu}
    origin = top-right
    offset = 20x60
    width = 360
    height = 200
[urgency_normal]
    timeout = 0
'''


def output_of(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


class Dunst:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix='dunst-', dir=os.environ.get('E2E_DIR'))
        self.wanted = os.path.join(self.folder, 'wanted')
        menu = self.write('menu', f'#!/bin/sh\nexec grep -m 1 -F "$(cat {self.wanted})"\n')
        os.chmod(menu, 0o755)
        configuration = self.write('dunstrc', CONFIGURATION.format(menu=menu))
        self.process = subprocess.Popen(['dunst', '-config', configuration], stderr=subprocess.DEVNULL)
        subprocess.run(['gdbus', 'wait', '--session', '--timeout', '20', NAME], check=True)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    def close(self):
        self.process.terminate()
        self.process.wait()

    def call(self, method, *arguments):
        return output_of('gdbus', 'call', '--session', '--dest', NAME, '--object-path', '/org/freedesktop/Notifications',
                         '--method', method, *arguments)

    @property
    def displayed(self):
        answer = self.call('org.freedesktop.DBus.Properties.Get', 'org.dunstproject.cmd0', 'displayedLength')
        return int(re.search(r'(\d+)>', answer).group(1))

    def window(self):
        """(x, y, width, height) of the notifications on the screen."""
        try:
            number = output_of('xdotool', 'search', '--onlyvisible', '--class', 'Dunst').split()[-1]
        except (subprocess.CalledProcessError, IndexError):
            return None
        shell = dict(line.split('=') for line in output_of('xdotool', 'getwindowgeometry', '--shell', number).split())
        return tuple(int(shell[name]) for name in ('X', 'Y', 'WIDTH', 'HEIGHT'))

    def click(self):
        """On the topmost notification, with the mouse."""
        x, y, width, _ = wait_for(self.window, 10, 'a notification on the screen')
        subprocess.run(['xdotool', 'mousemove', str(x + width // 2), str(y + 20), 'click', '1'], check=True)

    def choose(self, button):
        """A button, from dunst's menu."""
        with open(self.wanted, 'w', encoding='utf-8') as file:
            file.write(button)
        self.call('org.dunstproject.cmd0.ContextMenuCall')


@unittest.skipUnless(shutil.which('dunst'), 'dunst is not installed; ./dev setup installs it')
class OnDunst(Case):
    def setUp(self):
        super().setUp()
        self.notifications.stop()
        self.dunst = Dunst()
        self.addCleanup(self.dunst.close)

    def wait_displayed(self, count):
        wait_for(lambda: self.dunst.displayed == count, 20, f'{count} notifications')

    def test_click_and_button(self):
        self.service()
        self.clock.set('2026-11-25T09:00:30+01:00')
        self.wait_displayed(1)
        wait_for(lambda: self.count('told IS NOT NULL') == 1, 10, 'it to be marked as told')
        self.dunst.choose('In 1 Hour')
        wait_for(lambda: self.count('snoozed IS NOT NULL') == 1, 10, 'the later to be kept')
        self.wait_displayed(0)
        self.clock.set('2026-11-25T10:01:00+01:00')
        self.wait_displayed(1)
        self.dunst.choose('Done')
        wait_for(lambda: self.count("status = 'done' AND kind = 'review' AND day = 20782") == 1, 10, 'the review to be done')
        self.wait_displayed(0)
        self.clock.set('2026-11-26T09:00:30+01:00')
        self.wait_displayed(1)
        self.assertEqual(self.app.x_windows(), [])
        self.dunst.click()
        self.assertTrue(self.app.wait_for_window())
        self.app.find_text(re.compile('^Review'))
        self.wait_displayed(0)


if __name__ == '__main__':
    unittest.main(verbosity=2)
