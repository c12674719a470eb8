#!/usr/bin/env bash
# Installs what is missing, builds with ASan and UBSan, and runs all tests; the last thing printed is ctest's own summary.
#   ./tests/run.sh [arguments of ctest]         e.g. -R tst_EmailAddress
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=installer/packages.sh
. installer/packages.sh
# shellcheck disable=SC2086
ensure_packages $BUILD_PACKAGES $RUN_PACKAGES $TEST_PACKAGES
ensure_node
use_compiler_cache "$PWD"

cmake --preset dev -DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=mold --log-level=WARNING >/dev/null
ninja -C build/dev --quiet
exec ctest --preset dev -j2 "$@"
