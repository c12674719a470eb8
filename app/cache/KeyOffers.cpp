#include "cache/KeyOffers.h"

#include "cache/MemberRow.h"
#include "vault/Sealing.h"
#include <algorithm>

namespace bhxh::cache {

using domain::StaffId;
using secret::SecretBytes;

KeyOffers::KeyOffers(Database& database, QByteArray installation)
    : m_database(database), m_installation(std::move(installation))
{}

KeyOffers::Offer KeyOffers::offerTo(QByteArrayView row)
{
    Statement select(m_database, "SELECT mark, sealed FROM key_offer WHERE member = ?");
    if (!select.bind(1, row).next())
        return {};
    return {select.bytes(0).toByteArray(), select.bytes(1).toByteArray()};
}

void KeyOffers::make(const Colleague& colleague, const SecretBytes& dataKey)
{
    if (colleague.publicKey.size() != MemberPair::publicKeySize)
        return;
    const QByteArray row = memberRow(m_installation, colleague.member);
    SecretBytes plain(row.size() + dataKey.size());
    std::copy_n(dataKey.data(), dataKey.size(), std::copy(row.begin(), row.end(), plain.data()));
    const QByteArray sealed = sealedTo(colleague.publicKey, plain);
    const QByteArray mark = markOf(colleague.publicKey, row + sealed);
    Statement insert(m_database, "INSERT OR REPLACE INTO key_offer(member, mark, sealed) VALUES(?, ?, ?)");
    insert.bind(1, row).bind(2, mark).bind(3, sealed).run();
}

bool KeyOffers::isMadeTo(const Colleague& colleague)
{
    const QByteArray row = memberRow(m_installation, colleague.member);
    const Offer offer = offerTo(row);
    return colleague.publicKey.size() == MemberPair::publicKeySize && !offer.sealed.isEmpty() &&
           offer.mark == markOf(colleague.publicKey, row + offer.sealed);
}

std::optional<SecretBytes> KeyOffers::open(const StaffId& member, const MemberPair& pair)
{
    if (!isMadeTo({member, pair.publicKey()}))
        return std::nullopt;
    const QByteArray row = memberRow(m_installation, member);
    const auto plain = pair.open(offerTo(row).sealed);
    if (!plain || plain->size() != row.size() + vault::keySize || !plain->view().startsWith(row))
        return std::nullopt;
    return SecretBytes::copyOf(plain->view().sliced(row.size()));
}

void KeyOffers::remove(const StaffId& member)
{
    const QByteArray row = memberRow(m_installation, member);
    Statement(m_database, "DELETE FROM key_offer WHERE member = ?").bind(1, row).run();
}

void KeyOffers::removeAll()
{
    m_database.run("DELETE FROM key_offer");
}

qint64 KeyOffers::count()
{
    Statement select(m_database, "SELECT count(*) FROM key_offer");
    return select.next() ? select.number(0) : 0;
}

} // namespace bhxh::cache
