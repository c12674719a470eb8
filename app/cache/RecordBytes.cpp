#include "cache/RecordBytes.h"

namespace bhxh::cache {

namespace {

constexpr int bitsEach = 7;
constexpr unsigned char goesOn = 0x80;

} // namespace

void RecordWriter::number(quint64 number)
{
    while (number >= goesOn) {
        m_bytes.push_back(static_cast<unsigned char>(number | goesOn));
        number >>= bitsEach;
    }
    m_bytes.push_back(static_cast<unsigned char>(number));
}

void RecordWriter::text(QStringView text)
{
    QByteArray utf8 = text.toUtf8();
    number(static_cast<quint64>(utf8.size()));
    m_bytes.insert(m_bytes.end(), utf8.cbegin(), utf8.cend());
    wipeMemory(utf8.data(), static_cast<size_t>(utf8.size()));
}

quint64 RecordReader::number(quint64 most)
{
    quint64 number = 0;
    for (int shift = 0; shift < 64 - bitsEach && !m_rest.isEmpty(); shift += bitsEach) {
        const auto byte = static_cast<unsigned char>(m_rest.front());
        m_rest = m_rest.sliced(1);
        number |= static_cast<quint64>(byte & ~goesOn) << shift;
        if ((byte & goesOn) != 0)
            continue;
        if (number <= most)
            return number;
        break;
    }
    setBroken();
    return 0;
}

QByteArrayView RecordReader::utf8()
{
    const auto size = static_cast<qsizetype>(number(static_cast<quint64>(m_rest.size())));
    if (size > m_rest.size())
        setBroken();
    if (m_isBroken)
        return {};
    const QByteArrayView text = m_rest.first(size);
    m_rest = m_rest.sliced(size);
    return text;
}

void RecordReader::setBroken()
{
    m_isBroken = true;
    m_rest = {};
}

} // namespace bhxh::cache
