#include "training/signin/SignInPage.h"

#include "training/signin/StaffRoster.h"
#include "training/web/HtmlPage.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

/// The request again, with the person's choice in place of a hint. `prompt` goes: it has had its effect in this page.
QString linkWith(const AuthorizationRequest& request, std::string_view name, std::string_view choice)
{
    std::string link = "/authorize?";
    for (const auto& [key, text] : request.items) {
        if (key == "login_hint" || key == choiceParameter || (key == "prompt" && !request.isPromptLogin))
            continue;
        link += percentEncoded(key) + "=" + percentEncoded(key == "prompt" ? "login" : text) + "&";
    }
    link += percentEncoded(name) + "=" + percentEncoded(choice);
    return escapedHtml(QString::fromStdString(link));
}

QString rolesOf(const TrainingStaffMember& member)
{
    QStringList roles;
    if (member.isCounter)
        roles << u"cán bộ tiếp nhận"_s;
    if (member.isSupervisor)
        roles << u"người phê duyệt"_s;
    return roles.join(u", "_s);
}

} // namespace

HttpResponse signInPage(const AuthorizationRequest& request, const StaffRoster& roster)
{
    QString body =
        u"<h1>Đăng nhập quầy BHXH</h1>\n<p>Chọn người sẽ đăng nhập. Đây là buổi đào tạo nên không hỏi mật khẩu.</p>\n"_s;
    QString office;
    for (const TrainingStaffMember& member : roster.members()) {
        if (member.office.code != office) {
            office = member.office.code;
            body += u"<h2>%1 (%2)</h2>\n"_s.arg(escapedHtml(member.office.name), escapedHtml(office));
        }
        body += u"<a class=\"choice\" href=\"%1\"><strong>%2</strong><span class=\"soft\">%3</span></a>\n"_s.arg(
            linkWith(request, "login_hint", member.loginHint.toStdString()), escapedHtml(member.name), rolesOf(member));
    }
    body += u"<p><a class=\"quiet\" href=\"%1\">Từ chối</a></p>\n"
            "<p class=\"soft\">Sau khi chọn, trình duyệt quay về chương trình ở quầy trên máy này.</p>\n"_s.arg(
                linkWith(request, choiceParameter, "denied"));
    return htmlResponse(200, {.title = u"Đăng nhập – BHXH (đào tạo)"_s, .body = body});
}

HttpResponse unsafeRequestPage(UnsafeRequest::Kind kind)
{
    QString why;
    switch (kind) {
    case UnsafeRequest::Kind::Unreadable:
        why = u"Yêu cầu đăng nhập không đọc được."_s;
        break;
    case UnsafeRequest::Kind::UnknownClient:
        why = u"Chương trình gửi yêu cầu chưa được đăng ký với hệ thống đào tạo (client_id)."_s;
        break;
    case UnsafeRequest::Kind::BadRedirect:
        why = u"Địa chỉ quay về của chương trình không hợp lệ (redirect_uri)."_s;
        break;
    }
    const QString body =
        u"<h1>Không đăng nhập được</h1>\n<p class=\"bad\">%1</p>\n"
        "<p>Hãy đóng trang này, mở lại chương trình ở quầy và đăng nhập lại. Nếu vẫn gặp lỗi, báo người phụ "
        "trách kỹ thuật của lớp học.</p>\n"_s.arg(why);
    return htmlResponse(400, {.title = u"Không đăng nhập được – BHXH (đào tạo)"_s, .body = body});
}

} // namespace bhxh::training
