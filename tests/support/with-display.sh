#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with-display.sh COMMAND [ARGUMENT...]
#
# Runs COMMAND on an X server, a session bus and folders of its own, all gone afterwards. WITH_DISPLAY_SIZE: 1280x900
# by default; GTK_A11Y: none unless set. The exit status is COMMAND's.
set -u
[ $# -gt 0 ] || { echo "usage: $0 COMMAND [ARGUMENT...]" >&2; exit 2; }

# as in the SDK of a Flatpak's runtime; ./dev setup installs it
command -v Xvfb >/dev/null || { echo '1..0 # SKIP There is no Xvfb.'; exit 0; }

folder=$(mktemp -d "${TMPDIR:-/tmp}/sittings-display.XXXXXX") || exit 99
server=
clean_up () {
  [ -z "$server" ] || { kill "$server"; wait "$server"; } 2>/dev/null
  rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 130' HUP INT TERM

mkdir "$folder/home" "$folder/config" "$folder/config/gtk-4.0" "$folder/data" "$folder/cache" "$folder/state"
mkdir -m 0700 "$folder/run"
cat >"$folder/config/gtk-4.0/settings.ini" <<INI
[Settings]
gtk-font-name=Cantarell 11
gtk-icon-theme-name=Adwaita
gtk-enable-animations=0
gtk-cursor-blink=0
INI
# A bus that starts no services: the desktop's own would bring portals and key rings along.
cat >"$folder/bus.conf" <<XML
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=$folder/run</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
XML

# The server picks a free number itself and says it once it is up.
mkfifo "$folder/display"
Xvfb -displayfd 3 -screen 0 "${WITH_DISPLAY_SIZE:-1280x900}x24" -dpi 96 -nolisten tcp -noreset \
  3>"$folder/display" >"$folder/server.log" 2>&1 &
server=$!
number=$(timeout 30 head -n 1 "$folder/display")
[ -n "$number" ] || { echo "Xvfb did not start:" >&2; cat "$folder/server.log" >&2; exit 99; }

export LC_ALL="${WITH_DISPLAY_LOCALE:-C.UTF-8}"
# gtk_test_init() takes American English wherever that is installed; so here it is not.
[ -n "${WITH_DISPLAY_LOCALE:-}" ] || export LOCPATH="$folder"
export DISPLAY=":$number" GDK_BACKEND=x11 GSK_RENDERER="${GSK_RENDERER:-cairo}" GTK_A11Y="${GTK_A11Y:-none}"
export GSETTINGS_BACKEND="${GSETTINGS_BACKEND:-memory}" GTK_USE_PORTAL=0 ADW_DISABLE_PORTAL=1 GIO_USE_VFS=local
export HOME="$folder/home" XDG_CONFIG_HOME="$folder/config" XDG_DATA_HOME="$folder/data"
export XDG_CACHE_HOME="$folder/cache" XDG_STATE_HOME="$folder/state" XDG_RUNTIME_DIR="$folder/run"
unset WAYLAND_DISPLAY GTK_THEME
dbus-run-session --config-file="$folder/bus.conf" -- "$@"
