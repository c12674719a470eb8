#include "domain/PasswordReset.h"

#include <QDebug>

namespace bhxh::domain {

namespace {

const char* nameOf(PasswordResetState state)
{
    switch (state) {
    case PasswordResetState::AwaitingOtp:
        return "awaiting-otp";
    case PasswordResetState::PasswordSent:
        return "password-sent";
    case PasswordResetState::Expired:
        return "expired";
    case PasswordResetState::Locked:
        return "locked";
    case PasswordResetState::Cancelled:
        return "cancelled";
    case PasswordResetState::Unknown:
        break;
    }
    return "unknown";
}

} // namespace

QDebug operator<<(QDebug debug, const PasswordReset& reset)
{
    const QDebugStateSaver saver(debug);
    debug.nospace().noquote() << "PasswordReset(" << reset.id.text() << ", " << nameOf(reset.state) << ')';
    return debug;
}

} // namespace bhxh::domain
