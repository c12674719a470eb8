#include "training/web/HtmlPage.h"

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

/// One style for the sign-in page, the mailbox and the portal: readable at phone width, dark where the reader's system
/// is.
constexpr auto style = R"(
:root{color-scheme:light dark;--ink:#16232f;--soft:#5a6b7a;--line:#d5dde5;--ground:#f3f6f9;--card:#fff;--accent:#0b5cad;
--on-accent:#fff;--good:#1b6b3a;--good-ground:#e4f4ea;--bad:#a3261c;--bad-ground:#fdecea}
@media(prefers-color-scheme:dark){:root{--ink:#e8eef4;--soft:#a4b3c1;--line:#34424f;--ground:#10181f;--card:#1a252f;
--accent:#7db8f2;--on-accent:#0b1a28;--good:#8fd6a8;--good-ground:#17321f;--bad:#f4a49c;--bad-ground:#3b1a17}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 "Noto Sans","Segoe UI",Roboto,Arial,sans-serif}
header{background:var(--card);border-bottom:1px solid var(--line)}
header div,main{max-width:46rem;margin:0 auto;padding:.9rem 1.1rem}
header strong{display:block}
.training{color:var(--soft);font-size:.875rem}
h1{font-size:1.4rem;line-height:1.3;margin:.8rem 0 .4rem}
h2{font-size:1.05rem;margin:1.4rem 0 .5rem}
p{margin:.4rem 0 .8rem}
.soft{color:var(--soft)}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.9rem 1.1rem;margin:.7rem 0}
a.choice{display:flex;justify-content:space-between;align-items:center;gap:1rem;min-height:3.2rem;padding:.6rem 1.1rem;
margin:.5rem 0;background:var(--card);border:1px solid var(--line);border-radius:10px;color:var(--ink);text-decoration:none}
a.choice:hover{border-color:var(--accent)}
a.choice span.soft{font-size:.9rem;text-align:right}
a:focus-visible,button:focus-visible,input:focus-visible,summary:focus-visible{outline:3px solid var(--accent);
outline-offset:2px}
a{color:var(--accent)}
a.quiet{display:inline-block;margin-top:.9rem;padding:.6rem 1.1rem;border:1px solid var(--line);border-radius:8px;color:var(--ink);
background:var(--card);text-decoration:none}
label{display:block;font-weight:600;margin:.9rem 0 .3rem}
input{width:100%;max-width:22rem;font:inherit;padding:.6rem .7rem;border:1px solid var(--soft);border-radius:8px;
background:var(--card);color:var(--ink)}
button{font:inherit;font-weight:600;margin:.6rem 0 .2rem;padding:.65rem 1.4rem;border:0;border-radius:8px;
background:var(--accent);color:var(--on-accent);cursor:pointer}
.good,.bad{border-radius:8px;padding:.75rem 1rem;margin:.8rem 0}
.good{background:var(--good-ground);color:var(--good)}
.bad{background:var(--bad-ground);color:var(--bad)}
.tag{display:inline-block;border:1px solid var(--line);border-radius:999px;padding:.05rem .7rem;font-size:.875rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .9rem;margin:.6rem 0}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:.6rem 0 0;border-top:1px solid var(--line);
padding-top:.7rem}
)"_L1;

constexpr auto frame = R"(<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>%1</title>
<style>%2</style>
</head>
<body>
<header><div><strong>BHXH Việt Nam</strong><span class="training">Hệ thống đào tạo: mọi người và mọi số liệu ở đây đều được
đặt ra, không có thật.</span></div></header>
<main>
%3
</main>
</body>
</html>
)";

} // namespace

QString escapedHtml(QStringView text)
{
    QString escaped;
    escaped.reserve(text.size() + 16);
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'&':
            escaped += "&amp;"_L1;
            break;
        case u'<':
            escaped += "&lt;"_L1;
            break;
        case u'>':
            escaped += "&gt;"_L1;
            break;
        case u'"':
            escaped += "&quot;"_L1;
            break;
        case u'\'':
            escaped += "&#39;"_L1;
            break;
        default:
            if ((c.unicode() >= 0x20 && c.unicode() != 0x7F) || c == u'\n' || c == u'\t')
                escaped += c;
        }
    }
    return escaped;
}

HttpResponse htmlResponse(int status, const HtmlPage& page)
{
    HttpResponse response;
    response.status = status;
    response.with("Content-Type", "text/html; charset=utf-8")
        .with("Cache-Control", "no-store")
        .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
                                         "frame-ancestors 'none'; form-action " +
                                             page.formAction.toStdString())
        .with("X-Frame-Options", "DENY")
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer");
    // arg() with all three at once: a "%1" that came in with a text is not a place to fill in.
    response.body = QString::fromUtf8(frame).arg(escapedHtml(page.title), QString(style), page.body).toStdString();
    return response;
}

} // namespace bhxh::training
