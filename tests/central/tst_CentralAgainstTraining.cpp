#include "../support/TrainingRoom.h"
#include "Await.h"
#include "central/CentralApi.h"
#include "central/CentralClock.h"
#include "central/SignIn.h"
#include "central/Tokens.h"
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrlQuery>

using namespace bhxh;
using namespace bhxh::test;
using namespace Qt::StringLiterals;
using namespace domain;

namespace {

int number(FailureCode code)
{
    return static_cast<int>(code);
}

/// One member of the training staff at a desk; their browser follows the redirects by itself.
class Member
{
public:
    Member(TrainingRoom& room, QString loginHint)
        : m_hint(std::move(loginHint)), tokens(room.place(), clock),
          login(
              room.place(), [this](const QUrl& url) { return browse(url); }, {"<p>in", "<p>out"}, clock, tokens),
          api(room.place(), clock, tokens)
    {}
    Q_DISABLE_COPY_MOVE(Member)

    int signIn(const central::SignInRequest& request = {})
    {
        const auto signedIn = login.begin(request);
        const int code = codeOf(signedIn);
        if (code > 0)
            qInfo() << "sign-in was not confirmed by" << signedIn.result().error().fact;
        if (code == 0)
            subject = signedIn.result()->subject;
        return code;
    }

private:
    bool browse(QUrl url)
    {
        QUrlQuery query(url);
        query.addQueryItem(u"login_hint"_s, m_hint);
        url.setQuery(query);
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
        request.setTransferTimeout(10'000);
        QNetworkReply* reply = m_network.get(request);
        QObject::connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
        return true;
    }

    QString m_hint;
    QNetworkAccessManager m_network;

public:
    central::CentralClock clock;
    central::Tokens tokens;
    central::SignIn login;
    central::CentralApi api;
    std::optional<StaffId> subject;
};

IdentityCheck seen()
{
    return {.document = IdentityDocument::CitizenCard,
            .documentEnding = u"0001"_s,
            .presentedBy = PresentedBy::Self,
            .note = {}};
}

CitizenId idOf(const TrainingRoom::Person& person)
{
    return *CitizenId::parse(person.id);
}

OneTimeCode typed(const QString& digits)
{
    return *OneTimeCode::parse(digits, 6);
}

QString wrongFor(const QString& digits)
{
    return digits == u"111111"_s ? u"222222"_s : u"111111"_s;
}

} // namespace

/// Every operation of the contract, by this client, over a real line, to the real training central.
class TestCentralAgainstTraining : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aMemberSignsInAndIsTold();
    void aCitizenIsFoundByAnyNumber();
    void anUnchangedCitizenIsNotSentAgain();
    void anAddressIsChangedFromRequestToDecision();
    void aChangeIsWithdrawn();
    void aDecisionShowsOnTheOtherDeskAtOnce();
    void aPasswordIsSentByACodeTypedAtTheCounter();
    void aResetIsCancelled();
    void theRegisterIsReadToItsEnd();
    void theDayIsListed();
    void aWriteWhoseAnswerIsLostIsAskedAgain();
    void tokensOutliveTheirTenMinutes();

private:
    /// A change of this person's address, up to its proof.
    Outcome<EmailChange> proven(const TrainingRoom::Person& person, const QString& address);
    Outcome<EmailChange> asked(const TrainingRoom::Person& person, const QString& address);

    template <typename T>
    static Outcome<T> awaited(const central::Reply<T>& reply)
    {
        return ended(reply, 30'000) ? reply.result() : failed(Failure{});
    }

    /// The first office's members with these roles and no others.
    QStringList hintsOf(const QStringList& roles);

    TrainingRoom m_room;
    QStringList m_supervisors;
    std::unique_ptr<Member> m_lan;
    std::unique_ptr<Member> m_mai;
};

void TestCentralAgainstTraining::initTestCase()
{
    QVERIFY2(m_room.open(200), qPrintable(m_room.whyNot()));
    m_supervisors = hintsOf({u"supervisor"_s});
    QCOMPARE(m_supervisors.size(), 2);
    m_lan = std::make_unique<Member>(m_room, hintsOf({u"counter"_s}).constFirst());
    m_mai = std::make_unique<Member>(m_room, m_supervisors[0]);
    QCOMPARE(m_lan->signIn(), 0);
    QCOMPARE(m_mai->signIn(), 0);
}

QStringList TestCentralAgainstTraining::hintsOf(const QStringList& roles)
{
    const QJsonArray staff = m_room.call("GET", u"/staff"_s).body.array();
    const QJsonValue office = staff.at(0)["office"_L1]["code"_L1];
    QStringList hints;
    for (const QJsonValue member : staff) {
        if (member["office"_L1]["code"_L1] == office &&
            member["roles"_L1].toArray() == QJsonArray::fromStringList(roles))
            hints.append(member["loginHint"_L1].toString());
    }
    return hints;
}

void TestCentralAgainstTraining::init()
{
    m_room.tidy();
}

Outcome<EmailChange> TestCentralAgainstTraining::asked(const TrainingRoom::Person& person, const QString& address)
{
    return awaited(m_lan->api.getCitizen(idOf(person), Purpose::EmailChange))
        .and_then([&](const central::Fresh<Citizen>& citizen) {
            return awaited(
                m_lan->api.requestEmailChange({idOf(person),
                                               citizen.version,
                                               *EmailAddress::parse(address),
                                               seen(),
                                               {PaperForm::Form02SdGd, u"12/2026"_s, m_lan->clock.now().date()}},
                                              IdempotencyKey::make()));
        });
}

Outcome<EmailChange> TestCentralAgainstTraining::proven(const TrainingRoom::Person& person, const QString& address)
{
    return asked(person, address).and_then([&](const EmailChange& change) {
        const QString code = m_room.newestCode(address, u"proof-code"_s);
        return awaited(m_lan->api.proveEmail(change.id, typed(code), IdempotencyKey::make()));
    });
}

void TestCentralAgainstTraining::aMemberSignsInAndIsTold()
{
    const auto member = awaited(m_lan->api.getStaffMember());
    QVERIFY(member);
    QCOMPARE(member->id, *m_lan->subject);
    QVERIFY(member->has(Role::Counter) && !member->has(Role::Supervisor));
    QCOMPARE(member->policy.otpLength, 6);
    QCOMPARE(member->cache, DeskCache::Allowed);
    QVERIFY(m_lan->clock.isLearned());
}

void TestCentralAgainstTraining::aCitizenIsFoundByAnyNumber()
{
    const auto merged = m_room.person(u"merged"_s);
    const auto byFormer = awaited(m_lan->api.searchCitizens(
        {*CitizenNumber::parse(merged.formerNumbers.constFirst()), Purpose::AnswerQuestion, {}}));
    QVERIFY(byFormer);
    QCOMPARE(byFormer->items.size(), 1);
    QCOMPARE(byFormer->items[0].id.text(), merged.id);
    const auto one = m_room.person(u"year-only"_s);
    const auto byName = awaited(m_lan->api.searchCitizens(
        {CitizenQuery::ByName{*PersonName::parse(one.fullName), *BirthDate::fromIso(one.birthDate)}, Purpose::Review,
         *CaseReference::parse(u"HS-7"_s)}));
    QVERIFY(byName);
    QVERIFY(std::ranges::any_of(byName->items, [&](const Citizen& citizen) { return citizen.id.text() == one.id; }));
    const auto nobody =
        awaited(m_lan->api.searchCitizens({*CitizenNumber::parse(u"000000000000"_s), Purpose::Review, {}}));
    QVERIFY(nobody && nobody->items.isEmpty());
}

void TestCentralAgainstTraining::anUnchangedCitizenIsNotSentAgain()
{
    const auto person = m_room.person(u"proven"_s);
    const auto first = awaited(m_lan->api.getCitizen(idOf(person), Purpose::Review));
    QVERIFY(first && first->value);
    const auto second = awaited(m_lan->api.getCitizen(idOf(person), Purpose::Review, first->version));
    QVERIFY(second && !second->value);
    m_room.touch(person.id);
    const auto third = awaited(m_lan->api.getCitizen(idOf(person), Purpose::Review, first->version));
    QVERIFY(third && third->value);
    QVERIFY(third->version.tag != first->version.tag);
    const auto address = awaited(
        m_lan->api.discloseEmail(idOf(person), central::DisclosurePurpose::ConfirmWithCitizen, IdempotencyKey::make()));
    QVERIFY(address && address->has_value());
    QCOMPARE((*address)->clearText(), person.email);
    const auto gone = awaited(m_lan->api.getCitizen(*CitizenId::parse(u"nobody"_s), Purpose::Review));
    QCOMPARE(gone.error().code, FailureCode::NotFound);
}

void TestCentralAgainstTraining::anAddressIsChangedFromRequestToDecision()
{
    const auto person = m_room.person(u"proven"_s);
    const QString address = u"mau.moi@example.vn"_s;
    const auto change = asked(person, address);
    QVERIFY(change);
    QCOMPARE(change->state, EmailChangeState::AwaitingProof);
    QCOMPARE(change->newEmail->clearText(), address);
    const auto again = asked(person, address);
    QCOMPARE(again.error().code, FailureCode::AlreadyPending);
    QCOMPARE(again.error().pendingChangeId, change->id.text());

    m_room.advanceClock(61);
    QVERIFY(awaited(m_lan->api.resendEmailProof(change->id, IdempotencyKey::make())));
    const QString code = m_room.newestCode(address, u"proof-code"_s);
    const auto wrong = awaited(m_lan->api.proveEmail(change->id, typed(wrongFor(code)), IdempotencyKey::make()));
    QCOMPARE(wrong.error().code, FailureCode::OtpMismatch);
    QCOMPARE(wrong.error().attemptsLeft, 4);
    const auto key = IdempotencyKey::make();
    const auto pending = awaited(m_lan->api.proveEmail(change->id, typed(code), key));
    QVERIFY(pending);
    QCOMPARE(pending->state, EmailChangeState::Pending);
    QCOMPARE(pending->proof.state, ChallengeState::Proven);
    const auto replayed = awaited(m_lan->api.proveEmail(change->id, typed(code), key));
    QVERIFY(replayed);
    QCOMPARE(*replayed, *pending);

    const NewDecision approve{Verdict::Approved, std::nullopt, u"đã đối chiếu"_s};
    const auto byMaker =
        awaited(m_lan->api.decideEmailChange(change->id, pending->version, approve, IdempotencyKey::make()));
    QCOMPARE(byMaker.error().code, FailureCode::Forbidden);
    QCOMPARE(m_mai->signIn({true, 300, m_mai->subject}), 0);
    const auto stale =
        awaited(m_mai->api.decideEmailChange(change->id, change->version, approve, IdempotencyKey::make()));
    QCOMPARE(stale.error().code, FailureCode::VersionConflict);
    QCOMPARE(stale.error().currentVersion, pending->version.tag);

    m_room.advanceClock(301);
    const auto decision = IdempotencyKey::make();
    const auto tooOld = awaited(m_mai->api.decideEmailChange(change->id, pending->version, approve, decision));
    QCOMPARE(tooOld.error().code, FailureCode::StepUpRequired);
    QCOMPARE(tooOld.error().maxAgeSeconds, 300);
    QCOMPARE(m_mai->signIn({true, tooOld.error().maxAgeSeconds, m_mai->subject}), 0);
    const auto approved = awaited(m_mai->api.decideEmailChange(change->id, pending->version, approve, decision));
    QVERIFY(approved);
    QCOMPARE(approved->state, EmailChangeState::Approved);
    QCOMPARE(approved->decision->by.id, *m_mai->subject);

    // The hold on resets, which neither maker nor decider lifts.
    const NewPasswordReset reset{idOf(person), OtpChannel::Email, seen()};
    const auto held = awaited(m_lan->api.startPasswordReset(reset, IdempotencyKey::make()));
    QCOMPARE(held.error().code, FailureCode::ResetOnHold);
    QVERIFY(held.error().availableAt > m_lan->clock.now());
    const auto byDecider =
        awaited(m_mai->api.releaseResetHold(idOf(person), change->id, u"đã gặp tận nơi"_s, IdempotencyKey::make()));
    QCOMPARE(byDecider.error().code, FailureCode::OwnRequest);
    Member duc(m_room, m_supervisors[1]);
    QCOMPARE(duc.signIn(), 0);
    const auto lifted =
        awaited(duc.api.releaseResetHold(idOf(person), change->id, u"đã gặp tận nơi"_s, IdempotencyKey::make()));
    QVERIFY(lifted);
    QVERIFY(!lifted->account.hold);
}

void TestCentralAgainstTraining::aChangeIsWithdrawn()
{
    const auto change = asked(m_room.person(u"no-email"_s), u"rut.lai@example.vn"_s);
    QVERIFY(change);
    const auto withdrawn = awaited(m_lan->api.withdrawEmailChange(change->id, IdempotencyKey::make()));
    QVERIFY(withdrawn);
    QCOMPARE(withdrawn->state, EmailChangeState::Withdrawn);
    const auto over = awaited(m_lan->api.withdrawEmailChange(change->id, IdempotencyKey::make()));
    QCOMPARE(over.error().code, FailureCode::AlreadyDecided);
    const auto read = awaited(m_lan->api.getEmailChange(change->id));
    QVERIFY(read && read->value);
    QCOMPARE(read->version.tag, withdrawn->version.tag);
}

void TestCentralAgainstTraining::aDecisionShowsOnTheOtherDeskAtOnce()
{
    central::EmailChangeFilter open;
    open.states = {EmailChangeState::Pending};
    const auto before = awaited(m_mai->api.listEmailChanges(open));
    QVERIFY(before && before->value);
    const auto held = m_mai->api.listEmailChanges(open, {before->version, 20});
    const auto change = proven(m_room.person(u"no-email"_s), u"hang.cho@example.vn"_s);
    QVERIFY(change);
    QVERIFY(ended(held, 3'000));
    QVERIFY(held.result() && held.result()->value);
    QCOMPARE(held.result()->value->items.constFirst().id, change->id);

    const auto unchanged = awaited(m_mai->api.listEmailChanges(open, {held.result()->version, 1}));
    QVERIFY(unchanged && !unchanged->value);

    const auto watched = m_lan->api.getEmailChange(change->id, {change->version, 20});
    QCOMPARE(m_mai->signIn({true, 300, m_mai->subject}), 0);
    QVERIFY(awaited(m_mai->api.decideEmailChange(
        change->id, change->version, {Verdict::Rejected, RejectionReason::PaperMismatch, {}}, IdempotencyKey::make())));
    QVERIFY(ended(watched, 3'000));
    QVERIFY(watched.result() && watched.result()->value);
    QCOMPARE(watched.result()->value->decision->reason, RejectionReason::PaperMismatch);
}

void TestCentralAgainstTraining::aPasswordIsSentByACodeTypedAtTheCounter()
{
    const auto person = m_room.person(u"proven"_s);
    const NewPasswordReset asking{idOf(person), OtpChannel::Email, seen()};
    const auto reset = awaited(m_lan->api.startPasswordReset(asking, IdempotencyKey::make()));
    QVERIFY(reset);
    QCOMPARE(reset->state, PasswordResetState::AwaitingOtp);
    const auto twice = awaited(m_lan->api.startPasswordReset(asking, IdempotencyKey::make()));
    QCOMPARE(twice.error().code, FailureCode::AlreadyPending);
    QCOMPARE(twice.error().openResetId, reset->id.text());
    const auto tooSoon = awaited(m_lan->api.resendOtp(reset->id, IdempotencyKey::make()));
    QCOMPARE(tooSoon.error().code, FailureCode::TooManyRequests);
    QVERIFY(tooSoon.error().retryAfterSeconds.value_or(0) > 0);
    m_room.advanceClock(61);
    QVERIFY(awaited(m_lan->api.resendOtp(reset->id, IdempotencyKey::make())));

    const QString code = m_room.newestCode(person.email, u"one-time-code"_s);
    const auto atHome = awaited(m_lan->api.submitOtp(reset->id, typed(code), IdempotencyKey::make()));
    QCOMPARE(atHome.error().code, FailureCode::Forbidden);
    m_room.setPolicy({{u"otpEntry"_s, u"at-counter"_s}});
    const auto sent = awaited(m_lan->api.submitOtp(reset->id, typed(code), IdempotencyKey::make()));
    QVERIFY(sent);
    QCOMPARE(sent->state, PasswordResetState::PasswordSent);
    const auto read = awaited(m_lan->api.getPasswordReset(reset->id));
    QVERIFY(read && read->value);
    QCOMPARE(read->value->challenge.state, ChallengeState::Proven);
    QCOMPARE(m_room.mails(person.email, u"password"_s).size(), 1);
}

void TestCentralAgainstTraining::aResetIsCancelled()
{
    const auto person = m_room.person(u"proven"_s);
    const auto reset =
        awaited(m_lan->api.startPasswordReset({idOf(person), OtpChannel::Email, seen()}, IdempotencyKey::make()));
    QVERIFY(reset);
    const auto cancelled = awaited(m_lan->api.cancelPasswordReset(reset->id, IdempotencyKey::make()));
    QVERIFY(cancelled);
    QCOMPARE(cancelled->state, PasswordResetState::Cancelled);
    const auto locked = awaited(m_lan->api.startPasswordReset(
        {idOf(m_room.person(u"locked"_s)), OtpChannel::Email, seen()}, IdempotencyKey::make()));
    QCOMPARE(locked.error().code, FailureCode::AccountLocked);
}

void TestCentralAgainstTraining::theRegisterIsReadToItsEnd()
{
    QString cursor;
    qint64 total = -1;
    QSet<QString> known;
    for (int page = 0; page < 100; ++page) {
        const auto read = awaited(m_lan->api.getOfficeRegister(cursor, 40));
        QVERIFY(read);
        for (const RegisterPage::Item& item : read->items) {
            if (const auto* citizen = std::get_if<Citizen>(&item))
                known.insert(citizen->id.text());
        }
        cursor = read->cursor;
        total = read->total.value_or(total);
        if (!read->more)
            break;
    }
    QVERIFY(!known.isEmpty());
    QCOMPARE(known.size(), total);
    const auto nothingNew = awaited(m_lan->api.getOfficeRegister(cursor, 40));
    QVERIFY(nothingNew && nothingNew->items.isEmpty() && !nothingNew->more);
    m_room.call("POST", u"/register/expire-cursors"_s);
    QCOMPARE(awaited(m_lan->api.getOfficeRegister(cursor, 40)).error().code, FailureCode::CursorExpired);
    m_room.setPolicy({{u"cache"_s, u"none"_s}});
    QCOMPARE(awaited(m_lan->api.getOfficeRegister({}, 40)).error().code, FailureCode::Forbidden);
}

void TestCentralAgainstTraining::theDayIsListed()
{
    const QDateTime now = m_mai->clock.now();
    QStringList seenIds;
    QString cursor;
    for (int page = 0; page < 100; ++page) {
        const auto read = awaited(m_mai->api.listActivity(now.addDays(-1), now.addDays(1), cursor, 7));
        QVERIFY(read);
        for (const Activity& one : read->items) {
            QVERIFY(one.action != ActivityAction::Unknown);
            seenIds.append(one.id);
        }
        cursor = read->nextCursor;
        if (cursor.isEmpty())
            break;
    }
    QVERIFY(seenIds.size() > 7);
    QCOMPARE(QSet<QString>(seenIds.begin(), seenIds.end()).size(), seenIds.size());
    QCOMPARE(awaited(m_lan->api.listActivity(now, now.addDays(1))).error().code, FailureCode::Forbidden);
}

void TestCentralAgainstTraining::aWriteWhoseAnswerIsLostIsAskedAgain()
{
    const auto change = asked(m_room.person(u"no-email"_s), u"mat.tin@example.vn"_s);
    QVERIFY(change);
    m_room.setFault(u"withdrawEmailChange"_s, u"close-after-effect"_s, 20);
    const auto key = IdempotencyKey::make();
    const auto lost = awaited(m_lan->api.withdrawEmailChange(change->id, key));
    QCOMPARE(lost.error().code, FailureCode::OutcomeUnknown);
    m_room.clearFaults();
    const auto found = awaited(m_lan->api.withdrawEmailChange(change->id, key));
    QVERIFY(found);
    QCOMPARE(found->state, EmailChangeState::Withdrawn);
    m_room.setFault(u"getStaffMember"_s, u"503-retry-after"_s, 1);
    const auto member = m_lan->api.getStaffMember();
    QVERIFY(codeOf(member) == 0 || codeOf(member) == number(FailureCode::CentralUnavailable));
}

void TestCentralAgainstTraining::tokensOutliveTheirTenMinutes()
{
    const secret::SecretBytes before = m_lan->tokens.refreshToken();
    m_room.advanceClock(660);
    QVERIFY(awaited(m_lan->api.getStaffMember()));
    QVERIFY(!(m_lan->tokens.refreshToken() == before));
    m_lan->login.signOut();
    QCOMPARE(awaited(m_lan->api.getStaffMember()).error().code, FailureCode::NotSignedIn);
}

QTEST_GUILESS_MAIN(TestCentralAgainstTraining)
#include "tst_CentralAgainstTraining.moc"
