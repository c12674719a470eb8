#pragma once

#include "desk/StaffKeys.h"
#include <QByteArray>

namespace bhxh::desk {

/// A kept member as bytes to be sealed, and back. Nothing: it is no such record (another version, damage).
QByteArray staffRecord(const StaffKeys::KeptMember& kept);
std::optional<StaffKeys::KeptMember> readStaffRecord(QByteArrayView record);

/// The list of who has been here, for one keychain item: whoever writes it sees to its size.
QByteArray knownMembersRecord(const QList<StaffKeys::KnownMember>& members);
QList<StaffKeys::KnownMember> readKnownMembers(QByteArrayView record);

} // namespace bhxh::desk
