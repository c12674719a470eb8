#include "desk/SessionFailures.h"

namespace bhxh::desk {

using domain::Failure;
using domain::FailureCode;

domain::Outcome<vault::Pin> newPin(const QString& pin, const QString& repeated)
{
    auto chosen = vault::Pin::parse(pin);
    if (chosen && pin != repeated)
        return domain::failed(FailureCode::PinsDiffer);
    return chosen;
}

Failure offlineTooLong(const QDateTime& end)
{
    return {.code = FailureCode::OfflineTooLong, .availableAt = end};
}

Failure deskWiped()
{
    return Failure{FailureCode::DeskWiped};
}

} // namespace bhxh::desk
