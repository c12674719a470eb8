#pragma once

#include <QString>

namespace bhxh::cache {

/// Overwrites the file with zeros, sees to it that they are on the disk, and removes it. On a disk that writes
/// elsewhere (flash, a journal) old blocks may outlive this: what they hold is sealed, and its key went first. False
/// where the file is still there.
bool overwriteAndRemove(const QString& path);

} // namespace bhxh::cache
