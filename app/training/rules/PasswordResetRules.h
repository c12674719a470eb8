#pragma once

#include "training/rules/OneTimeCodes.h"

namespace bhxh::training {

/// The life of a password reset: awaiting-otp → password-sent, expired, locked or cancelled. Each verb checks, in the
/// contract's order, and changes the records it is given only where it allows. No I/O.
class PasswordResetRules
{
public:
    /// Account, address, open reset, hold and cool-down, channel, rate: in this order.
    [[nodiscard]] static std::optional<Refusal> refuseStart(const Citizen& citizen, Channel channel, TimePoint now);
    static void open(PasswordReset& reset, Citizen& citizen, TimePoint now);

    /// On a reset that is over: otp-expired, otp-locked or already-decided.
    [[nodiscard]] static std::optional<Refusal> refuseCode(const PasswordReset& reset);
    /// Takes the citizen's code: nothing where it is right (the password mail is the caller's); the refusal otherwise,
    /// and then the reset may have changed too.
    [[nodiscard]] static std::optional<Refusal> submit(PasswordReset& reset, Citizen& citizen, const QString& code,
                                                       TimePoint now);
    static void cancel(PasswordReset& reset, Citizen& citizen);

    [[nodiscard]] static bool passTime(PasswordReset& reset, Citizen& citizen, TimePoint now);
    [[nodiscard]] static std::optional<TimePoint> nextDue(const PasswordReset& reset);

    /// Hold and cool-down that are over are taken off. Whether the record looks different now.
    [[nodiscard]] static bool passTime(Citizen& citizen, TimePoint now);

private:
    static void close(PasswordReset& reset, Citizen& citizen, ResetState state);
};

} // namespace bhxh::training
