#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# try.sh FOLDER: tries what bundle.sh has installed in FOLDER, in its sandbox and on a desktop of its own: what goes through
# the sandbox's walls and what does not. What it saw lies in FOLDER/pictures.
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
folder=$1
id=io.github.sittings.Sittings

# The sandbox shows the document portal's files below this one place; so a folder of ours lies there, seen by us alone.
if [ -z "${SITTINGS_ALONE:-}" ]; then
  export SITTINGS_ALONE=1
  exec unshare --mount --propagation private -- "$0" "$@"
fi
E2E_RUNTIME_DIR=/run/user/$(id -u)
export E2E_RUNTIME_DIR
mkdir -p "$E2E_RUNTIME_DIR"
mount -t tmpfs -o mode=0700 tmpfs "$E2E_RUNTIME_DIR"

mkdir -p "$folder/portals" "$folder/pictures"
sed 's/^UseIn=.*/UseIn=GNOME/; s/org.freedesktop.impl.portal.\(Access\|FileChooser\|Print\);//g' \
  /usr/share/xdg-desktop-portal/portals/gtk.portal >"$folder/portals/gtk.portal"
cat >"$folder/portals/sittings.portal" <<'PORTAL'
[portal]
DBusName=org.freedesktop.impl.portal.desktop.sittings
Interfaces=org.freedesktop.impl.portal.Access;org.freedesktop.impl.portal.Background;org.freedesktop.impl.portal.FileChooser;org.freedesktop.impl.portal.Print;
UseIn=GNOME
PORTAL
printf '%s\n' '#!/bin/sh' "exec flatpak run --user --die-with-parent --file-forwarding $id \"\$@\"" >"$folder/sittings"
chmod 755 "$folder/sittings"

export FLATPAK_USER_DIR=$folder/installation XDG_DESKTOP_PORTAL_DIR=$folder/portals GSETTINGS_BACKEND=keyfile
export SITTINGS_CONFINED=$id SITTINGS_PROGRAM=$folder/sittings SITTINGS_PROGRAM_DEBUG=fatal-criticals
export SITTINGS_DATA_MAKER=$here/../build/tests/bench/sittings-data SITTINGS_TEST_FILES=$here/../tests/data
export E2E_DBUS_SERVICES="$id org.freedesktop.portal.Desktop org.freedesktop.portal.Documents
  org.freedesktop.portal.Flatpak org.freedesktop.impl.portal.PermissionStore org.freedesktop.impl.portal.desktop.gtk"

exec "$here/../tests/e2e/desktop.sh" --out "$folder/pictures" -- /usr/bin/python3 "$here/test_sandbox.py"
