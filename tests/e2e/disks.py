# SPDX-License-Identifier: GPL-3.0-or-later
"""Disks that cannot be written, or are soon full: mounted for one program alone, gone when it ends.

The program is started in a mount namespace of its own, so that nothing is left behind however the test ends.
"""
import functools
import os
import subprocess

# a person without the rights of root gets them inside a user namespace, if the kernel grants one
UNSHARE = ['unshare', '--mount'] if os.geteuid() == 0 else ['unshare', '--map-current-user', '--keep-caps', '--mount']


@functools.lru_cache
def may_mount():
    """Whether disks can be mounted here; a container without rights cannot."""
    probe = 'mount -t tmpfs -o size=64k none "$0"'
    return subprocess.run([*UNSHARE, 'sh', '-c', probe, os.environ.get('E2E_DIR', '/tmp')],
                          capture_output=True).returncode == 0


def read_only(folder, argv):
    """argv, run where the folder lies on a disk that cannot be written."""
    script = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
    return [*UNSHARE, 'sh', '-c', script, folder, *argv]


def full(folder, argv, room=0):
    """argv, run where the folder is copied to a small disk with so much room (KiB) left; see make_room."""
    size = sum(os.path.getsize(os.path.join(place, name)) for place, _, names in os.walk(folder) for name in names)
    script = '''
      folder=$0 size=$1 room=$2; shift 2
      mkdir "$folder.full" && mount -t tmpfs -o size=${size}k,mode=700 none "$folder.full" || exit 1
      cp -a "$folder/." "$folder.full/" && mount --move "$folder.full" "$folder" && rmdir "$folder.full" || exit 1
      head -c ${room}k /dev/zero >"$folder/room"
      cat /dev/zero >"$folder/filler" 2>/dev/null
      rm "$folder/room"
      shift; exec "$@"'''
    # a quarter more than is there, and what the names take
    return [*UNSHARE, 'sh', '-c', script, folder, str(size * 5 // 4096 + room + 512), str(room), '--', *argv]


def make_room(app, folder):
    """Frees most of a full disk of a running program."""
    os.unlink(f'/proc/{app.process.pid}/root{folder}/filler')


def fill_up(app, folder):
    """Fills it again."""
    try:
        with open(f'/proc/{app.process.pid}/root{folder}/filler', 'wb', buffering=0) as filler:
            while filler.write(bytes(4096)):
                pass
    except OSError:
        pass
