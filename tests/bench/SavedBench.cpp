// Benches of the saved data on disk. Each command prints its figures and ends; run.sh puts them together.
#include "SavedBench.h"

#include "Bare.h"
#include "Figures.h"
#include "StoreDesk.h"
#include "cache/SavedData.h"
#include "vault/Sealing.h"
#include <QCoreApplication>
#include <QEventLoop>
#include <QRandomGenerator>
#include <QTimer>
#include <ctime>

namespace bhxh::bench {

using namespace tests;
using namespace Qt::StringLiterals;
using cache::SavedData;
using cache::SavedStore;
using secret::SecretBytes;

namespace {

constexpr quint32 peopleAtATime = 1000; // as the register feed gives them where nothing else is asked for
constexpr int lookups = 20000;
constexpr int inARow = 500; // ours and bare take turns, so that a busy machine is busy for both

SecretBytes benchKey()
{
    return SecretBytes::copyOf(QByteArray(32, 'k'));
}

domain::CitizenNumber numberOf(quint32 person)
{
    return *domain::CitizenNumber::parse(QString::number(7900000000 + person));
}

void must(bool right, const char* what)
{
    if (!right)
        qFatal("bench: %s", what);
}

} // namespace

void sync(const QString& folder, quint32 people)
{
    SavedStore store(folder + u"/saved"_s, "desk-1");
    must(store.open(lan, benchKey(), monday) && store.serve(office, keepDays), "doesn't open");
    must(store.fillIndex(1).has_value(), "no index");
    Durations applying;
    for (quint32 first = 0; first < people; first += peopleAtATime) {
        const auto page = inventedPage(first, peopleAtATime, first + peopleAtATime < people);
        applying.measure([&] { must(store.apply(page, monday).has_value(), "a page isn't taken"); });
    }
    say("sync: people a second", people, people / applying.seconds());
    const qint64 bytes = store.summary()->bytes;
    store.close();
    say("size: bytes a person", people, static_cast<double>(bytes) / people);
    const double bare = insertTheSameRows(folder + u"/saved/saved.db"_s, folder + u"/bare.db"_s, peopleAtATime);
    say("sync, bare: people a second", people, people / bare);
    makeKeyedRows(folder + u"/keyed.db"_s, benchKey(), people);
}

void find(const QString& folder, quint32 people)
{
    SavedStore store(folder + u"/saved"_s, "desk-1");
    must(store.open(lan, benchKey(), monday).has_value(), "doesn't open");
    Bare bare(folder + u"/keyed.db"_s);
    sqlite3_stmt* select = bare.prepare("SELECT sealed FROM keyed WHERE key = ?");
    const SecretBytes key = benchKey();
    std::vector<unsigned char> plain(4096);
    QRandomGenerator dice(1);
    Durations ours;
    Durations bares;
    for (int i = 0; i < lookups; ++i) {
        const auto number = numberOf(dice.bounded(people));
        if (i / inARow % 2 == 0) {
            ours.measure([&] { must(store.find(number, monday)->size() == 1, "somebody isn't found"); });
            continue;
        }
        bares.measure([&] {
            const auto hash = keyOf(key, number.clearText());
            sqlite3_bind_blob(select, 1, hash.data(), static_cast<int>(hash.size()), SQLITE_STATIC);
            must(sqlite3_step(select) == SQLITE_ROW, "a bare row isn't found");
            const QByteArrayView sealed(static_cast<const char*>(sqlite3_column_blob(select, 0)),
                                        sqlite3_column_bytes(select, 0));
            must(vault::openInto(key, sealed, "row", plain).has_value(), "a bare row doesn't open");
            sqlite3_reset(select);
        });
    }
    sqlite3_finalize(select);
    say("find: median us", people, ours.median());
    say("find: p99 us", people, ours.p99());
    say("find, bare: median us", people, bares.median());
    say("find, bare: p99 us", people, bares.p99());
    store.close();

    SavedData data(folder + u"/saved"_s, "desk-1");
    data.open(lan, benchKey(), monday).waitForFinished();
    Durations asked;
    for (int i = 0; i < lookups / 10; ++i) {
        const auto number = numberOf(dice.bounded(people));
        asked.measure([&] { must(data.find(number, monday).result()->size() == 1, "somebody isn't found"); });
    }
    say("find, asked from another thread while the index fills: median us", people, asked.median());
    say("find, asked from another thread while the index fills: p99 us", people, asked.p99());
}

void index(const QString& folder, quint32 people)
{
    const double before = residentMebibytes();
    SavedData data(folder + u"/saved"_s, "desk-1");
    QEventLoop loop;
    QElapsedTimer opening;
    QElapsedTimer sinceTick;
    qint64 longest = 0;
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, &tick,
                     [&] { longest = std::max(longest, sinceTick.nsecsElapsed()), sinceTick.start(); });
    QObject::connect(&data, &SavedData::indexed, &loop, [&](domain::IndexProgress progress) {
        if (progress.done == progress.total)
            loop.quit();
    });
    tick.setTimerType(Qt::PreciseTimer);
    tick.start(1);
    sinceTick.start();
    const std::clock_t processor = std::clock();
    opening.start();
    const auto opened = data.open(lan, benchKey(), monday);
    loop.exec();
    say("index: open, seconds", people, static_cast<double>(opening.nsecsElapsed()) / 1e9);
    say("index: open, seconds of processor time", people,
        static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC);
    say("index: longest stall of the window's thread, ms", people, static_cast<double>(longest) / 1e6);
    must(opened.result().has_value(), "doesn't open");
    QRandomGenerator dice(1);
    for (int i = 0; i < lookups; ++i)
        must(data.find(numberOf(dice.bounded(people)), monday).result()->size() == 1, "somebody isn't found");
    Durations typing;
    for (quint32 i = 0; i < 300; ++i) {
        const QString typed = inventedName(dice.bounded(people)).left(3 + i % 12);
        typing.measure([&] { must(data.search(typed, monday).result()->items.size() > 0, "a name isn't found"); });
    }
    say("names, asked from another thread and with their rows: p99 ms", people, typing.p99() / 1000);
    say("memory: MiB above the empty program", people, residentMebibytes() - before);
}

} // namespace bhxh::bench
