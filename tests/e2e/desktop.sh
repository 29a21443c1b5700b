#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# desktop.sh [OPTIONS] -- COMMAND [ARGS...]: runs a command in a desktop of its own and ends with its exit status.
#
#   --size WxH      of the screen, 1280x900 if not given
#   --out DIR       where pictures go (E2E_OUT), a throw-away folder if not given
#   --wm NAME       openbox, or none
#   --compositor    with picom, so that popovers and shadows are drawn on what lies below and not on black
#   --no-a11y       without the accessibility bus
#   --keep          leave the temporary folder where it is, and say so
#
# Everything is private and ends with the command, each process by its own id: a folder with HOME and all XDG folders, an
# X server on a number that it picks itself, a session bus that can start nothing but the accessibility bus, a window
# manager. The environment is built anew, so that the host cannot leak in; E2E_LANG, E2E_TZ, E2E_FONT, E2E_ANIMATIONS,
# GSETTINGS_BACKEND, SITTINGS_* and the toolkit's debug variables pass. E2E_VERBOSE=1 shows the helpers' log on failure.
#
# SITTINGS_CONFINED is the id of a program that runs in a Flatpak's sandbox, from FLATPAK_USER_DIR: E2E_DIR is then the
# folder of its own, and it has portals, with the backends described in XDG_DESKTOP_PORTAL_DIR. E2E_RUNTIME_DIR is where
# the runtime folder has to be, since the sandbox knows the document portal's by its usual place only.
set -u

wm=openbox compositor=0 size=1280x900 keep=0 out='' a11y=1
while [ $# -gt 0 ]; do
  case $1 in
    --size) size=$2; shift 2;;
    --out) out=$2; shift 2;;
    --wm) wm=$2; shift 2;;
    --compositor) compositor=1; shift;;
    --no-a11y) a11y=0; shift;;
    --keep) keep=1; shift;;
    --) shift; break;;
    *) break;;
  esac
done
[ $# -gt 0 ] || { echo "usage: $0 [options] -- command" >&2; exit 2; }

for tool in Xvfb dbus-run-session gdbus xprop; do
  command -v "$tool" >/dev/null || { echo "$tool is not installed; ./dev setup installs it" >&2; exit 77; }
done

source_root=$(readlink -f "$(dirname "$0")/../..")
dir=$(mktemp -d "${TMPDIR:-/tmp}/sittings-desktop.XXXXXX")
xvfb=

clean_up () {
  if [ -n "$xvfb" ]; then
    kill "$xvfb" 2>/dev/null
    wait "$xvfb" 2>/dev/null
  fi
  if [ $keep = 1 ]; then echo "kept: $dir" >&2; else rm -rf "$dir"; fi
}
trap clean_up EXIT
trap 'exit 130' INT TERM

run=${E2E_RUNTIME_DIR:-$dir/run} seen=$dir confined=${SITTINGS_CONFINED:-}
[ -z "$confined" ] || seen=$dir/home/.var/app/$confined/data
mkdir -p "$dir"/{home,config/gtk-4.0,data,cache,state,services} "$run" "$seen"
chmod 700 "$run"
[ -z "$out" ] || mkdir -p "$out"
# without a machine id neither libdbus nor GDBus connects; a bare machine may have none
[ -s /etc/machine-id ] || [ -s /var/lib/dbus/machine-id ] || dbus-uuidgen --ensure

# ---- the environment --------------------------------------------------------------------------------------------

environment=(
  # the system's python3 is the one that has gi
  PATH=/usr/bin:/bin:/usr/local/bin:/usr/sbin:/sbin
  HOME="$dir/home" USER="${USER:-$(id -un)}" LOGNAME="${USER:-$(id -un)}" SHELL=/bin/bash
  LANG="${E2E_LANG:-C.UTF-8}" TZ="${E2E_TZ:-Europe/Berlin}"
  XDG_CONFIG_HOME="$dir/config" XDG_DATA_HOME="$dir/data" XDG_CACHE_HOME="$dir/cache" XDG_STATE_HOME="$dir/state"
  XDG_RUNTIME_DIR="$run" XDG_DATA_DIRS="$source_root/data:/usr/local/share:/usr/share"
  XDG_SESSION_TYPE=x11 XDG_CURRENT_DESKTOP=GNOME GDK_BACKEND=x11
  # without a graphics card cairo is ten times as fast as software GL, and draws the same each time
  GSK_RENDERER="${GSK_RENDERER:-cairo}" LIBGL_ALWAYS_SOFTWARE=1
  GSETTINGS_BACKEND="${GSETTINGS_BACKEND:-memory}"
  # no file systems but the local one
  GIO_USE_VFS=local GVFS_DISABLE_FUSE=1 GVFS_REMOTE_VOLUME_MONITOR_IGNORE=1
  PYTHONDONTWRITEBYTECODE=1 E2E_DIR="$seen" E2E_OUT="${out:-$dir}" E2E_WM="$wm" E2E_COMPOSITOR="$compositor"
)
# no round trips to a portal that is not there
[ -n "$confined" ] || environment+=(GTK_USE_PORTAL=0 ADW_DISABLE_PORTAL=1)
if [ $a11y = 1 ]; then environment+=(GTK_A11Y=atspi); else environment+=(GTK_A11Y=none NO_AT_BRIDGE=1); fi
for name in LANGUAGE GTK_DEBUG GDK_DEBUG GSK_DEBUG G_MESSAGES_DEBUG G_DEBUG G_ENABLE_DIAGNOSTIC GTK_THEME \
            ADW_DEBUG_COLOR_SCHEME ADW_DEBUG_HIGH_CONTRAST LD_PRELOAD ASAN_OPTIONS LSAN_OPTIONS UBSAN_OPTIONS \
            GSETTINGS_SCHEMA_DIR G_TEST_SRCDIR G_TEST_BUILDDIR FLATPAK_USER_DIR XDG_DESKTOP_PORTAL_DIR \
            ${!SITTINGS_@}; do
  [ -n "${!name+x}" ] && environment+=("$name=${!name}")
done

# GTK on X11 takes font and theme from XSETTINGS or from this file, not from GSettings; left alone it is "Sans 10".
cat >"$dir/config/gtk-4.0/settings.ini" <<INI
[Settings]
gtk-font-name=${E2E_FONT:-Cantarell 11}
gtk-icon-theme-name=Adwaita
gtk-cursor-theme-name=Adwaita
gtk-enable-animations=${E2E_ANIMATIONS:-0}
gtk-cursor-blink=0
gtk-xft-antialias=1
gtk-xft-hinting=1
gtk-xft-hintstyle=hintslight
gtk-xft-rgba=none
INI

# ---- the X server -----------------------------------------------------------------------------------------------

mkfifo "$dir/display"
Xvfb -displayfd 5 -screen 0 "${size}x24" -dpi 96 -nolisten tcp -noreset +extension GLX \
  5>"$dir/display" >"$dir/xvfb.log" 2>&1 &
xvfb=$!
read -r -t 20 number <"$dir/display" || { echo 'Xvfb did not start:'; cat "$dir/xvfb.log"; exit 1; } >&2
environment+=(DISPLAY=":$number")

# ---- the session bus --------------------------------------------------------------------------------------------

# With the stock configuration the first GTK program would start portals and a keyring: slow, noisy, and they keep state.
for service in org.a11y.Bus ${E2E_DBUS_SERVICES:-}; do
  grep -ls "^Name=$service\$" {/usr,"${FLATPAK_USER_DIR:-}/exports"}/share/dbus-1/services/*.service | xargs -r cp -t "$dir/services"
done
cat >"$dir/session.conf" <<XML
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:tmpdir=$run</listen>
  <auth>EXTERNAL</auth>
  <servicedir>$dir/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
XML

cat >"$dir/inside.sh" <<'INSIDE'
#!/bin/bash
helpers=()
if [ "$E2E_WM" != none ]; then
  "$E2E_WM" >"$E2E_DIR/wm.log" 2>&1 &
  helpers+=($!)
  for i in $(seq 100); do
    xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id' && break
    sleep .02
  done
fi
if [ "$E2E_COMPOSITOR" = 1 ]; then
  picom --backend xrender --config /dev/null >"$E2E_DIR/picom.log" 2>&1 &
  helpers+=($!)
  sleep .3
fi
if [ "$GTK_A11Y" != none ]; then
  # asking for the address starts the accessibility bus; switching it on is what a screen reader does
  gdbus call --session -d org.a11y.Bus -o /org/a11y/bus -m org.a11y.Bus.GetAddress
  gdbus call --session -d org.a11y.Bus -o /org/a11y/bus -m org.freedesktop.DBus.Properties.Set \
    org.a11y.Status IsEnabled '<true>'
fi
"$@" >&8 2>&9 8>&- 9>&-
code=$?
[ ${#helpers[@]} = 0 ] || kill "${helpers[@]}" 2>/dev/null
exit $code
INSIDE
chmod +x "$dir/inside.sh"

# 8 and 9 are the command's own output; what the bus and the helpers say goes to a log, so that TAP stays clean
exec 8>&1 9>&2
env -i "${environment[@]}" dbus-run-session --config-file="$dir/session.conf" -- "$dir/inside.sh" "$@" \
  >"$dir/desktop.log" 2>&1
code=$?
[ $code != 0 ] && [ "${E2E_VERBOSE:-0}" = 1 ] && cat "$dir/desktop.log" >&2
exit $code
