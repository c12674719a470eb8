#include "central/JsonReader.h"

#include "central/LineFailures.h"
#include <QRegularExpression>
#include <cmath>
#include <limits>

namespace bhxh::central {

using namespace Qt::StringLiterals;

domain::Failure JsonReader::failure() const
{
    domain::Failure failure = replyNotUnderstood(0, *m_firstWrong);
    failure.httpStatus.reset();
    return failure;
}

QString JsonReader::pointer(QLatin1StringView name) const
{
    return name.isEmpty() ? m_pointer : m_pointer + u'/' + name;
}

void JsonReader::refuse(QLatin1StringView name)
{
    if (!failed())
        *m_firstWrong = u""_s + pointer(name);
}

bool JsonReader::has(QLatin1StringView name) const
{
    const QJsonValue value = m_object.value(name);
    return !value.isUndefined() && !value.isNull();
}

QJsonValue JsonReader::needed(QLatin1StringView name, QJsonValue::Type type)
{
    const QJsonValue value = m_object.value(name);
    if (value.type() != type)
        refuse(name);
    return value;
}

QString JsonReader::text(QLatin1StringView name)
{
    return needed(name, QJsonValue::String).toString();
}

QString JsonReader::textOrEmpty(QLatin1StringView name)
{
    return has(name) ? text(name) : QString();
}

bool JsonReader::flag(QLatin1StringView name)
{
    return needed(name, QJsonValue::Bool).toBool();
}

std::optional<qint64> JsonReader::numberIfAny(QLatin1StringView name)
{
    if (!has(name))
        return std::nullopt;
    const double value = needed(name, QJsonValue::Double).toDouble();
    constexpr double Exact = 9007199254740991.0; // 2^53 - 1: beyond it a JSON number isn't sure
    if (std::trunc(value) != value || std::abs(value) > Exact) {
        refuse(name);
        return std::nullopt;
    }
    return static_cast<qint64>(value);
}

int JsonReader::number(QLatin1StringView name)
{
    const std::optional<qint64> value = numberIfAny(name);
    if (!value || *value < 0 || *value > std::numeric_limits<int>::max()) {
        refuse(name);
        return 0;
    }
    return static_cast<int>(*value);
}

QDateTime JsonReader::time(QLatin1StringView name)
{
    static const QRegularExpression withOffset(u"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt].*([Zz]|[+-][0-9]{2}:[0-9]{2})$"_s);
    const QString raw = text(name).toUpper();
    const QDateTime time = QDateTime::fromString(raw, Qt::ISODateWithMs).toUTC();
    if (!time.isValid() || !withOffset.match(raw).hasMatch())
        refuse(name);
    return time;
}

QDateTime JsonReader::timeIfAny(QLatin1StringView name)
{
    return has(name) ? time(name) : QDateTime();
}

QDate JsonReader::date(QLatin1StringView name)
{
    const QDate date = QDate::fromString(text(name), Qt::ISODate);
    if (!date.isValid())
        refuse(name);
    return date;
}

JsonReader JsonReader::object(QLatin1StringView name)
{
    return {needed(name, QJsonValue::Object).toObject(), pointer(name), m_firstWrong};
}

QJsonArray JsonReader::array(QLatin1StringView name)
{
    return needed(name, QJsonValue::Array).toArray();
}

QJsonArray JsonReader::arrayOrEmpty(QLatin1StringView name)
{
    return has(name) ? array(name) : QJsonArray();
}

QList<QString> JsonReader::texts(QLatin1StringView name)
{
    QList<QString> all;
    for (const QJsonValue value : arrayOrEmpty(name)) {
        if (!value.isString())
            refuse(name);
        all.append(value.toString());
    }
    return all;
}

} // namespace bhxh::central
