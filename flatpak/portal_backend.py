#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop's side of the portals, with a person who agrees to everything: portal_backend.py LOG

Files are saved into the home folder under the name that is offered. Each call is a line of JSON in LOG; READY is said once
it is there.
"""
import json
import os
import sys

from gi.repository import Gio, GLib

NAME = 'org.freedesktop.impl.portal.desktop.sittings'
PATH = '/org/freedesktop/portal/desktop'
RESULT = '<arg type="u" direction="out"/><arg type="a{sv}" direction="out"/>'


def arguments(*kinds):
    return ''.join(f'<arg type="{kind}" direction="in"/>' for kind in kinds)


INTERFACES = f'''
<node>
  <interface name="org.freedesktop.impl.portal.Access">
    <method name="AccessDialog">{arguments('o', 's', 's', 's', 's', 's', 'a{sv}')}{RESULT}</method>
  </interface>
  <interface name="org.freedesktop.impl.portal.Background">
    <method name="GetAppState"><arg type="a{{sv}}" direction="out"/></method>
    <method name="NotifyBackground">{arguments('o', 's', 's')}{RESULT}</method>
    <method name="EnableAutostart">{arguments('s', 'b', 'as', 'u')}<arg type="b" direction="out"/></method>
    <signal name="RunningApplicationsChanged"/>
  </interface>
  <interface name="org.freedesktop.impl.portal.FileChooser">
    <method name="SaveFile">{arguments('o', 's', 's', 's', 'a{sv}')}{RESULT}</method>
  </interface>
  <interface name="org.freedesktop.impl.portal.Print">
    <method name="PreparePrint">{arguments('o', 's', 's', 's', 'a{sv}', 'a{sv}', 'a{sv}')}{RESULT}</method>
    <method name="Print">{arguments('o', 's', 's', 's', 'h', 'a{sv}')}{RESULT}</method>
  </interface>
</node>'''


def agree(**results):
    return GLib.Variant('(ua{sv})', (0, results))


class Backend:
    def __init__(self, log):
        self.log = open(log, 'a', buffering=1, encoding='utf-8')

    def AccessDialog(self, _message, *_):
        return agree()

    def GetAppState(self, _message):
        return GLib.Variant('(a{sv})', ({},))

    def NotifyBackground(self, _message, *_):
        return agree(result=GLib.Variant('u', 1))

    def EnableAutostart(self, _message, _app, enable, _command, _flags):
        return GLib.Variant('(b)', (enable,))

    def SaveFile(self, _message, _handle, _app, _parent, _title, options):
        path = os.path.join(os.environ['HOME'], options['current_name'])
        return agree(uris=GLib.Variant('as', [GLib.filename_to_uri(path)]))

    def PreparePrint(self, _message, *_):
        return agree(settings=GLib.Variant('a{sv}', {}), **{'page-setup': GLib.Variant('a{sv}', {})}, token=GLib.Variant('u', 1))

    def Print(self, message, *arguments):
        with os.fdopen(message.get_unix_fd_list().get(arguments[4]), 'rb') as file:
            self.write('printed', file.read(5).decode())
        return agree()

    def write(self, event, what):
        self.log.write(json.dumps({'event': event, 'what': what}) + '\n')

    def call(self, _connection, _sender, _path, _interface, method, parameters, invocation):
        self.write(method, [str(part) if isinstance(part, dict) else part for part in parameters.unpack()])
        invocation.return_value(getattr(self, method)(invocation.get_message(), *parameters.unpack()))

    def own(self, connection, _name):
        for interface in Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces:
            connection.register_object(PATH, interface, self.call, None, None)


if __name__ == '__main__':
    loop = GLib.MainLoop()
    Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, Backend(sys.argv[1]).own,
                     lambda *_: print('READY', flush=True), lambda *_: loop.quit())
    loop.run()
