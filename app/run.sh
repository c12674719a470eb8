#!/usr/bin/env bash
# Builds the program and runs it in training: with a display, the window; without one, the tour (offscreen), and says where its pictures are.
#   ./app/run.sh [options of bhxh-counter]      e.g. --citizens 1000000, --language en, --theme dark
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=installer/packages.sh
. installer/packages.sh
# shellcheck disable=SC2086
ensure_packages $BUILD_PACKAGES $RUN_PACKAGES
use_compiler_cache "$PWD"

build=build/release
log=$(mktemp)
if [ ! -f "$build/build.ninja" ]; then
    cmake --preset release -DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=mold >"$log" 2>&1 || { cat "$log"; exit 1; }
fi
rm -f "$log"
ninja -C "$build" --quiet bhxh-counter bhxh-training-central

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$build/bin/bhxh-counter" --training "$@"
fi
pictures=$PWD/build/tour
rm -rf "$pictures"
status=0
QT_QPA_PLATFORM=offscreen timeout 300 "$build/bin/bhxh-counter" --tour "$pictures" "$@" || status=$?
echo "No display here: the tour was played. Pictures and tour.json: $pictures ($(find "$pictures" -name '*.png' | wc -l) pictures, exit $status)"
exit $status
