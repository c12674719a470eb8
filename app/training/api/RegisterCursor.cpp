#include "training/api/RegisterCursor.h"

#include <QCryptographicHash>
#include <QList>
#include <QMessageAuthenticationCode>

namespace bhxh::training {

namespace {

constexpr auto base64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray seal(const QByteArray& text, const QByteArray& secret)
{
    constexpr int size = 12;
    return QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256).left(size).toHex();
}

} // namespace

QString RegisterCursor::text(const QByteArray& secret) const
{
    const QByteArray plain = QByteArray::number(generation) + '.' + office.toUtf8() + '.' +
                             QByteArray::number(startedAt) + '.' + QByteArray::number(position);
    return QString::fromLatin1((plain + '.' + seal(plain, secret)).toBase64(base64));
}

std::optional<RegisterCursor> RegisterCursor::read(const QString& text, const QByteArray& secret)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text.toUtf8(), base64 | QByteArray::AbortOnBase64DecodingErrors);
    const auto parts = decoded ? (*decoded).split('.') : QList<QByteArray>();
    constexpr int count = 5;
    if (parts.size() != count || seal((*decoded).left((*decoded).lastIndexOf('.')), secret) != parts.back())
        return std::nullopt;
    return RegisterCursor{.generation = parts[0].toLongLong(),
                          .office = QString::fromUtf8(parts[1]),
                          .startedAt = parts[2].toLongLong(),
                          .position = parts[3].toLongLong()};
}

} // namespace bhxh::training
