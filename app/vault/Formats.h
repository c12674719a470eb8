#pragma once

#include "domain/Failure.h"
#include <QByteArray>
#include <QByteArrayView>

/// What the formats of this room share.
namespace bhxh::vault {

inline constexpr qsizetype checksumSize = 16;

/// Tells damage, not tampering: anybody can make it.
QByteArray checksumOf(QByteArrayView bytes);

/// Of a version that is newer than any this program knows.
domain::Failure writtenByNewerProgram();

} // namespace bhxh::vault
