#pragma once

#include "training/rules/Records.h"
#include "training/store/Database.h"

#include <vector>

namespace bhxh::training {

/// The password resets of all offices.
class PasswordResetTable
{
public:
    explicit PasswordResetTable(Database& database) : m_database(database) {}

    /// Adds it: row and revision are put into the record. Its id is there.
    void add(PasswordReset& reset);
    /// Writes all that can change, under a new revision, which is put into the record.
    void save(PasswordReset& reset);

    [[nodiscard]] std::optional<PasswordReset> byId(const QString& id);
    /// Whose code or password a mail carries.
    [[nodiscard]] std::optional<PasswordReset> byMail(qint64 mail);
    /// Whose time has come.
    [[nodiscard]] std::vector<PasswordReset> due(TimePoint now);

private:
    Database& m_database;
};

} // namespace bhxh::training
