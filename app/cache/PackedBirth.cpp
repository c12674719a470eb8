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
    if (year >= yearsEnd)
        return std::nullopt;
    return BirthDate::fromParts(static_cast<int>(year), static_cast<int>((packed & monthBits) >> monthShift),
                                static_cast<int>(packed & dayBits));
}

} // namespace bhxh::cache
