#pragma once

#include "cache/Colleague.h"
#include "cache/Database.h"
#include "cache/MemberPair.h"

namespace bhxh::cache {

/// The data key, left by whoever had it open for colleagues who have no wrap of it yet: sealed to their public key, and
/// bound to them, to this desk and to the keychain that told of the key. What goes wrong is the database's outcome.
class KeyOffers
{
public:
    /// @param installation this desk's id
    KeyOffers(Database& database, QByteArray installation);

    /// In place of an earlier offer to them. Nothing where their public key is none. Within a transaction of the
    /// caller's, or one of its own.
    void make(const Colleague& colleague, const secret::SecretBytes& dataKey);
    /// Whether there is one that they can open with the pair they have now.
    bool isMadeTo(const Colleague& colleague);
    /// The data key; nothing where there is no offer to them, or none that opens and is genuine.
    std::optional<secret::SecretBytes> open(const domain::StaffId& member, const MemberPair& pair);
    void remove(const domain::StaffId& member);
    void removeAll();
    qint64 count();

private:
    struct Offer
    {
        QByteArray mark = {};
        QByteArray sealed = {};
    };
    Offer offerTo(QByteArrayView row);

    Database& m_database;
    QByteArray m_installation;
};

} // namespace bhxh::cache
