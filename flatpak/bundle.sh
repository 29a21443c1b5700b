#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# bundle.sh FOLDER: builds the manifest beside this file against a stand-in for GNOME's runtime, installs what came out
# privately in FOLDER, and leaves it as FOLDER/sittings.flatpak. The source is only read.
#
# The stand-in goes by the runtime's own name and is made of Debian 13 packages; so nothing built here is for publishing.
# Ends with 77, and says why, where it cannot be made.
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
folder=$1
id=io.github.sittings.Sittings
manifest=$here/$id.json
branch=$(sed -n 's/.*"runtime-version": "\(.*\)".*/\1/p' "$manifest")
skip () { echo "$*"; exit 77; }

[ "$(id -u)" = 0 ] || skip 'Only root can make the stand-in for the runtime.'
for tool in mmdebstrap bwrap flatpak flatpak-builder ostree unshare; do
  command -v "$tool" >/dev/null || skip "There is no $tool to make a Flatpak with."
done
bwrap --unshare-all --ro-bind / / true 2>/dev/null || skip 'No sandbox can be made here to build in.'
unshare --mount --propagation private true 2>/dev/null || skip 'No folder of its own can be given to a desktop here.'
architecture=$(flatpak --default-arch)
# of its own: nothing of this machine's is touched
export FLATPAK_USER_DIR=$folder/installation

# ---- the runtime ------------------------------------------------------------------------------------------------

# What GNOME's builder asks of its SDK by an old name.
write_compose () {
  cat >"$1" <<'COMPOSE'
#!/bin/sh
for argument; do
  case $argument in --prefix=*) prefix=${argument#*=};; --basename=*) id=${argument#*=};; esac
done
mkdir -p "$prefix/share/metainfo"
[ -e "$prefix/share/metainfo/$id.metainfo.xml" ] || cp "$prefix/share/appdata/$id.appdata.xml" "$prefix/share/metainfo/$id.metainfo.xml"
exec appstreamcli compose --no-color --no-net --prefix=/ --origin="$id" --components="$id" --result-root="$prefix" \
  --data-dir="$prefix/share/app-info/xmls" --icons-dir="$prefix/share/app-info/icons/flatpak" "$prefix"
COMPOSE
  chmod 755 "$1"
}

# A runtime is a tree's /usr, with /etc in it.
export_runtime () { # KIND NAME
  local from=$folder/$1 to=$folder/export
  rm -rf --one-file-system "$to"
  mkdir -p "$to/files" "$to/var"
  cp -al "$from/usr" "$to/usr"
  rm -rf "${to:?}"/usr/{local,games}
  cp -a "$from/etc" "$to/usr/etc"
  (cd "$to/usr/etc" && rm -rf {,g}shadow{,-} passwd- group- machine-id resolv.conf hostname mtab localtime ld.so.cache apt)
  # the sandbox's PATH has no sbin, and flatpak runs this in it
  ln -sf ../sbin/ldconfig "$to/usr/bin/ldconfig"
  rm -f "$to/usr/etc/ld.so.conf"
  printf '%s\n' 'include /run/flatpak/ld.so.conf.d/app-*.conf' /app/lib 'include /run/flatpak/ld.so.conf.d/runtime-*.conf' \
    "/usr/lib/$architecture-linux-gnu" >"$to/usr/etc/ld.so.conf"
  if [ "$1" = sdk ]; then write_compose "$to/usr/bin/appstream-compose"; fi
  printf '%s\n' '[Runtime]' "name=$2" "runtime=org.gnome.Platform/$architecture/$branch" \
    "sdk=org.gnome.Sdk/$architecture/$branch" '[Environment]' GSK_RENDERER=cairo >"$to/metadata"
  flatpak build-export --runtime --disable-sandbox "$folder/runtimes" "$to" "$branch" >/dev/null
  rm -rf --one-file-system "$to"
}

make_runtime () { # KIND NAME
  "$here/../.ci/debian13-tree" "$1" "$folder/$1" || skip 'The stand-in for the runtime could not be made: is there a network?'
  if [ ! "$folder/$1.exported" -nt "$folder/$1.made" ]; then
    export_runtime "$1" "$2"
    flatpak --user remote-add --if-not-exists --no-gpg-verify stand-in "file://$folder/runtimes"
    flatpak --user install -y --noninteractive --or-update --no-deps stand-in "$2//$branch"
    touch "$folder/$1.exported"
  fi
}

# ---- the modules' archives ---------------------------------------------------------------------------------------

# The upstream archives as Debian 12 keeps them, where flatpak-builder looks before it downloads.
fetch_archives () {
  local sources=$folder/sources mirror apt
  if [ -e "$sources/made" ]; then return; fi
  mkdir -p "$sources/lists/partial"
  mirror=$(apt-get indextargets --format "\$(REPO_URI)" 'Created-By: Packages' 'Component: main' 'Origin: Debian' | head -n 1)
  [ -n "$mirror" ] || skip "None of this machine's packages come from a mirror of Debian's."
  echo "deb-src $mirror bookworm main" >"$sources/sources.list"
  apt=(apt-get -q -o APT::Sandbox::User=root -o "Dir::Etc::SourceList=$sources/sources.list" -o Dir::Etc::SourceParts=/dev/null
    -o "Dir::State::Lists=$sources/lists" -o Dir::Cache::srcpkgcache= -o Dir::Cache::pkgcache=)
  (cd "$sources" && "${apt[@]}" update && "${apt[@]}" source --download-only --tar-only libcsv qrencode libical3) ||
    skip "The modules' archives could not be fetched: is there a network?"
  touch "$sources/made"
}

# As the manifest names it, so that the manifest itself is built. Debian has repacked libcsv without its test files'
# binaries, so its checksum differs from the manifest's; the others' are the same, or this fails.
place_archive () { # FILE PART-OF-URL
  local url sum place
  url=$(sed -n "s|.*\"url\": \"\(.*$2.*\)\",|\1|p" "$manifest")
  sum=$(grep -A 1 -F "\"$url\"" "$manifest" | sed -n 's/.*"sha256": "\(.*\)".*/\1/p')
  place=$folder/builder/downloads/$sum
  mkdir -p "$place"
  [ "$2" = libcsv ] || sha256sum --quiet --check <<<"$sum  $1"
  cp "$1" "$place/${url##*/}"
}

# ---- the application ---------------------------------------------------------------------------------------------

build () {
  # also where fuse is missing
  flatpak-builder --user --force-clean --ccache --keep-build-dirs --disable-updates --disable-download --disable-rofiles-fuse \
    --state-dir="$folder/builder" --default-branch=test --repo="$folder/repository" "$folder/build-flatpak" "$manifest"
}

mkdir -p "$folder"
[ -d "$folder/runtimes/objects" ] || ostree --repo="$folder/runtimes" init --mode=bare-user-only
make_runtime platform org.gnome.Platform
make_runtime sdk org.gnome.Sdk
fetch_archives
for archive in "$folder"/sources/*.orig.tar.*; do
  case ${archive##*/} in
    libcsv*) place_archive "$archive" libcsv;;
    qrencode*) place_archive "$archive" qrencode;;
    libical*) place_archive "$archive" libical;;
  esac
done
rm -rf --one-file-system "$folder/builder/build"
build
flatpak build-bundle "$folder/repository" "$folder/sittings.flatpak" "$id" test
flatpak --user install -y --noninteractive --reinstall "$folder/sittings.flatpak"

size=$(du -s --apparent-size --block-size=1K "$(flatpak --user info --show-location "$id//test")/files" | cut -f 1)
echo "Installed it takes $size KiB, the bundle $(($(stat -c %s "$folder/sittings.flatpak") / 1024)) KiB."
[ "$size" -le $((6 * 1024)) ] || { echo 'More than 6 MiB is too much.'; exit 1; }
