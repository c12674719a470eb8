// What is filled in beside the number: opaque ids, case references, identity check, paper, notes, decisions; and what a
// citizen tells of them.
#include "Codes.h"
#include "domain/Activity.h"
#include "domain/Clock.h"
#include "domain/EmailChange.h"
#include "domain/Notes.h"
#include "domain/PasswordReset.h"
#include "domain/Register.h"
#include <QTest>

using namespace bhxh::domain;
using namespace Qt::StringLiterals;

class FormsTest : public QObject
{
    Q_OBJECT

private slots:
    void anOpaqueIdIsOneToSixtyFourPlainCharacters_data();
    void anOpaqueIdIsOneToSixtyFourPlainCharacters();
    void idsCompareAndHashByTheirText();
    void everyIdempotencyKeyIsNew();
    void aCaseReferenceHasFortyCharactersAtMost();
    void aDocumentEndingIsThreeOrFourCharacters_data();
    void aDocumentEndingIsThreeOrFourCharacters();
    void anIdentityCheckKeepsWhatItWasGiven();
    void aPaperHasANumberOfFortyCharactersAtMost();
    void aPaperIsDatedTodayOrBefore();
    void aNoteHasFiveHundredCharactersAtMost();
    void aReleaseNeedsAReason();
    void aRejectionHasItsReason();
    void onlyAwaitedAndPendingIsOpen();
    void aCitizensNumbersAreHeldAgainstThePerson();
    void vietnamIsSevenHoursAhead();
    void aRegisterPageKeepsOrForgets();

private:
    static Citizen citizen(const QString& personalId);
    const QDate today{2026, 11, 23};
};

void FormsTest::anOpaqueIdIsOneToSixtyFourPlainCharacters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("plain") << u"cz_7Fq-0"_s << true;
    QTest::newRow("one") << u"a"_s << true;
    QTest::newRow("64") << QString(64, u'a') << true;
    QTest::newRow("65") << QString(65, u'a') << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("a slash") << u"a/b"_s << false;
    QTest::newRow("dots") << u".."_s << false;
    QTest::newRow("a blank") << u"a b"_s << false;
    QTest::newRow("a line end") << u"a\n"_s << false;
    QTest::newRow("a mark") << u"mẫu"_s << false;
    QTest::newRow("a full-width digit") << u"\uFF11"_s << false;
}

void FormsTest::anOpaqueIdIsOneToSixtyFourPlainCharacters()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    const auto id = CitizenId::parse(text);
    QCOMPARE(codeOf(id), valid ? none : FailureCode::IdInvalid);
    QCOMPARE(codeOf(EmailChangeId::parse(text)), codeOf(id));
    QCOMPARE(codeOf(PasswordResetId::parse(text)), codeOf(id));
    QCOMPARE(codeOf(StaffId::parse(text)), codeOf(id));
    if (valid)
        QCOMPARE(id->text(), text);
}

void FormsTest::idsCompareAndHashByTheirText()
{
    const CitizenId a = *CitizenId::parse(u"a"_s);
    const CitizenId b = *CitizenId::parse(u"b"_s);
    QVERIFY(a == *CitizenId::parse(u"a"_s));
    QVERIFY(a != b);
    QVERIFY(a < b);
    QCOMPARE(QSet<CitizenId>({a, b, a}).size(), 2);
}

void FormsTest::everyIdempotencyKeyIsNew()
{
    const IdempotencyKey first = IdempotencyKey::make();
    QVERIFY(first != IdempotencyKey::make());
    QCOMPARE(first.text().size(), 36);
    QCOMPARE(first.text(), IdempotencyKey(first).text());
}

void FormsTest::aCaseReferenceHasFortyCharactersAtMost()
{
    QCOMPARE(CaseReference::parse(u"  HS\u00A0 1234\u200B/2026 "_s)->text(), u"HS 1234/2026"_s);
    QCOMPARE(CaseReference::parse(QString())->text(), QString());
    QCOMPARE(CaseReference::parse(QString()), CaseReference());
    QCOMPARE(codeOf(CaseReference::parse(QString(39, u'ẫ'))), none);
    QCOMPARE(codeOf(CaseReference::parse(QString(40, u'ẫ'))), none);
    QCOMPARE(codeOf(CaseReference::parse(QString(41, u'ẫ'))), FailureCode::CaseReferenceTooLong);
}

void FormsTest::aDocumentEndingIsThreeOrFourCharacters_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("kept");
    QTest::addColumn<bool>("valid");
    QTest::newRow("not noted") << QString() << QString() << true;
    QTest::newRow("blanks only") << u" \u00A0"_s << QString() << true;
    QTest::newRow("three") << u"789"_s << u"789"_s << true;
    QTest::newRow("four") << u"A78z"_s << u"A78z"_s << true;
    QTest::newRow("cleaned") << u" \uFF1789\u200B"_s << u"789"_s << true;
    QTest::newRow("two") << u"89"_s << QString() << false;
    QTest::newRow("five") << u"56789"_s << QString() << false;
    QTest::newRow("a mark") << u"đ89"_s << QString() << false;
    QTest::newRow("a hyphen") << u"7-9"_s << QString() << false;
    QTest::newRow("a blank inside") << u"7 9"_s << QString() << false;
    QTest::newRow("a whole number") << u"001090999999"_s << QString() << false;
}

void FormsTest::aDocumentEndingIsThreeOrFourCharacters()
{
    QFETCH(QString, typed);
    QFETCH(bool, valid);
    const auto check = IdentityCheck::make(IdentityDocument::CitizenCard, typed, PresentedBy::Self, QString());
    QCOMPARE(codeOf(check), valid ? none : FailureCode::DocumentEndingInvalid);
    if (valid)
        QTEST(check->documentEnding, "kept");
}

void FormsTest::anIdentityCheckKeepsWhatItWasGiven()
{
    const auto check =
        IdentityCheck::make(IdentityDocument::Passport, u"C12"_s, PresentedBy::Guardian, u" mẹ đi cùng\n"_s);
    QCOMPARE(codeOf(check), none);
    QCOMPARE(check->document, IdentityDocument::Passport);
    QCOMPARE(check->presentedBy, PresentedBy::Guardian);
    QCOMPARE(check->note, u"mẹ đi cùng"_s);
    const auto tooLong = IdentityCheck::make(IdentityDocument::Vneid, QString(), PresentedBy::Self, QString(501, u'a'));
    QCOMPARE(codeOf(tooLong), FailureCode::NoteTooLong);
}

void FormsTest::aPaperHasANumberOfFortyCharactersAtMost()
{
    const auto numbered = [this](int length) {
        return Paper::make(PaperForm::FormTk1Ts, QString(length, u'1'), today, today);
    };
    QCOMPARE(codeOf(numbered(0)), none);
    QCOMPARE(codeOf(numbered(40)), none);
    QCOMPARE(codeOf(numbered(41)), FailureCode::PaperNumberTooLong);
    QCOMPARE(numbered(2)->form, PaperForm::FormTk1Ts);
    QCOMPARE(Paper::make(PaperForm::Form02SdGd, u" 12 / TB "_s, today, today)->number, u"12 / TB"_s);
}

void FormsTest::aPaperIsDatedTodayOrBefore()
{
    const auto dated = [this](QDate date) { return Paper::make(PaperForm::Form02SdGd, QString(), date, today); };
    QCOMPARE(codeOf(dated(today.addDays(-1))), none);
    QCOMPARE(codeOf(dated(today)), none);
    QCOMPARE(dated(today)->date, today);
    QCOMPARE(codeOf(dated(today.addDays(1))), FailureCode::PaperDateInFuture);
    QCOMPARE(codeOf(dated(QDate())), FailureCode::PaperDateInFuture);
}

void FormsTest::aNoteHasFiveHundredCharactersAtMost()
{
    QCOMPARE(checkedNote(u" hai\ndòng "_s), u"hai\ndòng"_s);
    QCOMPARE(codeOf(checkedNote(QString(500, u'ẫ'))), none);
    QCOMPARE(codeOf(checkedNote(QString(501, u'ẫ'))), FailureCode::NoteTooLong);
    // Counted as the contract counts: decomposed letters and letters beyond the first plane are one each.
    QCOMPARE(codeOf(checkedNote(u"a\u0302\u0303"_s.repeated(500))), none);
    QCOMPARE(codeOf(checkedNote(u"\U0001F600"_s.repeated(500))), none);
    QCOMPARE(codeOf(checkedNote(u"\U0001F600"_s.repeated(501))), FailureCode::NoteTooLong);
}

void FormsTest::aReleaseNeedsAReason()
{
    QCOMPARE(codeOf(checkedReleaseReason(QString())), FailureCode::ReasonTooShort);
    QCOMPARE(codeOf(checkedReleaseReason(u"abcd"_s)), FailureCode::ReasonTooShort);
    QCOMPARE(codeOf(checkedReleaseReason(u"ab \u200B\u00A0 \n  cd"_s)), none);
    QCOMPARE(codeOf(checkedReleaseReason(u"a    \u200B\u00A0\n  "_s)), FailureCode::ReasonTooShort);
    QCOMPARE(codeOf(checkedReleaseReason(u"abcde"_s)), none);
    QCOMPARE(codeOf(checkedReleaseReason(u"đ\u1EABđđđ"_s.normalized(QString::NormalizationForm_D))), none);
    QCOMPARE(codeOf(checkedReleaseReason(QString(500, u'a'))), none);
    QCOMPARE(codeOf(checkedReleaseReason(QString(501, u'a'))), FailureCode::NoteTooLong);
}

void FormsTest::aRejectionHasItsReason()
{
    const auto approval = NewDecision::approval();
    QCOMPARE(approval->verdict, Verdict::Approved);
    QVERIFY(!approval->reason);
    const auto rejection = NewDecision::rejection(RejectionReason::PaperMissing, u"thiếu tờ khai"_s);
    QCOMPARE(rejection->verdict, Verdict::Rejected);
    QCOMPARE(rejection->reason, std::optional(RejectionReason::PaperMissing));
    QCOMPARE(rejection->note, u"thiếu tờ khai"_s);
    QCOMPARE(codeOf(NewDecision::approval(QString(501, u'a'))), FailureCode::NoteTooLong);
    QCOMPARE(codeOf(NewDecision::rejection(RejectionReason::Other, QString(501, u'a'))), FailureCode::NoteTooLong);
}

void FormsTest::onlyAwaitedAndPendingIsOpen()
{
    EmailChange change{.id = *EmailChangeId::parse(u"ec1"_s),
                       .version = {},
                       .citizen = *CitizenId::parse(u"cz1"_s),
                       .citizenName = PersonName::fromRecord(u"Nguyễn Văn Mẫu"_s),
                       .requestedBy = {*StaffId::parse(u"st1"_s), u"Cán bộ Mẫu"_s}};
    using enum EmailChangeState;
    for (const EmailChangeState state : {AwaitingProof, Pending, Approved, Rejected, Withdrawn, Expired, Unknown}) {
        change.state = state;
        QCOMPARE(change.isOpen(), state == AwaitingProof || state == Pending);
    }
}

Citizen FormsTest::citizen(const QString& personalId)
{
    return Citizen{.id = *CitizenId::parse(u"cz1"_s),
                   .version = {u"v1"_s},
                   .insuranceNumber = *InsuranceNumber::parse(u"0323456789"_s),
                   .personalId = *PersonalId::parse(personalId),
                   .formerNumbers = {},
                   .name = PersonName::fromRecord(u"Nguyễn Văn Mẫu"_s),
                   .birthDate = *BirthDate::fromIso(u"1990"_s),
                   .sex = Sex::Male,
                   .address = {},
                   .office = u"0101"_s,
                   .email = {},
                   .account = {}};
}

void FormsTest::aCitizensNumbersAreHeldAgainstThePerson()
{
    using Warnings = QList<NumberWarning>;
    using enum NumberWarning;
    QCOMPARE(citizen(u"001090000001"_s).numberWarnings(), Warnings{UnknownProvince}); // of the insurance number
    QCOMPARE(citizen(u"003191000001"_s).numberWarnings(),
             (Warnings{UnknownProvince, BirthYearDiffers, SexDiffers})); // each once
    QVERIFY(citizen(u"001227000001"_s).numberWarnings(today).contains(CenturyUnusual));

    Citizen unnumbered = citizen(u"001090000001"_s);
    unnumbered.insuranceNumber.reset();
    QVERIFY(unnumbered.numberWarnings().isEmpty());
    unnumbered.personalId.reset();
    QVERIFY(unnumbered.numberWarnings().isEmpty());
}

void FormsTest::vietnamIsSevenHoursAhead()
{
    const QDateTime utc(QDate(2026, 6, 30), QTime(18, 30), Qt::UTC);
    QCOMPARE(inVietnam(utc).date(), QDate(2026, 7, 1));
    QCOMPARE(inVietnam(utc).time(), QTime(1, 30));
    QCOMPARE(inVietnam(utc), utc);
}

void FormsTest::aRegisterPageKeepsOrForgets()
{
    RegisterPage page;
    page.items << RegisterPage::Item(citizen(u"001090000001"_s)) << RegisterPage::Item(*CitizenId::parse(u"cz2"_s));
    QVERIFY(std::holds_alternative<Citizen>(page.items[0]));
    QCOMPARE(std::get<CitizenId>(page.items[1]).text(), u"cz2"_s);
}

QTEST_APPLESS_MAIN(FormsTest)
#include "tst_Forms.moc"
