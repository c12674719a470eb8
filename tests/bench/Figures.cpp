#include "Figures.h"

#include <QFile>
#include <cstdio>
#include <sys/resource.h>

namespace bhxh::bench {

void say(const char* what, qint64 people, double figure)
{
    std::printf("{\"what\": \"%s\", \"people\": %lld, \"figure\": %.4f}\n", what, static_cast<long long>(people),
                figure);
    std::fflush(stdout);
}

long timesPreempted()
{
#ifdef RUSAGE_THREAD
    rusage usage = {};
    getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_nivcsw;
#else
    return 0;
#endif
}

qint64 nanosecondsWithoutProcessor()
{
    QFile status(QStringLiteral("/proc/thread-self/schedstat")); // on a processor, ready but waiting for one, turns
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toLongLong();
}

double residentMebibytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    constexpr double kibibytes = 1024;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / kibibytes;
    }
    return 0;
}

} // namespace bhxh::bench
