#pragma once

#include "training/web/HttpMessage.h"

#include <QString>

namespace bhxh::training {

/// A page that a person sees: what every page of the training central has in common.
struct HtmlPage
{
    QString title = {}; ///< plain text; escaped here
    QString body = {};  ///< HTML; whatever came from outside was escaped by the caller with `escapedHtml`
    QString formAction = QStringLiteral("'none'"); ///< CSP: where a form of the page may go: 'none' or 'self'
};

/// & < > " ' replaced, control characters but tab and newline dropped: safe in text and in quoted attributes.
[[nodiscard]] QString escapedHtml(QStringView text);

/// The page as a response: UTF-8, one inline style, no scripts, `no-store`, a Content-Security-Policy that allows
/// nothing but that style, no framing, no referrer.
[[nodiscard]] HttpResponse htmlResponse(int status, const HtmlPage& page);

} // namespace bhxh::training
