#pragma once

#include "StoreDesk.h"
#include <QMap>

namespace bhxh::tests {

/// A register feed in the process: pages of new, changed and removed people, and what is right after each page.
class ScriptedFeed
{
public:
    /// @param size of a page
    ScriptedFeed(int pages, quint32 size);

    /// The page that follows `cursor`; empty: from the start. Nothing where the feed has no such cursor.
    [[nodiscard]] const domain::RegisterPage* after(const QString& cursor) const;
    [[nodiscard]] const QString& end() const { return m_pages.last().cursor; }

    /// Whether the store holds exactly the register as it is at the store's own cursor, by number and by name; else
    /// what is wrong, in words.
    [[nodiscard]] QString whatIsWrongIn(cache::SavedStore& store) const;
    /// Reads on from the store's cursor to the end; the first failure.
    [[nodiscard]] domain::Outcome<domain::Done> readOn(cache::SavedStore& store) const;

private:
    using Register = QMap<quint32, domain::Citizen>;
    [[nodiscard]] int pagesUpTo(const QString& cursor) const;
    [[nodiscard]] QString whatIsWrongWith(cache::SavedStore& store, quint32 person, const Register& rightNow) const;

    QList<domain::RegisterPage> m_pages = {};
    QList<Register> m_right = {}; ///< by how many pages were read
    quint32 m_people = 0;         ///< that ever were
};

} // namespace bhxh::tests
