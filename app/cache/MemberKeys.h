#pragma once

#include "cache/Colleague.h"
#include "cache/Database.h"
#include "domain/Identifiers.h"
#include "secret/SecretBytes.h"
#include <QByteArray>

namespace bhxh::cache {

/// The data key, wrapped once for each member of this desk with that member's desk key. Without a wrap nobody opens the
/// saved data, so taking the last one away is destroying it.
class MemberKeys
{
public:
    /// @param installation this desk's id, so that the same member is another row on another desk
    MemberKeys(Database& database, QByteArray installation);

    /// The data key. Failures: SavedDataNoKey, SavedDataOtherKey, SavedDataDamaged, and those of the database.
    domain::Outcome<secret::SecretBytes> unwrap(const domain::StaffId& member, const secret::SecretBytes& deskKey);
    /// In place of the member's earlier wrap, where there is one. Within a transaction of the caller's, or one of its
    /// own.
    void wrap(const domain::StaffId& member, const secret::SecretBytes& deskKey, const secret::SecretBytes& dataKey);
    /// Whether there is a wrap that they can open with the desk key they have now.
    bool isMadeFor(const Colleague& colleague);
    void remove(const domain::StaffId& member);
    void removeAll();
    qint64 count();

private:
    Database& m_database;
    QByteArray m_installation;
};

} // namespace bhxh::cache
