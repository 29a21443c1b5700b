#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A stand-in for the desktop's notification service: notification_service.py LOG [CAPABILITY...]

Owns org.freedesktop.Notifications on the session bus, writes each event as a line of JSON to LOG, says READY on its
output once it is there, and does what a person would when told to over a second interface.
"""
import json
import sys
import time

from gi.repository import Gio, GLib

NAME = 'org.freedesktop.Notifications'
PATH = '/org/freedesktop/Notifications'
CAPABILITIES = ['actions', 'body', 'body-markup', 'icon-static', 'persistence', 'sound']
EXPIRED, DISMISSED, CLOSED = 1, 2, 3
INTERFACES = '''
<node>
  <interface name="org.freedesktop.Notifications">
    <method name="Notify">
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/>
    </method>
    <method name="CloseNotification"><arg type="u" direction="in"/></method>
    <method name="GetCapabilities"><arg type="as" direction="out"/></method>
    <method name="GetServerInformation">
      <arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/>
    </method>
    <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
    <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
    <signal name="ActivationToken"><arg type="u"/><arg type="s"/></signal>
  </interface>
  <interface name="io.github.sittings.Person">
    <method name="List"><arg type="s" direction="out"/></method>
    <method name="Act"><arg type="u" direction="in"/><arg type="s" direction="in"/></method>
    <method name="Dismiss"><arg type="u" direction="in"/></method>
    <method name="Expire"><arg type="u" direction="in"/></method>
    <method name="Refuse"><arg type="b" direction="in"/></method>
  </interface>
</node>'''


class Service:
    def __init__(self, log, capabilities):
        self.log = open(log, 'a', buffering=1, encoding='utf-8')
        self.capabilities = capabilities
        self.shown = {}
        self.refuses = False
        self.last_id = 0
        self.connection = None

    def write(self, event, **what):
        self.log.write(json.dumps({'at': time.time(), 'event': event, **what}, ensure_ascii=False) + '\n')

    def emit(self, signal, value):
        self.connection.emit_signal(None, PATH, NAME, signal, value)

    def take_away(self, number, reason):
        if self.shown.pop(number, None) is not None:
            self.write('closed', id=number, reason=reason)
            self.emit('NotificationClosed', GLib.Variant('(uu)', (number, reason)))

    # ---- what programs ask ------------------------------------------------------------------------------------

    def Notify(self, sender, app, replaces, icon, summary, body, actions, hints, timeout):
        if self.refuses:
            raise PermissionError('the person wants no notifications')
        number = replaces if replaces in self.shown else self.last_id + 1
        self.last_id = max(self.last_id, number)
        plain = {key: value if isinstance(value, (str, int, float, bool)) else f'<{type(value).__name__}>'
                 for key, value in hints.items()}
        self.shown[number] = {
            'id': number, 'app': app, 'replaces': replaces, 'icon': icon, 'summary': summary, 'body': body,
            'actions': dict(zip(actions[::2], actions[1::2])), 'hints': plain, 'timeout': timeout, 'sender': sender}
        self.write('notify', **self.shown[number])
        return GLib.Variant('(u)', (number,))

    def CloseNotification(self, _sender, number):
        self.take_away(number, CLOSED)

    def GetCapabilities(self, _sender):
        return GLib.Variant('(as)', (self.capabilities,))

    def GetServerInformation(self, _sender):
        return GLib.Variant('(ssss)', ('stand-in', 'sittings', '1.0', '1.2'))

    # ---- what a person does -----------------------------------------------------------------------------------

    def List(self, _sender):
        return GLib.Variant('(s)', (json.dumps(list(self.shown.values()), ensure_ascii=False),))

    def Act(self, _sender, number, key):
        if key not in self.shown.get(number, {'actions': {}})['actions']:
            raise LookupError(f'notification {number} has no action {key!r}')
        self.write('action', id=number, key=key)
        self.emit('ActivationToken', GLib.Variant('(us)', (number, 'token')))
        self.emit('ActionInvoked', GLib.Variant('(us)', (number, key)))
        if not self.shown[number]['hints'].get('resident'):
            self.take_away(number, DISMISSED)

    def Dismiss(self, _sender, number):
        self.take_away(number, DISMISSED)

    def Expire(self, _sender, number):
        self.take_away(number, EXPIRED)

    def Refuse(self, _sender, refuses):
        self.refuses = refuses

    # ---- the bus ----------------------------------------------------------------------------------------------

    def call(self, _connection, sender, _path, _interface, method, parameters, invocation):
        try:
            invocation.return_value(getattr(self, method)(sender, *parameters.unpack()))
        except PermissionError as error:
            invocation.return_dbus_error('org.freedesktop.DBus.Error.AccessDenied', str(error))
        except LookupError as error:
            invocation.return_dbus_error('io.github.sittings.Person.Error', str(error))

    def own(self, connection, _name):
        self.connection = connection
        for interface in Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces:
            connection.register_object(PATH, interface, self.call, None, None)


def main():
    service = Service(sys.argv[1], sys.argv[2:] or CAPABILITIES)
    loop = GLib.MainLoop()
    Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, service.own,
                     lambda *_: print('READY', flush=True), lambda *_: loop.quit())
    loop.run()


if __name__ == '__main__':
    main()
