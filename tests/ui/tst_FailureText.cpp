#include "domain/Failure.h"
#include "ui/FailureText.h"
#include "ui/Translations.h"
#include "ui/Words.h"
#include <QMetaEnum>
#include <QtTest>

using namespace bhxh;
using namespace Qt::StringLiterals;
using domain::Failure;
using domain::FailureCode;

namespace {

const QDateTime now({2026, 11, 23}, {1, 0}, Qt::UTC); // 08:00 in Viet Nam

QList<FailureCode> allCodes()
{
    const auto codes = QMetaEnum::fromType<FailureCode>();
    QList<FailureCode> all;
    for (int i = 0; i < codes.keyCount(); ++i)
        all.append(static_cast<FailureCode>(codes.value(i)));
    return all;
}

/// Every fact that a failure can hold, so that each sentence with a place in it is seen filled.
Failure full(FailureCode code)
{
    Failure failure{code};
    failure.httpStatus = 409;
    failure.retryAfterSeconds = 38;
    failure.attemptsLeft = 2;
    failure.availableAt = now.addDays(1);
    failure.fact = u"ễ"_s;
    return failure;
}

bool isSentence(const QString& text)
{
    return text.size() > 5 && text.front().isUpper() && text.endsWith(u'.');
}

} // namespace

class tst_FailureText : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_translations.use(u"vi"_s); }

    void everyCodeHasTwoSentencesInBothLanguagesForBothReaders()
    {
        for (const QString& language : ui::Translations::languages()) {
            m_translations.use(language);
            for (const FailureCode code : allCodes()) {
                for (const auto reader : {ui::Reader::Staff, ui::Reader::Citizen}) {
                    for (const Failure& failure : {Failure{code}, full(code)}) {
                        const auto words = ui::wordsFor(failure, now, reader);
                        const QString where =
                            language + u' ' + QString::number(static_cast<int>(code)) + u": "_s + words.text();
                        QVERIFY2(isSentence(words.happened), qPrintable(where));
                        QVERIFY2(isSentence(words.remedy), qPrintable(where));
                        QVERIFY2(!words.text().contains(u"%"_s), qPrintable(where));
                        QVERIFY2(words.code.endsWith(QString::number(static_cast<int>(code))), qPrintable(where));
                    }
                }
            }
        }
    }

    void everyCodeHasWordsOfItsOwn()
    {
        QHash<QString, FailureCode> seen;
        for (const FailureCode code : allCodes()) {
            const QString happened = ui::wordsFor(Failure{code}, now).happened;
            QVERIFY2(!seen.contains(happened), qPrintable(happened));
            seen.insert(happened, code);
        }
    }

    void vietnameseIsNotEnglish()
    {
        for (const FailureCode code : allCodes()) {
            m_translations.use(u"vi"_s);
            const QString vietnamese = ui::wordsFor(Failure{code}, now).text();
            m_translations.use(u"en"_s);
            QVERIFY2(ui::wordsFor(Failure{code}, now).text() != vietnamese, qPrintable(vietnamese));
        }
    }

    void theOddCharacterIsNamed()
    {
        Failure failure{FailureCode::EmailHasMarks};
        failure.fact = u"ễ"_s;
        QCOMPARE(ui::wordsFor(failure, now).happened, u"Địa chỉ email có ký tự “ễ”."_s);
    }

    void attemptsLeftAreCounted()
    {
        Failure failure{FailureCode::OtpMismatch};
        failure.attemptsLeft = 2;
        QCOMPARE(ui::wordsFor(failure, now).happened, u"Mã xác thực không đúng. Còn 2 lần nhập."_s);
        m_translations.use(u"en"_s);
        failure.attemptsLeft = 1;
        QCOMPARE(ui::wordsFor(failure, now).happened, u"The one-time code is wrong. 1 attempt left."_s);
        failure.code = FailureCode::WrongPin;
        QCOMPARE(ui::wordsFor(failure, now).happened, u"The PIN is wrong. 1 attempt left."_s);
    }

    void theWaitIsTold()
    {
        Failure failure{FailureCode::TooManyRequests};
        failure.retryAfterSeconds = 38;
        QCOMPARE(ui::wordsFor(failure, now).remedy, u"Thử lại sau 38 giây."_s);
        failure.retryAfterSeconds = 1740;
        QCOMPARE(ui::wordsFor(failure, now).remedy, u"Thử lại sau 29 phút."_s);
    }

    void aHoldTellsItsEndInVietnameseTime()
    {
        Failure failure{FailureCode::ResetOnHold};
        failure.availableAt = QDateTime({2026, 11, 23}, {18, 30}, Qt::UTC);
        QCOMPARE(ui::wordsFor(failure, now).happened, u"Chưa cấp lại mật khẩu được trước 24/11 01:30."_s);
    }

    void oneCodeWithTwoCausesTellsThemApart()
    {
        Failure change{FailureCode::AlreadyPending};
        change.pendingChangeId = u"c1"_s;
        Failure reset{FailureCode::AlreadyPending};
        reset.openResetId = u"r1"_s;
        QVERIFY(ui::wordsFor(change, now).happened.contains(u"sửa email"_s));
        QVERIFY(ui::wordsFor(reset, now).happened.contains(u"mật khẩu"_s));

        Failure newAddress{FailureCode::UndeliverableEmail, 422};
        Failure registered{FailureCode::UndeliverableEmail, 409};
        QVERIFY(ui::wordsFor(newAddress, now).happened != ui::wordsFor(registered, now).happened);
    }

    void theCitizenIsAddressedAndToldNoInternals()
    {
        QCOMPARE(ui::wordsFor(Failure{FailureCode::OtpMismatch}, now, ui::Reader::Citizen).remedy,
                 u"Mời ông/bà xem thư mới nhất và nhập lại mã."_s);
        QVERIFY(
            !ui::wordsFor(Failure{FailureCode::TlsUntrusted}, now, ui::Reader::Citizen).text().contains(u"hệ thống"_s));
        for (const FailureCode code : allCodes())
            QVERIFY(!ui::wordsFor(Failure{code}, now).text().contains(u"ông/bà"_s));
    }

    void momentsAreToldInVietnam()
    {
        QCOMPARE(ui::dateTimeText(now), u"23/11/2026 08:00"_s);
        QCOMPARE(ui::dateText(QDateTime({2026, 11, 23}, {20, 0}, Qt::UTC)), u"24/11/2026"_s);
        QCOMPARE(ui::timeText(QDateTime()), QString());
        QCOMPARE(ui::agoText(now.addSecs(-59), now), u"vừa xong"_s);
        QCOMPARE(ui::agoText(now.addSecs(5), now), u"vừa xong"_s);
        QCOMPARE(ui::agoText(now.addSecs(-300), now), u"5 phút trước"_s);
        QCOMPARE(ui::agoText(now.addSecs(-7200), now), u"2 giờ trước"_s);
        QCOMPARE(ui::agoText(now.addDays(-2), now), u"21/11/2026 08:00"_s);
        QCOMPARE(ui::durationText(0), u"1 giây"_s);
        QCOMPARE(ui::durationText(91), u"2 phút"_s);
        QCOMPARE(ui::durationText(86000), u"24 giờ"_s);
    }

    void valuesHaveWordsOfTheGlossary()
    {
        QCOMPARE(ui::words(domain::EmailChangeState::Pending), u"chờ duyệt"_s);
        QCOMPARE(ui::words(domain::Delivery::Bounced), u"thư bị trả lại"_s);
        QCOMPARE(ui::words(domain::EmailState::Unproven), u"chưa xác minh"_s);
        QCOMPARE(ui::words(domain::Role::Counter), u"cán bộ tiếp nhận"_s);
        QCOMPARE(ui::words(domain::AccountState::Unknown), u"không rõ"_s);
    }

    void theSwitchOfLanguageReachesQtsOwnButtons()
    {
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"Hủy"_s);
        m_translations.use(u"en"_s);
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"Cancel"_s);
        m_translations.use(u"de"_s); // not ours: the default
        QCOMPARE(m_translations.language(), u"vi"_s);
    }

private:
    ui::Translations m_translations;
};

QTEST_MAIN(tst_FailureText)
#include "tst_FailureText.moc"
