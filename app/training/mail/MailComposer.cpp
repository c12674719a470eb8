#include "training/mail/MailComposer.h"

#include "training/mail/MailText.h"
#include "training/web/HttpDate.h"

#include <QDateTime>
#include <QStringList>

#include <sodium.h>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

QString neverTold()
{
    return u"Cán bộ BHXH không bao giờ hỏi mã này, dù ở quầy hay qua điện thoại. Không đọc và không chuyển mã cho "
           "bất kỳ ai."_s;
}

QString freeOfCharge()
{
    return u"Dịch vụ này miễn phí."_s;
}

QString farewell()
{
    return u"Trân trọng,\nBHXH Việt Nam (hệ thống đào tạo)\n\nThư gửi tự động, xin không trả lời thư này."_s;
}

/// Where to turn to; `occasion` is the beginning of the sentence.
QString objection(const QString& occasion)
{
    return occasion + u" xin gọi ngay tổng đài 1900 9068 hoặc đến cơ quan BHXH bất kỳ và nêu số yêu cầu ở trên."_s;
}

QString paragraphs(const QStringList& texts)
{
    return (QStringList{u"Kính gửi ông/bà,"_s} + texts + QStringList{farewell()}).join(u"\n\n"_s) + u'\n';
}

QByteArray messageId()
{
    std::array<unsigned char, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return "<" + QByteArray(reinterpret_cast<const char*>(bytes.data()), bytes.size()).toHex() + "@bhxh.example>";
}

QString digitsOf(const QString& code)
{
    QString digits;
    std::ranges::copy_if(code, std::back_inserter(digits), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits;
}

QString inVietnam(TrainingClock::TimePoint at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::OffsetFromUTC, 7 * 3600)
        .toString(u"HH:mm 'ngày' dd/MM/yyyy"_s);
}

struct Draft
{
    QString to;
    QString subject;
    QString body;
    QString code; ///< for X-Training-Code; empty: none
};

std::optional<QByteArray> composed(const Draft& draft, const TrainingClock& clock)
{
    if (!isPlainAddress(draft.to))
        return std::nullopt;
    QByteArray mail;
    const auto add = [&mail](const char* name, const QByteArray& value) {
        mail += QByteArray(name) + ": " + value + "\r\n";
    };
    add("Date", QByteArray::fromStdString(mailDate(clock.now())));
    add("From", encodedWords(u"BHXH Việt Nam (đào tạo)"_s) + "\r\n <no-reply@bhxh.example>");
    add("To", "<" + draft.to.toLatin1() + ">");
    add("Message-ID", messageId());
    add("Subject", encodedWords(draft.subject));
    add("MIME-Version", "1.0");
    add("Content-Type", "text/plain; charset=utf-8");
    add("Content-Transfer-Encoding", "quoted-printable");
    add("Content-Language", "vi");
    add("Auto-Submitted", "auto-generated");
    if (!draft.code.isEmpty())
        add("X-Training-Code", draft.code.toLatin1());
    return mail + "\r\n" + quotedPrintable(draft.body);
}

QString codeLines(const QString& what, const CodeMail& mail)
{
    return u"%1 của ông/bà: %2\nMã có hiệu lực trong %3 phút và chỉ dùng được một lần.\nSố yêu cầu: %4"_s.arg(
        what, digitsOf(mail.code), QString::number(mail.lifeMinutes), oneLine(mail.requestNumber));
}

QString changeLines(const NoticeMail& mail)
{
    const QString newAddress = oneLine(mail.newEmailMasked);
    const QString change = mail.oldEmailMasked.isEmpty()
                               ? u"Địa chỉ mới: %1"_s.arg(newAddress)
                               : u"Địa chỉ cũ: %1\nĐịa chỉ mới: %2"_s.arg(oneLine(mail.oldEmailMasked), newAddress);
    return u"%1\nThời điểm: %2 (giờ Việt Nam)\nNơi tiếp nhận: %3\nSố yêu cầu: %4"_s.arg(
        change, inVietnam(mail.changedAt), oneLine(mail.officeName), oneLine(mail.requestNumber));
}

} // namespace

QLatin1String mailKindName(MailKind kind)
{
    switch (kind) {
    case MailKind::ProofCode:
        return "proof-code"_L1;
    case MailKind::OneTimeCode:
        return "one-time-code"_L1;
    case MailKind::Password:
        return "password"_L1;
    case MailKind::NoticeOld:
        return "notice-old"_L1;
    case MailKind::NoticeNew:
        break;
    }
    return "notice-new"_L1;
}

std::optional<MailKind> mailKindNamed(QStringView name)
{
    for (const MailKind kind :
         {MailKind::ProofCode, MailKind::OneTimeCode, MailKind::Password, MailKind::NoticeOld, MailKind::NoticeNew}) {
        if (name == mailKindName(kind))
            return kind;
    }
    return std::nullopt;
}

std::optional<QByteArray> MailComposer::proofCode(const CodeMail& mail) const
{
    const QString body = paragraphs(
        {u"%1 nhận được yêu cầu ghi nhận địa chỉ thư điện tử này cho hồ sơ số %2."_s.arg(oneLine(mail.officeName),
                                                                                         maskedNumber(mail.number)),
         codeLines(u"Mã xác nhận"_s, mail),
         u"Ông/bà tự nhập mã tại quầy, trên màn hình hoặc bàn phím dành cho người dân. "_s + neverTold(),
         freeOfCharge(),
         objection(u"Nếu ông/bà không yêu cầu việc này, xin bỏ qua mã. Nếu nghi có người dùng địa chỉ của mình,"_s)});
    return composed({.to = mail.to,
                     .subject = u"Mã xác nhận địa chỉ thư điện tử, yêu cầu %1"_s.arg(oneLine(mail.requestNumber)),
                     .body = body,
                     .code = digitsOf(mail.code)},
                    m_clock);
}

std::optional<QByteArray> MailComposer::oneTimeCode(const CodeMail& mail) const
{
    const QString body = paragraphs(
        {u"%1 nhận được yêu cầu cấp lại mật khẩu cho tài khoản của hồ sơ số %2."_s.arg(oneLine(mail.officeName),
                                                                                       maskedNumber(mail.number)),
         codeLines(u"Mã xác thực (OTP)"_s, mail),
         u"Ông/bà tự nhập mã trên cổng dịch vụ công bằng thiết bị của mình, hoặc trên màn hình dành cho người dân tại "
         "quầy. Mã đúng thì mật khẩu mới được gửi vào địa chỉ thư này. "_s +
             neverTold(),
         freeOfCharge(), objection(u"Nếu ông/bà không yêu cầu việc này, xin không dùng mã;"_s)});
    return composed({.to = mail.to,
                     .subject = u"Mã xác thực cấp lại mật khẩu, yêu cầu %1"_s.arg(oneLine(mail.requestNumber)),
                     .body = body,
                     .code = digitsOf(mail.code)},
                    m_clock);
}

std::optional<QByteArray> MailComposer::password(const PasswordMail& mail) const
{
    const QString body = paragraphs(
        {u"Mật khẩu mới của ông/bà: %1\nSố yêu cầu: %2"_s.arg(oneLine(mail.password), oneLine(mail.requestNumber)),
         u"Đây là mật khẩu tạm: ông/bà phải đổi mật khẩu ngay trong lần đăng nhập đầu tiên, rồi xóa thư này."_s,
         u"Cán bộ BHXH không bao giờ hỏi mật khẩu. Không đọc và không chuyển mật khẩu cho bất kỳ ai."_s, freeOfCharge(),
         objection(u"Nếu ông/bà không yêu cầu cấp lại mật khẩu,"_s)});
    return composed({.to = mail.to,
                     .subject = u"Mật khẩu mới, yêu cầu %1"_s.arg(oneLine(mail.requestNumber)),
                     .body = body,
                     .code = {}},
                    m_clock);
}

std::optional<QByteArray> MailComposer::noticeOld(const NoticeMail& mail) const
{
    const QString body = paragraphs(
        {u"Địa chỉ thư điện tử của hồ sơ số %1 đã được thay đổi. Từ nay thông báo không gửi vào địa chỉ này nữa."_s.arg(
             maskedNumber(mail.number)),
         changeLines(mail),
         u"Để bảo vệ ông/bà, việc cấp lại mật khẩu được tạm dừng một thời gian sau khi đổi địa chỉ."_s,
         u"Nếu ông/bà đã yêu cầu thay đổi, không cần làm gì thêm. "_s +
             objection(u"Nếu không phải ông/bà yêu cầu và muốn phản đối,"_s),
         u"Cán bộ BHXH không bao giờ hỏi mã xác thực hay mật khẩu. "_s + freeOfCharge()});
    return composed({.to = mail.to,
                     .subject = u"Địa chỉ thư điện tử đã được thay đổi, yêu cầu %1"_s.arg(oneLine(mail.requestNumber)),
                     .body = body,
                     .code = {}},
                    m_clock);
}

std::optional<QByteArray> MailComposer::noticeNew(const NoticeMail& mail) const
{
    const QString body = paragraphs(
        {u"Địa chỉ thư điện tử này đã được ghi nhận cho hồ sơ số %1. Từ nay thông báo được gửi vào đây."_s.arg(
             maskedNumber(mail.number)),
         changeLines(mail),
         u"Để bảo vệ ông/bà, việc cấp lại mật khẩu được tạm dừng một thời gian sau khi ghi nhận địa chỉ."_s,
         objection(u"Nếu không phải ông/bà yêu cầu và muốn phản đối,"_s),
         u"Cán bộ BHXH không bao giờ hỏi mã xác thực hay mật khẩu. "_s + freeOfCharge()});
    return composed({.to = mail.to,
                     .subject = u"Đã ghi nhận địa chỉ thư điện tử, yêu cầu %1"_s.arg(oneLine(mail.requestNumber)),
                     .body = body,
                     .code = {}},
                    m_clock);
}

} // namespace bhxh::training
