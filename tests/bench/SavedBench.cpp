// Benches of the saved data on disk. Each command prints its figures and ends; run.sh puts them together.
#include "SavedBench.h"

#include "Bare.h"
#include "Figures.h"
#include "StoreDesk.h"
#include "TypedTexts.h"
#include "cache/LockedHeap.h"
#include "cache/SavedData.h"
#include "vault/Sealing.h"
#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QRandomGenerator>
#include <QThread>
#include <QTimer>
#include <atomic>
#include <ctime>

namespace bhxh::bench {

using namespace tests;
using namespace Qt::StringLiterals;
using cache::SavedData;
using cache::SavedStore;
using secret::SecretBytes;

namespace {

constexpr quint32 peopleAtATime = 1000; // as the register feed gives them where nothing else is asked for
constexpr int lookups = 200000;
constexpr int lookupsAsked = 2000;   // from another thread
constexpr int lookupsBefore = 20000; // before the memory is measured, so that the cache of pages is full
constexpr int inARow = 500;          // ours and bare take turns, so that a busy machine is busy for both

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

/// So that the system has it in memory: how fast the disk is isn't asked. Before anybody opens it, as closing it again
/// would take SQLite's lock away.
void readThrough(const QString& path)
{
    constexpr qint64 atATime = 1 << 20;
    QFile file(path);
    must(file.open(QIODevice::ReadOnly), "a file isn't there");
    while (!file.read(atATime).isEmpty()) {
    }
}

/// Look-ups: all of them, and those in which no other thread got this one's processor.
class Lookups
{
public:
    template <typename Work>
    void measure(Work work)
    {
        const long before = timesPreempted();
        QElapsedTimer timer;
        timer.start();
        work();
        const qint64 took = timer.nsecsElapsed();
        m_all.add(took);
        if (timesPreempted() == before)
            m_undisturbed.add(took);
    }
    void say(const QByteArray& who, quint32 people) const
    {
        bench::say(who + ": median us", people, m_all.median());
        bench::say(who + ": p99 us", people, m_all.p99());
        bench::say(who + ", undisturbed: p99 us", people, m_undisturbed.p99());
    }

private:
    Durations m_all = {};
    Durations m_undisturbed = {};
};

/// For how long this thread, which has nothing else to do, doesn't come to a timer that is due every millisecond.
class Stalls
{
public:
    Stalls()
    {
        QObject::connect(&m_tick, &QTimer::timeout, &m_tick, [this] { note(); });
        m_tick.setTimerType(Qt::PreciseTimer);
        m_tick.start(1);
        m_sinceTick.start();
    }
    /// On the clock.
    [[nodiscard]] double longest() const { return static_cast<double>(m_longest) / 1e6; }
    /// Without the time in which it was ready, but other threads had the processors.
    [[nodiscard]] double longestOfItself() const { return static_cast<double>(m_longestOfItself) / 1e6; }

private:
    void note()
    {
        const qint64 waited = nanosecondsWithoutProcessor();
        const qint64 took = m_sinceTick.nsecsElapsed();
        m_longest = std::max(m_longest, took);
        m_longestOfItself = std::max(m_longestOfItself, took - (waited - m_waited));
        m_waited = waited;
        m_sinceTick.start();
    }

    QTimer m_tick{};
    QElapsedTimer m_sinceTick{};
    qint64 m_waited = nanosecondsWithoutProcessor();
    qint64 m_longest = 0;
    qint64 m_longestOfItself = 0;
};

/// The same while a thread does nothing but count, for about as long as the index takes: what the system's scheduler
/// makes of any busy thread.
void sayStallsBesideABusyThread(quint32 people)
{
    constexpr int peopleInAMillisecond = 400;
    std::atomic<bool> isOver = false;
    std::atomic<quint64> count = 0;
    const std::unique_ptr<QThread> busy(QThread::create([&] {
        while (!isOver)
            ++count;
    }));
    QEventLoop loop;
    busy->start();
    const Stalls stalls;
    QTimer::singleShot(static_cast<int>(people / peopleInAMillisecond), &loop, &QEventLoop::quit);
    loop.exec();
    isOver = true;
    busy->wait();
    say("index, a thread that counts instead: longest stall of the window's thread, ms", people, stalls.longest());
    say("index, a thread that counts instead: longest stall without waiting for a processor, ms", people,
        stalls.longestOfItself());
}

/// Until everybody is in the index.
domain::Outcome<domain::Done> openAndWait(SavedData& data)
{
    QEventLoop loop;
    QObject::connect(&data, &SavedData::indexed, &loop, [&](domain::IndexProgress progress) {
        if (progress.done == progress.total)
            loop.quit();
    });
    const auto opened = data.open(lan, benchKey(), monday);
    loop.exec();
    return opened.result();
}

} // namespace

void fill(const QString& folder, quint32 people)
{
    SavedStore store(folder + u"/saved"_s, "desk-1", u"saved.db"_s);
    must(store.open(lan, benchKey(), monday) && store.serve(office, keepDays), "doesn't open");
    must(store.fillIndex(1).has_value(), "no index");
    Durations applying;
    QString cursor;
    for (quint32 first = 0; first < people; first += peopleAtATime) {
        const auto page = inventedPage(first, peopleAtATime, first + peopleAtATime < people);
        applying.measure([&] {
            must(store.apply(page, cursor, monday).has_value(), "a page isn't taken");
            store.bringLogIn([] { return false; }); // as between two pages, where nobody waits
        });
        cursor = page.cursor;
    }
    say("sync: people a second", people, people / applying.seconds());
    const qint64 bytes = store.summary()->bytes;
    store.close();
    say("size: bytes a person", people, static_cast<double>(bytes) / people);
}

void sync(const QString& folder, quint32 people)
{
    fill(folder, people);
    const double bare = insertTheSameRows(folder + u"/saved/saved.db"_s, folder + u"/bare.db"_s, peopleAtATime);
    say("sync, bare: people a second", people, people / bare);
    makeKeyedRows(folder + u"/keyed.db"_s, benchKey(), people);
}

void find(const QString& folder, quint32 people)
{
    for (const QString& file : {u"/saved/saved.db"_s, u"/keyed.db"_s})
        readThrough(folder + file);
    SavedStore store(folder + u"/saved"_s, "desk-1", u"saved.db"_s);
    must(store.open(lan, benchKey(), monday).has_value(), "doesn't open");
    Bare bare(folder + u"/keyed.db"_s);
    sqlite3_stmt* select = bare.prepare("SELECT sealed FROM keyed WHERE key = ?");
    const SecretBytes key = benchKey();
    std::vector<unsigned char> plain(4096);
    QRandomGenerator dice(1);
    Lookups ours;
    Lookups bares;
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
    ours.say("find", people);
    bares.say("find, bare", people);
    store.close();

    SavedData data(folder + u"/saved"_s, "desk-1");
    data.open(lan, benchKey(), monday).waitForFinished();
    Durations asked;
    for (int i = 0; i < lookupsAsked; ++i) {
        const auto number = numberOf(dice.bounded(people));
        asked.measure([&] { must(data.find(number, monday).result()->size() == 1, "somebody isn't found"); });
    }
    say("find, asked from another thread while the index fills: median us", people, asked.median());
    say("find, asked from another thread while the index fills: p99 us", people, asked.p99());
}

void index(const QString& folder, quint32 people)
{
    sayStallsBesideABusyThread(people);
    const double before = residentMebibytes();
    SavedData data(folder + u"/saved"_s, "desk-1");
    QElapsedTimer opening;
    const std::clock_t processor = std::clock();
    opening.start();
    const Stalls stalls;
    must(openAndWait(data).has_value(), "doesn't open");
    say("index: open, seconds", people, static_cast<double>(opening.nsecsElapsed()) / 1e9);
    say("index: open, seconds of processor time", people,
        static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC);
    say("index: longest stall of the window's thread, ms", people, stalls.longest());
    say("index: longest stall of the window's thread without waiting for a processor, ms", people,
        stalls.longestOfItself());
    QRandomGenerator dice(1);
    for (int i = 0; i < lookupsBefore; ++i)
        must(data.find(numberOf(dice.bounded(people)), monday).result()->size() == 1, "somebody isn't found");
    for (const QString& typed : typedTexts(people, 300))
        must(data.search(typed, monday).result().has_value(), "a search fails");
    say("memory: MiB above the empty program", people, residentMebibytes() - before);
    const cache::LockedHeap::Amount amount = cache::LockedHeap::shared().amount();
    say("memory: MiB for names in clear", people, static_cast<double>(amount.held) / (1024 * 1024));
    say("memory: MiB of it locked", people, static_cast<double>(amount.locked) / (1024 * 1024));
}

void typing(const QString& folder, quint32 people, qsizetype queries)
{
    readThrough(folder + u"/saved/saved.db"_s);
    SavedData data(folder + u"/saved"_s, "desk-1");
    must(openAndWait(data).has_value(), "doesn't open");
    Durations wall;
    Durations processor; // of both threads: what other programs don't add to
    qsizetype hits = 0;
    for (const QString& text : typedTexts(people, queries)) {
        wall.measure([&] {
            processor.add(nanoseconds(CLOCK_PROCESS_CPUTIME_ID,
                                      [&] { hits += data.search(text, monday).result()->items.size(); }));
        });
    }
    say("names, whole: median ms on the wall", people, wall.median() / 1000);
    say("names, whole: p99 ms on the wall", people, wall.p99() / 1000);
    say("names, whole: median ms of processor time", people, processor.median() / 1000);
    say("names, whole: p99 ms of processor time", people, processor.p99() / 1000);
    say("names, whole: longest ms of processor time", people, processor.longest() / 1000);
    say("names, whole: hits a query", people, static_cast<double>(hits) / static_cast<double>(queries));
}

} // namespace bhxh::bench
