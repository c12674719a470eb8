#pragma once

#include "cache/RecordBytes.h"
#include "secret/SecretBytes.h"
#include <QByteArray>

namespace bhxh::cache {

/// Seals what is kept, bound to where it is kept: a sealed row doesn't open in another place or another table.
class RowSeal
{
public:
    /// @param table up to 8 letters @param form of what is sealed
    RowSeal(const secret::SecretBytes& dataKey, QByteArrayView table, quint64 form);

    /// Good until the next call.
    QByteArrayView seal(quint64 row, const PlainBytes& plain);
    /// Good until the next call; false where it was changed, or belongs elsewhere. What was opened is overwritten by
    /// the next, and at the end.
    bool open(quint64 row, QByteArrayView sealed);
    [[nodiscard]] QByteArrayView plain() const { return viewOf(m_plain).first(m_size); }

private:
    QByteArrayView placeOf(quint64 row);

    secret::SecretBytes m_key;
    QByteArray m_place; ///< table, form, row
    PlainBytes m_sealed = {};
    PlainBytes m_plain = {};
    qsizetype m_size = 0;
};

} // namespace bhxh::cache
