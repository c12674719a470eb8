#pragma once

#include <QString>

namespace bhxh::bench {

/// Reads a register of that many people into an empty folder, and the same rows into bare SQLite.
void sync(const QString& folder, quint32 people);
/// Looks numbers up in what `sync` left there.
void find(const QString& folder, quint32 people);
/// Opens it, waits for the name index, and tells how much memory it takes.
void index(const QString& folder, quint32 people);
/// Types names into two designs of the index, and into a plain scan. @param queries how many key strokes
void names(quint32 people, qsizetype queries);

} // namespace bhxh::bench
