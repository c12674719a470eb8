#include "training/api/BodyReader.h"

#include <QDate>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

/// JSON Schema counts code points.
qsizetype codePoints(const QString& text)
{
    return text.toUcs4().size();
}

/// Keeps what was sent, and nothing that wasn't.
void putText(QJsonObject& object, const BodyReader& body, QLatin1String name, const QString& text)
{
    if (body.has(name))
        object[name] = text;
}

} // namespace

BodyReader::BodyReader(const QJsonValue& value)
    : BodyReader(value.toObject(), {}, std::make_shared<std::vector<SchemaError>>())
{
    if (!value.isObject())
        refuse({}, u"is no object"_s);
}

BodyReader::BodyReader(QJsonObject object, QString pointer, std::shared_ptr<std::vector<SchemaError>> errors)
    : m_object(std::move(object)), m_pointer(std::move(pointer)), m_errors(std::move(errors))
{}

std::optional<QString> BodyReader::plainText(QLatin1String name, Need need)
{
    const QJsonValue value = m_object.value(name);
    if (value.isString())
        return value.toString();
    if (!value.isUndefined())
        refuse(name, u"is no string"_s);
    else if (need == Need::Required)
        refuse(name, u"is missing"_s);
    return std::nullopt;
}

QString BodyReader::text(QLatin1String name, Need need, int longest, int shortest)
{
    const auto given = plainText(name, need);
    if (given && codePoints(*given) > longest)
        refuse(name, u"is longer than %1"_s.arg(longest));
    if (given && codePoints(*given) < shortest)
        refuse(name, u"is shorter than %1"_s.arg(shortest));
    return given.value_or(QString());
}

QString BodyReader::matching(QLatin1String name, Need need, const QRegularExpression& form)
{
    const auto given = plainText(name, need);
    if (given && !form.match(*given).hasMatch())
        refuse(name, u"doesn't have its form"_s);
    return given.value_or(QString());
}

QString BodyReader::oneOf(QLatin1String name, Need need, const QStringList& words)
{
    const auto given = plainText(name, need);
    if (given && !words.contains(*given))
        refuse(name, u"is none of its words"_s);
    return given.value_or(QString());
}

std::optional<qint64> BodyReader::integer(QLatin1String name, Need need, qint64 least, qint64 most)
{
    const QJsonValue value = m_object.value(name);
    if (value.isUndefined()) {
        if (need == Need::Required)
            refuse(name, u"is missing"_s);
        return std::nullopt;
    }
    const double number = value.toDouble();
    if (!value.isDouble() || std::floor(number) != number) {
        refuse(name, u"is no whole number"_s);
        return std::nullopt;
    }
    if (number < static_cast<double>(least) || number > static_cast<double>(most)) {
        refuse(name, u"is out of its bounds"_s);
        return std::nullopt;
    }
    return static_cast<qint64>(number);
}

QString BodyReader::date(QLatin1String name, Need need)
{
    static const QRegularExpression form(uR"re(\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z)re"_s);
    const auto given = plainText(name, need);
    if (given && (!form.match(*given).hasMatch() || !QDate::fromString(*given, Qt::ISODate).isValid()))
        refuse(name, u"is no date"_s);
    return given.value_or(QString());
}

BodyReader BodyReader::object(QLatin1String name)
{
    const QJsonValue value = m_object.value(name);
    if (!value.isObject())
        refuse(name, value.isUndefined() ? u"is missing"_s : u"is no object"_s);
    return {value.toObject(), m_pointer + u'/' + name, m_errors};
}

void BodyReader::refuse(QLatin1String name, const QString& message)
{
    m_errors->push_back({name.isEmpty() ? m_pointer : m_pointer + u'/' + name, message});
}

std::optional<Refusal> BodyReader::refusal() const
{
    return m_errors->empty() ? std::nullopt : std::optional(refusal::invalid(*m_errors));
}

QJsonObject readIdentityCheck(BodyReader body)
{
    constexpr int longestNote = 500;
    static const QRegularExpression ending(uR"re(\A[0-9A-Za-z]{3,4}\z)re"_s);
    using Need = BodyReader::Need;
    QJsonObject check;
    putText(check, body, "document"_L1,
            body.oneOf("document"_L1, Need::Required,
                       {u"citizen-card"_s, u"vneid"_s, u"passport"_s, u"birth-certificate"_s}));
    putText(check, body, "documentEnding"_L1, body.matching("documentEnding"_L1, Need::Optional, ending));
    putText(check, body, "presentedBy"_L1,
            body.oneOf("presentedBy"_L1, Need::Required, {u"self"_s, u"guardian"_s, u"authorised-person"_s}));
    putText(check, body, "note"_L1, body.text("note"_L1, Need::Optional, longestNote));
    return check;
}

QJsonObject readPaper(BodyReader body)
{
    constexpr int longestNumber = 40;
    using Need = BodyReader::Need;
    QJsonObject paper;
    putText(paper, body, "form"_L1, body.oneOf("form"_L1, Need::Required, {u"02-SD-GD"_s, u"TK1-TS"_s}));
    putText(paper, body, "number"_L1, body.text("number"_L1, Need::Optional, longestNumber));
    putText(paper, body, "date"_L1, body.date("date"_L1, Need::Required));
    return paper;
}

QString readCode(BodyReader& body)
{
    static const QRegularExpression form(uR"re(\A[0-9]{6,8}\z)re"_s);
    return body.matching("code"_L1, BodyReader::Need::Required, form);
}

} // namespace bhxh::training
