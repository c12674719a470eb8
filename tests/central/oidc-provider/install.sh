#!/bin/sh
# The OpenID provider that the sign-in is tried against, as package-lock.json pins it; quick where it is there.
set -eu
cd "$(dirname "$0")"
stamp=node_modules/.installed-from
if ! cmp -s package-lock.json "$stamp"; then
    npm ci --no-audit --no-fund --loglevel=error
    cp package-lock.json "$stamp"
fi
