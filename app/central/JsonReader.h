#pragma once

#include "domain/Outcome.h"
#include <QDate>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <algorithm>
#include <array>
#include <memory>
#include <optional>

namespace bhxh::central {

/// The words of one enumeration of the contract. A word that isn't in the table becomes E::Unknown, as the contract
/// asks.
template <typename E>
struct Word
{
    QLatin1StringView text;
    E value;
};

/// Reads the members of one JSON object and keeps the pointer of the first one that is missing or of a wrong kind. Ask
/// for everything, then look once at `failed()`: so a reader of a record is a plain list of its members. Unknown
/// members are nobody's business. A member that may be absent may be null too.
class JsonReader
{
public:
    explicit JsonReader(const QJsonObject& object) : JsonReader(object, {}, std::make_shared<QString>()) {}

    [[nodiscard]] bool failed() const { return !m_firstWrong->isNull(); }
    /// ReplyNotUnderstood with the pointer of the first wrong member as its fact.
    [[nodiscard]] domain::Failure failure() const;
    /// Marks a member as wrong, for rules that only the record's own reader knows.
    void refuse(QLatin1StringView name);

    [[nodiscard]] bool has(QLatin1StringView name) const; ///< there and not null
    QString text(QLatin1StringView name);
    QString textOrEmpty(QLatin1StringView name);
    bool flag(QLatin1StringView name);
    int number(QLatin1StringView name);
    std::optional<qint64> numberIfAny(QLatin1StringView name);
    QDateTime time(QLatin1StringView name);      ///< RFC 3339 with its offset; UTC
    QDateTime timeIfAny(QLatin1StringView name); ///< invalid where absent
    QDate date(QLatin1StringView name);
    /// Empty where absent, which is refused.
    JsonReader object(QLatin1StringView name);
    QJsonArray array(QLatin1StringView name);
    QJsonArray arrayOrEmpty(QLatin1StringView name);
    QList<QString> texts(QLatin1StringView name); ///< empty where absent

    /// A value of the domain, by its own parse.
    template <typename T>
    std::optional<T> parsed(QLatin1StringView name)
    {
        const QString raw = text(name);
        if (failed())
            return std::nullopt;
        domain::Outcome<T> value = T::parse(raw);
        if (!value) {
            refuse(name);
            return std::nullopt;
        }
        return *std::move(value);
    }

    /// The same for a member that may be absent or null.
    template <typename T>
    std::optional<T> parsedIfAny(QLatin1StringView name)
    {
        return has(name) ? parsed<T>(name) : std::nullopt;
    }

    /// The same for one that must be there, though it may be null.
    template <typename T>
    std::optional<T> parsedOrNull(QLatin1StringView name)
    {
        if (!m_object.contains(name))
            refuse(name);
        return parsedIfAny<T>(name);
    }

    template <typename E, size_t N>
    E word(QLatin1StringView name, const std::array<Word<E>, N>& words)
    {
        return lookUp(text(name), words);
    }

    template <typename E, size_t N>
    std::optional<E> wordIfAny(QLatin1StringView name, const std::array<Word<E>, N>& words)
    {
        return has(name) ? std::optional(lookUp(text(name), words)) : std::nullopt;
    }

    /// For enumerations without Unknown: a word of a later contract is nothing.
    template <typename E, size_t N>
    std::optional<E> known(QLatin1StringView name, const std::array<Word<E>, N>& words)
    {
        const auto found = std::ranges::find(words, text(name), &Word<E>::text);
        return found == words.end() ? std::nullopt : std::optional(found->value);
    }

    template <typename E, size_t N>
    QList<E> wordsOf(QLatin1StringView name, const std::array<Word<E>, N>& words)
    {
        QList<E> all;
        for (const QString& one : texts(name))
            all.append(lookUp(one, words));
        return all;
    }

    /// Every item of an array of objects, by `read(JsonReader&) -> std::optional<T>`.
    template <typename T, typename Read>
    QList<T> items(QLatin1StringView name, Read read)
    {
        QList<T> all;
        const QJsonArray values = array(name);
        for (qsizetype at = 0; at < values.size() && !failed(); ++at) {
            JsonReader item(values.at(at).toObject(), pointer(name) + u'/' + QString::number(at), m_firstWrong);
            if (std::optional<T> value = read(item))
                all.append(*std::move(value));
            else
                item.refuse(QLatin1StringView()); // only where the reader gave no reason of its own
        }
        return all;
    }

private:
    JsonReader(QJsonObject object, QString pointer, std::shared_ptr<QString> firstWrong)
        : m_object(std::move(object)), m_pointer(std::move(pointer)), m_firstWrong(std::move(firstWrong))
    {}

    template <typename E, size_t N>
    static E lookUp(const QString& text, const std::array<Word<E>, N>& words)
    {
        const auto found = std::ranges::find(words, text, &Word<E>::text);
        return found == words.end() ? E::Unknown : found->value;
    }

    [[nodiscard]] QString pointer(QLatin1StringView name) const;
    QJsonValue needed(QLatin1StringView name, QJsonValue::Type type);

    QJsonObject m_object;
    QString m_pointer;
    std::shared_ptr<QString> m_firstWrong; ///< shared by all readers of one reply
};

/// The other way: the word for a value. There is one for every value but Unknown, which has none to send.
template <typename E, size_t N>
QString wordFor(E value, const std::array<Word<E>, N>& words)
{
    const auto found = std::ranges::find(words, value, &Word<E>::value);
    return found == words.end() ? QString() : QString(found->text);
}

/// Reads a whole reply: `read(JsonReader&) -> std::optional<T>`, nothing meaning that a member was refused.
template <typename T, typename Read>
domain::Outcome<T> readWhole(const QJsonObject& body, Read read)
{
    JsonReader reader(body);
    std::optional<T> value = read(reader);
    if (reader.failed() || !value)
        return domain::failed(reader.failure());
    return *std::move(value);
}

} // namespace bhxh::central
