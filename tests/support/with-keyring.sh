#!/usr/bin/env bash
# shellcheck disable=SC2013,SC2317 # one word a line; the traps call what seems unreachable
# Runs a command in front of a real keyring in one of these situations, and takes away everything that it started:
#
#   with-keyring.sh MODE COMMAND [ARGUMENT...]
#
#   unlocked  a Secret Service with an open keyring
#   locked    the keyring is locked and nobody can be asked: no display
#   prompt    the keyring is locked, and there is a display on which its password is asked for
#   empty     a Secret Service that has no keyring yet, and no display
#   absent    a session bus without a Secret Service
#   no-bus    not even a session bus
#
# Exit status: the command's; 124 where it took longer than KEYRING_LIMIT seconds (90). BEFORE_LOCKING is a shell command
# that is run while the keyring is still open, for `locked` and `prompt`. The command finds in its environment:
# KEYRING_MODE, and where there is one KEYRING_PID (the daemon's) and KEYRING_PASSWORD.
set -eu

if [ "${1-}" = --inside ]; then # on the new bus
    shift
    keyring() { gdbus call --session --timeout 10 -d org.freedesktop.secrets -o /org/freedesktop/secrets -m "org.freedesktop.Secret.Service.$1" "$2" >/dev/null; }
    case $KEYRING_MODE in
    unlocked | locked | prompt)
        # The password without a line end: that would belong to it.
        gnome-keyring-daemon --foreground --unlock --components=secrets < <(printf %s "$KEYRING_PASSWORD") >/dev/null 2>&1 &
        export KEYRING_PID=$!
        gdbus wait --session --timeout 20 org.freedesktop.secrets
        ;;
    esac
    case $KEYRING_MODE in
    locked | prompt)
        [ -z "${BEFORE_LOCKING-}" ] || sh -c "$BEFORE_LOCKING"
        keyring Lock "['/org/freedesktop/secrets/collection/login']"
        ;;
    esac
    exec timeout -k 5 "${KEYRING_LIMIT:-90}" "$@"
fi

case ${1-} in
unlocked | locked | prompt | empty | absent | no-bus) ;;
*) sed -n '3,19s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
export KEYRING_MODE=$1 KEYRING_PASSWORD=invented
shift

home=$(mktemp -d)
# Whatever is started below carries this mark in its environment, however it is forked and whoever activates it.
export KEYRING_RUN=$home

# The ids of what we have started and is still there, but for this shell.
ours() {
    local environment pid
    for environment in $(grep -lzsx -F "KEYRING_RUN=$home" /proc/[0-9]*/environ); do
        pid=${environment#/proc/}
        pid=${pid%/environ}
        [ "$pid" = $$ ] || [ "$pid" = "$BASHPID" ] || echo "$pid"
    done
}

cleared() {
    for _ in $(seq 40); do
        [ -n "$(ours)" ] || return 0
        sleep 0.05
    done
    return 1
}

end() {
    local pid
    for pid in $(ours); do
        kill "-$1" "$pid" 2>/dev/null || true
    done
}

leave() {
    trap - EXIT INT TERM HUP
    [ -z "${xvfb-}" ] || kill "$xvfb" 2>/dev/null || true
    cleared || end TERM
    cleared || end KILL
    rm -rf "$home"
}
trap leave EXIT
trap 'exit 143' INT TERM HUP

mkdir -m 700 "$home/run"
export HOME=$home XDG_RUNTIME_DIR=$home/run XDG_DATA_HOME=$home/data XDG_CACHE_HOME=$home/cache XDG_CONFIG_HOME=$home/config
export GSETTINGS_BACKEND=memory NO_AT_BRIDGE=1
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XDG_CURRENT_DESKTOP DESKTOP_SESSION KDE_FULL_SESSION GNOME_KEYRING_CONTROL

if [ "$KEYRING_MODE" = prompt ]; then
    mkfifo "$home/display"
    Xvfb -displayfd 3 -screen 0 800x600x24 -nolisten tcp 3<>"$home/display" >/dev/null 2>&1 &
    xvfb=$!
    read -r -t 20 number <>"$home/display"
    export DISPLAY=:$number
fi

status=0
case $KEYRING_MODE in
no-bus)
    timeout -k 5 "${KEYRING_LIMIT:-90}" "$@" || status=$?
    ;;
absent)
    cat >"$home/bus.conf" <<CONF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$home/run</listen>
  <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
CONF
    dbus-run-session --config-file="$home/bus.conf" -- "$0" --inside "$@" || status=$?
    ;;
*)
    dbus-run-session -- "$0" --inside "$@" || status=$?
    ;;
esac
exit "$status"
