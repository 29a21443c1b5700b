#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One of several programs that book, move, cancel and restore on a running clinic, all in each other's way:

    race_client.py ORDERS RESULTS

ORDERS is JSON. After its share of calls it says so on its output, then goes on until nobody answers any more. RESULTS gets a
line of JSON for each call, before the next one is made.
"""
import json
import random
import sys
import time

from gi.repository import Gio, GLib

NAME = 'io.github.sittings.Sittings'
PATH = '/io/github/sittings/Sittings'
INTERFACE = NAME + '.Clinic1'
SIGNATURES = {'Book': '(xsiixx)', 'Move': '(xxsiixx)', 'Cancel': '(xs)', 'Restore': '(x)', 'GetSession': '(x)'}


class Refused(Exception):
    def __init__(self, name, words):
        super().__init__(f'{name}: {words}')
        self.name, self.words = name, words


class Gone(Exception):
    """Nobody answers."""


class Clinic:
    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def call(self, verb, *values):
        try:
            return self.bus.call_sync(NAME, PATH, INTERFACE, verb, GLib.Variant(SIGNATURES[verb], values), None,
                                      Gio.DBusCallFlags.NO_AUTO_START, 60000, None).unpack()
        except GLib.Error as error:
            name = Gio.DBusError.get_remote_error(error) or ''
            if name.startswith(NAME + '.Error.'):
                raise Refused(name.rpartition('.')[2], error.message.partition(f'{name}: ')[2]) from None
            raise Gone(str(error)) from None


class Client:
    def __init__(self, orders, results):
        self.orders = orders
        self.results = results
        self.clinic = Clinic()
        self.dice = random.Random(orders['seed'])
        self.newest = orders['newest']
        self.seen = {}          # versions, as they were when this client last looked

    def place(self):
        return (self.dice.choice(self.orders['days']), self.dice.randrange(480, 1080, 5), self.dice.randrange(30, 65, 5),
                self.dice.choice(self.orders['beds']), self.dice.choice(self.orders['doctors']))

    def any_session(self):
        """Whoever booked it: numbers are given in order."""
        return self.dice.randint(self.orders['oldest'], self.newest)

    def get_version(self, session):
        """Now and then none, else one that may be of long ago."""
        if self.dice.random() < .3:
            return 0
        if session not in self.seen:
            self.seen[session] = self.clinic.call('GetSession', session)[1]
        return self.seen[session]

    def think(self):
        """A verb, what it is given, and where that leads: place and state, None where it stays."""
        chance = self.dice.random()
        place = self.place()
        if chance < .4:
            return 'Book', (self.dice.choice(self.orders['courses']), *place), place, 'booked'
        session = self.any_session()
        if chance < .75:
            return 'Move', (session, self.get_version(session), *place), place, None
        if chance < .88:
            return 'Cancel', (session, 'race'), None, 'cancelled'
        return 'Restore', (session,), None, 'booked'

    def step(self):
        verb, values, place, state = self.think()
        begin = time.monotonic()
        line = {'verb': verb}
        try:
            answer = self.clinic.call(verb, *values)
            session = answer[0] if verb == 'Book' else values[0]
            self.newest = max(self.newest, session)
            self.seen.pop(session, None)
            line.update(session=session, change=answer[-1], place=place, state=state)
        except Refused as refused:
            line.update(error=refused.name, words=refused.words)
            if refused.name == 'Stale':
                del self.seen[values[0]]        # look again, as the words say
        line['seconds'] = time.monotonic() - begin
        self.results.write(json.dumps(line) + '\n')
        self.results.flush()

    def run(self):
        for _ in range(self.orders['calls']):
            self.step()
        print('done', flush=True)
        try:
            while True:
                self.step()
        except Gone:
            pass


if __name__ == '__main__':
    with open(sys.argv[2], 'w') as file:
        Client(json.loads(sys.argv[1]), file).run()
