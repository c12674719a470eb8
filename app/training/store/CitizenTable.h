#pragma once

#include "training/rules/Records.h"
#include "training/store/Database.h"

#include <functional>
#include <vector>

namespace bhxh::training {

struct InventedCitizen;

/// The citizens, and what an office's register holds of them.
class CitizenTable
{
public:
    explicit CitizenTable(Database& database) : m_database(database) {}

    /// A new person as invented; `row` is also the first revision. Dates count back from `madeAt`.
    void add(qint64 row, const InventedCitizen& invented, TimePoint madeAt);

    [[nodiscard]] std::optional<Citizen> byId(const QString& id);
    [[nodiscard]] std::optional<Citizen> byRow(qint64 row);
    /// Whoever holds a number now or held it: current holders first.
    [[nodiscard]] std::vector<Citizen> byNumber(const QString& number);
    /// A folded name with a birth date of which one is a prefix of the other, in no order; at most `limit`.
    [[nodiscard]] std::vector<Citizen> byName(const QString& foldedName, const QString& birthDate, int limit);
    /// How many have an address, compared without case.
    [[nodiscard]] int countWithEmail(const QString& address);

    /// Writes all that can change, under a new revision, which is put into the record.
    void save(Citizen& citizen);
    /// Writes only when a code was last sent: nothing that a desk sees, so the revision stays.
    void saveLastCode(const Citizen& citizen);
    /// To another office's register; the former one's gets a removal.
    void move(Citizen& citizen, const QString& office);
    /// Whose hold or cool-down is over.
    [[nodiscard]] std::vector<Citizen> due(TimePoint now);

    /// One item of the register feed: a citizen, or the id of one who is no longer in it.
    struct RegisterItem
    {
        qint64 revision = 0;
        std::optional<Citizen> citizen;
        QString removed;
    };
    /// What happened in an office's register after a revision, oldest first, at most `limit`; removals only where they
    /// are younger than `removalsAfter`.
    [[nodiscard]] std::vector<RegisterItem> registerAfter(const QString& office, qint64 revision, qint64 removalsAfter,
                                                          int limit);
    [[nodiscard]] qint64 registerTotal(const QString& office);
    /// Counts the offices anew (after seeding).
    void countOffices();

private:
    void add(std::vector<RegisterItem>& items, const QString& office, qint64 revision, int limit);

    Database& m_database;
};

} // namespace bhxh::training
