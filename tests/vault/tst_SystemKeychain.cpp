#include "tests/central/Await.h"
#include "tests/support/Keyring.h"
#include "vault/PinLock.h"
#include "vault/SystemKeychain.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>
#include <QTimer>
#include <csignal>
#include <memory>

/// One program, run by tests/support/with-keyring.sh in front of a real keyring in each of its situations; KEYRING_MODE
/// says in which.
using namespace bhxh;
using namespace std::chrono_literals;
using domain::Done;
using domain::FailureCode;
using secret::SecretBytes;
using test::codeOf;
using test::lockKeyring;
using test::unlockKeyring;
using vault::Reply;
using vault::SystemKeychain;
using namespace Qt::StringLiterals;

namespace {

using Found = std::optional<SecretBytes>;

constexpr int done = 0;
constexpr int locked = static_cast<int>(FailureCode::KeychainLocked);
constexpr int timedOut = static_cast<int>(FailureCode::KeychainTimedOut);
constexpr int cancelled = static_cast<int>(FailureCode::KeychainCancelled);
constexpr int tooLong = static_cast<int>(FailureCode::SecretTooLong);

const QUuid installation(u"7d4a9c1e-20d5-4f3a-9a52-0b6f1c8e3d71"_s);
const QUuid otherInstallation(u"7d4a9c1e-20d5-4f3a-9a52-0b6f1c8e3d72"_s);

std::unique_ptr<SystemKeychain> keychainOf(QUuid whose = installation, std::chrono::milliseconds patience = 20s)
{
    return std::make_unique<SystemKeychain>(u"vn.bhxh.counter"_s, whose, patience);
}

Found found(const Reply<Found>& reply)
{
    return codeOf(reply) == done ? reply.result().value() : Found();
}

bool isAbsent(const Reply<Found>& reply)
{
    return codeOf(reply) == done && !reply.result().value();
}

SecretBytes secretOf(int size)
{
    SecretBytes bytes(size);
    for (int i = 0; i < size; ++i)
        bytes.data()[i] = static_cast<unsigned char>(i);
    return bytes;
}

/// The longest time for which the event loop stood still since it was made.
class Pulse
{
public:
    Pulse()
    {
        m_since.start();
        QObject::connect(&m_timer, &QTimer::timeout, [this] { m_longest = qMax(m_longest, m_since.restart()); });
        m_timer.start(10);
    }
    [[nodiscard]] qint64 longest() const { return m_longest; }

private:
    QElapsedTimer m_since;
    QTimer m_timer;
    qint64 m_longest = 0;
};

} // namespace

/// What stands in the keyring before it is locked (BEFORE_LOCKING).
class BeforeLocking : public QObject
{
    Q_OBJECT

private slots:
    void leavesAnEntry();
};

void BeforeLocking::leavesAnEntry()
{
    QCOMPARE(codeOf(keychainOf()->write(u"left"_s, secretOf(32))), done);
}

class UnlockedKeyring : public QObject
{
    Q_OBJECT

private slots:
    void canBeUsed();
    void ofNothingThereIsNothing();
    void keepsEverySizeThatFitsEverywhere_data();
    void keepsEverySizeThatFitsEverywhere();
    void refusesWhatSomewhereDoesNotFit_data();
    void refusesWhatSomewhereDoesNotFit();
    void theLastWriteStands();
    void whatIsErasedIsSeenToBeGone();
    void installationsDoNotSeeEachOther();
    void answersInTheOrderOfAsking();
    void itsEndAnswersNobody();
    void whenItIsLockedNothingIsBelieved();
    void aFrozenServiceFreezesNothing();
    void aPinLockKeepsItsCountInIt();
};

void UnlockedKeyring::canBeUsed()
{
    const auto keychain = keychainOf();
    QVERIFY(keychain->isLasting());
    QCOMPARE(codeOf(keychain->probe()), done);
    QCOMPARE(codeOf(keychain->probe()), done);
    QVERIFY(isAbsent(keychain->read(u"canary"_s)));
}

void UnlockedKeyring::ofNothingThereIsNothing()
{
    QVERIFY(isAbsent(keychainOf()->read(u"nothing"_s)));
}

void UnlockedKeyring::keepsEverySizeThatFitsEverywhere_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 32, 2'559, 2'560})
        QTest::addRow("%d bytes", size) << size;
}

void UnlockedKeyring::keepsEverySizeThatFitsEverywhere()
{
    QFETCH(int, size);
    const SecretBytes secret = secretOf(size);
    QCOMPARE(codeOf(keychainOf()->write(u"khóa"_s, secret)), done);
    const Found back = found(keychainOf()->read(u"khóa"_s)); // by another, as after a start
    QVERIFY(back.has_value());
    QVERIFY(*back == secret);
    QVERIFY(secret == secretOf(size));
}

void UnlockedKeyring::refusesWhatSomewhereDoesNotFit_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {2'561, 4'000})
        QTest::addRow("%d bytes", size) << size;
}

void UnlockedKeyring::refusesWhatSomewhereDoesNotFit()
{
    QFETCH(int, size);
    const auto keychain = keychainOf();
    QCOMPARE(codeOf(keychain->write(u"long"_s, secretOf(8))), done);
    QCOMPARE(codeOf(keychain->write(u"long"_s, secretOf(size))), tooLong);
    QVERIFY(found(keychain->read(u"long"_s)) == secretOf(8));
}

void UnlockedKeyring::theLastWriteStands()
{
    const auto keychain = keychainOf();
    QCOMPARE(codeOf(keychain->write(u"twice"_s, secretOf(8))), done);
    QCOMPARE(codeOf(keychain->write(u"twice"_s, secretOf(16))), done);
    QVERIFY(found(keychain->read(u"twice"_s)) == secretOf(16));
}

void UnlockedKeyring::whatIsErasedIsSeenToBeGone()
{
    const auto keychain = keychainOf();
    QCOMPARE(codeOf(keychain->write(u"gone"_s, secretOf(8))), done);
    QCOMPARE(codeOf(keychain->erase(u"gone"_s)), done);
    QVERIFY(isAbsent(keychain->read(u"gone"_s)));
    QCOMPARE(codeOf(keychain->erase(u"gone"_s)), done);
}

void UnlockedKeyring::installationsDoNotSeeEachOther()
{
    const auto ours = keychainOf();
    const auto theirs = keychainOf(otherInstallation);
    QCOMPARE(codeOf(ours->write(u"same"_s, secretOf(8))), done);
    QVERIFY(isAbsent(theirs->read(u"same"_s)));
    QCOMPARE(codeOf(theirs->write(u"same"_s, secretOf(16))), done);
    QVERIFY(found(ours->read(u"same"_s)) == secretOf(8));
    QCOMPARE(codeOf(theirs->erase(u"same"_s)), done);
    QVERIFY(found(ours->read(u"same"_s)) == secretOf(8));
}

void UnlockedKeyring::answersInTheOrderOfAsking()
{
    const auto keychain = keychainOf();
    const auto first = keychain->write(u"order"_s, secretOf(1));
    const auto second = keychain->read(u"order"_s);
    const auto third = keychain->write(u"order"_s, secretOf(2));
    const auto fourth = keychain->read(u"order"_s);
    const auto fifth = keychain->erase(u"order"_s);
    const auto sixth = keychain->read(u"order"_s);
    QVERIFY(isAbsent(sixth));
    QVERIFY(first.isFinished() && third.isFinished() && fifth.isFinished());
    QVERIFY(found(second) == secretOf(1));
    QVERIFY(found(fourth) == secretOf(2));
}

void UnlockedKeyring::itsEndAnswersNobody()
{
    auto keychain = keychainOf();
    const auto first = keychain->write(u"end"_s, secretOf(8));
    const auto second = keychain->read(u"end"_s);
    keychain.reset();
    QVERIFY(test::ended(first) && test::ended(second));
    QVERIFY(first.isCanceled() && second.isCanceled());
}

/// A keyring that is locked under the running program: neither "not found" nor "erased".
void UnlockedKeyring::whenItIsLockedNothingIsBelieved()
{
    const auto keychain = keychainOf();
    QCOMPARE(codeOf(keychain->write(u"kept"_s, secretOf(8))), done);
    QVERIFY(lockKeyring());
    QCOMPARE(codeOf(keychain->read(u"kept"_s)), locked);
    QCOMPARE(codeOf(keychain->erase(u"kept"_s)), locked);
    QCOMPARE(codeOf(keychain->write(u"kept"_s, secretOf(9))), locked);
    QCOMPARE(codeOf(keychain->probe()), locked);
    QVERIFY(unlockKeyring());
    QVERIFY(found(keychain->read(u"kept"_s)) == secretOf(8));
    QCOMPARE(codeOf(keychain->probe()), done);
}

/// The daemon stands still; the program doesn't, and each request ends.
void UnlockedKeyring::aFrozenServiceFreezesNothing()
{
    const pid_t daemon = qEnvironmentVariableIntValue("KEYRING_PID");
    QVERIFY(daemon > 0);
    const auto keychain = keychainOf(installation, 2s);
    QCOMPARE(codeOf(keychain->write(u"frozen"_s, secretOf(8))), done);
    const Pulse pulse;
    {
        QCOMPARE(kill(daemon, SIGSTOP), 0);
        const auto thaw = qScopeGuard([daemon] { kill(daemon, SIGCONT); });
        QElapsedTimer time;
        time.start();
        const auto reply = keychain->read(u"frozen"_s);
        const auto behind = keychain->erase(u"frozen"_s);
        QCOMPARE(codeOf(reply), timedOut);
        QCOMPARE(codeOf(behind), timedOut);
        QVERIFY2(time.elapsed() < 4'000, qPrintable(QString::number(time.elapsed())));
    }
    QVERIFY2(pulse.longest() < 1'000, qPrintable(QString::number(pulse.longest())));
    // What wasn't begun in time isn't done later.
    const auto patient = keychainOf();
    QVERIFY(found(patient->read(u"frozen"_s)) == secretOf(8));
    QTRY_VERIFY_WITH_TIMEOUT(codeOf(keychain->read(u"frozen"_s)) == done, 10'000);
}

void UnlockedKeyring::aPinLockKeepsItsCountInIt()
{
    const auto member = domain::StaffId::parse(u"nv-17"_s).value();
    const auto right = vault::Pin::parse(u"482915"_s).value();
    const auto wrong = vault::Pin::parse(u"482916"_s).value();
    const auto keychain = keychainOf();
    SecretBytes key;
    {
        vault::PinLock lock(*keychain);
        const auto chosen = lock.choose(member, right);
        QCOMPARE(codeOf(chosen), done);
        key = chosen.result().value();
        QCOMPARE(codeOf(lock.open(member, wrong)), static_cast<int>(FailureCode::WrongPin));
    }
    vault::PinLock lock(*keychain);
    const auto second = lock.open(member, wrong);
    QCOMPARE(codeOf(second), static_cast<int>(FailureCode::WrongPin));
    QCOMPARE(second.result().error().attemptsLeft, 3);
    const auto opened = lock.open(member, right);
    QCOMPARE(codeOf(opened), done);
    QVERIFY(opened.result().value() == key);
    QCOMPARE(codeOf(lock.destroy(member)), done);
}

/// No display: nobody can be asked for the password.
class LockedKeyring : public QObject
{
    Q_OBJECT

private slots:
    void isNeverTakenForEmpty();
    void nothingIsTakenForErased();
    void takesNothing();
    void aPinIsNeitherMissingNorWrong();
    void isUsedAgainOnceItIsUnlocked();
};

void LockedKeyring::isNeverTakenForEmpty()
{
    const Pulse pulse;
    QCOMPARE(codeOf(keychainOf()->read(u"left"_s)), locked);
    QCOMPARE(codeOf(keychainOf()->read(u"nothing"_s)), locked);
    QCOMPARE(codeOf(keychainOf()->probe()), locked);
    QVERIFY2(pulse.longest() < 1'000, qPrintable(QString::number(pulse.longest())));
}

void LockedKeyring::nothingIsTakenForErased()
{
    QCOMPARE(codeOf(keychainOf()->erase(u"left"_s)), locked);
    QCOMPARE(codeOf(keychainOf()->erase(u"nothing"_s)), locked);
}

void LockedKeyring::takesNothing()
{
    QCOMPARE(codeOf(keychainOf()->write(u"left"_s, secretOf(8))), locked);
}

void LockedKeyring::aPinIsNeitherMissingNorWrong()
{
    const auto member = domain::StaffId::parse(u"nv-17"_s).value();
    const auto pin = vault::Pin::parse(u"482915"_s).value();
    const auto keychain = keychainOf();
    vault::PinLock lock(*keychain, vault::StretchCost::least());
    QCOMPARE(codeOf(lock.isChosen(member)), locked);
    QCOMPARE(codeOf(lock.open(member, pin)), locked);
    QCOMPARE(codeOf(lock.choose(member, pin)), locked);
    QCOMPARE(codeOf(lock.destroy(member)), locked);
}

void LockedKeyring::isUsedAgainOnceItIsUnlocked()
{
    const auto keychain = keychainOf();
    QCOMPARE(codeOf(keychain->read(u"left"_s)), locked);
    QVERIFY(unlockKeyring());
    QVERIFY(found(keychain->read(u"left"_s)) == secretOf(32));
    QVERIFY(isAbsent(keychain->read(u"nothing"_s)));
    QCOMPARE(codeOf(keychain->erase(u"left"_s)), done);
    QVERIFY(isAbsent(keychain->read(u"left"_s)));
}

/// No keyring, no service or no bus: each its own failure, at once, and of everything that is asked.
class NoKeyring : public QObject
{
    Q_OBJECT

private slots:
    void failsAtOnceAndSaysWhy_data();
    void failsAtOnceAndSaysWhy();
};

void NoKeyring::failsAtOnceAndSaysWhy_data()
{
    QTest::addColumn<std::function<int(SystemKeychain&)>>("ask");
    using Ask = std::function<int(SystemKeychain&)>;
    QTest::newRow("read") << Ask([](SystemKeychain& keychain) { return codeOf(keychain.read(u"left"_s)); });
    QTest::newRow("write") << Ask(
        [](SystemKeychain& keychain) { return codeOf(keychain.write(u"left"_s, secretOf(8))); });
    QTest::newRow("erase") << Ask([](SystemKeychain& keychain) { return codeOf(keychain.erase(u"left"_s)); });
    QTest::newRow("probe") << Ask([](SystemKeychain& keychain) { return codeOf(keychain.probe()); });
}

void NoKeyring::failsAtOnceAndSaysWhy()
{
    using Ask = std::function<int(SystemKeychain&)>;
    QFETCH(Ask, ask);
    const QHash<QByteArray, FailureCode> causes{{"empty", FailureCode::KeychainNoCollection},
                                                {"absent", FailureCode::KeychainNoService},
                                                {"no-bus", FailureCode::KeychainNoBus}};
    const Pulse pulse;
    const auto keychain = keychainOf();
    QCOMPARE(ask(*keychain), static_cast<int>(causes.value(qgetenv("KEYRING_MODE"))));
    QVERIFY2(pulse.longest() < 1'000, qPrintable(QString::number(pulse.longest())));
}

/// The password is asked for on the display, and nobody answers.
class UnansweredPrompt : public QObject
{
    Q_OBJECT

private slots:
    void patienceEndsTheWaiting();
    void whatWaitsBehindItEndsToo();
    void cancellingEndsTheWaitingAtOnce();
    void onceItIsAnsweredTheKeyringIsUsed();

private:
    static pid_t prompter();

    std::unique_ptr<SystemKeychain> m_keychain = keychainOf(installation, 3s);
};

/// 0 where no window asks for the password.
pid_t UnansweredPrompt::prompter()
{
    QProcess ask;
    ask.start(u"gdbus"_s,
              {u"call"_s, u"--session"_s, u"--timeout"_s, u"10"_s, u"-d"_s, u"org.freedesktop.DBus"_s, u"-o"_s,
               u"/org/freedesktop/DBus"_s, u"-m"_s, u"org.freedesktop.DBus.GetConnectionUnixProcessID"_s,
               u"org.gnome.keyring.SystemPrompter"_s});
    ask.waitForFinished(20'000);
    const QByteArray answer = ask.readAllStandardOutput(); // "(uint32 123,)"
    return answer.mid(8, answer.indexOf(',') - 8).toInt();
}

void UnansweredPrompt::patienceEndsTheWaiting()
{
    const Pulse pulse;
    QElapsedTimer time;
    time.start();
    QCOMPARE(codeOf(m_keychain->read(u"left"_s)), timedOut);
    QVERIFY2(time.elapsed() >= 2'500 && time.elapsed() < 5'000, qPrintable(QString::number(time.elapsed())));
    QVERIFY2(pulse.longest() < 1'000, qPrintable(QString::number(pulse.longest())));
    QVERIFY(prompter() > 0);
}

void UnansweredPrompt::whatWaitsBehindItEndsToo()
{
    const auto write = m_keychain->write(u"left"_s, secretOf(8));
    const auto erase = m_keychain->erase(u"left"_s);
    QCOMPARE(codeOf(write), timedOut);
    QCOMPARE(codeOf(erase), timedOut);
}

void UnansweredPrompt::cancellingEndsTheWaitingAtOnce()
{
    QElapsedTimer time;
    const auto read = m_keychain->read(u"left"_s);
    const auto probe = m_keychain->probe();
    QTest::qWait(300);
    QVERIFY(!read.isFinished() && !probe.isFinished());
    time.start();
    m_keychain->cancelWaiting();
    QVERIFY(read.isFinished());
    QCOMPARE(codeOf(read), cancelled);
    QCOMPARE(codeOf(probe), cancelled);
    QVERIFY2(time.elapsed() < 500, qPrintable(QString::number(time.elapsed())));
    m_keychain->cancelWaiting(); // of nothing that waits
}

void UnansweredPrompt::onceItIsAnsweredTheKeyringIsUsed()
{
    const auto read = m_keychain->read(u"left"_s);
    QVERIFY(prompter() > 0);
    QVERIFY(unlockKeyring());
    QCOMPARE(kill(prompter(), SIGTERM), 0); // closes the window
    QVERIFY(found(read) == secretOf(32));   // neither written nor erased by those who had given up
    QCOMPARE(codeOf(m_keychain->probe()), done);
}

namespace {

std::unique_ptr<QObject> testsFor(const QByteArray& mode, bool before)
{
    if (before)
        return std::make_unique<BeforeLocking>();
    if (mode == "unlocked")
        return std::make_unique<UnlockedKeyring>();
    if (mode == "locked")
        return std::make_unique<LockedKeyring>();
    if (mode == "prompt")
        return std::make_unique<UnansweredPrompt>();
    return std::make_unique<NoKeyring>();
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    const QByteArray mode = qgetenv("KEYRING_MODE");
    if (mode.isEmpty())
        qFatal("Start me by tests/support/with-keyring.sh.");
    const bool before = argc > 1 && qstrcmp(argv[1], "before-locking") == 0;
    const auto tests = testsFor(mode, before);
    return before ? QTest::qExec(tests.get()) : QTest::qExec(tests.get(), argc, argv);
}

#include "tst_SystemKeychain.moc"
