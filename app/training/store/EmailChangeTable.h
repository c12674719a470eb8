#pragma once

#include "training/rules/Records.h"
#include "training/store/Database.h"

#include <vector>

namespace bhxh::training {

/// The e-mail changes of all offices.
class EmailChangeTable
{
public:
    explicit EmailChangeTable(Database& database) : m_database(database) {}

    /// Adds it: row and revision are put into the record. Its id is there.
    void add(EmailChange& change);
    /// Writes all that can change, under a new revision, which is put into the record.
    void save(EmailChange& change);

    [[nodiscard]] std::optional<EmailChange> byId(const QString& id);
    /// Whose code a mail carries.
    [[nodiscard]] std::optional<EmailChange> byMail(qint64 mail);
    /// Whose time has come.
    [[nodiscard]] std::vector<EmailChange> due(TimePoint now);
    /// How many a member asked for since a time.
    [[nodiscard]] int countBy(const QString& maker, TimePoint since);

    /// What a list shows.
    struct Filter
    {
        QString office;
        std::vector<ChangeState> states; ///< empty: all
        QString maker;                   ///< empty: all
        qint64 before = 0;               ///< rows below this one; 0: from the newest
        int limit = 50;
    };
    /// Newest first, at most `limit`.
    [[nodiscard]] std::vector<EmailChange> list(const Filter& filter);

private:
    Database& m_database;
};

} // namespace bhxh::training
