#include "training/store/ActivityTable.h"

namespace bhxh::training {

void ActivityTable::add(const Entry& entry)
{
    Statement(m_database,
              "INSERT INTO activity(at, office, staff, staff_name, action, citizen, problem, desk, purpose) "
              "VALUES(?,?,?,?,?,?,?,?,NULLIF(?, -1))")
        .with(entry.at, entry.office, entry.staff.id, entry.staff.name, static_cast<int>(entry.action), entry.citizen,
              entry.problem, entry.desk, entry.purpose ? static_cast<int>(*entry.purpose) : -1)
        .run();
}

std::vector<ActivityTable::Entry> ActivityTable::list(const Filter& filter)
{
    Statement query(m_database, "SELECT row, at, office, staff, staff_name, action, citizen, problem, purpose, desk "
                                "FROM activity WHERE office = ?1 AND (?2 = 0 OR row < ?2) AND (?3 IS NULL OR at >= ?3) "
                                "AND (?4 IS NULL OR at < ?4) ORDER BY row DESC LIMIT ?5");
    query.with(filter.office, filter.before, filter.from, filter.to, filter.limit);
    std::vector<Entry> entries;
    while (query.next()) {
        Entry entry{.row = query.integer(0),
                    .at = query.time(1),
                    .office = query.text(2),
                    .staff = {query.text(3), query.text(4)},
                    .action = static_cast<Action>(query.integer(5)),
                    .citizen = query.text(6),
                    .problem = query.text(7),
                    .purpose = {},
                    .desk = query.text(9)};
        if (!query.isNull(8))
            entry.purpose = static_cast<Purpose>(query.integer(8));
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace bhxh::training
