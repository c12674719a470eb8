#include "training/mail/MailReader.h"

#include <QList>
#include <QStringDecoder>

#include <utility>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

std::optional<QString> utf8(const QByteArray& bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(std::move(text));
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// =XX to bytes; `isWord`: the Q of RFC 2047, where "_" is a blank.
QByteArray unquoted(const QByteArray& text, bool isWord)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hexValue(text[i + 2]) : -1;
        if (text[i] == '=' && high >= 0 && low >= 0) {
            bytes += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            bytes += isWord && text[i] == '_' ? ' ' : text[i];
        }
    }
    return bytes;
}

/// The bytes of one encoded word, or nothing where it is none.
std::optional<QByteArray> wordBytes(const QByteArray& word)
{
    if (!word.startsWith("=?") || !word.endsWith("?=") || word.size() > 75)
        return std::nullopt;
    const QByteArrayList parts = word.sliced(2, word.size() - 4).split('?');
    if (parts.size() != 3 || parts[0].compare("utf-8", Qt::CaseInsensitive) != 0)
        return std::nullopt;
    if (parts[1].compare("B", Qt::CaseInsensitive) == 0)
        return QByteArray::fromBase64(parts[2]);
    return parts[1].compare("Q", Qt::CaseInsensitive) == 0 ? std::optional(unquoted(parts[2], true)) : std::nullopt;
}

/// Blanks between two encoded words are no part of the text (RFC 2047 §6.2).
QString headerText(const QByteArray& value)
{
    QByteArray text;
    bool wasEncoded = false;
    for (const QByteArray& part : value.simplified().split(' ')) {
        const auto bytes = wordBytes(part);
        if (!text.isEmpty() && !(wasEncoded && bytes))
            text += ' ';
        text += bytes ? *bytes : part;
        wasEncoded = bytes.has_value();
    }
    return QString::fromUtf8(text);
}

QByteArray unfoldedHeader(const QByteArray& head, const QByteArray& name)
{
    QByteArray value;
    bool isIn = false;
    for (const QByteArray& line : head.split('\n')) {
        if (line.startsWith(' ') || line.startsWith('\t')) {
            if (isIn)
                value += ' ' + line.trimmed();
            continue;
        }
        isIn = line.size() > name.size() && line[name.size()] == ':' &&
               line.first(name.size()).compare(name, Qt::CaseInsensitive) == 0;
        if (isIn)
            value = line.sliced(name.size() + 1).trimmed();
    }
    return value;
}

QByteArray unquotedBody(const QByteArray& body)
{
    QByteArray text;
    for (QByteArray line : body.split('\n')) {
        while (line.endsWith(' ') || line.endsWith('\t'))
            line.chop(1); // added on the way (RFC 2045 §6.7)
        const bool isSoft = line.endsWith('=');
        if (isSoft)
            line.chop(1);
        text += unquoted(line, false);
        if (!isSoft)
            text += '\n';
    }
    text.chop(1);
    return text;
}

} // namespace

std::optional<ReadMail> readMail(const QByteArray& raw)
{
    QByteArray lines = raw;
    lines.replace("\r\n", "\n");
    const qsizetype end = lines.indexOf("\n\n");
    if (end <= 0)
        return std::nullopt;
    const QByteArray head = lines.first(end);
    QByteArray body = lines.sliced(end + 2);
    const QByteArray type = unfoldedHeader(head, "Content-Type").toLower();
    if (!type.isEmpty() && !type.startsWith("text/plain"))
        return std::nullopt;
    const QByteArray coding = unfoldedHeader(head, "Content-Transfer-Encoding").toLower();
    if (coding == "quoted-printable")
        body = unquotedBody(body);
    else if (coding == "base64")
        body = QByteArray::fromBase64(body);
    auto text = utf8(body);
    if (!text)
        return std::nullopt;
    return ReadMail{.from = headerText(unfoldedHeader(head, "From")),
                    .to = headerText(unfoldedHeader(head, "To")),
                    .date = headerText(unfoldedHeader(head, "Date")),
                    .subject = headerText(unfoldedHeader(head, "Subject")),
                    .code = headerText(unfoldedHeader(head, "X-Training-Code")),
                    .body = text->replace(u"\r\n"_s, u"\n"_s)};
}

} // namespace bhxh::training
