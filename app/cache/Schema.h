#pragma once

#include "domain/Outcome.h"
#include <QString>

namespace bhxh::cache {

class Database;

/// Brings the tables to this program's form, one numbered step after the other, all in one transaction. Failures:
/// SavedDataNewer, and those of the database.
domain::Outcome<domain::Done> migrate(Database& database);

/// Told by the file's first bytes, without SQLite and so without anything being written.
bool isOfNewerProgram(const QString& file);

} // namespace bhxh::cache
