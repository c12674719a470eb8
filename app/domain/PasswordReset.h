#pragma once

#include "domain/EmailChange.h"

namespace bhxh::domain {

enum class PasswordResetState { AwaitingOtp, PasswordSent, Expired, Locked, Cancelled, Unknown };

struct NewPasswordReset
{
    CitizenId citizen;
    OtpChannel channel = OtpChannel::Email;
    IdentityCheck identityCheck;
};

struct PasswordReset
{
    PasswordResetId id;
    Version version = {};
    PasswordResetState state = PasswordResetState::Unknown;
    CitizenId citizen;
    OtpChannel channel = OtpChannel::Unknown;
    Challenge challenge = {};
    Delivery passwordDelivery = Delivery::Unknown;
    QDateTime expiresAt = {};

    [[nodiscard]] bool isOpen() const { return state == PasswordResetState::AwaitingOtp; }
    friend bool operator==(const PasswordReset&, const PasswordReset&) = default;
};

QDebug operator<<(QDebug debug, const PasswordReset& reset); ///< id and state only

} // namespace bhxh::domain
