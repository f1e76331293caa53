#!/bin/sh
# Installs the Debian packages that are named as arguments and still missing. Asks for root only if there is work to do.
set -eu

missing=
for package in "$@"; do
  case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true) in
    "install ok installed") ;;
    *) missing="$missing $package" ;;
  esac
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
  echo "notegraph: these packages are missing, and this is no Debian where they could be installed:$missing" >&2
  exit 1
fi
as_root=
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "notegraph: run as root, or install these packages first:$missing" >&2
    exit 1
  fi
  as_root=sudo
fi

echo "Installing:$missing" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { $as_root apt-get update -q &&
  # shellcheck disable=SC2086 # A list of words is what is meant.
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing; } >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  echo "notegraph: the packages could not be installed" >&2
  exit 1
fi
