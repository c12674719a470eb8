#pragma once

#include "training/rules/Refusal.h"

#include <QJsonObject>
#include <QJsonValue>

#include <memory>

class QRegularExpression;

namespace bhxh::training {

/// Reads a JSON object against its schema, and collects all that is wrong with it, each with its JSON Pointer. Members
/// that the schema doesn't name are ignored.
class BodyReader
{
public:
    enum class Need { Required, Optional };

    explicit BodyReader(const QJsonValue& value);

    [[nodiscard]] bool has(QLatin1String name) const { return m_object.contains(name); }
    /// Text of a length in code points.
    QString text(QLatin1String name, Need need, int longest, int shortest = 0);
    /// Text of a form.
    QString matching(QLatin1String name, Need need, const QRegularExpression& form);
    /// One of the words of an enum.
    template <typename Enum>
    std::optional<Enum> word(QLatin1String name, Need need)
    {
        const auto given = plainText(name, need);
        const auto value = given ? fromWord<Enum>(*given) : std::nullopt;
        if (given && !value)
            refuse(name, QStringLiteral("is none of its words"));
        return value;
    }
    /// One of these words.
    QString oneOf(QLatin1String name, Need need, const QStringList& words);
    /// A whole number within bounds.
    std::optional<qint64> integer(QLatin1String name, Need need, qint64 least, qint64 most);
    /// A date that exists, "2026-11-23".
    QString date(QLatin1String name, Need need);
    /// An object inside; its errors are collected here.
    BodyReader object(QLatin1String name);

    /// One more error; an empty name means the object as a whole.
    void refuse(QLatin1String name, const QString& message);
    /// 422 with all errors, or nothing.
    [[nodiscard]] std::optional<Refusal> refusal() const;

private:
    BodyReader(QJsonObject object, QString pointer, std::shared_ptr<std::vector<SchemaError>> errors);
    std::optional<QString> plainText(QLatin1String name, Need need);

    QJsonObject m_object;
    QString m_pointer;
    std::shared_ptr<std::vector<SchemaError>> m_errors;
};

/// `IdentityCheck` of the contract, its known members only.
[[nodiscard]] QJsonObject readIdentityCheck(BodyReader body);
/// `Paper` of the contract, its known members only.
[[nodiscard]] QJsonObject readPaper(BodyReader body);
/// An `Otp`'s code.
[[nodiscard]] QString readCode(BodyReader& body);

} // namespace bhxh::training
