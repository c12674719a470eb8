#include "seat/Hardening.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace bhxh::seat {

// Not asked for, as what we start would inherit it: no_new_privs and a system call filter (the browser that xdg-open
// starts needs its setuid or user-namespace sandbox, and a user may have it in a snap, whose starter is setuid).
// RLIMIT_CORE is inherited too, and does the browser no harm.

namespace {

/// Both are needed: a collector that core_pattern pipes to is called whatever the limit, but not for a process that is
/// not dumpable.
bool withoutCoreFile()
{
    const rlimit none{0, 0};
    return setrlimit(RLIMIT_CORE, &none) == 0;
}

/// Not dumpable: ptrace and /proc/<pid>/mem are then root's. exec makes the child dumpable again.
bool withoutOtherReader()
{
    return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0;
}

} // namespace

QList<Protection> hardenProcess()
{
    // Yama (Debian's kernels have it, others don't): nobody was named as our tracer, and nobody is. Not dumpable says
    // the same, so its absence takes nothing away.
    prctl(PR_SET_PTRACER, 0, 0, 0, 0);
    QList<Protection> missing;
    const bool dumpable = !withoutOtherReader();
    if (dumpable)
        missing.append(Protection::NoOtherReader);
    if (!withoutCoreFile() || dumpable)
        missing.append(Protection::NoCoreFile);
    return missing;
}

} // namespace bhxh::seat
