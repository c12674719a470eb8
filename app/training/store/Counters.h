#pragma once

#include "training/store/Database.h"

namespace bhxh::training {

/// The next value of a counter, such as the one revision that all records share. Within a transaction.
inline qint64 nextValue(Database& database, const QString& counter)
{
    Statement statement(database, "INSERT INTO counters(name, value) VALUES(?1, 1) "
                                  "ON CONFLICT(name) DO UPDATE SET value = value + 1 RETURNING value");
    return statement.with(counter).next() ? statement.integer(0) : 0;
}

inline qint64 nextRevision(Database& database)
{
    return nextValue(database, QStringLiteral("revision"));
}

} // namespace bhxh::training
