#pragma once

#include <QJsonValue>

#include <optional>
#include <string>
#include <string_view>

namespace bhxh::training {

/// Whether a text is one JSON value to the letter of RFC 8259, in UTF-8, no deeper than Qt reads. Qt itself lets raw
/// control characters in strings and leading zeros through. Members that come twice are tolerated: the last one counts.
[[nodiscard]] bool isStrictJson(std::string_view text);

/// Any JSON value, scalars too; nothing where it is none.
[[nodiscard]] std::optional<QJsonValue> readJson(const std::string& text);

} // namespace bhxh::training
