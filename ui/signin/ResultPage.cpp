#include "ui/signin/ResultPage.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

namespace {

QByteArray page(const QString& mark, const QString& colour, const QString& title, const QString& text)
{
    static const QString frame = uR"(<!doctype html><html lang="vi"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>%3</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 "Segoe UI","Noto Sans",sans-serif;margin:0;min-height:100vh;display:grid;
place-items:center;background:#f3f5f8;color:#15202b}main{background:#fff;border:1px solid #d5dde6;border-radius:8px;padding:32px;max-width:26em}
b{display:block;font-size:40px;line-height:1;color:%2}h1{font-size:20px;margin:12px 0 4px}p{margin:0;color:#4f5d6b}
@media(prefers-color-scheme:dark){body{background:#12171d;color:#e8edf2}main{background:#1a2129;border-color:#303b47}p{color:#a3b0bd}}</style>
<main><b aria-hidden="true">%1</b><h1>%3</h1><p>%4</p></main></html>)"_s;
    return frame.arg(mark, colour, title.toHtmlEscaped(), text.toHtmlEscaped()).toUtf8();
}

} // namespace

QByteArray signedInPage()
{
    return page(
        u"✓"_s, u"#17734a"_s, QCoreApplication::translate("ResultPage", "You are signed in"),
        QCoreApplication::translate("ResultPage", "You can close this page and go back to the counter program."));
}

QByteArray refusedPage()
{
    return page(u"✕"_s, u"#b3261e"_s, QCoreApplication::translate("ResultPage", "You are not signed in"),
                QCoreApplication::translate(
                    "ResultPage", "Close this page, go back to the counter program and sign in again there."));
}

} // namespace bhxh::ui
