#pragma once

#include <QLatin1String>
#include <QStringView>

#include <array>
#include <optional>

namespace bhxh::training {

/// Specialised for each enum of the contract: its words, in the order of the enum.
template <typename Enum>
struct Words;

/// The contract's word for a value.
template <typename Enum>
[[nodiscard]] QLatin1String word(Enum value)
{
    return QLatin1String(Words<Enum>::all[static_cast<std::size_t>(value)]);
}

/// The value of a word, or nothing where the contract has no such word. Case counts.
template <typename Enum>
[[nodiscard]] std::optional<Enum> fromWord(QStringView text)
{
    for (std::size_t i = 0; i < Words<Enum>::all.size(); ++i) {
        if (text == QLatin1String(Words<Enum>::all[i]))
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

} // namespace bhxh::training
