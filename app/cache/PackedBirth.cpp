#include "cache/PackedBirth.h"

namespace bhxh::cache {

using namespace packedbirth;
using domain::BirthDate;

quint32 packed(const BirthDate& birth)
{
    return static_cast<quint32>(birth.year()) << yearShift | static_cast<quint32>(birth.month()) << monthShift |
           static_cast<quint32>(birth.day());
}

std::optional<BirthDate> unpackedBirth(quint64 packed)
{
    constexpr quint64 yearsEnd = 10000;
    const quint64 year = packed >> yearShift;
    const quint64 month = (packed & monthBits) >> monthShift;
    const quint64 day = packed & dayBits;
    if (year >= yearsEnd || (month == 0 && day != 0))
        return std::nullopt;
    char iso[] = "0000-00-00";
    const auto digits = [&iso](int at, int count, quint64 number) {
        for (int i = at + count - 1; i >= at; --i, number /= 10)
            iso[i] = static_cast<char>('0' + number % 10);
    };
    digits(0, 4, year);
    digits(5, 2, month);
    digits(8, 2, day);
    const qsizetype length = month == 0 ? 4 : day == 0 ? 7 : 10;
    const auto birth = BirthDate::fromIso(QString::fromLatin1(iso, length));
    return birth ? std::optional(*birth) : std::nullopt;
}

} // namespace bhxh::cache
