#pragma once

#include "training/rules/Records.h"
#include "training/store/Database.h"

#include <vector>

namespace bhxh::training {

/// Who did what, in the office of the member. Only ever added to.
class ActivityTable
{
public:
    struct Entry
    {
        qint64 row = 0;
        TimePoint at;
        QString office;
        StaffName staff;
        Action action = Action::SignedIn;
        QString citizen; ///< masked; empty for none
        QString problem; ///< the refusal's type; empty where it was done
        std::optional<Purpose> purpose;
        QString desk; ///< empty for none
    };
    struct Filter
    {
        QString office;
        std::optional<TimePoint> from; ///< inclusive
        std::optional<TimePoint> to;   ///< exclusive
        qint64 before = 0;             ///< rows below this one; 0: from the newest
        int limit = 200;
    };

    explicit ActivityTable(Database& database) : m_database(database) {}

    void add(const Entry& entry);
    /// Newest first, at most `limit`.
    [[nodiscard]] std::vector<Entry> list(const Filter& filter);

private:
    Database& m_database;
};

} // namespace bhxh::training
