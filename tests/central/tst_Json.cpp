#include "ApiDesk.h"
#include "Await.h"
#include "Samples.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace bhxh;
using namespace bhxh::test;
using namespace Qt::StringLiterals;
using namespace domain;

class TestJson : public QObject
{
    Q_OBJECT

private slots:
    void aStaffMemberIsRead();
    void aCitizenIsRead();
    void anEmailChangeIsRead();
    void aDecidedChangeOfSomebodyElseIsRead();
    void aPasswordResetIsRead();
    void aRegisterPageIsRead();
    void activitiesAreRead();
    void anAddressIsDisclosedOrThereIsNone();
    void aWrongMemberIsNamed_data();
    void aWrongMemberIsNamed();
    void whatIsAskedIsWrittenAsTheContractSays();
};

namespace {

QDateTime utc(int hour, int minute)
{
    return {QDate(2026, 3, 1), QTime(hour, minute), Qt::UTC};
}

IdentityCheck check()
{
    return {.document = IdentityDocument::Passport,
            .documentEnding = u"12B"_s,
            .presentedBy = PresentedBy::Guardian,
            .note = {}};
}

QJsonObject object(const QByteArray& text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

void TestJson::aStaffMemberIsRead()
{
    ApiDesk desk;
    desk.server.on("GET /v1/me", {ScriptedServer::json(200, StaffJson)});
    const auto reply = desk.api->getStaffMember();
    QCOMPARE(codeOf(reply), 0);
    const StaffMember member = *reply.result();
    QCOMPARE(member.id.text(), u"nv-1"_s);
    QCOMPARE(member.roles, (QList{Role::Counter, Role::Unknown}));
    QCOMPARE(member.cache, DeskCache::Wipe);
    QCOMPARE(member.policy.otpEntry, OtpEntry::AtCounter);
    QCOMPARE(member.policy.stepUpSeconds, 120);
    QCOMPARE(member.authenticatedAt, utc(2, 0));
}

void TestJson::aCitizenIsRead()
{
    ApiDesk desk;
    desk.server.on("GET /v1/citizens/c-1", {ScriptedServer::json(200, CitizenJson, "ETag: \"v1\"\r\n")});
    const auto reply = desk.api->getCitizen(citizenId(), Purpose::Review);
    QCOMPARE(codeOf(reply), 0);
    const Citizen citizen = *reply.result()->value;
    QCOMPARE(reply.result()->version.tag, u"v1"_s);
    QCOMPARE(citizen.insuranceNumber->clearText(), u"0123456789"_s);
    QVERIFY(!citizen.personalId);
    QCOMPARE(citizen.birthDate.iso(), u"1990-04"_s);
    QCOMPARE(citizen.email.since, (QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC)));
    QVERIFY(!citizen.email.pendingChange);
    QCOMPARE(citizen.account.channels, (QList{OtpChannel::Email, OtpChannel::SmartOtp, OtpChannel::Unknown}));
    QCOMPARE(citizen.account.resetAvailableAt, (QDateTime(QDate(2026, 3, 1), QTime(17, 0, 0, 250), Qt::UTC)));
    QCOMPARE(citizen.account.hold, ResetHold::AddressChanged);
    QCOMPARE(citizen.account.holdChange->text(), u"e-9"_s);
    QVERIFY(!citizen.account.openReset);
}

void TestJson::anEmailChangeIsRead()
{
    ApiDesk desk;
    desk.server.on("GET /v1/email-changes/e-1", {ScriptedServer::json(200, ChangeJson)});
    const auto reply = desk.api->getEmailChange(changeId());
    QCOMPARE(codeOf(reply), 0);
    const EmailChange change = *reply.result()->value;
    QCOMPARE(reply.result()->version.tag, u"w1"_s);
    QCOMPARE(change.state, EmailChangeState::Pending);
    QCOMPARE(change.newEmail->clearText(), u"mau@example.vn"_s);
    QVERIFY(change.oldEmailMasked.isEmpty());
    QCOMPARE(change.identityCheck->document, IdentityDocument::Vneid);
    QCOMPARE(change.paper->form, PaperForm::FormTk1Ts);
    QCOMPARE(change.paper->date, QDate(2026, 3, 1));
    QCOMPARE(change.proof.attemptsLeft, 5);
    QVERIFY(!change.proof.resendAvailableAt.isValid());
    QVERIFY(!change.decision);
    QCOMPARE(change.risks, (QList{Risk::UnusualHour, Risk::Unknown}));
}

void TestJson::aDecidedChangeOfSomebodyElseIsRead()
{
    ApiDesk desk;
    QJsonObject body = object(ChangeJson);
    body["newEmail"_L1] = QJsonValue::Null;
    body["state"_L1] = u"teleported"_s;
    body["identityCheck"_L1] = QJsonObject{{u"document"_s, u"retina-scan"_s}, {u"presentedBy"_s, u"self"_s}};
    body["decision"_L1] = QJsonObject{{u"verdict"_s, u"rejected"_s},
                                      {u"reasonCode"_s, u"moon-phase"_s},
                                      {u"note"_s, QJsonValue::Null},
                                      {u"by"_s, QJsonObject{{u"id"_s, u"nv-2"_s}, {u"name"_s, u"Lê Mẫu"_s}}},
                                      {u"at"_s, u"2026-03-01T04:00:00Z"_s}};
    desk.server.on("GET /v1/email-changes/e-1", {ScriptedServer::json(200, QJsonDocument(body).toJson())});
    const auto reply = desk.api->getEmailChange(changeId());
    QCOMPARE(codeOf(reply), 0);
    const EmailChange change = *reply.result()->value;
    QVERIFY(!change.newEmail);
    QCOMPARE(change.state, EmailChangeState::Unknown);
    QVERIFY(!change.identityCheck);
    QCOMPARE(change.decision->verdict, Verdict::Rejected);
    QCOMPARE(change.decision->reason, RejectionReason::Unknown);
    QCOMPARE(change.decision->by.id.text(), u"nv-2"_s);
}

void TestJson::aPasswordResetIsRead()
{
    ApiDesk desk;
    desk.server.on("GET /v1/password-resets/r-1", {ScriptedServer::json(200, ResetJson)});
    const auto reply = desk.api->getPasswordReset(resetId());
    QCOMPARE(codeOf(reply), 0);
    const PasswordReset reset = *reply.result()->value;
    QCOMPARE(reset.state, PasswordResetState::AwaitingOtp);
    QCOMPARE(reset.challenge.state, ChallengeState::Sent);
    QCOMPARE(reset.challenge.expiresAt, utc(2, 10));
    QCOMPARE(reset.passwordDelivery, Delivery::None);
}

void TestJson::aRegisterPageIsRead()
{
    ApiDesk desk;
    const QByteArray page =
        R"({"items":[{"citizen":)" + CitizenJson + R"(},{"removed":"c-2"}],"cursor":"n3","more":true,"total":512})";
    desk.server.on("GET /v1/office-register", {ScriptedServer::json(200, page)});
    const auto reply = desk.api->getOfficeRegister({}, 100);
    QCOMPARE(codeOf(reply), 0);
    QCOMPARE(desk.server.seen().constLast().target, "/v1/office-register?limit=100");
    QVERIFY(desk.server.seen().constLast().headers["accept-encoding"].contains("gzip"));
    const RegisterPage read = *reply.result();
    QCOMPARE(read.items.size(), 2);
    QCOMPARE(std::get<Citizen>(read.items[0]).name.clearText(), u"Nguyễn Văn Mẫu"_s);
    QCOMPARE(std::get<CitizenId>(read.items[1]).text(), u"c-2"_s);
    QCOMPARE(read.cursor, u"n3"_s);
    QVERIFY(read.more);
    QCOMPARE(read.total, 512);
}

void TestJson::activitiesAreRead()
{
    ApiDesk desk;
    desk.server.on("GET /v1/activity", {ScriptedServer::json(200, R"({"items":[
     {"id":"a-1","at":"2026-03-01T02:00:00Z","staff":{"id":"nv-1","name":"Trần Thị Mẫu"},"action":"otp-sent","citizen":"*******789",
      "outcome":"refused","problem":"reset-on-hold","purpose":"password-reset","deskId":"d"},
     {"id":"a-2","at":"2026-03-01T02:00:00Z","staff":{"id":"nv-1","name":"Trần Thị Mẫu"},"action":"sang","citizen":null,"purpose":"fun"}],
     "nextCursor":"n"})")});
    const auto reply = desk.api->listActivity(utc(0, 0), utc(23, 0));
    QCOMPARE(codeOf(reply), 0);
    QCOMPARE(desk.server.seen().constLast().target,
             "/v1/activity?from=2026-03-01T00%3A00%3A00Z&to=2026-03-01T23%3A00%3A00Z&limit=200");
    const ActivityPage page = *reply.result();
    QCOMPARE(page.nextCursor, u"n"_s);
    QCOMPARE(page.items[0].action, ActivityAction::OtpSent);
    QCOMPARE(page.items[0].succeeded, false);
    QCOMPARE(page.items[0].purpose, Purpose::PasswordReset);
    QCOMPARE(page.items[1].action, ActivityAction::Unknown);
    QVERIFY(!page.items[1].succeeded && !page.items[1].purpose);
}

void TestJson::anAddressIsDisclosedOrThereIsNone()
{
    ApiDesk desk;
    desk.server.on("POST /v1/citizens/c-1/email-disclosures",
                   {ScriptedServer::json(200, R"({"email":"mau@example.vn"})"),
                    ScriptedServer::json(200, R"({"email":null})"), ScriptedServer::json(200, R"({})")});
    const auto ask = [&] {
        return desk.api->discloseEmail(citizenId(), central::DisclosurePurpose::ReviewChange, IdempotencyKey::make());
    };
    const auto there = ask();
    QCOMPARE(codeOf(there), 0);
    QCOMPARE((*there.result())->clearText(), u"mau@example.vn"_s);
    QCOMPARE(desk.server.seen().constLast().body, R"({"purpose":"review-change"})");
    const auto none = ask();
    QCOMPARE(codeOf(none), 0);
    QVERIFY(!none.result()->has_value());
    QCOMPARE(codeOf(ask()), static_cast<int>(FailureCode::OutcomeUnknown));
}

void TestJson::aWrongMemberIsNamed_data()
{
    QTest::addColumn<QStringList>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("fact");
    const QJsonValue gone(QJsonValue::Undefined);
    QTest::newRow("id gone") << QStringList{u"id"_s} << gone << u"/id"_s;
    QTest::newRow("id of another form") << QStringList{u"id"_s} << QJsonValue(u"a/b"_s) << u"/id"_s;
    QTest::newRow("number with blanks") << QStringList{u"insuranceNumber"_s} << QJsonValue(u"012 345 6789"_s)
                                        << u"/insuranceNumber"_s;
    QTest::newRow("number of another kind")
        << QStringList{u"insuranceNumber"_s} << QJsonValue(u"001190000001"_s) << u"/insuranceNumber"_s;
    QTest::newRow("number gone, not null") << QStringList{u"personalId"_s} << gone << u"/personalId"_s;
    QTest::newRow("number as a number") << QStringList{u"insuranceNumber"_s} << QJsonValue(123456789)
                                        << u"/insuranceNumber"_s;
    QTest::newRow("birth date") << QStringList{u"birthDate"_s} << QJsonValue(u"1990-13"_s) << u"/birthDate"_s;
    QTest::newRow("name null") << QStringList{u"fullName"_s} << QJsonValue(QJsonValue::Null) << u"/fullName"_s;
    QTest::newRow("e-mail state gone") << QStringList{u"email"_s, u"state"_s} << gone << u"/email/state"_s;
    QTest::newRow("time without offset") << QStringList{u"email"_s, u"since"_s} << QJsonValue(u"2026-01-02T03:04:05"_s)
                                         << u"/email/since"_s;
    QTest::newRow("channels gone") << QStringList{u"account"_s, u"channels"_s} << gone << u"/account/channels"_s;
    QTest::newRow("a channel is a number")
        << QStringList{u"account"_s, u"channels"_s} << QJsonValue(QJsonArray{1}) << u"/account/channels"_s;
    QTest::newRow("account is text") << QStringList{u"account"_s} << QJsonValue(u"x"_s) << u"/account"_s;
}

void TestJson::aWrongMemberIsNamed()
{
    QFETCH(QStringList, path);
    QFETCH(QJsonValue, value);
    QFETCH(QString, fact);
    QJsonObject citizen = object(CitizenJson);
    const auto put = [&value](QJsonObject& into, const QString& name) {
        if (value.isUndefined())
            into.remove(name);
        else
            into[name] = value;
    };
    if (path.size() == 1) {
        put(citizen, path[0]);
    } else {
        QJsonObject inner = citizen[path[0]].toObject();
        put(inner, path[1]);
        citizen[path[0]] = inner;
    }
    ApiDesk desk;
    desk.server.on("GET /v1/citizens/c-1", {ScriptedServer::json(200, QJsonDocument(citizen).toJson())});
    const auto one = desk.api->getCitizen(citizenId(), Purpose::Review);
    QCOMPARE(codeOf(one), static_cast<int>(FailureCode::ReplyNotUnderstood));
    QCOMPARE(one.result().error().fact, fact);

    // Also among many, as whoever counts on a list must not miss one silently.
    const QJsonObject list{{u"items"_s, QJsonArray{object(CitizenJson), citizen}}, {u"truncated"_s, false}};
    desk.server.on("POST /v1/citizen-searches", {ScriptedServer::json(200, QJsonDocument(list).toJson())});
    const auto many = desk.api->searchCitizens({*CitizenNumber::parse(u"0123456789"_s), Purpose::Review, {}});
    QCOMPARE(codeOf(many), static_cast<int>(FailureCode::ReplyNotUnderstood));
    QCOMPARE(many.result().error().fact, u"/items/1"_s + fact);
}

void TestJson::whatIsAskedIsWrittenAsTheContractSays()
{
    ApiDesk desk;
    const auto sent = [&] { return object(desk.server.seen().constLast().body); };
    desk.server.on("POST /v1/citizen-searches", {ScriptedServer::json(200, R"({"items":[],"truncated":false})")});
    QCOMPARE(codeOf(desk.api->searchCitizens({*CitizenNumber::parse(u"dn 4797999999999"_s), Purpose::EmailChange,
                                              *CaseReference::parse(u"HS-1"_s)})),
             0);
    QCOMPARE(sent(), object(R"({"number":"DN4797999999999","purpose":"email-change","caseReference":"HS-1"})"));
    QVERIFY(!desk.server.seen().constLast().headers.contains("idempotency-key"));
    QCOMPARE(codeOf(desk.api->searchCitizens(
                 {CitizenQuery::ByName{*PersonName::parse(u"Nguyễn  Văn Mẫu"_s), *BirthDate::fromIso(u"1957"_s)},
                  Purpose::AnswerQuestion,
                  {}})),
             0);
    QCOMPARE(sent(), object(R"({"fullName":"Nguyễn Văn Mẫu","birthDate":"1957","purpose":"answer-question"})"));

    desk.server.on("POST /v1/email-changes", {ScriptedServer::json(201, ChangeJson)});
    const NewEmailChange change{citizenId(),
                                {u"v1"_s},
                                *EmailAddress::parse(u"mau@bücher.example"_s),
                                check(),
                                {PaperForm::Form02SdGd, {}, QDate(2026, 2, 3)}};
    QCOMPARE(codeOf(desk.api->requestEmailChange(change, IdempotencyKey::make())), 0);
    QCOMPARE(sent(), object(R"({"citizenId":"c-1","citizenVersion":"v1","newEmail":"mau@xn--bcher-kva.example",
      "identityCheck":{"document":"passport","documentEnding":"12B","presentedBy":"guardian"},"paper":{"form":"02-SD-GD","date":"2026-02-03"}})"));

    desk.server.on("POST /v1/password-resets", {ScriptedServer::json(201, ResetJson)});
    QCOMPARE(codeOf(desk.api->startPasswordReset({citizenId(), OtpChannel::SmartOtp, check()}, IdempotencyKey::make())),
             0);
    QCOMPARE(sent()["channel"_L1].toString(), u"smart-otp"_s);

    desk.server.on("POST /v1/password-resets/r-1/otp", {ScriptedServer::json(200, ResetJson)});
    QCOMPARE(codeOf(desk.api->submitOtp(resetId(), *OneTimeCode::parse(u"012345"_s, 6), IdempotencyKey::make())), 0);
    QCOMPARE(desk.server.seen().constLast().body, R"({"code":"012345"})");

    desk.server.on("POST /v1/citizens/c-1/hold-releases", {ScriptedServer::json(200, CitizenJson)});
    QCOMPARE(codeOf(desk.api->releaseResetHold(citizenId(), changeId(), u"đã gặp"_s, IdempotencyKey::make())), 0);
    QCOMPARE(sent(), object(R"({"changeId":"e-1","reason":"đã gặp"})"));

    desk.server.on("POST /v1/email-changes/e-1/proof-resends", {ScriptedServer::json(202, ChangeJson)});
    QCOMPARE(codeOf(desk.api->resendEmailProof(changeId(), IdempotencyKey::make())), 0);
    QVERIFY(desk.server.seen().constLast().body.isEmpty());
}

QTEST_GUILESS_MAIN(TestJson)
#include "tst_Json.moc"
