#include "central/Jwt.h"

#include <QJsonDocument>

namespace bhxh::central {

using namespace Qt::StringLiterals;

std::optional<QByteArray> fromBase64Url(const QByteArray& text)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        text, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || text.isEmpty() || text.contains('='))
        return std::nullopt;
    return *decoded;
}

std::optional<Jwt> Jwt::parse(QByteArrayView text)
{
    const QList<QByteArray> parts = QByteArray::fromRawData(text.data(), text.size()).split('.');
    if (parts.size() != 3)
        return std::nullopt;
    const auto header = fromBase64Url(parts[0]);
    const auto payload = fromBase64Url(parts[1]);
    const auto signature = fromBase64Url(parts[2]);
    if (!header || !payload || !signature)
        return std::nullopt;
    const QJsonDocument headerJson = QJsonDocument::fromJson(*header);
    const QJsonDocument claims = QJsonDocument::fromJson(*payload);
    if (!headerJson.isObject() || !claims.isObject() || headerJson.object().contains("crit"_L1))
        return std::nullopt;
    return Jwt{.algorithm = headerJson["alg"_L1].toString(),
               .keyId = headerJson["kid"_L1].toString(),
               .claims = claims.object(),
               .signedText = parts[0] + '.' + parts[1],
               .signature = *signature};
}

} // namespace bhxh::central
