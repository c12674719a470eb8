#pragma once

#include "training/rules/Records.h"
#include "training/store/Database.h"

namespace bhxh::training {

/// What holds for the whole store: its seed, its clock, its policy, the age of its cursors.
class Settings
{
public:
    explicit Settings(Database& database) : m_database(database) {}

    [[nodiscard]] Policy policy();
    void setPolicy(const Policy& policy);

    [[nodiscard]] std::chrono::seconds clockOffset();
    void setClockOffset(std::chrono::seconds offset);

    /// The seed and the number of invented citizens that the store was made with.
    [[nodiscard]] quint64 seed();
    [[nodiscard]] int citizenCount();
    void setPopulation(quint64 seed, int count);

    /// Cursors of another generation are expired.
    [[nodiscard]] qint64 cursorGeneration();
    void expireCursors();
    /// What cursors are sealed with.
    [[nodiscard]] QByteArray cursorSecret();
    void makeCursorSecret();

private:
    [[nodiscard]] qint64 number(const QString& name, qint64 otherwise);
    void setNumber(const QString& name, qint64 value);

    Database& m_database;
};

} // namespace bhxh::training
