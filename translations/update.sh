#!/usr/bin/env bash
# Reads the texts of the program anew into bhxh-counter_vi.ts (all texts) and bhxh-counter_en.ts (plural forms only: the source language is English).
# Run it after texts were added or changed, then translate what it reports as unfinished; tests/checks/translations.py fails until that is done.
# Include paths are our own two and no library's: lupdate needs our headers to know that a class is bhxh::ui::Page (as tr() does when it runs), but with
# the paths of some libraries version 6.4 doesn't come to an end.
set -euo pipefail
cd "$(dirname "$0")/.."
lupdate=${LUPDATE:-$(command -v lupdate6 || command -v lupdate || echo /usr/lib/qt6/bin/lupdate)}
sources=(ui)
for folder in app/desk app/main.cpp; do
    [ -e "$folder" ] && sources+=("$folder")
done
target=${1:-translations}
common=(-silent -locations none -no-obsolete -I . -I app "${sources[@]}" -source-language en)
"$lupdate" "${common[@]}" -target-language vi_VN -ts "$target/bhxh-counter_vi.ts"
"$lupdate" "${common[@]}" -pluralonly -target-language en -ts "$target/bhxh-counter_en.ts"
grep -c 'type="unfinished"' "$target"/bhxh-counter_*.ts || true
