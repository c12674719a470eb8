#pragma once

#include "domain/Outcome.h"
#include "secret/SecretBytes.h"
#include <QString>

namespace bhxh::vault {

/// 6 to 12 digits that a member unlocks the desk with, none of those that are tried first. In locked pages, and not to
/// be printed.
class Pin
{
public:
    static constexpr qsizetype shortest = 6;
    static constexpr qsizetype longest = 12;

    /// Digits of an input method (full-width ones) count as digits. `typed` stays the caller's to overwrite.
    /// The same rules hold when a PIN is chosen and when it is entered: none can be chosen that can't be entered.
    /// Failures: PinNotDigits, PinLengthWrong, PinTooEasy.
    static domain::Outcome<Pin> parse(const QString& typed);

    /// The digits in ASCII.
    [[nodiscard]] QByteArrayView clearText() const { return m_digits.view(); }

    /// Told in a time that doesn't depend on where they differ.
    friend bool operator==(const Pin&, const Pin&) = default;

private:
    explicit Pin(secret::SecretBytes digits) : m_digits(std::move(digits)) {}
    secret::SecretBytes m_digits;
};

} // namespace bhxh::vault
