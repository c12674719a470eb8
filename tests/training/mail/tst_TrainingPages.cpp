#include "training/mail/MailboxPage.h"
#include "training/mail/PortalPage.h"

#include <QSet>
#include <QTest>

using namespace bhxh::training;
using namespace Qt::StringLiterals;

namespace {

QString htmlOf(const HttpResponse& response)
{
    return QString::fromStdString(response.body);
}

TrainingClock::TimePoint at(qint64 seconds)
{
    return TrainingClock::TimePoint(std::chrono::seconds(seconds));
}

} // namespace

class TestTrainingPages : public QObject
{
    Q_OBJECT

private slots:
    void theMailboxShowsTheNewestFirstAndDecoded()
    {
        const TrainingClock clock;
        const MailComposer composer(clock);
        const CodeMail code{.to = u"lan@example.com"_s,
                            .code = u"482913"_s,
                            .number = u"0123456789"_s,
                            .requestNumber = u"R-7"_s,
                            .officeName = u"BHXH <cơ sở> & Mẫu"_s};
        const std::vector<MailboxEntry> mails = {{.id = u"1"_s,
                                                  .at = at(100),
                                                  .to = u"lan@example.com"_s,
                                                  .kind = MailKind::ProofCode,
                                                  .raw = *composer.proofCode(code),
                                                  .delivery = u"bounced"_s},
                                                 {.id = u"2"_s,
                                                  .at = at(300),
                                                  .to = u"<b>@example.com"_s,
                                                  .kind = MailKind::Password,
                                                  .raw = "broken",
                                                  .delivery = {}},
                                                 {.id = u"3"_s,
                                                  .at = at(100),
                                                  .to = u"x@example.com"_s,
                                                  .kind = MailKind::OneTimeCode,
                                                  .raw = *composer.oneTimeCode(code),
                                                  .delivery = u"delivered"_s}};
        const HttpResponse response = mailboxPage(mails, u"\"><script>"_s);
        QCOMPARE(response.status, 200);
        const QString html = htmlOf(response);
        const qsizetype password = html.indexOf(u"Mật khẩu mới"_s);
        const qsizetype oneTime = html.indexOf(u"Mã xác thực (OTP)</span>"_s);
        const qsizetype proof = html.indexOf(u"Mã xác nhận địa chỉ</span>"_s);
        QVERIFY(password > 0 && password < oneTime && oneTime < proof);
        QVERIFY(html.contains(u"482913"_s));
        QVERIFY(html.contains(u"BHXH &lt;cơ sở&gt; &amp; Mẫu"_s));
        QVERIFY(html.contains(u"&lt;b&gt;@example.com"_s));
        QVERIFY(html.contains(u"thư bị trả lại"_s));
        QVERIFY(html.contains(u"01/01/1970 07:05:00"_s));
        QVERIFY(html.contains(u"Không đọc được"_s));
        QVERIFY(!html.contains(u"<script"_s));
        QVERIFY(htmlOf(mailboxPage({}, {})).contains(u"Chưa có thư nào"_s));
    }

    void thePortalSaysWhatBecameOfACode()
    {
        const QString fresh = htmlOf(portalPage({.number = {}, .codeLength = 8}));
        QVERIFY(fresh.contains(u"pattern=\"[0-9]{8}\""_s));
        QVERIFY(!fresh.contains(u"role=\"alert\""_s));
        QVERIFY(htmlOf(portalPage({.number = {}, .isSent = true})).contains(u"Mật khẩu mới đã được gửi"_s));
        QSet<QString> words;
        for (const QString& type :
             {u"otp-mismatch"_s, u"otp-expired"_s, u"otp-locked"_s, u"already-decided"_s, u"not-found"_s,
              u"too-many-requests"_s, u"invalid-input"_s, u"unavailable"_s, u"something-new"_s}) {
            const HttpResponse response =
                portalPage({.number = u"\"<x>"_s, .problemType = type, .attemptsLeft = 3}, 422);
            QCOMPARE(response.status, 422);
            const QString html = htmlOf(response);
            QVERIFY(!html.contains(u"<x>"_s));
            QVERIFY(!html.contains(type));
            words.insert(html.section(u"role=\"alert\">"_s, 1, 1).section(u'<', 0, 0));
        }
        QCOMPARE(words.size(), 8); // the last two share theirs
        QVERIFY(htmlOf(portalPage({.problemType = u"otp-mismatch"_s, .attemptsLeft = 3})).contains(u"còn 3 lần"_s));
    }
};

QTEST_APPLESS_MAIN(TestTrainingPages)
#include "tst_TrainingPages.moc"
