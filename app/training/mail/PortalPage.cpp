#include "training/mail/PortalPage.h"

#include "training/web/HtmlPage.h"

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

QString problemWords(const PortalView& view)
{
    const QString& type = view.problemType;
    if (type == "otp-mismatch"_L1 && view.attemptsLeft)
        return u"Mã không đúng. Ông/bà còn %1 lần nhập."_s.arg(*view.attemptsLeft);
    if (type == "otp-mismatch"_L1)
        return u"Mã không đúng."_s;
    if (type == "otp-expired"_L1)
        return u"Mã đã hết hạn hoặc yêu cầu đã kết thúc. Xin nhờ quầy gửi lại mã."_s;
    if (type == "otp-locked"_L1)
        return u"Đã nhập sai quá số lần cho phép, yêu cầu bị khóa. Xin liên hệ quầy hoặc tổng đài 1900 9068."_s;
    if (type == "already-decided"_L1)
        return u"Mật khẩu mới của yêu cầu này đã được gửi. Xin xem hộp thư của ông/bà."_s;
    if (type == "not-found"_L1)
        return u"Không có yêu cầu cấp lại mật khẩu nào đang chờ mã cho số này. Xin kiểm tra lại số."_s;
    if (type == "too-many-requests"_L1)
        return u"Ông/bà thao tác quá nhanh. Xin chờ ít phút rồi thử lại."_s;
    if (type == "invalid-input"_L1)
        return u"Số hoặc mã chưa đúng dạng: số có 10 hoặc 12 chữ số, mã có %1 chữ số."_s.arg(view.codeLength);
    return u"Hệ thống chưa xử lý được yêu cầu. Xin thử lại sau hoặc gọi tổng đài 1900 9068."_s;
}

QString outcome(const PortalView& view)
{
    if (view.isSent)
        return u"<p class=\"good\" role=\"status\">Mã đúng. Mật khẩu mới đã được gửi vào địa chỉ thư điện tử đã đăng "
               u"ký. Ông/bà "
               "phải đổi mật khẩu trong lần đăng nhập đầu tiên.</p>\n"_s;
    if (!view.problemType.isEmpty())
        return u"<p class=\"bad\" role=\"alert\">%1</p>\n"_s.arg(problemWords(view));
    return {};
}

} // namespace

HttpResponse portalPage(const PortalView& view, int status)
{
    const QString intro = u"<h1>Cấp lại mật khẩu</h1>\n<p>Nhập số của ông/bà và mã xác thực (OTP) vừa nhận qua thư "
                          u"điện tử. Chỉ ông/bà được biết "
                          "mã: cán bộ BHXH không bao giờ hỏi mã này.</p>\n"_s;
    const QString form =
        u"<form method=\"post\" action=\"/training/portal\" class=\"card\">\n"
        "<label for=\"number\">Mã số BHXH hoặc số định danh cá nhân</label>\n"
        "<input id=\"number\" name=\"number\" inputmode=\"numeric\" autocomplete=\"off\" required maxlength=\"12\" "
        "pattern=\"[0-9]{10}|[0-9]{12}\" title=\"10 hoặc 12 chữ số\" value=\"%1\">\n"
        "<label for=\"code\">Mã xác thực (%2 chữ số)</label>\n"
        "<input id=\"code\" name=\"code\" inputmode=\"numeric\" autocomplete=\"one-time-code\" required "
        "maxlength=\"%2\" "
        "pattern=\"[0-9]{%2}\" title=\"%2 chữ số\">\n"
        "<div><button type=\"submit\">Xác nhận</button></div>\n</form>\n"
        "<p class=\"soft\">Dịch vụ này miễn phí. Tổng đài hỗ trợ: 1900 9068.</p>\n"_s.arg(
            escapedHtml(view.number), QString::number(view.codeLength));
    return htmlResponse(status, {.title = u"Cổng dịch vụ công (đào tạo) – Cấp lại mật khẩu"_s,
                                 .body = intro + outcome(view) + form,
                                 .formAction = u"'self'"_s});
}

} // namespace bhxh::training
