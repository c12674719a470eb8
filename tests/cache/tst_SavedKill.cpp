#include "ScriptedFeed.h"
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>
#include <QThread>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace bhxh;
using namespace bhxh::tests;
using cache::SavedStore;
using domain::Done;
using domain::Outcome;
using namespace Qt::StringLiterals;

namespace {

constexpr int kills = 200;
constexpr int mostMicroseconds = 40000;
constexpr int slowestChild = 60; ///< seconds; then it ends by itself

/// What a child ends with.
enum Exit { ReadToTheEnd = 0, DidNotOpen = 3, Failed = 4 };

} // namespace

/// The program is killed while the register is read, again and again: in the end the saved data is the register, nobody
/// lost and nobody twice.
class tst_SavedKill : public QObject
{
    Q_OBJECT

private slots:
    void killedAtRandomMoments();

private:
    [[noreturn]] void readOn(const StoreDesk& desk) const;
    [[nodiscard]] QString whatIsWrong(const StoreDesk& desk, bool isAtTheEnd) const;

    const ScriptedFeed m_feed{40, 12};
};

/// In a child of this process, which has no thread but this one.
void tst_SavedKill::readOn(const StoreDesk& desk) const
{
    alarm(slowestChild);
    SavedStore store = desk.store();
    if (!store.open(lan, desk.lansKey, monday) || !store.serve(office, keepDays))
        _exit(DidNotOpen);
    if (!m_feed.readOn(store))
        _exit(Failed);
    store.close();
    _exit(ReadToTheEnd);
}

QString tst_SavedKill::whatIsWrong(const StoreDesk& desk, bool isAtTheEnd) const
{
    SavedStore store = desk.store();
    if (!store.open(lan, desk.lansKey, monday))
        return u"doesn't open"_s;
    if (!store.serve(office, keepDays))
        return u"doesn't serve"_s;
    if (isAtTheEnd && store.summary()->cursor != m_feed.end())
        return u"isn't at the feed's end"_s;
    return m_feed.whatIsWrongIn(store);
}

void tst_SavedKill::killedAtRandomMoments()
{
    QRandomGenerator dice(7);
    auto desk = std::make_unique<StoreDesk>();
    int killed = 0;
    int ended = 0;
    QSet<QString> stages;
    while (killed < kills) {
        const pid_t child = fork();
        QVERIFY(child >= 0);
        if (child == 0)
            readOn(*desk);
        QThread::usleep(static_cast<unsigned long>(dice.bounded(mostMicroseconds)));
        kill(child, SIGKILL);
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        const bool isEnded = WIFEXITED(status);
        QVERIFY2(!isEnded || WEXITSTATUS(status) == ReadToTheEnd, qPrintable(QString::number(WEXITSTATUS(status))));
        killed += isEnded ? 0 : 1;
        ended += isEnded ? 1 : 0;
        if (isEnded || killed % 20 == 0)
            QCOMPARE(whatIsWrong(*desk, isEnded), QString());
        if (isEnded)
            desk = std::make_unique<StoreDesk>(); // and from the start again
    }
    SavedStore store = desk->store();
    QVERIFY(store.open(lan, desk->lansKey, monday) && store.serve(office, keepDays));
    QVERIFY(m_feed.readOn(store));
    store.close();
    QCOMPARE(whatIsWrong(*desk, true), QString());
    QVERIFY(ended > 0); // the kills fell into whole readings, not only into the first page
}

QTEST_GUILESS_MAIN(tst_SavedKill)
#include "tst_SavedKill.moc"
