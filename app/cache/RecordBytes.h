#pragma once

#include "cache/WipedMemory.h"
#include <QByteArrayView>
#include <QString>

namespace bhxh::cache {

/// Plain bytes on their way into or out of sealed ones.
using PlainBytes = WipedVector<unsigned char>;

inline QByteArrayView viewOf(const PlainBytes& bytes)
{
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

/// Numbers and texts put together as compactly as a record is kept: numbers with seven bits a byte, texts in UTF-8 with
/// their length in front.
class RecordWriter
{
public:
    explicit RecordWriter(PlainBytes& bytes) : m_bytes(bytes) { m_bytes.clear(); }
    void number(quint64 number);
    void text(QStringView text);

private:
    PlainBytes& m_bytes;
};

/// Takes them apart again, strictly: what is cut short, goes on, or is too big to be true makes it broken, and from
/// then on it gives zeros and empty texts.
class RecordReader
{
public:
    explicit RecordReader(QByteArrayView bytes) : m_rest(bytes) {}
    quint64 number(quint64 most);
    QByteArrayView utf8();
    QString text() { return QString::fromUtf8(utf8()); }
    /// For what is ASCII where it was written.
    QString ascii() { return QString::fromLatin1(utf8()); }
    /// Nothing was wrong, and nothing is left.
    [[nodiscard]] bool isWhole() const { return !m_isBroken && m_rest.isEmpty(); }
    [[nodiscard]] bool isBroken() const { return m_isBroken; }
    void setBroken();

private:
    QByteArrayView m_rest;
    bool m_isBroken = false;
};

} // namespace bhxh::cache
