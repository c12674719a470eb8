#include "tests/central/Await.h"
#include "tests/vault/Changed.h"
#include "vault/Formats.h"
#include "vault/PinLock.h"
#include "vault/PinRecord.h"
#include "vault/SessionKeychain.h"
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>
#include <memory>

using namespace bhxh;
using domain::FailureCode;
using domain::StaffId;
using secret::SecretBytes;
using vault::Pin;
using vault::PinLock;
using vault::PinRecord;
using vault::StretchCost;
using namespace Qt::StringLiterals;

/// On a keychain in memory, which keeps and refuses what any other does; Argon2id at its least.
class tst_PinLock : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void theRightPinOpensTheSameKey();
    void eachChoiceMakesAnotherKey();
    void withoutAPinNothingOpens();
    void fiveWrongPinsDestroyTheKey();
    void aRightPinStartsTheCountAnew();
    void theLastAttemptMayBeRight();
    void anAttemptIsStoredBeforeThePinIsTried();
    void aProgramThatEndedBeforeDestroyingDestroysNextTime();
    void whatIsDestroyedIsGone();
    void changingKeepsTheKey();
    void changingWithAWrongPinCounts();
    void membersHaveTheirOwn();
    void attemptsAtTheSameTimeAreCountedOneByOne();
    void aChangedByteAnywhereIsDamage();
    void damageIsNoWrongPin_data();
    void damageIsNoWrongPin();
    void anothersRecordIsDamage();
    void tamperedCostsAreDamage_data();
    void tamperedCostsAreDamage();
    void aNewerProgramsRecordIsToldFromDamage();
    void aHigherCostIsTakenUpAtTheNextRightPin();
    void aLowerCostTakesNothingBack();
    void theWindowGoesOnWhileAPinIsTried();
    void aLockThatEndsAnswersNobody();
    void fitsIntoAnyKeychain();

private:
    static Pin pin(const QString& digits) { return Pin::parse(digits).value(); }
    static StaffId staff(const QString& id) { return StaffId::parse(id).value(); }

    int attemptsLeftAfter(const QFuture<domain::Outcome<SecretBytes>>& reply) const;
    QByteArray place() const;
    std::optional<SecretBytes> entry() const;
    PinRecord record() const;
    void put(const QByteArray& bytes) const;
    void makeLock(StretchCost cost);

    const StaffId m_member = staff(u"nv-17"_s);
    const Pin m_right = pin(u"482915"_s);
    const Pin m_wrong = pin(u"482916"_s);
    std::unique_ptr<vault::SessionKeychain> m_keychain;
    std::unique_ptr<PinLock> m_lock;
};

namespace {

constexpr int pinDestroyed = static_cast<int>(FailureCode::PinDestroyed);
constexpr int notChosen = static_cast<int>(FailureCode::PinNotChosen);
constexpr int wrongPin = static_cast<int>(FailureCode::WrongPin);
constexpr int damaged = static_cast<int>(FailureCode::PinRecordDamaged);

template <typename T>
T valueOf(const QFuture<domain::Outcome<T>>& reply)
{
    return test::codeOf(reply) == 0 ? reply.result().value() : T();
}

using test::codeOf;

} // namespace

void tst_PinLock::init()
{
    m_lock.reset();
    m_keychain = std::make_unique<vault::SessionKeychain>();
    makeLock(StretchCost::least());
}

void tst_PinLock::makeLock(StretchCost cost)
{
    m_lock = std::make_unique<PinLock>(*m_keychain, cost);
}

/// -1: it was no wrong PIN.
int tst_PinLock::attemptsLeftAfter(const QFuture<domain::Outcome<SecretBytes>>& reply) const
{
    return codeOf(reply) == wrongPin ? reply.result().error().attemptsLeft.value() : -1;
}

QByteArray tst_PinLock::place() const
{
    return "bhxh pin 1/" + m_keychain->installation().toByteArray(QUuid::WithoutBraces) + "/nv-17";
}

std::optional<SecretBytes> tst_PinLock::entry() const
{
    return valueOf(m_keychain->read(u"pin/nv-17"_s));
}

PinRecord tst_PinLock::record() const
{
    return PinRecord::parse(entry().value().view(), place()).value();
}

void tst_PinLock::put(const QByteArray& bytes) const
{
    QCOMPARE(codeOf(m_keychain->write(u"pin/nv-17"_s, SecretBytes::copyOf(bytes))), 0);
}

void tst_PinLock::theRightPinOpensTheSameKey()
{
    QVERIFY(!valueOf(m_lock->isChosen(m_member)));
    const SecretBytes key = valueOf(m_lock->choose(m_member, m_right));
    QCOMPARE(key.size(), 32);
    QVERIFY(valueOf(m_lock->isChosen(m_member)));
    QVERIFY(valueOf(m_lock->open(m_member, m_right)) == key);
    QVERIFY(valueOf(m_lock->open(m_member, m_right)) == key);
    QVERIFY(!entry()->view().contains(key.view()));
    QVERIFY(!entry()->view().contains(m_right.clearText()));
}

void tst_PinLock::eachChoiceMakesAnotherKey()
{
    const SecretBytes first = valueOf(m_lock->choose(m_member, m_right));
    const SecretBytes second = valueOf(m_lock->choose(m_member, m_right));
    QCOMPARE(second.size(), 32);
    QVERIFY(!(first == second));
    QVERIFY(valueOf(m_lock->open(m_member, m_right)) == second);
}

void tst_PinLock::withoutAPinNothingOpens()
{
    QCOMPARE(codeOf(m_lock->open(m_member, m_right)), notChosen);
    QCOMPARE(codeOf(m_lock->change(m_member, m_right, m_wrong)), notChosen);
    QVERIFY(!entry());
}

void tst_PinLock::fiveWrongPinsDestroyTheKey()
{
    QCOMPARE(codeOf(m_lock->choose(m_member, m_right)), 0);
    for (const int left : {4, 3, 2, 1})
        QCOMPARE(attemptsLeftAfter(m_lock->open(m_member, m_wrong)), left);
    QCOMPARE(codeOf(m_lock->open(m_member, m_wrong)), pinDestroyed);
    QVERIFY(!entry());
    QVERIFY(!valueOf(m_lock->isChosen(m_member)));
    QCOMPARE(codeOf(m_lock->open(m_member, m_right)), notChosen);
}

void tst_PinLock::aRightPinStartsTheCountAnew()
{
    QCOMPARE(codeOf(m_lock->choose(m_member, m_right)), 0);
    QCOMPARE(attemptsLeftAfter(m_lock->open(m_member, m_wrong)), 4);
    QCOMPARE(attemptsLeftAfter(m_lock->open(m_member, m_wrong)), 3);
    QCOMPARE(codeOf(m_lock->open(m_member, m_right)), 0);
    QCOMPARE(record().attempts, 0);
    QCOMPARE(attemptsLeftAfter(m_lock->open(m_member, m_wrong)), 4);
}

void tst_PinLock::theLastAttemptMayBeRight()
{
    const SecretBytes key = valueOf(m_lock->choose(m_member, m_right));
    for (int i = 0; i < 4; ++i)
        QCOMPARE(codeOf(m_lock->open(m_member, m_wrong)), wrongPin);
    QVERIFY(valueOf(m_lock->open(m_member, m_right)) == key);
}

void tst_PinLock::anAttemptIsStoredBeforeThePinIsTried()
{
    QCOMPARE(codeOf(m_lock->choose(m_member, m_right)), 0);
    const auto reply = m_lock->open(m_member, m_wrong);
    QVERIFY(QTest::qWaitFor([this] { return record().attempts == 1; }, 10'000));
    QVERIFY(!reply.isFinished());
    m_lock.reset(); // as if the program had been killed
    makeLock(StretchCost::least());
    QCOMPARE(attemptsLeftAfter(m_lock->open(m_member, m_wrong)), 3);
}

void tst_PinLock::aProgramThatEndedBeforeDestroyingDestroysNextTime()
{
    QCOMPARE(codeOf(m_lock->choose(m_member, m_right)), 0);
    PinRecord spent = record();
    spent.attempts = PinLock::mostAttempts;
    put(spent.stored(place()).view().toByteArray());
    QCOMPARE(codeOf(m_lock->open(m_member, m_right)), pinDestroyed);
    QVERIFY(!entry());
}

void tst_PinLock::whatIsDestroyedIsGone()
{
    QCOMPARE(codeOf(m_lock->choose(m_member, m_right)), 0);
    QCOMPARE(codeOf(m_lock->destroy(m_member)), 0);
    QVERIFY(!entry());
    QCOMPARE(codeOf(m_lock->destroy(m_member)), 0);
}

void tst_PinLock::changingKeepsTheKey()
{
    const Pin next = pin(u"70429183"_s);
    const SecretBytes key = valueOf(m_lock->choose(m_member, m_right));
    const QByteArray salt = record().stretch.salt;
    QCOMPARE(codeOf(m_lock->change(m_member, m_right, next)), 0);
    QVERIFY(record().stretch.salt != salt);
    QCOMPARE(codeOf(m_lock->open(m_member, m_right)), wrongPin);
    QVERIFY(valueOf(m_lock->open(m_member, next)) == key);
}

void tst_PinLock::changingWithAWrongPinCounts()
{
    const SecretBytes key = valueOf(m_lock->choose(m_member, m_right));
    QCOMPARE(codeOf(m_lock->change(m_member, m_wrong, pin(u"70429183"_s))), wrongPin);
    QCOMPARE(attemptsLeftAfter(m_lock->open(m_member, m_wrong)), 3);
    QVERIFY(valueOf(m_lock->open(m_member, m_right)) == key);
}

void tst_PinLock::membersHaveTheirOwn()
{
    const StaffId other = staff(u"nv-18"_s);
    const SecretBytes key = valueOf(m_lock->choose(m_member, m_right));
    const SecretBytes others = valueOf(m_lock->choose(other, m_right));
    QVERIFY(!(key == others));
    QCOMPARE(attemptsLeftAfter(m_lock->open(other, m_wrong)), 4);
    QCOMPARE(codeOf(m_lock->destroy(other)), 0);
    QVERIFY(valueOf(m_lock->open(m_member, m_right)) == key);
}

void tst_PinLock::attemptsAtTheSameTimeAreCountedOneByOne()
{
    QCOMPARE(codeOf(m_lock->choose(m_member, m_right)), 0);
    QList<QFuture<domain::Outcome<SecretBytes>>> replies;
    for (int i = 0; i < 6; ++i)
        replies << m_lock->open(m_member, m_wrong);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(attemptsLeftAfter(replies[i]), 4 - i);
    QCOMPARE(codeOf(replies[4]), pinDestroyed);
    QCOMPARE(codeOf(replies[5]), notChosen);
}

void tst_PinLock::aChangedByteAnywhereIsDamage()
{
    QCOMPARE(codeOf(m_lock->choose(m_member, m_right)), 0);
    const QByteArray sound = entry()->view().toByteArray();
    QVERIFY(PinRecord::parse(sound, place()).has_value());
    for (qsizetype i = 0; i < sound.size(); ++i) {
        const auto parsed = PinRecord::parse(test::changedAt(sound, i), place());
        QVERIFY(!parsed);
        QCOMPARE(static_cast<int>(parsed.error().code), damaged);
        QVERIFY(!PinRecord::parse(sound.first(i), place()));
    }
    QVERIFY(!PinRecord::parse(sound + '\0', place()));
}

void tst_PinLock::damageIsNoWrongPin_data()
{
    QTest::addColumn<int>("at");
    QTest::newRow("the version") << 0;
    QTest::newRow("the algorithm") << 1;
    QTest::newRow("the passes") << 2;
    QTest::newRow("the memory") << 9;
    QTest::newRow("the salt") << 10;
    QTest::newRow("the attempts") << 26;
    QTest::newRow("the wrapped key") << 60;
    QTest::newRow("the checksum") << 110;
}

void tst_PinLock::damageIsNoWrongPin()
{
    QFETCH(int, at);
    QCOMPARE(codeOf(m_lock->choose(m_member, m_right)), 0);
    const QByteArray broken = test::changedAt(entry()->view().toByteArray(), at);
    put(broken);
    QCOMPARE(codeOf(m_lock->open(m_member, m_right)), damaged);
    QCOMPARE(codeOf(m_lock->change(m_member, m_right, m_wrong)), damaged);
    QCOMPARE(entry()->view().toByteArray(), broken);
    QVERIFY(valueOf(m_lock->isChosen(m_member)));
    QCOMPARE(codeOf(m_lock->choose(m_member, m_right)), 0);
    QCOMPARE(codeOf(m_lock->open(m_member, m_right)), 0);
}

void tst_PinLock::anothersRecordIsDamage()
{
    QCOMPARE(codeOf(m_lock->choose(staff(u"nv-18"_s), m_right)), 0);
    put(valueOf(m_keychain->read(u"pin/nv-18"_s))->view().toByteArray());
    QCOMPARE(codeOf(m_lock->open(m_member, m_right)), damaged);
}

void tst_PinLock::tamperedCostsAreDamage_data()
{
    QTest::addColumn<StretchCost>("cost");
    const StretchCost least = StretchCost::least();
    const StretchCost most = StretchCost::most();
    QTest::newRow("one pass") << StretchCost{1, least.kibibytes};
    QTest::newRow("little memory") << StretchCost{least.operations, least.kibibytes - 1};
    QTest::newRow("many passes") << StretchCost{most.operations + 1, least.kibibytes};
    QTest::newRow("much memory") << StretchCost{least.operations, most.kibibytes + 1};
    QTest::newRow("nothing") << StretchCost{0, 0};
}

void tst_PinLock::tamperedCostsAreDamage()
{
    QFETCH(StretchCost, cost);
    QCOMPARE(codeOf(m_lock->choose(m_member, m_right)), 0);
    PinRecord tampered = record();
    tampered.stretch.cost = cost;
    put(tampered.stored(place()).view().toByteArray());
    QCOMPARE(codeOf(m_lock->open(m_member, m_right)), damaged);
}

void tst_PinLock::aNewerProgramsRecordIsToldFromDamage()
{
    const QByteArray newer = QByteArray(1, 2) + "what only a newer program knows";
    put(newer + vault::checksumOf(newer + place()));
    QCOMPARE(codeOf(m_lock->open(m_member, m_right)), static_cast<int>(FailureCode::WrittenByNewerProgram));
}

void tst_PinLock::aHigherCostIsTakenUpAtTheNextRightPin()
{
    const SecretBytes key = valueOf(m_lock->choose(m_member, m_right));
    makeLock(StretchCost::today());
    QCOMPARE(codeOf(m_lock->open(m_member, m_wrong)), wrongPin);
    QCOMPARE(record().stretch.cost, StretchCost::least());
    QVERIFY(valueOf(m_lock->open(m_member, m_right)) == key);
    QCOMPARE(record().stretch.cost, StretchCost::today());
    QCOMPARE(record().attempts, 0);
    QVERIFY(valueOf(m_lock->open(m_member, m_right)) == key);
}

void tst_PinLock::aLowerCostTakesNothingBack()
{
    makeLock(StretchCost::today());
    QCOMPARE(codeOf(m_lock->choose(m_member, m_right)), 0);
    makeLock(StretchCost::least());
    QCOMPARE(codeOf(m_lock->open(m_member, m_right)), 0);
    QCOMPARE(record().stretch.cost, StretchCost::today());
}

void tst_PinLock::theWindowGoesOnWhileAPinIsTried()
{
    makeLock({4, 192 * 1'024});
    int ticks = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&ticks] { ++ticks; });
    timer.start(10);
    const auto reply = m_lock->choose(m_member, m_right);
    QVERIFY(test::ended(reply, 60'000));
    QVERIFY(ticks > 10);
}

void tst_PinLock::aLockThatEndsAnswersNobody()
{
    const auto first = m_lock->choose(m_member, m_right);
    const auto second = m_lock->open(m_member, m_right);
    m_lock.reset();
    QVERIFY(test::ended(first) && test::ended(second));
    QVERIFY(first.isCanceled() && second.isCanceled());
}

void tst_PinLock::fitsIntoAnyKeychain()
{
    QCOMPARE(codeOf(m_lock->choose(m_member, m_right)), 0);
    QVERIFY(entry()->size() < vault::Keychain::longestSecret);
    QVERIFY(!m_keychain->isLasting());
    QCOMPARE(codeOf(m_keychain->probe()), 0);
}

QTEST_GUILESS_MAIN(tst_PinLock)
#include "tst_PinLock.moc"
