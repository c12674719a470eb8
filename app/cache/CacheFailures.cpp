#include "cache/CacheFailures.h"

#include <sqlite3.h>

namespace bhxh::cache {

using domain::Failure;
using domain::FailureCode;

Failure notOpen()
{
    return Failure{FailureCode::SavedDataNotOpen};
}

Failure noKeyForMember()
{
    return Failure{FailureCode::SavedDataNoKey};
}

Failure otherKey()
{
    return Failure{FailureCode::SavedDataOtherKey};
}

Failure damaged()
{
    return Failure{FailureCode::SavedDataDamaged};
}

Failure writtenByNewer()
{
    return Failure{FailureCode::SavedDataNewer};
}

Failure failureOfSqlite(int result)
{
    constexpr int primary = 0xff; // what is above tells more, for a log only
    switch (result & primary) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_MISMATCH:
    case SQLITE_CONSTRAINT: // a rule of the tables that only damage can break
    case SQLITE_ERROR:      // a table or column that isn't there any more
        return damaged();
    case SQLITE_FULL:
        return Failure{FailureCode::SavedDataDiskFull};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Failure{FailureCode::SavedDataInUse};
    default:
        return Failure{FailureCode::SavedDataUnavailable};
    }
}

} // namespace bhxh::cache
