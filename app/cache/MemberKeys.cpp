#include "cache/MemberKeys.h"

#include "cache/MemberPair.h"
#include "cache/MemberRow.h"
#include "vault/Sealing.h"
#include <sodium.h>

namespace bhxh::cache {

using domain::failed;
using domain::Outcome;
using domain::StaffId;
using secret::SecretBytes;

namespace {

constexpr QByteArrayView wrapPurpose = "saved data: wrap of the data key";
constexpr QByteArrayView fitText = "saved data: this desk key fits";

std::span<unsigned char> spanOf(QByteArray& bytes)
{
    return {reinterpret_cast<unsigned char*>(bytes.data()), static_cast<size_t>(bytes.size())};
}

/// Tells a wrong key from a damaged wrap. Of a random key it gives nothing away.
QByteArray fitOf(const SecretBytes& deskKey)
{
    QByteArray fit(crypto_generichash_blake2b_BYTES_MIN, '\0');
    vault::keyedHash(deskKey, fitText, spanOf(fit));
    return fit;
}

} // namespace

MemberKeys::MemberKeys(Database& database, QByteArray installation)
    : m_database(database), m_installation(std::move(installation))
{}

Outcome<SecretBytes> MemberKeys::unwrap(const StaffId& member, const SecretBytes& deskKey)
{
    const QByteArray row = memberRow(m_installation, member);
    Statement select(m_database, "SELECT wrapped, fit FROM member_key WHERE member = ?");
    const bool isThere = select.bind(1, row).next();
    const QByteArray wrapped = isThere ? select.bytes(0).toByteArray() : QByteArray();
    const QByteArray fit = isThere ? select.bytes(1).toByteArray() : QByteArray();
    select.reset();
    if (auto done = m_database.outcome(); !done)
        return failed(done.error());
    if (!isThere)
        return failed(noKeyForMember());
    auto dataKey = vault::openSecret(vault::derived(deskKey, wrapPurpose), wrapped, row);
    if (dataKey && dataKey->size() == vault::keySize)
        return *dataKey;
    return failed(fit == fitOf(deskKey) ? damaged() : otherKey());
}

void MemberKeys::wrap(const StaffId& member, const SecretBytes& deskKey, const SecretBytes& dataKey)
{
    const QByteArray row = memberRow(m_installation, member);
    const QByteArray wrapped = vault::seal(vault::derived(deskKey, wrapPurpose), dataKey.view(), row);
    const QByteArray fit = fitOf(deskKey);
    const QByteArray mark = markOf(MemberPair(deskKey).publicKey(), row);
    Statement insert(m_database, "INSERT OR REPLACE INTO member_key(member, wrapped, fit, mark) VALUES(?, ?, ?, ?)");
    insert.bind(1, row).bind(2, wrapped).bind(3, fit).bind(4, mark).run();
}

bool MemberKeys::isMadeFor(const Colleague& colleague)
{
    const QByteArray row = memberRow(m_installation, colleague.member);
    Statement select(m_database, "SELECT mark FROM member_key WHERE member = ?");
    return colleague.publicKey.size() == MemberPair::publicKeySize && select.bind(1, row).next() &&
           select.bytes(0) == markOf(colleague.publicKey, row);
}

void MemberKeys::remove(const StaffId& member)
{
    const QByteArray row = memberRow(m_installation, member);
    Statement(m_database, "DELETE FROM member_key WHERE member = ?").bind(1, row).run();
}

void MemberKeys::removeAll()
{
    m_database.run("DELETE FROM member_key");
}

qint64 MemberKeys::count()
{
    Statement select(m_database, "SELECT count(*) FROM member_key");
    return select.next() ? select.number(0) : 0;
}

} // namespace bhxh::cache
