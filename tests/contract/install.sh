#!/bin/sh
# The npm packages of the contract suite and of the validating proxy, as package-lock.json pins them; quick where they are there.
set -eu
cd "$(dirname "$0")"
stamp=node_modules/.installed-from
if ! cmp -s package-lock.json "$stamp"; then
    npm ci --no-audit --no-fund --loglevel=error
    cp package-lock.json "$stamp"
fi
