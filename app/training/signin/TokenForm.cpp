#include "training/signin/TokenForm.h"

#include <algorithm>

namespace bhxh::training {

std::optional<TokenForm> TokenForm::read(const HttpRequest& request)
{
    auto items = request.body.size() <= sizeLimit ? request.formItems() : std::nullopt;
    if (!items)
        return std::nullopt;
    for (auto item = items->begin(); item != items->end(); ++item) {
        const auto isSame = [&item](const auto& other) { return other.first == item->first; };
        if (std::any_of(std::next(item), items->end(), isSame))
            return std::nullopt;
    }
    return TokenForm(std::move(*items));
}

QByteArray TokenForm::operator[](std::string_view name) const
{
    const auto found = std::ranges::find(m_items, name, &HttpItems::value_type::first);
    return found == m_items.end() ? QByteArray() : QByteArray::fromStdString(found->second);
}

bool isCodeVerifier(const QByteArray& text)
{
    return text.size() >= 43 && text.size() <= 128 && std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                      c == '.' || c == '_' || c == '~';
           });
}

} // namespace bhxh::training
