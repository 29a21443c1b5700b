#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run-tool.sh PACKAGE TOOL ARGS...: runs the tool; without it, says which Debian package has it and skips (77).
package=$1
shift
command -v "$1" >/dev/null 2>&1 || { echo "$1 is not installed (Debian: $package)"; exit 77; }
exec "$@"
