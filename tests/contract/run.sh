#!/bin/sh
# The contract suite: installs what it needs, plays every story against the training central, ends with 0 where all passed.
# Needs BHXH_TRAINING_CENTRAL, the path of bhxh-training-central. Arguments: test files, where not all are wanted.
set -eu
cd "$(dirname "$0")"
: "${BHXH_TRAINING_CENTRAL:?names no training central}"
[ -x "$BHXH_TRAINING_CENTRAL" ] || { echo "not an executable: $BHXH_TRAINING_CENTRAL" >&2; exit 2; }

./install.sh

BHXH_CONTRACT_SEEN=$(mktemp -d)
export BHXH_CONTRACT_SEEN
trap 'rm -rf "$BHXH_CONTRACT_SEEN"' EXIT

whole=no
if [ $# -eq 0 ]; then
    whole=yes
    set -- *.test.mjs
fi
outcome=0
timeout 540 node --test --test-concurrency=2 --test-timeout=240000 --test-reporter=spec "$@" || outcome=$?
if [ "$whole" = yes ]; then
    node --test --test-timeout=20000 --test-reporter=spec summary.check.mjs || outcome=$?
fi
if [ "$outcome" -eq 0 ]; then echo "contract: passed"; else echo "contract: FAILED" >&2; fi
exit "$outcome"
