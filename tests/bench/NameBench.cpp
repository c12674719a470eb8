#include "SavedBench.h"

#include "Figures.h"
#include "InventedRegister.h"
#include "PostingIndex.h"
#include "TypedTexts.h"
#include "cache/LockedHeap.h"
#include "cache/NameIndex.h"
#include "domain/PersonName.h"
#include <QDate>
#include <QStringList>
#include <cstring>

namespace bhxh::bench {

using namespace tests;
using namespace Qt::StringLiterals;
using cache::NameIndex;
using cache::NameQuery;

namespace {

const QDate today(2026, 11, 25);

/// A few are enough: it is names that are searched.
quint32 birthOf(quint32 person)
{
    constexpr quint32 different = 20000;
    static const std::vector<quint32> births = [] {
        std::vector<quint32> all;
        for (quint32 i = 0; i < different; ++i)
            all.push_back(cache::packed(inventedCitizen(i).birthDate));
        return all;
    }();
    return births[person % different];
}

double indexMebibytes()
{
    return static_cast<double>(cache::LockedHeap::shared().amount().held) / (1024 * 1024);
}

/// By the clock on the wall, as the person waits, and by that of the thread, which no other program slows down.
template <typename Search>
void measure(const std::string& name, const QStringList& texts, quint32 people, Search search)
{
    Durations wall;
    Durations own;
    qsizetype hits = 0;
    for (const QString& text : texts)
        wall.measure([&] { own.add(nanoseconds(CLOCK_THREAD_CPUTIME_ID, [&] { hits += search(text); })); });
    say((name + ": median ms").c_str(), people, own.median() / 1000);
    say((name + ": p99 ms").c_str(), people, own.p99() / 1000);
    say((name + ": longest ms").c_str(), people, own.longest() / 1000);
    say((name + ": p99 ms on the wall").c_str(), people, wall.p99() / 1000);
    say((name + ": hits a query").c_str(), people, static_cast<double>(hits) / static_cast<double>(texts.size()));
}

/// What is there without an index: the folded names in one text, and a search of bytes through all of it.
qsizetype scan(const QByteArray& names, const QString& typed)
{
    const QByteArray wanted = domain::foldForSearch(typed).toUtf8();
    qsizetype hits = 0;
    const char* at = names.constData();
    const char* const end = at + names.size();
    while (!wanted.isEmpty() && hits < NameIndex::mostHits) {
        const void* hit =
            memmem(at, static_cast<size_t>(end - at), wanted.constData(), static_cast<size_t>(wanted.size()));
        if (!hit)
            break;
        ++hits;
        at = static_cast<const char*>(hit) + 1;
    }
    return hits;
}

} // namespace

void names(quint32 people, qsizetype queries)
{
    const QStringList texts = typedTexts(people, queries);
    {
        const double before = indexMebibytes();
        NameIndex index;
        index.expect(people);
        Durations filling;
        QByteArray name;
        for (quint32 person = 0; person < people; ++person) {
            name = inventedName(person).toUtf8();
            const quint32 birth = birthOf(person);
            filling.measure([&] { index.put(person + 1, name, birth); });
        }
        say("names, sweeps: filling seconds", people, filling.seconds());
        say("names, sweeps: MiB", people, indexMebibytes() - before);
        say("names, sweeps: different names", people, index.differentNames());
        say("names, sweeps: different words", people, index.differentWords());
        measure("names, sweeps", texts, people,
                [&](const QString& text) { return index.search(NameQuery::read(text, today)).best.size(); });
    }
    QStringList some; // enough of them to compare by
    for (qsizetype i = 0; i < texts.size(); i += 5)
        some << texts.at(i);
    {
        PostingIndex index;
        for (quint32 person = 0; person < people; ++person)
            index.add(inventedName(person).toUtf8(), birthOf(person));
        index.finish();
        say("names, postings: MiB", people, static_cast<double>(index.bytes()) / (1024 * 1024));
        measure("names, postings", some, people,
                [&](const QString& text) { return index.search(NameQuery::read(text, today)).size(); });
    }
    QByteArray joined;
    for (quint32 person = 0; person < people; ++person)
        joined += domain::foldForSearch(inventedName(person)).toUtf8() + '\n';
    measure("names, bare memmem over the folded names", some, people,
            [&](const QString& text) { return scan(joined, text); });
}

} // namespace bhxh::bench
