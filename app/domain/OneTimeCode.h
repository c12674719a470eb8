#pragma once

#include "domain/Outcome.h"
#include <QByteArray>

namespace bhxh::domain {

/// A code that the citizen typed (6 to 8 digits). It lives as short as it can: its memory is overwritten at its end.
/// Copies are deep, so that each overwrites its own. It is never printed.
class OneTimeCode
{
public:
    /// Exactly `length` digits (StaffMember.policy.otpLength). Full-width digits and blanks are cleaned. Failure:
    /// CodeNotDigits (fact: `length`).
    static Outcome<OneTimeCode> parse(const QString& typed, int length);
    OneTimeCode(const OneTimeCode& other);
    OneTimeCode(OneTimeCode&& other) noexcept;
    OneTimeCode& operator=(const OneTimeCode& other);
    OneTimeCode& operator=(OneTimeCode&& other) noexcept;
    ~OneTimeCode();
    /// To be read while this code lives: a QByteArray that was copied off it shares its memory and is overwritten with
    /// it.
    [[nodiscard]] const QByteArray& clearText() const { return m_digits; }

private:
    explicit OneTimeCode(QByteArray digits) : m_digits(std::move(digits)) {}
    QByteArray m_digits;
};

} // namespace bhxh::domain
