#include "training/mail/MailComposer.h"
#include "training/mail/MailReader.h"
#include "training/mail/MailText.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace bhxh::training;
using namespace Qt::StringLiterals;

namespace {

const QString number = u"0123456789"_s;

CodeMail codeMail()
{
    return {.to = u"lan.tran@example.com"_s,
            .code = u"482913"_s,
            .number = number,
            .requestNumber = u"R-0007"_s,
            .lifeMinutes = 10,
            .officeName = u"BHXH cơ sở Sông Mẫu"_s};
}

NoticeMail noticeMail()
{
    // 2026-03-09 18:30 UTC is the next day in Vietnam.
    return {.to = u"cu@example.org"_s,
            .oldEmailMasked = u"c***u@e***.org"_s,
            .newEmailMasked = u"l***n@e***.com"_s,
            .number = number,
            .requestNumber = u"C-12"_s,
            .changedAt = TrainingClock::TimePoint(std::chrono::milliseconds(1'773'081'000'000)),
            .officeName = u"BHXH cơ sở Sông Mẫu"_s};
}

QByteArrayList headerLines(const QByteArray& raw)
{
    return raw.first(raw.indexOf("\r\n\r\n")).split('\n');
}

} // namespace

class TestMailComposer : public QObject
{
    Q_OBJECT

    TrainingClock m_clock;
    MailComposer m_composer{m_clock};

    [[nodiscard]] QList<QByteArray> oneOfEachKind() const
    {
        const PasswordMail password{
            .to = u"lan.tran@example.com"_s, .password = u"938271"_s, .requestNumber = u"R-0007"_s};
        return {m_composer.proofCode(codeMail()).value_or(QByteArray()),
                m_composer.oneTimeCode(codeMail()).value_or(QByteArray()),
                m_composer.password(password).value_or(QByteArray()),
                m_composer.noticeOld(noticeMail()).value_or(QByteArray()),
                m_composer.noticeNew(noticeMail()).value_or(QByteArray())};
    }

private slots:
    void everyMailIsWellFormedOnTheWire()
    {
        for (const QByteArray& raw : oneOfEachKind()) {
            QVERIFY(!raw.isEmpty());
            QByteArray bare = raw;
            bare.replace("\r\n", "");
            QVERIFY(!bare.contains('\r') && !bare.contains('\n'));
            for (const QByteArray& line : raw.split('\n')) {
                QVERIFY2(line.size() <= 77, line.constData()); // 76 and the CR
                QVERIFY(
                    std::all_of(line.begin(), line.end(), [](char c) { return (c >= 32 && c < 127) || c == '\r'; }));
            }
            for (const char* name : {"Date: ", "From: ", "To: ", "Message-ID: ", "Subject: ", "MIME-Version: 1.0",
                                     "Content-Type: ", "Content-Transfer-Encoding: quoted-printable"})
                QCOMPARE(raw.count(QByteArray("\r\n") + name) + (raw.startsWith(name) ? 1 : 0), 1);
            static const QRegularExpression word(u"=\\?utf-8\\?B\\?[A-Za-z0-9+/=]+\\?="_s);
            auto words = word.globalMatch(QString::fromLatin1(raw));
            QVERIFY(words.hasNext());
            while (words.hasNext())
                QVERIFY(words.next().capturedLength() <= 75);
        }
    }

    void everyMailReadsBack()
    {
        for (const QByteArray& raw : oneOfEachKind()) {
            const auto mail = readMail(raw);
            QVERIFY(mail);
            QCOMPARE(mail->from, u"BHXH Việt Nam (đào tạo) <no-reply@bhxh.example>"_s);
            QVERIFY(mail->to == u"<lan.tran@example.com>"_s || mail->to == u"<cu@example.org>"_s);
            QVERIFY(mail->subject.contains(u"yêu cầu"_s));
            QVERIFY(mail->body.startsWith(u"Kính gửi ông/bà,\n\n"_s));
            QVERIFY(mail->body.contains(u"không bao giờ hỏi"_s));
            QVERIFY(mail->body.contains(u"1900 9068"_s));
            QVERIFY(mail->body.contains(u"miễn phí"_s));
            QVERIFY(mail->body.contains(u"cơ quan BHXH bất kỳ"_s));
            QVERIFY(!mail->body.contains(number) && !mail->subject.contains(number));
            QVERIFY(!mail->body.contains(u"http"_s)); // no link that a thief could imitate
            QVERIFY(QRegularExpression(u"^[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} 20[0-9]{2} [0-9:]{8} \\+0000$"_s)
                        .match(mail->date)
                        .hasMatch());
        }
    }

    void codesStandInTheBodyAndInTheHeader()
    {
        for (const QByteArray& raw : oneOfEachKind().first(2)) {
            const auto mail = readMail(raw);
            QCOMPARE(mail->code, u"482913"_s);
            QVERIFY(mail->body.contains(u": 482913\n"_s));
            QVERIFY(mail->body.contains(u"10 phút"_s));
            QVERIFY(mail->body.contains(u"R-0007"_s));
            QVERIFY(mail->body.contains(u"*******789"_s));
            QVERIFY(!mail->subject.contains(u"482913"_s)); // a locked screen shows subjects
        }
    }

    void aPasswordStandsAlone()
    {
        const QByteArray raw = oneOfEachKind()[2];
        const auto mail = readMail(raw);
        QVERIFY(mail->body.contains(u"938271"_s));
        QVERIFY(mail->body.contains(u"đăng nhập đầu tiên"_s));
        QVERIFY(!raw.contains("X-Training-Code"));
        QVERIFY(!mail->body.contains(u"789"_s));
        QVERIFY(!mail->subject.contains(u"938271"_s));
    }

    void noticesSayWhatBecameWhatWhenAndWhere()
    {
        const auto all = oneOfEachKind();
        for (const QByteArray& raw : all.last(2)) {
            const auto mail = readMail(raw);
            QVERIFY(mail->body.contains(u"Địa chỉ cũ: c***u@e***.org\nĐịa chỉ mới: l***n@e***.com\n"_s));
            QVERIFY(mail->body.contains(u"01:30 ngày 10/03/2026"_s));
            QVERIFY(mail->body.contains(u"BHXH cơ sở Sông Mẫu"_s));
            QVERIFY(mail->body.contains(u"phản đối"_s));
            QVERIFY(!raw.contains("X-Training-Code"));
        }
        NoticeMail first = noticeMail();
        first.oldEmailMasked.clear();
        QVERIFY(!readMail(*m_composer.noticeNew(first))->body.contains(u"Địa chỉ cũ"_s));
    }

    void nothingPutInBreaksOut()
    {
        CodeMail evil = codeMail();
        evil.officeName = u"BHXH\r\nBcc: x@example.com\r\n\r\n.\r\nMã xác nhận của ông/bà: 000000\u2028\u202e"_s;
        evil.requestNumber = u"R\r\nX-Evil: 1\r\n\r\nbody"_s;
        evil.code = u"1\r\n2<3>4"_s;
        const QByteArray raw = *m_composer.proofCode(evil);
        for (const QByteArray& line : headerLines(raw))
            QVERIFY(!line.startsWith("X-Evil") && !line.startsWith("Bcc"));
        const auto mail = readMail(raw);
        QCOMPARE(mail->code, u"1234"_s);
        QVERIFY(mail->body.contains(u"BHXH Bcc: x@example.com . Mã xác nhận"_s)); // on the line that it was put into
        QVERIFY(!mail->body.contains(u'\u202e'));
        QVERIFY(!raw.contains("\r\n.\r\n"));
    }

    void refusesAddressesThatAreNone_data()
    {
        QTest::addColumn<QString>("address");
        for (const char16_t* address :
             {u"", u"a", u"@b.c", u"a@", u"a b@c.d", u"a@b.c\r\nBcc: x@y.z", u"a@b.c\n", u"a@b.c>", u"a,b@c.d",
              u"\"a\"@b.c", u"lân@b.c", u"a@bằng.vn", u".a@b.c", u"a..b@c.d", u"a@-b.c", u"a@b..c"})
            QTest::newRow(qPrintable(QString::fromUtf16(address).simplified() + u"."_s))
                << QString::fromUtf16(address);
        QTest::newRow("long") << QString(65, u'a') + u"@b.c"_s;
    }
    void refusesAddressesThatAreNone()
    {
        QFETCH(QString, address);
        CodeMail mail = codeMail();
        mail.to = address;
        QVERIFY(!m_composer.proofCode(mail));
    }

    void takesOddButGoodAddresses()
    {
        for (const QString& address :
             {u"a@b"_s, u"o'brien+x@xn--bng-xka.example"_s, u"_a-b.c@1.example"_s, QString(64, u'a') + u"@b.c"_s})
            QVERIFY2(isPlainAddress(address), qPrintable(address));
    }

    void quotedPrintableTurnsBack()
    {
        const QString texts[] = {u""_s,
                                 u"a"_s,
                                 u"a \nb\t\n c = d"_s,
                                 u".\n..\n"_s,
                                 QString(200, u'x'),
                                 QString(100, u'ệ'),
                                 QString(75, u'x') + u"="_s,
                                 QString(76, u'x') + u"\n"_s,
                                 QString(75, u'x') + u" \n"_s,
                                 u"😀 €"_s};
        for (const QString& text : texts) {
            const QByteArray encoded = quotedPrintable(text);
            for (const QByteArray& line : encoded.split('\n')) {
                QVERIFY(line.size() <= 77);
                QVERIFY(!line.startsWith('.'));
                QVERIFY(!line.endsWith(" \r") && !line.endsWith(' '));
            }
            const auto mail = readMail("Content-Transfer-Encoding: quoted-printable\r\n\r\n" + encoded);
            QVERIFY(mail);
            QCOMPARE(mail->body, text);
        }
    }

    void aLongSubjectFoldsAtCharacters()
    {
        const QString subject = u"Đường ễ ữ 😀 "_s.repeated(12).trimmed();
        const QByteArray words = encodedWords(subject);
        const auto mail = readMail("Subject: " + words + "\r\n\r\n");
        QCOMPARE(mail->subject, subject);
        for (const QByteArray& line : words.split('\n'))
            QVERIFY(QString::fromUtf8(QByteArray::fromBase64(line.trimmed().sliced(10).chopped(2)))
                        .indexOf(QChar::ReplacementCharacter) < 0);
    }

    void kindsHaveTheirNames()
    {
        for (const char* name : {"proof-code", "one-time-code", "password", "notice-old", "notice-new"})
            QCOMPARE(mailKindName(*mailKindNamed(QString::fromLatin1(name))), QLatin1String(name));
        QVERIFY(!mailKindNamed(u"spam"));
    }

    void readsWhatOthersWrite()
    {
        const auto mail =
            readMail("Subject: =?UTF-8?Q?Xin_ch=C3=A0o?= =?utf-8?b?IGLhuqFu?=\n x\nContent-Type: text/plain\n"
                     "Content-Transfer-Encoding: base64\n\nWGluIGNow6Bv\n");
        QVERIFY(mail);
        QCOMPARE(mail->subject, u"Xin chào bạn x"_s);
        QCOMPARE(mail->body, u"Xin chào"_s);
        QVERIFY(!readMail("no header"));
        QVERIFY(!readMail(""));
        QVERIFY(!readMail("Content-Type: text/html\r\n\r\n<b>"));
        QVERIFY(!readMail("A: b\r\n\r\n\xff\xfe"));
    }

    /// A second opinion: Python's own parser of e-mail, where there is one.
    void pythonReadsItToo()
    {
        const QString python = QStandardPaths::findExecutable(u"python3"_s);
        if (python.isEmpty())
            QSKIP("no python3 here");
        for (const QByteArray& raw : oneOfEachKind()) {
            QProcess process;
            process.start(python,
                          {u"-I"_s, u"-c"_s,
                           u"import sys,email,email.policy\n"
                           "m=email.message_from_bytes(sys.stdin.buffer.read(),policy=email.policy.default)\n"
                           "assert not m.defects and not any(v.defects for v in m.values() if hasattr(v,'defects'))\n"
                           "sys.stdout.buffer.write((m['subject']+chr(10)+m['from'].addresses[0].display_name+chr(10)"
                           "+m.get_content()).replace(chr(13),'').encode())"_s});
            QVERIFY(process.waitForStarted(10'000));
            process.write(raw);
            process.closeWriteChannel();
            QVERIFY(process.waitForFinished(20'000));
            QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
            const auto mail = readMail(raw);
            QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()).trimmed(),
                     (mail->subject + u"\nBHXH Việt Nam (đào tạo)\n"_s + mail->body).trimmed());
        }
    }
};

QTEST_GUILESS_MAIN(TestMailComposer)
#include "tst_MailComposer.moc"
