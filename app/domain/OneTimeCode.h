#pragma once

#include "domain/Outcome.h"
#include <QByteArray>

namespace bhxh::domain {

/// A code that the citizen typed (6 to 8 digits). It lives as short as it can: its memory is overwritten at its end. It is never printed.
class OneTimeCode
{
public:
    /// Full-width digits and blanks are cleaned. Failure: CodeNotDigits.
    static Outcome<OneTimeCode> parse(const QString& typed, int length);
    OneTimeCode(const OneTimeCode&) = default;
    OneTimeCode(OneTimeCode&&) noexcept = default;
    OneTimeCode& operator=(const OneTimeCode&) = default;
    OneTimeCode& operator=(OneTimeCode&&) noexcept = default;
    ~OneTimeCode();
    [[nodiscard]] const QByteArray& clearText() const { return m_digits; }

private:
    explicit OneTimeCode(QByteArray digits) : m_digits(std::move(digits)) {}
    QByteArray m_digits;
};

} // namespace bhxh::domain
