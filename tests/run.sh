#!/bin/sh
# Installs what the tests need, builds, and runs everything. Ends with ctest's summary.
set -eu
cd "$(dirname "$0")/.."

sh cli/install-packages.sh libgtest-dev libgmock-dev python3
sh cli/build.sh release -DNOTEGRAPH_TESTS=ON
exec ctest --preset release --parallel "$(nproc)" "$@"
