#include "training/rules/Limits.h"
#include "training/rules/PasswordResetRules.h"

#include <QTest>

using namespace bhxh::training;
using namespace Qt::StringLiterals;

class TestPasswordResetRules : public QObject
{
    Q_OBJECT

private:
    TimePoint m_now{std::chrono::seconds(1'800'000'000)};

    static Citizen citizen()
    {
        Citizen one;
        one.row = 1;
        one.id = u"c1"_s;
        one.email = u"an@example.org"_s;
        one.emailState = EmailState::Proven;
        one.account = AccountState::Active;
        return one;
    }

    PasswordReset opened(Citizen& one) const
    {
        PasswordReset reset;
        reset.id = u"r1"_s;
        PasswordResetRules::open(reset, one, m_now);
        OneTimeCodes::renew(reset.challenge, one, u"123456"_s, m_now);
        return reset;
    }

    QString refused(const Citizen& one, Channel channel = Channel::Email) const
    {
        const auto refusal = PasswordResetRules::refuseStart(one, channel, m_now);
        return refusal ? QString(refusal->type) : u"none"_s;
    }

    static QString typeOf(const std::optional<Refusal>& refusal)
    {
        return refusal ? QString(refusal->type) : u"none"_s;
    }

private slots:
    void refusesInTheContractsOrder()
    {
        Citizen one = citizen(); // takes one reason away after the other, from the first to be named to the last
        one.account = AccountState::None;
        one.emailState = EmailState::None;
        one.openResetId = u"r9"_s;
        one.holdUntil = m_now + std::chrono::hours(1);
        one.lastCodeAt = m_now;
        QCOMPARE(refused(one, Channel::SmartOtp), u"no-account"_s);
        for (const AccountState state : {AccountState::AwaitingApproval, AccountState::Cancelled}) {
            one.account = state;
            QCOMPARE(refused(one), u"no-account"_s);
        }
        one.account = AccountState::Locked;
        QCOMPARE(refused(one), u"account-locked"_s);
        one.account = AccountState::VneidOnly;
        QCOMPARE(refused(one), u"vneid-only"_s);
        one.account = AccountState::Active;
        QCOMPARE(refused(one, Channel::SmartOtp), u"no-email"_s);
        one.emailState = EmailState::Bouncing;
        const auto bouncing = PasswordResetRules::refuseStart(one, Channel::Email, m_now);
        QCOMPARE(typeOf(bouncing), u"undeliverable-email"_s);
        QCOMPARE(bouncing->status, 409);
        one.emailState = EmailState::Unproven;
        QCOMPARE(refused(one, Channel::SmartOtp), u"already-pending"_s);
        one.openResetId.clear();
        QCOMPARE(refused(one, Channel::SmartOtp), u"reset-on-hold"_s);
        one.holdUntil.reset();
        QCOMPARE(refused(one, Channel::SmartOtp), u"invalid-input"_s);
        QCOMPARE(refused(one), u"too-many-requests"_s);
        one.lastCodeAt.reset();
        QCOMPARE(refused(one), u"none"_s);
    }

    void theRightCodeEndsItAndStartsTheCoolDown()
    {
        Citizen one = citizen();
        PasswordReset reset = opened(one);
        QCOMPARE(typeOf(PasswordResetRules::submit(reset, one, u"123456"_s, m_now)), u"none"_s);
        QCOMPARE(reset.state, ResetState::PasswordSent);
        QVERIFY(one.openResetId.isEmpty());
        QVERIFY(one.coolDownUntil == m_now + limits::coolDown);
        QVERIFY(!one.isHoldTheLater());
        QCOMPARE(typeOf(PasswordResetRules::refuseCode(reset)), u"already-decided"_s);
    }

    void theFifthWrongCodeEndsItToo()
    {
        Citizen one = citizen();
        PasswordReset reset = opened(one);
        for (int i = 1; i < limits::attempts; ++i)
            QCOMPARE(typeOf(PasswordResetRules::submit(reset, one, u"000000"_s, m_now)), u"otp-mismatch"_s);
        QVERIFY(!one.coolDownUntil);
        QCOMPARE(typeOf(PasswordResetRules::submit(reset, one, u"000000"_s, m_now)), u"otp-locked"_s);
        QCOMPARE(reset.state, ResetState::Locked);
        QVERIFY(one.coolDownUntil == m_now + limits::coolDown);
        QCOMPARE(typeOf(PasswordResetRules::refuseCode(reset)), u"otp-locked"_s);
    }

    void anExpiredCodeLeavesItOpenUntilItsEnd()
    {
        Citizen one = citizen();
        PasswordReset reset = opened(one);
        QVERIFY(PasswordResetRules::passTime(reset, one, m_now + limits::codeLife));
        QCOMPARE(reset.state, ResetState::AwaitingOtp);
        QCOMPARE(typeOf(PasswordResetRules::submit(reset, one, u"123456"_s, m_now + limits::codeLife)),
                 u"otp-expired"_s);
        QCOMPARE(one.openResetId, u"r1"_s);
        QVERIFY(PasswordResetRules::passTime(reset, one, m_now + limits::resetLife));
        QCOMPARE(reset.state, ResetState::Expired);
        QVERIFY(one.openResetId.isEmpty());
        QVERIFY(!one.coolDownUntil);
        QCOMPARE(typeOf(PasswordResetRules::refuseCode(reset)), u"otp-expired"_s);
    }

    void aCancelledOneIsOverWithoutCoolDown()
    {
        Citizen one = citizen();
        PasswordReset reset = opened(one);
        PasswordResetRules::cancel(reset, one);
        QCOMPARE(reset.challenge.state, ChallengeState::Expired);
        QCOMPARE(typeOf(PasswordResetRules::refuseCode(reset)), u"otp-expired"_s);
        QVERIFY(!one.coolDownUntil);
    }

    void theLaterOfHoldAndCoolDownIsTold()
    {
        Citizen one = citizen();
        one.coolDownUntil = m_now + std::chrono::minutes(15);
        one.holdUntil = m_now + std::chrono::minutes(5);
        QVERIFY(!one.isHoldTheLater());
        QVERIFY(one.resetAvailableAt() == one.coolDownUntil);
        QVERIFY(!PasswordResetRules::passTime(one, m_now + std::chrono::minutes(6)));
        one.holdUntil = m_now + std::chrono::minutes(30);
        QVERIFY(one.isHoldTheLater());
        QVERIFY(!PasswordResetRules::passTime(one, m_now + std::chrono::minutes(15)));
        QVERIFY(PasswordResetRules::passTime(one, m_now + std::chrono::minutes(30)));
        QVERIFY(!one.resetAvailableAt());
    }
};

QTEST_APPLESS_MAIN(TestPasswordResetRules)
#include "tst_PasswordResetRules.moc"
