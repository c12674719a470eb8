#pragma once

#include "domain/Failure.h"

/// Where each failure of the saved data is raised.
namespace bhxh::cache {

/// Nothing is open: the desk is locked, or what was there has been forgotten.
domain::Failure notOpen();
/// There is saved data, but no wrap of its key for this member.
domain::Failure noKeyForMember();
/// The member's desk key isn't the one that the data key was wrapped with.
domain::Failure otherKey();
/// It can't be what was written: forget it and begin anew.
domain::Failure damaged();
/// Written by a newer program; left as it is.
domain::Failure writtenByNewer();

/// What a result code of SQLite, plain or extended, means; never called with SQLITE_OK, SQLITE_ROW or SQLITE_DONE.
domain::Failure failureOfSqlite(int result);

} // namespace bhxh::cache
