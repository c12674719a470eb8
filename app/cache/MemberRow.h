#pragma once

#include "domain/Identifiers.h"
#include <QByteArray>

namespace bhxh::cache {

/// What a member of this desk is called in the file. Made without a key, as none is there before a wrap is open: it
/// hides the staff id from a glance, and no more. @param installation this desk's id, so that the same member is
/// another row on another desk
QByteArray memberRow(const QByteArray& installation, const domain::StaffId& member);

} // namespace bhxh::cache
