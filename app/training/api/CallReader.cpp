#include "training/api/CallReader.h"

#include "training/api/StrictJson.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

constexpr int longestWait = 60; // seconds, contract "Long poll"

QString textOf(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

/// All lines of a header, joined as one list.
QString joined(const HttpRequest& request, std::string_view name)
{
    QStringList values;
    for (const auto& [field, value] : request.headers) {
        if (equalWithoutCase(field, name))
            values += textOf(value).trimmed();
    }
    return values.join(u',');
}

/// `wait=N` among the preferences (RFC 7240), or 0; what can't be read is ignored.
int waitOf(const QString& prefer)
{
    static const QRegularExpression form(uR"re(^\s*wait\s*=\s*"?([0-9]{1,9})"?\s*$)re"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    for (const QString& preference : prefer.split(u',')) {
        const auto match = form.match(preference.section(u';', 0, 0));
        if (match.hasMatch())
            return std::min(match.captured(1).toInt(), longestWait);
    }
    return 0;
}

bool acceptsGzip(const QString& acceptEncoding)
{
    bool isAccepted = false;
    for (const QString& coding : acceptEncoding.split(u',')) {
        const QString name = coding.section(u';', 0, 0).trimmed().toLower();
        if (name != "gzip"_L1 && name != "x-gzip"_L1 && name != "*"_L1)
            continue;
        const QString weight = coding.section(u'=', 1).trimmed();
        const bool isWanted = weight.isEmpty() || weight.toDouble() > 0;
        if (name != "*"_L1)
            return isWanted;
        isAccepted = isWanted;
    }
    return isAccepted;
}

void readTag(const HttpRequest& request, std::string_view name, std::optional<QString>& tag, bool& isReadable)
{
    if (request.headerCount(name) == 0)
        return;
    tag = strongTag(joined(request, name));
    isReadable = tag.has_value() && request.headerCount(name) == 1;
}

QByteArray canonicalObject(const QJsonObject& object)
{
    QByteArray text = "{";
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (text.size() > 1)
            text += ',';
        text += canonicalJson(QJsonValue(member.key())) + ':' + canonicalJson(member.value());
    }
    return text + '}';
}

} // namespace

void readCall(const HttpRequest& request, Call& call)
{
    call.query = request.queryItems();
    call.hasBody = !request.body.empty();
    call.isBodyJson = isJsonType(request.header("Content-Type")) && request.headerCount("Content-Type") == 1;
    if (call.hasBody)
        call.body = readJson(request.body);
    const QString desk = joined(request, "X-Desk-Id");
    if (isUuid(desk))
        call.deskId = desk.toLower();
    if (request.headerCount("Idempotency-Key") > 0) {
        call.key = joined(request, "Idempotency-Key").toLower();
        call.isKeyReadable = isUuid(call.key);
    }
    readTag(request, "If-Match", call.ifMatch, call.isIfMatchReadable);
    readTag(request, "If-None-Match", call.ifNoneMatch, call.isIfNoneMatchReadable);
    call.acceptsGzip = acceptsGzip(joined(request, "Accept-Encoding"));
    call.wait = waitOf(joined(request, "Prefer"));
}

QString requestIdOf(const HttpRequest& request)
{
    const QString given = joined(request, "X-Request-Id");
    return isUuid(given) ? given : QUuid::createUuid().toString(QUuid::WithoutBraces);
}

std::optional<std::string> bearerTokenOf(const HttpRequest& request)
{
    constexpr std::string_view scheme = "Bearer ";
    const auto header = request.header("Authorization");
    if (!header || request.headerCount("Authorization") != 1 || header->size() <= scheme.size() ||
        !equalWithoutCase(std::string_view(*header).substr(0, scheme.size()), scheme))
        return std::nullopt;
    const auto begin = header->find_first_not_of(' ', scheme.size());
    const auto end = header->find_last_not_of(' ');
    return begin == std::string::npos ? std::nullopt : std::optional(header->substr(begin, end - begin + 1));
}

bool isUuid(const QString& text)
{
    static const QRegularExpression form(uR"re(\A[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\z)re"_s);
    return form.match(text).hasMatch();
}

std::optional<QString> strongTag(const QString& header)
{
    static const QRegularExpression form(uR"re(\A"([^"\x{00}-\x{20}\x{7F}]*)"\z)re"_s);
    const auto match = form.match(header);
    return match.hasMatch() ? std::optional(match.captured(1)) : std::nullopt;
}

bool isJsonType(const std::optional<std::string>& contentType)
{
    if (!contentType)
        return false;
    return textOf(*contentType).section(u';', 0, 0).trimmed().toLower() == "application/json"_L1;
}

QByteArray canonicalJson(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Object:
        return canonicalObject(value.toObject());
    case QJsonValue::Array: {
        QByteArray text = "[";
        for (const auto& item : value.toArray())
            text += canonicalJson(item) + ',';
        return text + ']';
    }
    case QJsonValue::Double:
        return QByteArray::number(value.toDouble(), 'g', 17);
    case QJsonValue::Bool:
        return value.toBool() ? "true" : "false";
    case QJsonValue::String: {
        const QByteArray text = value.toString().toUtf8();
        return QByteArray::number(text.size()) + '"' + text + '"';
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return "null";
}

} // namespace bhxh::training
