#pragma once

namespace bhxh::training {

/// The store's tables. Times are milliseconds of Unix time, enums their numbers.
extern const char* const schemaSql;
/// Indexes over what seeding fills: made after it, which is several times faster.
extern const char* const indexSql;
/// PRAGMA user_version of a store that this program reads.
inline constexpr int schemaVersion = 1;

} // namespace bhxh::training
