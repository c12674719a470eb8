#!/usr/bin/env bash
# Measures the saved data against bare SQLite and libsodium doing the same work, in the same run, and prints the table of goals; the figures also as JSON.
#   tests/bench/run.sh [--quick] [--check]      --quick: small sets, to see that it runs; --check: exits with 1 where a goal isn't met
# The optimised build is build/bench, the figures are in build/bench/cache-bench.json.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=installer/packages.sh
. installer/packages.sh
# shellcheck disable=SC2086
ensure_packages $BUILD_PACKAGES $RUN_PACKAGES $TEST_PACKAGES
use_compiler_cache "$PWD"

office=290000 province=1000000 region=3000000 check=
for argument in "$@"; do
    case "$argument" in
    --quick) office=20000 province=50000 region=100000 ;;
    --check) check=--check ;;
    *) echo "tests/bench/run.sh [--quick] [--check]" >&2; exit 2 ;;
    esac
done

build=build/bench
cmake --preset release -B "$build" -DBHXH_TESTS=ON -DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=mold --log-level=WARNING >/dev/null
ninja -C "$build" --quiet bhxh_cache_bench

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
lines=$folder/figures
bench() { nice -n 5 timeout 1800 "$build/bin/bhxh_cache_bench" "$@" | tee -a "$lines" >&2; }
for people in "$office" "$province"; do
    place=$folder/$people
    mkdir "$place"
    bench sync "$place" "$people"
    bench index "$place" "$people"
    bench find "$place" "$people"
    [ "$people" = "$office" ] || bench typing "$place" "$people"
    rm -rf "$place"
done
bench fill "$folder" "$region"
bench typing "$folder" "$region"
rm -rf "$folder/saved"
bench names 10000 "$province"
bench names 10000 "$region"
# shellcheck disable=SC2086
exec python3 -B tests/bench/table.py "$lines" "$build/cache-bench.json" "$office" "$province" "$region" $check
