#include "domain/Identifiers.h"

#include "domain/TextCleaning.h"
#include <algorithm>

namespace bhxh::domain {

Outcome<QString> parseOpaqueId(const QString& text)
{
    const auto allowed = [](QChar c) {
        return text::isAsciiLetter(c.unicode()) || text::isAsciiDigit(c.unicode()) || c == u'_' || c == u'-';
    };
    if (text.isEmpty() || text.size() > 64 || !std::all_of(text.cbegin(), text.cend(), allowed))
        return failed(FailureCode::IdInvalid);
    return text;
}

} // namespace bhxh::domain
