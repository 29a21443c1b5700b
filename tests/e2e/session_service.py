#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A session of the test's own, as GNOME's: programs register with it, and it says when the screen is locked.

Says READY when it is there; then each line on its input, "lock" or "unlock", is answered with DONE.
"""
import sys

from gi.repository import Gio, GLib

MANAGER = 'org.gnome.SessionManager'
SAVER = 'org.gnome.ScreenSaver'
CLIENT = '/org/gnome/SessionManager/Client1'
INTERFACES = f"""
<node>
  <interface name="{MANAGER}">
    <method name="RegisterClient">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="o" direction="out"/>
    </method>
    <method name="UnregisterClient"><arg type="o" direction="in"/></method>
  </interface>
  <interface name="{MANAGER}.ClientPrivate">
    <method name="EndSessionResponse"><arg type="b" direction="in"/><arg type="s" direction="in"/></method>
  </interface>
  <interface name="{SAVER}">
    <method name="GetActive"><arg type="b" direction="out"/></method>
    <signal name="ActiveChanged"><arg type="b"/></signal>
  </interface>
</node>
"""


class Session:
    def __init__(self, bus):
        self.bus = bus
        self.locked = False
        node = Gio.DBusNodeInfo.new_for_xml(INTERFACES)
        for path, interface in (('/org/gnome/SessionManager', MANAGER), (CLIENT, MANAGER + '.ClientPrivate'),
                                ('/org/gnome/ScreenSaver', SAVER)):
            bus.register_object(path, node.lookup_interface(interface), self.answer, None, None)

    def answer(self, bus, sender, path, interface, method, parameters, invocation):
        answers = {'RegisterClient': GLib.Variant('(o)', (CLIENT,)), 'GetActive': GLib.Variant('(b)', (self.locked,))}
        invocation.return_value(answers.get(method))

    def set_locked(self, locked):
        self.locked = locked
        self.bus.emit_signal(None, '/org/gnome/ScreenSaver', SAVER, 'ActiveChanged', GLib.Variant('(b)', (locked,)))
        self.bus.flush_sync()


def main():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    session = Session(bus)
    loop = GLib.MainLoop()

    def told(channel, condition):
        line = sys.stdin.readline().strip()
        if not line:
            loop.quit()
            return False
        session.set_locked(line == 'lock')
        print('DONE', flush=True)
        return True
    for name in (MANAGER, SAVER):
        Gio.bus_own_name_on_connection(bus, name, Gio.BusNameOwnerFlags.NONE, None, None)
    GLib.io_add_watch(GLib.IOChannel.unix_new(0), GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, told)
    GLib.idle_add(lambda: print('READY', flush=True))
    loop.run()


if __name__ == '__main__':
    main()
