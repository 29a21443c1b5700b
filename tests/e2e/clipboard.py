#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The clipboard of the virtual display, held as another program would: with clipboard.files(paths): ctrl+v

    clipboard.py PATH...    holds these files until it is ended, and says when it begins
"""
import contextlib
import subprocess
import sys


@contextlib.contextmanager
def files(paths):
    holder = subprocess.Popen(['/usr/bin/python3', __file__, *paths], stdout=subprocess.PIPE)
    try:
        if not holder.stdout.readline():
            raise RuntimeError('nobody holds the clipboard')
        yield
    finally:
        holder.terminate()
        holder.wait()
        holder.stdout.close()


def hold(paths):
    import gi
    gi.require_version('Gdk', '4.0')
    gi.require_version('Gtk', '4.0')
    from gi.repository import Gdk, Gio, GLib, Gtk
    Gtk.init()
    uris = ''.join(Gio.File.new_for_path(path).get_uri() + '\r\n' for path in paths)
    Gdk.Display.get_default().get_clipboard().set_content(
        Gdk.ContentProvider.new_for_bytes('text/uri-list', GLib.Bytes.new(uris.encode())))
    print('holds', flush=True)
    GLib.MainLoop().run()


if __name__ == '__main__':
    hold(sys.argv[1:])
