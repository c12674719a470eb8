#include "cache/RowSeal.h"

#include "vault/Sealing.h"
#include <QtEndian>

namespace bhxh::cache {

namespace {

constexpr qsizetype rowSize = sizeof(quint64);

QByteArray number(quint64 value)
{
    QByteArray bytes(rowSize, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

} // namespace

RowSeal::RowSeal(const secret::SecretBytes& dataKey, QByteArrayView table, quint64 form)
    : m_key(vault::derived(dataKey, "saved data: rows")),
      m_place(table.toByteArray() + '\n' + number(form) + QByteArray(rowSize, '\0'))
{}

QByteArrayView RowSeal::placeOf(quint64 row)
{
    qToBigEndian(row, m_place.data() + m_place.size() - rowSize);
    return m_place;
}

QByteArrayView RowSeal::seal(quint64 row, const PlainBytes& plain)
{
    m_sealed.resize(plain.size() + vault::sealOverhead);
    vault::sealInto(m_key, viewOf(plain), placeOf(row), m_sealed);
    return viewOf(m_sealed);
}

bool RowSeal::open(quint64 row, QByteArrayView sealed)
{
    m_size = 0;
    if (sealed.size() < vault::sealOverhead)
        return false;
    if (m_plain.size() < static_cast<size_t>(sealed.size()))
        m_plain.resize(static_cast<size_t>(sealed.size()));
    const auto size = vault::openInto(m_key, sealed, placeOf(row), m_plain);
    m_size = size.value_or(0);
    return size.has_value();
}

} // namespace bhxh::cache
