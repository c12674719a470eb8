#include "ScriptedFeed.h"

namespace bhxh::tests {

using namespace Qt::StringLiterals;
using namespace domain;

ScriptedFeed::ScriptedFeed(int pages, quint32 size) : m_right({Register()})
{
    for (int number = 1; number <= pages; ++number) {
        RegisterPage page{.cursor = u"page-%1"_s.arg(number), .more = number < pages};
        Register right = m_right.last();
        for (quint32 i = 0; i < size; ++i) {
            const quint32 person = m_people++;
            right.insert(person, inventedCitizen(person));
            page.items << right.value(person, inventedCitizen(person));
        }
        if (number > 1) { // one of before changes number and name, one is removed
            const quint32 changing = (m_people - size) / 2;
            Citizen changed = inventedCitizen(changing);
            changed.version.tag = page.cursor;
            changed.name = PersonName::fromRecord(inventedName(changing + 500000));
            changed.formerNumbers = {u"0%1"_s.arg(10000000 + number)};
            right.insert(changing, changed);
            const quint32 going = (m_people - size) / 3;
            right.remove(going);
            page.items << changed << inventedId(going);
        }
        m_pages << page;
        m_right << right;
    }
}

int ScriptedFeed::pagesUpTo(const QString& cursor) const
{
    for (int i = 0; i < m_pages.size(); ++i) {
        if (m_pages.at(i).cursor == cursor)
            return i + 1;
    }
    return cursor.isEmpty() ? 0 : -1;
}

const RegisterPage* ScriptedFeed::after(const QString& cursor) const
{
    const int read = pagesUpTo(cursor);
    return read >= 0 && read < m_pages.size() ? &m_pages.at(read) : nullptr;
}

Outcome<Done> ScriptedFeed::readOn(cache::SavedStore& store) const
{
    for (;;) {
        const auto summary = store.summary();
        if (!summary)
            return failed(summary.error());
        const RegisterPage* page = after(summary->cursor);
        if (!page)
            return Done{};
        if (auto done = store.apply(*page, summary->cursor, monday); !done)
            return done;
    }
}

QString ScriptedFeed::whatIsWrongWith(cache::SavedStore& store, quint32 person, const Register& rightNow) const
{
    const auto found = store.find(inventedCitizen(person).insuranceNumber->number(), monday);
    if (!found)
        return u"a look-up fails with %1"_s.arg(static_cast<int>(found.error().code));
    const auto right = rightNow.constFind(person);
    if (right == rightNow.constEnd())
        return found->isEmpty() ? QString() : u"somebody is there who was removed"_s;
    if (found->size() != 1)
        return u"somebody is there %1 times"_s.arg(found->size());
    return found->first().citizen == keptOf(*right) ? QString() : u"somebody isn't as the register has them"_s;
}

QString ScriptedFeed::whatIsWrongIn(cache::SavedStore& store) const
{
    const auto summary = store.summary();
    const int read = summary ? pagesUpTo(summary->cursor) : -1;
    if (read < 0)
        return u"no cursor of this feed"_s;
    const Register& right = m_right.at(read);
    if (summary->people != right.size())
        return u"%1 people are counted, not %2"_s.arg(summary->people).arg(right.size());
    fillIndex(store);
    if (const auto index = store.fillIndex(1); !index || index->done != right.size())
        return u"the index doesn't know everybody"_s;
    for (quint32 person = 0; person < m_people; ++person) {
        const QString wrong = whatIsWrongWith(store, person, right);
        if (!wrong.isEmpty())
            return wrong;
    }
    return {};
}

} // namespace bhxh::tests
