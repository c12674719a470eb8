#pragma once

#include <QString>

namespace bhxh::bench {

/// Reads a register of that many people into an empty folder.
void fill(const QString& folder, quint32 people);
/// The same, and then the same rows into bare SQLite.
void sync(const QString& folder, quint32 people);
/// Looks numbers up in what `sync` left there.
void find(const QString& folder, quint32 people);
/// Opens it, waits for the name index, and tells how much memory it takes.
void index(const QString& folder, quint32 people);
/// Types names into what `sync` or `fill` left there, as the program does: through the store's thread, with the rows of
/// those who are found opened and put in order. @param queries how many key strokes
void typing(const QString& folder, quint32 people, qsizetype queries);
/// Types names into two designs of the index, and into a plain scan. @param queries how many key strokes
void names(quint32 people, qsizetype queries);

} // namespace bhxh::bench
