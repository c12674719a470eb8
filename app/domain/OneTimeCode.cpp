#include "domain/OneTimeCode.h"

#include "domain/TextCleaning.h"

namespace bhxh::domain {

namespace {

QByteArray ownCopy(const QByteArray& digits)
{
    return QByteArray(digits.constData(), digits.size());
}

/// In place, whoever shares the memory, and by a volatile pointer, as a compiler may drop writes to memory that is
/// freed next.
void overwrite(QByteArray& digits)
{
    volatile char* at =
        const_cast<char*>(digits.constData()); // data() would detach and leave the digits where they are
    for (qsizetype i = 0; i < digits.size(); ++i)
        at[i] = '\0';
}

} // namespace

Outcome<OneTimeCode> OneTimeCode::parse(const QString& typed, int length)
{
    OneTimeCode code{QByteArray()};
    code.m_digits.reserve(qMax(length, 0)); // never grown, so that no part of it stays behind in freed memory
    bool onlyDigits = true;
    for (const QChar typedCharacter : typed) {
        const char32_t character = text::halfWidth(typedCharacter.unicode());
        if (text::isBlank(character) || text::isInvisible(character))
            continue;
        onlyDigits = onlyDigits && text::isAsciiDigit(character) && code.m_digits.size() < length;
        if (onlyDigits)
            code.m_digits.append(static_cast<char>(character));
    }
    if (!onlyDigits || code.m_digits.isEmpty() || code.m_digits.size() != length)
        return failed(Failure{.code = FailureCode::CodeNotDigits, .fact = QString::number(length)});
    return code;
}

OneTimeCode::OneTimeCode(const OneTimeCode& other) : m_digits(ownCopy(other.m_digits)) {}

OneTimeCode::OneTimeCode(OneTimeCode&& other) noexcept : m_digits(std::exchange(other.m_digits, {})) {}

OneTimeCode& OneTimeCode::operator=(const OneTimeCode& other)
{
    if (this != &other) {
        overwrite(m_digits);
        m_digits = ownCopy(other.m_digits);
    }
    return *this;
}

OneTimeCode& OneTimeCode::operator=(OneTimeCode&& other) noexcept
{
    if (this != &other) {
        overwrite(m_digits);
        m_digits = std::exchange(other.m_digits, {});
    }
    return *this;
}

OneTimeCode::~OneTimeCode()
{
    overwrite(m_digits);
}

} // namespace bhxh::domain
