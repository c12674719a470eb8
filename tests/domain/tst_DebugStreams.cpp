// A log line can't leak by accident: every value that may be streamed prints masked, and the others can't be streamed
// at all.
#include "domain/Activity.h"
#include "domain/EmailChange.h"
#include "domain/LookupText.h"
#include "domain/OneTimeCode.h"
#include "domain/PasswordReset.h"
#include "domain/Register.h"
#include <QDebug>
#include <QTest>

using namespace bhxh::domain;
using namespace Qt::StringLiterals;

template <typename T>
concept CanBeStreamed = requires(QDebug debug, const T& value)
{
    debug << value;
};

static_assert(!CanBeStreamed<OneTimeCode>);
static_assert(!CanBeStreamed<LookupText>);
static_assert(!CanBeStreamed<CitizenQuery>);
static_assert(!CanBeStreamed<CaseReference>);
static_assert(!CanBeStreamed<RegisteredEmail>);
static_assert(!CanBeStreamed<IdentityCheck>);
static_assert(!CanBeStreamed<Paper>);
static_assert(!CanBeStreamed<NewEmailChange>);
static_assert(!CanBeStreamed<NewDecision>);
static_assert(!CanBeStreamed<Decision>);
static_assert(!CanBeStreamed<Challenge>);
static_assert(!CanBeStreamed<StaffReference>);
static_assert(!CanBeStreamed<StaffMember>);
static_assert(!CanBeStreamed<Activity>);
static_assert(!CanBeStreamed<RegisterPage>);
static_assert(!CanBeStreamed<CitizenMatches>);
static_assert(!CanBeStreamed<EmailChangePage>);

namespace {

template <typename T>
QString printed(const T& value)
{
    QString text;
    QDebug(&text) << value;
    return text.trimmed();
}

Citizen someone()
{
    return Citizen{
        .id = *CitizenId::parse(u"cz-1"_s),
        .version = {u"ver"_s},
        .insuranceNumber = *InsuranceNumber::parse(u"0123456789"_s),
        .personalId = *PersonalId::parse(u"001090999123"_s),
        .formerNumbers = {u"7912345678"_s},
        .name = PersonName::fromRecord(u"Nguyễn Văn Mẫu"_s),
        .birthDate = *BirthDate::fromIso(u"1990-01-02"_s),
        .sex = Sex::Male,
        .address = u"Số 1, Phố Thử"_s,
        .office = u"0101"_s,
        .email = {.state = EmailState::Proven, .masked = u"m***u@g***.com"_s, .since = {}, .pendingChange = {}},
        .account = {}};
}

} // namespace

class DebugStreamsTest : public QObject
{
    Q_OBJECT

private slots:
    void aStreamShowsTheMaskOnly_data();
    void aStreamShowsTheMaskOnly();
    void listsAreMaskedToo();
};

void DebugStreamsTest::aStreamShowsTheMaskOnly_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("expected");
    QTest::newRow("number") << printed(*CitizenNumber::parse(u"DN4797999999123"_s)) << u"************123"_s;
    QTest::newRow("insurance number") << printed(*InsuranceNumber::parse(u"0123456789"_s)) << u"*******789"_s;
    QTest::newRow("personal id") << printed(*PersonalId::parse(u"001090999123"_s)) << u"*********123"_s;
    QTest::newRow("name") << printed(PersonName::fromRecord(u"Nguyễn Văn Mẫu"_s)) << u"N*** V*** M***"_s;
    QTest::newRow("birth date") << printed(*BirthDate::fromIso(u"1990-01-02"_s)) << u"****-**-**"_s;
    QTest::newRow("birth year") << printed(*BirthDate::fromIso(u"1990"_s)) << u"****-**-**"_s;
    QTest::newRow("e-mail") << printed(*EmailAddress::parse(u"mau.thu@gmail.com"_s)) << u"m***u@g***.com"_s;
    QTest::newRow("citizen") << printed(someone()) << u"Citizen(cz-1)"_s;

    EmailChange change{.id = *EmailChangeId::parse(u"ec-1"_s),
                       .version = {},
                       .state = EmailChangeState::Pending,
                       .citizen = someone().id,
                       .citizenName = someone().name,
                       .newEmail = *EmailAddress::parse(u"mau.thu@gmail.com"_s),
                       .requestedBy = {*StaffId::parse(u"st-1"_s), u"Cán bộ Thử"_s}};
    QTest::newRow("e-mail change") << printed(change) << u"EmailChange(ec-1, pending)"_s;
    const PasswordReset reset{.id = *PasswordResetId::parse(u"pr-1"_s),
                              .version = {},
                              .state = PasswordResetState::AwaitingOtp,
                              .citizen = someone().id,
                              .challenge = {.sentTo = u"m***u@g***.com"_s}};
    QTest::newRow("password reset") << printed(reset) << u"PasswordReset(pr-1, awaiting-otp)"_s;

    const Failure failure{
        .code = FailureCode::VersionConflict, .httpStatus = 412, .currentVersion = u"v9"_s, .fact = u"fact"_s};
    QTest::newRow("failure") << printed(failure) << u"Failure(404, HTTP 412)"_s;
    QTest::newRow("failure without a status")
        << printed(Failure{.code = FailureCode::EmailHasMarks, .fact = u"ễ"_s}) << u"Failure(132)"_s;
}

void DebugStreamsTest::aStreamShowsTheMaskOnly()
{
    QFETCH(QString, shown);
    QTEST(shown, "expected");
}

void DebugStreamsTest::listsAreMaskedToo()
{
    QCOMPARE(printed(QList<CitizenNumber>{*CitizenNumber::parse(u"0123456789"_s)}), u"QList(*******789)"_s);
    QVERIFY(!printed(QList<PersonName>{PersonName::fromRecord(u"Nguyễn Mẫu"_s)}).contains(u"guyễn"_s));
}

QTEST_APPLESS_MAIN(DebugStreamsTest)
#include "tst_DebugStreams.moc"
