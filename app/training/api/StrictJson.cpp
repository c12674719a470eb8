#include "training/api/StrictJson.h"

#include "training/web/HttpMessage.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace bhxh::training {

namespace {

/// Walks over a text; each function goes behind what it recognised, or says no.
class Grammar
{
public:
    explicit Grammar(std::string_view text) : m_rest(text) {}

    bool isWhole() { return value(0) && (skipBlanks(), m_rest.empty()); }

private:
    static constexpr int deepest = 256;

    [[nodiscard]] char peek() const { return m_rest.empty() ? '\0' : m_rest.front(); }
    void skipBlanks() { m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" \t\n\r"), m_rest.size())); }
    bool take(std::string_view word)
    {
        if (!m_rest.starts_with(word))
            return false;
        m_rest.remove_prefix(word.size());
        return true;
    }
    bool takeAfterBlanks(std::string_view word)
    {
        skipBlanks();
        return take(word);
    }

    bool value(int depth)
    {
        skipBlanks();
        switch (peek()) {
        case '{':
            return depth < deepest && object(depth);
        case '[':
            return depth < deepest && array(depth);
        case '"':
            return string();
        case 't':
            return take("true");
        case 'f':
            return take("false");
        case 'n':
            return take("null");
        default:
            return number();
        }
    }

    bool object(int depth)
    {
        take("{");
        if (takeAfterBlanks("}"))
            return true;
        do {
            skipBlanks();
            if (!string() || !takeAfterBlanks(":") || !value(depth + 1))
                return false;
        } while (takeAfterBlanks(","));
        return take("}");
    }

    bool array(int depth)
    {
        take("[");
        if (takeAfterBlanks("]"))
            return true;
        do {
            if (!value(depth + 1))
                return false;
        } while (takeAfterBlanks(","));
        return take("]");
    }

    bool string()
    {
        if (!take("\""))
            return false;
        while (!m_rest.empty() && static_cast<unsigned char>(m_rest.front()) >= 0x20) {
            if (take("\""))
                return true;
            if (m_rest.front() != '\\')
                m_rest.remove_prefix(1);
            else if (!escape())
                return false;
        }
        return false;
    }

    bool escape()
    {
        constexpr std::size_t hexDigits = 4;
        take("\\");
        const bool isCode = take("u");
        const std::string_view digits = m_rest.substr(0, hexDigits);
        const bool isGood =
            isCode ? digits.size() == hexDigits &&
                         digits.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos
                   : !m_rest.empty() && std::string_view("\"\\/bfnrt").find(peek()) != std::string_view::npos;
        if (isGood)
            m_rest.remove_prefix(isCode ? hexDigits : 1);
        return isGood;
    }

    bool digits()
    {
        const auto count = std::min(m_rest.find_first_not_of("0123456789"), m_rest.size());
        m_rest.remove_prefix(count);
        return count > 0;
    }

    bool number()
    {
        take("-");
        if (!take("0") && !digits())
            return false;
        if (take(".") && !digits())
            return false;
        if (!take("e") && !take("E"))
            return true;
        if (!take("+"))
            take("-");
        return digits();
    }

    std::string_view m_rest;
};

} // namespace

bool isStrictJson(std::string_view text)
{
    return isUtf8(text) && Grammar(text).isWhole();
}

std::optional<QJsonValue> readJson(const std::string& text)
{
    if (!isStrictJson(text))
        return std::nullopt;
    // Qt 6.4 reads only arrays and objects: inside an array any value can stand.
    QJsonParseError error{};
    const auto document = QJsonDocument::fromJson('[' + QByteArray::fromStdString(text) + ']', &error);
    if (error.error != QJsonParseError::NoError || document.array().size() != 1)
        return std::nullopt;
    return document.array().first();
}

} // namespace bhxh::training
