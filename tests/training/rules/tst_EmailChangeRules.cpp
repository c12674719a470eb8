#include "training/rules/EmailChangeRules.h"
#include "training/rules/Limits.h"

#include <QTest>

using namespace bhxh::training;
using namespace Qt::StringLiterals;

class TestEmailChangeRules : public QObject
{
    Q_OBJECT

private:
    TimePoint m_now{std::chrono::seconds(1'800'000'000)};

    static Citizen citizen()
    {
        Citizen one;
        one.row = 1;
        one.id = u"c1"_s;
        one.revision = 35;
        one.email = u"old@Example.org"_s;
        one.emailState = EmailState::Proven;
        one.account = AccountState::Active;
        return one;
    }

    EmailChange opened(Citizen& one, EmailProof proof) const
    {
        EmailChange change;
        change.id = u"e1"_s;
        change.newEmail = u"new@example.org"_s;
        EmailChangeRules::open(change, one, proof, m_now);
        if (proof != EmailProof::Off)
            OneTimeCodes::renew(change.proof, one, u"123456"_s, m_now);
        return change;
    }

    static QString typeOf(const std::optional<Refusal>& refusal)
    {
        return refusal ? QString(refusal->type) : u"none"_s;
    }

private slots:
    void refusesInTheContractsOrder()
    {
        Citizen one = citizen();
        const QString version = versionOf(one.revision);
        const auto refused = [&](const QString& tag, const QString& address, EmailProof proof = EmailProof::Required) {
            return typeOf(EmailChangeRules::refuseRequest(one, tag, address, proof, m_now));
        };
        QCOMPARE(refused(version, u"new@example.org"_s), u"none"_s);
        QCOMPARE(refused(u"other"_s, u"old@example.org"_s), u"version-conflict"_s);
        QCOMPARE(refused(version, u"old@EXAMPLE.org"_s), u"same-email"_s);
        QCOMPARE(refused(version, u"Old@example.org"_s), u"none"_s);
        QCOMPARE(refused(version, u"x@nowhere.invalid"_s), u"undeliverable-email"_s);
        one.lastCodeAt = m_now - std::chrono::seconds(10);
        QCOMPARE(refused(version, u"new@example.org"_s), u"too-many-requests"_s);
        QCOMPARE(refused(version, u"new@example.org"_s, EmailProof::Off), u"none"_s);
        one.pendingChangeId = u"e9"_s;
        QCOMPARE(refused(u"other"_s, u"old@example.org"_s), u"already-pending"_s);
        one = citizen();
        one.emailState = EmailState::Unproven;
        QCOMPARE(refused(version, u"old@example.org"_s), u"none"_s);
    }

    void beginsAsThePolicySays()
    {
        Citizen one = citizen();
        QCOMPARE(opened(one, EmailProof::Required).state, ChangeState::AwaitingProof);
        QCOMPARE(opened(one, EmailProof::Optional).state, ChangeState::Pending);
        const EmailChange off = opened(one, EmailProof::Off);
        QCOMPARE(off.state, ChangeState::Pending);
        QCOMPARE(typeOf(EmailChangeRules::refuseProof(off)), u"already-decided"_s);
        QCOMPARE(one.pendingChangeId, u"e1"_s);
    }

    void isApprovedOnlyOnceProven()
    {
        Citizen one = citizen();
        EmailChange change = opened(one, EmailProof::Required);
        QCOMPARE(typeOf(EmailChangeRules::refuseDecision(change, Verdict::Approved)), u"not-proven"_s);
        QCOMPARE(typeOf(EmailChangeRules::refuseDecision(change, Verdict::Rejected)), u"none"_s);
        QCOMPARE(typeOf(EmailChangeRules::prove(change, u"123456"_s, m_now)), u"none"_s);
        QCOMPARE(change.state, ChangeState::Pending);
        QCOMPARE(typeOf(EmailChangeRules::refuseProof(change)), u"already-decided"_s);
        EmailChangeRules::decide(change, one,
                                 {.verdict = Verdict::Approved, .reason = {}, .note = {}, .by = {}, .at = m_now});
        QCOMPARE(change.state, ChangeState::Approved);
        QCOMPARE(one.email, u"new@example.org"_s);
        QCOMPARE(one.emailState, EmailState::Proven);
        QVERIFY(one.pendingChangeId.isEmpty());
        QVERIFY(one.holdUntil == m_now + limits::addressHold);
        QCOMPARE(one.holdChangeId, u"e1"_s);
        QCOMPARE(typeOf(EmailChangeRules::refuseDecision(change, Verdict::Rejected)), u"already-decided"_s);
    }

    void anApprovalWithoutProofLeavesTheAddressUnproven()
    {
        Citizen one = citizen();
        EmailChange change = opened(one, EmailProof::Optional);
        EmailChangeRules::decide(change, one,
                                 {.verdict = Verdict::Approved, .reason = {}, .note = {}, .by = {}, .at = m_now});
        QCOMPARE(one.emailState, EmailState::Unproven);
        QCOMPARE(change.proof.state, ChallengeState::Expired);
    }

    void aRejectionChangesNothingOfTheCitizenButSetsThemFree()
    {
        Citizen one = citizen();
        EmailChange change = opened(one, EmailProof::Required);
        EmailChangeRules::decide(
            change, one,
            {.verdict = Verdict::Rejected, .reason = RejectionReason::Other, .note = {}, .by = {}, .at = m_now});
        QCOMPARE(one.email, u"old@Example.org"_s);
        QVERIFY(!one.holdUntil);
        QVERIFY(one.pendingChangeId.isEmpty());
    }

    void aLockedProofGoesOnWithAnotherCode()
    {
        Citizen one = citizen();
        EmailChange change = opened(one, EmailProof::Required);
        for (int i = 1; i < limits::attempts; ++i)
            QCOMPARE(typeOf(EmailChangeRules::prove(change, u"000000"_s, m_now)), u"otp-mismatch"_s);
        QCOMPARE(typeOf(EmailChangeRules::prove(change, u"000000"_s, m_now)), u"otp-locked"_s);
        QCOMPARE(typeOf(EmailChangeRules::prove(change, u"123456"_s, m_now)), u"otp-locked"_s);
        QCOMPARE(change.state, ChangeState::AwaitingProof);
        QCOMPARE(typeOf(EmailChangeRules::refuseProof(change)), u"none"_s);
    }

    void timeExpiresTheCodeAndThenTheChange()
    {
        Citizen one = citizen();
        EmailChange change = opened(one, EmailProof::Required);
        QVERIFY(EmailChangeRules::nextDue(change) == m_now + limits::codeLife);
        QVERIFY(!EmailChangeRules::passTime(change, one, m_now + limits::codeLife - std::chrono::milliseconds(1)));
        QVERIFY(EmailChangeRules::passTime(change, one, m_now + limits::codeLife));
        QCOMPARE(change.proof.state, ChallengeState::Expired);
        QCOMPARE(change.state, ChangeState::AwaitingProof);
        QVERIFY(EmailChangeRules::nextDue(change) == m_now + limits::changeLife);
        QVERIFY(EmailChangeRules::passTime(change, one, m_now + limits::changeLife));
        QCOMPARE(change.state, ChangeState::Expired);
        QVERIFY(one.pendingChangeId.isEmpty());
        QVERIFY(!EmailChangeRules::nextDue(change));
    }

    void namesWhatToLookAtTwice()
    {
        using namespace std::chrono;
        Citizen one = citizen();
        const TimePoint morning = EmailChangeRules::startOfDay(m_now) + hours(7);
        const EmailChangeRules::Surroundings calm{.recordsWithAddress = 2, .requestsToday = 19};
        QCOMPARE(EmailChangeRules::risks(one, u"a@example.org"_s, calm, morning), QStringList());
        QCOMPARE(EmailChangeRules::risks(one, u"a@example.org"_s, calm, morning - milliseconds(1)),
                 QStringList{u"unusual-hour"_s});
        QCOMPARE(EmailChangeRules::risks(one, u"a@example.org"_s, calm, morning + hours(11)),
                 QStringList{u"unusual-hour"_s});
        one.emailChangedAt = morning - days(29);
        const QStringList all = EmailChangeRules::risks(one, u"a@mail.mailinator.com"_s,
                                                        {.recordsWithAddress = 3, .requestsToday = 20}, morning);
        QCOMPARE(all, QStringList({u"address-shared-by-many"_s, u"changed-recently"_s, u"disposable-domain"_s,
                                   u"many-by-this-member"_s}));
    }
};

QTEST_APPLESS_MAIN(TestEmailChangeRules)
#include "tst_EmailChangeRules.moc"
