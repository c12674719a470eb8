#include "central/Callback.h"

#include <QList>

namespace bhxh::central {

namespace {

constexpr int LongestRequestLine = 8 * 1024;

/// The one value of that header; nothing meaningful (null) where there is none or more than one.
QByteArray onlyHeader(const QList<QByteArray>& lines, const QByteArray& name)
{
    QByteArray found;
    for (qsizetype at = 1; at < lines.size(); ++at) {
        const qsizetype colon = lines[at].indexOf(':');
        if (colon < 0 || lines[at].first(colon).compare(name, Qt::CaseInsensitive) != 0)
            continue;
        if (!found.isNull())
            return {};
        found = lines[at].sliced(colon + 1).trimmed();
    }
    return found;
}

QByteArray decoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

/// False: a parameter stands there twice (RFC 6749, 3.1: not allowed).
bool readQuery(const QByteArray& query, Callback& callback)
{
    QList<QByteArray> seen;
    for (const QByteArray& pair : query.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        const QByteArray name = decoded(equals < 0 ? pair : pair.first(equals));
        const QByteArray value = equals < 0 ? QByteArray() : decoded(pair.sliced(equals + 1));
        if (name.isEmpty())
            continue;
        if (seen.contains(name))
            return false;
        seen.append(name);
        if (name == "state") {
            callback.state = value;
        } else if (name == "code") {
            callback.code = value;
        } else if (name == "error") {
            callback.error = value.isEmpty() ? QByteArray("invalid") : value;
        } else if (name == "iss") {
            callback.issuer = QString::fromUtf8(value);
            callback.hasIssuer = true;
        }
    }
    return true;
}

bool isVersion(const QByteArray& text)
{
    return text == "HTTP/1.1" || text == "HTTP/1.0";
}

} // namespace

Callback Callback::read(const QByteArray& received, const QByteArray& host)
{
    Callback callback;
    const auto as = [&](Kind kind) {
        callback.kind = kind;
        return callback;
    };
    const qsizetype lineEnd = received.indexOf("\r\n");
    if (lineEnd < 0)
        return as(received.size() > LongestRequestLine || received.contains('\n') ? Kind::Malformed : Kind::Incomplete);
    // The first line alone tells HTTP/0.9 and strangers: they would never send the blank line that is waited for.
    const QList<QByteArray> first = received.first(lineEnd).split(' ');
    if (first.size() != 3 || !isVersion(first[2]) || !first[1].startsWith('/'))
        return as(Kind::Malformed);
    const qsizetype headEnd = received.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return as(Kind::Incomplete);

    QList<QByteArray> lines;
    for (const QByteArray& line : received.first(headEnd).split('\n'))
        lines.append(line.endsWith('\r') ? line.chopped(1) : line);
    if (onlyHeader(lines, "Host") != host)
        return as(Kind::Malformed);
    if (first[0] != "GET")
        return as(Kind::NotGet);
    const qsizetype mark = first[1].indexOf('?');
    if ((mark < 0 ? first[1] : first[1].first(mark)) != "/callback")
        return as(Kind::ElsewherePath);
    if (!readQuery(mark < 0 ? QByteArray() : first[1].sliced(mark + 1), callback))
        return as(Kind::Malformed);
    return as(Kind::Arrived);
}

} // namespace bhxh::central
