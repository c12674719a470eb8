#pragma once

#include <QByteArray>

namespace bhxh::test {

/// One bit of one byte turned over.
inline QByteArray changedAt(QByteArray bytes, qsizetype at)
{
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    return bytes;
}

} // namespace bhxh::test
