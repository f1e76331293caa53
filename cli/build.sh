#!/bin/sh
# Installs what is missing, configures and builds one preset: sh cli/build.sh PRESET [CMAKE-OPTION...]
# Quiet unless something goes wrong; on a terminal Ninja's own progress line is shown.
set -eu
cd "$(dirname "$0")/.."
preset=$1
shift

# shellcheck disable=SC2046 # One word a line is what is meant.
sh cli/install-packages.sh $(grep -v '^#' cli/build-packages.txt)

log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! cmake --preset "$preset" "$@" >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi
if [ -t 1 ]; then
  cmake --build --preset "$preset"
elif ! cmake --build --preset "$preset" >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi
