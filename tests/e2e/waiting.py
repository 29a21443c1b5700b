# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for what a program does in its own time."""
import time

from gi.repository import GLib


class NotFound(AssertionError):
    """What was waited for did not come."""


# What makes all waiting pointless, asked again and again: set by a test that kills its program at a random moment.
hopeless = [lambda: False]


class Hopeless(Exception):
    """The program that was waited for is gone, as it was meant to be."""


# What a person at a quiet machine would wait is not enough on a busy one; it is waited out only where a test fails.
PATIENCE = 4


def wait_for(condition, timeout=5.0, what='a condition', every=0.05):
    """Asks condition() until it gives a true value, and returns that. An error of the bus counts as "not yet".

    To look may take as long as the timeout itself, on a busy machine and in a large tree: what came while one looked
    elsewhere is seen by the last look, which begins when the time is over.
    """
    if timeout >= 1:
        timeout *= PATIENCE
    end = time.monotonic() + timeout
    error = None
    while True:
        last = time.monotonic() > end
        try:
            value = condition()
            if value:
                return value
            error = None
        except GLib.Error as caught:
            error = caught
        if hopeless[0]():
            raise Hopeless(what)
        if last:
            raise NotFound(f'waited {timeout} s for {what}' + (f' ({error.message})' if error else ''))
        time.sleep(every)
