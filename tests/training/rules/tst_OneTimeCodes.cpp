#include "training/rules/Limits.h"
#include "training/rules/OneTimeCodes.h"

#include <QSet>
#include <QTest>

using namespace bhxh::training;
using namespace Qt::StringLiterals;
using Outcome = OneTimeCodes::Outcome;

class TestOneTimeCodes : public QObject
{
    Q_OBJECT

private:
    TimePoint m_now{std::chrono::seconds(1'800'000'000)};

    Challenge fresh(Citizen& citizen) const
    {
        Challenge challenge;
        OneTimeCodes::renew(challenge, citizen, u"123456"_s, m_now);
        return challenge;
    }

private slots:
    void takesTheRightCodeUntilItsVeryLastMoment()
    {
        Citizen citizen;
        Challenge challenge = fresh(citizen);
        Challenge late = challenge;
        const auto end = m_now + limits::codeLife;
        QCOMPARE(OneTimeCodes::take(challenge, u"123456"_s, end - std::chrono::milliseconds(1)), Outcome::Right);
        QCOMPARE(challenge.state, ChallengeState::Proven);
        QCOMPARE(OneTimeCodes::take(late, u"123456"_s, end), Outcome::Expired);
        QCOMPARE(late.attemptsLeft, limits::attempts);
    }

    void locksWithTheFifthWrongCode()
    {
        Citizen citizen;
        Challenge challenge = fresh(citizen);
        for (int left = limits::attempts - 1; left > 0; --left) {
            QCOMPARE(OneTimeCodes::take(challenge, u"654321"_s, m_now), Outcome::Wrong);
            QCOMPARE(challenge.attemptsLeft, left);
        }
        QCOMPARE(OneTimeCodes::take(challenge, u"654321"_s, m_now), Outcome::LastWrong);
        QCOMPARE(OneTimeCodes::take(challenge, u"123456"_s, m_now), Outcome::Locked);
        QCOMPARE(challenge.attemptsLeft, 0);
    }

    void aFreshCodeBringsAllAttemptsBackAndEndsTheEarlierOne()
    {
        Citizen citizen;
        Challenge challenge = fresh(citizen);
        static_cast<void>(OneTimeCodes::take(challenge, u"000000"_s, m_now));
        OneTimeCodes::renew(challenge, citizen, u"777777"_s, m_now + limits::betweenCodes);
        QCOMPARE(challenge.attemptsLeft, limits::attempts);
        QCOMPARE(challenge.codesSent, 2);
        QCOMPARE(OneTimeCodes::take(challenge, u"123456"_s, m_now + limits::betweenCodes), Outcome::Wrong);
        QCOMPARE(OneTimeCodes::take(challenge, u"777777"_s, m_now + limits::betweenCodes), Outcome::Right);
    }

    void sendsAnotherOnlyAfterAMinuteWhateverTheLastOneWasFor()
    {
        Citizen citizen;
        Challenge challenge = fresh(citizen);
        const TimePoint end = m_now + limits::resetLife;
        const auto soon = OneTimeCodes::refuseAnother({}, citizen, m_now + std::chrono::milliseconds(500), end);
        QVERIFY(soon);
        QCOMPARE(QString(soon->type), u"too-many-requests"_s);
        QCOMPARE(soon->retryAfter.value_or(0), 60);
        QVERIFY(!OneTimeCodes::refuseAnother(challenge, citizen, m_now + limits::betweenCodes, end));
    }

    void refusesTheSeventhUntilTheEnd()
    {
        Citizen citizen;
        Challenge challenge = fresh(citizen);
        TimePoint at = m_now;
        for (int i = 1; i < limits::codesEach; ++i) {
            at += limits::betweenCodes;
            QVERIFY(!OneTimeCodes::refuseAnother(challenge, citizen, at, m_now + limits::resetLife));
            OneTimeCodes::renew(challenge, citizen, u"123456"_s, at);
        }
        at += limits::betweenCodes;
        const auto seventh = OneTimeCodes::refuseAnother(challenge, citizen, at, m_now + limits::resetLife);
        QVERIFY(seventh);
        QCOMPARE(seventh->retryAfter.value_or(0), 24 * 60);
    }

    void codesHaveTheirLengthAndDiffer()
    {
        QSet<QString> seen;
        for (int i = 0; i < 200; ++i) {
            const QString code = OneTimeCodes::randomCode(8);
            QCOMPARE(code.size(), 8);
            QVERIFY(std::ranges::all_of(code, [](QChar c) { return c >= u'0' && c <= u'9'; }));
            seen += code;
            QCOMPARE(OneTimeCodes::randomId().size(), 16);
            QVERIFY(OneTimeCodes::randomPassword().size() >= 12);
        }
        QVERIFY(seen.size() > 190);
    }
};

QTEST_APPLESS_MAIN(TestOneTimeCodes)
#include "tst_OneTimeCodes.moc"
