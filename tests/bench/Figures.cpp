#include "Figures.h"

#include <QFile>
#include <cstdio>

namespace bhxh::bench {

void say(const char* what, qint64 people, double figure)
{
    std::printf("{\"what\": \"%s\", \"people\": %lld, \"figure\": %.4f}\n", what, static_cast<long long>(people),
                figure);
    std::fflush(stdout);
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
