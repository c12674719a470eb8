#include "training/mail/MailText.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

constexpr int wordBytes = 36; // 48 characters of base64 and 12 around them: with "Subject: " well within 76
constexpr int lineLimit = 76;

} // namespace

QString oneLine(const QString& text)
{
    QString line;
    for (const QChar c : text) {
        const auto category = c.category();
        if (c.isSpace() || category == QChar::Separator_Line || category == QChar::Separator_Paragraph)
            line += u' ';
        else if (category != QChar::Other_Control && category != QChar::Other_Format)
            line += c;
    }
    return line.simplified();
}

QString maskedNumber(const QString& number)
{
    const qsizetype shown = std::min<qsizetype>(3, number.size());
    return QString(number.size() - shown, u'*') + oneLine(number.last(shown));
}

bool isPlainAddress(const QString& address)
{
    static const QRegularExpression plain(u"\\A(?=.{3,254}\\z)(?=.{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
                                          "(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
                                          "(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\\z"_s);
    return plain.match(address).hasMatch();
}

QByteArray encodedWords(const QString& text)
{
    const QByteArray bytes = oneLine(text).toUtf8();
    QByteArray words;
    for (qsizetype start = 0; start < bytes.size();) {
        qsizetype end = std::min<qsizetype>(start + wordBytes, bytes.size());
        while (end < bytes.size() && (static_cast<unsigned char>(bytes[end]) & 0xC0U) == 0x80U)
            --end; // a word holds whole characters (RFC 2047 §5)
        words += (words.isEmpty() ? "" : "\r\n ") + ("=?utf-8?B?" + bytes.sliced(start, end - start).toBase64() + "?=");
        start = end;
    }
    return words;
}

QByteArray quotedPrintable(const QString& text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    QByteArray encoded;
    for (const QByteArray& line : text.toUtf8().split('\n')) {
        qsizetype column = 0;
        for (qsizetype i = 0; i < line.size(); ++i) {
            const auto byte = static_cast<unsigned char>(line[i]);
            const bool isLast = i + 1 == line.size();
            const bool isPlain = (byte >= 33 && byte <= 126 && byte != '=') || (byte == ' ' && !isLast);
            // A dot alone on a line ends a mail on its way (RFC 5321 §4.5.2).
            const bool isBare = isPlain && !(byte == '.' && column == 0);
            const qsizetype width = isBare ? 1 : 3;
            if (column + width > lineLimit - (isLast ? 0 : 1)) {
                encoded += "=\r\n";
                column = 0;
            }
            if (isBare)
                encoded += static_cast<char>(byte);
            else
                encoded.append('=').append(digits[byte >> 4U]).append(digits[byte & 15U]);
            column += width;
        }
        encoded += "\r\n";
    }
    encoded.chop(2); // the last line had no end of its own
    return encoded;
}

} // namespace bhxh::training
