#include "training/mail/MailboxPage.h"

#include "training/mail/MailReader.h"
#include "training/web/HtmlPage.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

QString kindWords(MailKind kind)
{
    switch (kind) {
    case MailKind::ProofCode:
        return u"Mã xác nhận địa chỉ"_s;
    case MailKind::OneTimeCode:
        return u"Mã xác thực (OTP)"_s;
    case MailKind::Password:
        return u"Mật khẩu mới"_s;
    case MailKind::NoticeOld:
        return u"Thông báo tới địa chỉ cũ"_s;
    case MailKind::NoticeNew:
        break;
    }
    return u"Thông báo tới địa chỉ mới"_s;
}

QString deliveryWords(const QString& delivery)
{
    if (delivery == "queued"_L1)
        return u"đang chờ gửi"_s;
    if (delivery == "sent"_L1)
        return u"đã gửi, chưa đến"_s;
    if (delivery == "delivered"_L1)
        return u"đã đến hộp thư"_s;
    return delivery == "bounced"_L1 ? u"thư bị trả lại"_s : QString();
}

QString row(const QString& name, const QString& value)
{
    return value.isEmpty() ? QString() : u"<dt>%1</dt><dd>%2</dd>\n"_s.arg(name, escapedHtml(value));
}

QString card(const MailboxEntry& mail)
{
    const auto read = readMail(mail.raw);
    const QString at = QDateTime::fromMSecsSinceEpoch(mail.at.time_since_epoch().count(), Qt::OffsetFromUTC, 7 * 3600)
                           .toString(u"dd/MM/yyyy HH:mm:ss"_s);
    const QString rows = row(u"Gửi tới"_s, mail.to) + row(u"Lúc"_s, at) +
                         row(u"Tình trạng"_s, deliveryWords(mail.delivery)) +
                         row(u"Tiêu đề"_s, read ? read->subject : QString());
    return u"<article class=\"card\">\n<span class=\"tag\">%1</span>\n<dl>\n%2</dl>\n<pre>%3</pre>\n</article>\n"_s.arg(
        kindWords(mail.kind), rows, escapedHtml(read ? read->body.trimmed() : u"Không đọc được nội dung thư này."_s));
}

} // namespace

HttpResponse mailboxPage(const std::vector<MailboxEntry>& mails, const QString& toFilter)
{
    // Of two of one moment the later in the list is the newer.
    std::vector<const MailboxEntry*> newest;
    for (auto mail = mails.rbegin(); mail != mails.rend(); ++mail)
        newest.push_back(&*mail);
    std::ranges::stable_sort(newest, [](const auto* left, const auto* right) { return left->at > right->at; });

    QString body = u"<h1>Hộp thư đào tạo</h1>\n<p>Mọi thư mà hệ thống gửi cho người dân trong buổi học, mới nhất ở "
                   u"trên. Không thư "
                   "nào rời khỏi máy này.</p>\n"
                   "<form method=\"get\" action=\"/training/mailbox\">\n<label for=\"to\">Chỉ xem thư gửi tới</label>\n"
                   "<input id=\"to\" name=\"to\" type=\"text\" inputmode=\"email\" autocomplete=\"off\" value=\"%1\">\n"
                   "<button type=\"submit\">Lọc</button>\n</form>\n"_s.arg(escapedHtml(toFilter));
    body += u"<p class=\"soft\">Số thư: %1. <a href=\"/training/mailbox\">Xem tất cả, tải lại</a></p>\n"_s.arg(
        newest.size());
    if (newest.empty())
        body += u"<p class=\"card\">Chưa có thư nào.</p>\n"_s;
    for (const MailboxEntry* mail : newest)
        body += card(*mail);
    return htmlResponse(200, {.title = u"Hộp thư đào tạo – BHXH"_s, .body = body, .formAction = u"'self'"_s});
}

} // namespace bhxh::training
