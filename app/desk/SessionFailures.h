#pragma once

#include "domain/Failure.h"
#include "domain/Outcome.h"
#include "vault/Pin.h"
#include <QDateTime>
#include <QString>

namespace bhxh::desk {

/// A PIN that is chosen is typed twice. Failures: those of vault::Pin, PinsDiffer.
domain::Outcome<vault::Pin> newPin(const QString& pin, const QString& repeated);

/// The desk was without the central for longer than the policy allows: only a full sign-in helps.
/// @param end of what was allowed, UTC; invalid where nothing is known of the member
domain::Failure offlineTooLong(const QDateTime& end);

/// The central ordered this desk to destroy its keys and its saved data.
domain::Failure deskWiped();

} // namespace bhxh::desk
