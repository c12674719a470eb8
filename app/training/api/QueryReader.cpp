#include "training/api/QueryReader.h"

#include <QDateTime>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bhxh::training {

QueryReader::QueryReader(const std::optional<HttpItems>& items) : m_items(items.value_or(HttpItems()))
{
    if (!items)
        m_refusal = refusal::unreadable(u"The query is not readable."_s);
}

std::optional<QString> QueryReader::text(QLatin1String name)
{
    std::optional<QString> found;
    for (const auto& [item, value] : m_items) {
        if (QLatin1String(item.data(), static_cast<qsizetype>(item.size())) != name)
            continue;
        if (found)
            refuse(name);
        found = QString::fromStdString(value);
    }
    return found;
}

QStringList QueryReader::list(QLatin1String name)
{
    const auto given = text(name);
    return given ? given->split(u',') : QStringList();
}

int QueryReader::integer(QLatin1String name, int otherwise, int least, int most)
{
    static const QRegularExpression form(uR"re(\A[0-9]{1,9}\z)re"_s);
    const auto given = text(name);
    if (!given)
        return otherwise;
    const int value = given->toInt();
    if (form.match(*given).hasMatch() && value >= least && value <= most)
        return value;
    refuse(name);
    return otherwise;
}

std::optional<TimePoint> QueryReader::time(QLatin1String name)
{
    static const QRegularExpression form(
        uR"re(\A[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+ -][0-9]{2}:[0-9]{2})\z)re"_s);
    const auto given = text(name);
    if (!given)
        return std::nullopt;
    QString readable = given->toUpper();
    readable.replace(u' ', u'+');
    const QDateTime time = QDateTime::fromString(readable, Qt::ISODateWithMs);
    if (form.match(*given).hasMatch() && time.isValid())
        return TimePoint(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
    refuse(name);
    return std::nullopt;
}

void QueryReader::refuse(QLatin1String name)
{
    if (!m_refusal)
        m_refusal = refusal::unreadable(u"The query parameter %1 is not readable."_s.arg(name));
}

} // namespace bhxh::training
