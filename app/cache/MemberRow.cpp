#include "cache/MemberRow.h"

#include <sodium.h>

namespace bhxh::cache {

QByteArray memberRow(const QByteArray& installation, const domain::StaffId& member)
{
    constexpr qsizetype size = 32;
    const QByteArray text = installation + '\n' + member.text().toUtf8();
    QByteArray row(size, '\0');
    crypto_generichash_blake2b(reinterpret_cast<unsigned char*>(row.data()), size,
                               reinterpret_cast<const unsigned char*>(text.constData()),
                               static_cast<size_t>(text.size()), nullptr, 0);
    return row;
}

} // namespace bhxh::cache
