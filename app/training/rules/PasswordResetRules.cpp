#include "training/rules/PasswordResetRules.h"

#include "training/rules/Limits.h"

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

std::optional<Refusal> refuseAccount(AccountState account)
{
    switch (account) {
    case AccountState::None:
    case AccountState::AwaitingApproval:
    case AccountState::Cancelled:
        return refusal::noAccount();
    case AccountState::Locked:
        return refusal::accountLocked();
    case AccountState::VneidOnly:
        return refusal::vneidOnly();
    case AccountState::Active:
        break;
    }
    return std::nullopt;
}

} // namespace

std::optional<Refusal> PasswordResetRules::refuseStart(const Citizen& citizen, Channel channel, TimePoint now)
{
    if (auto refusal = refuseAccount(citizen.account))
        return refusal;
    if (citizen.emailState == EmailState::None)
        return refusal::noEmail();
    if (citizen.emailState == EmailState::Bouncing)
        return refusal::undeliverableEmail(409);
    if (!citizen.openResetId.isEmpty())
        return refusal::alreadyPending(u"openResetId"_s, citizen.openResetId);
    if (const auto available = citizen.resetAvailableAt(); available && now < *available)
        return refusal::resetOnHold(*available);
    if (!citizen.hasChannel(channel))
        return refusal::invalid({{u"/channel"_s, u"is not enrolled"_s}});
    return OneTimeCodes::refuseAnother({}, citizen, now, now);
}

void PasswordResetRules::open(PasswordReset& reset, Citizen& citizen, TimePoint now)
{
    reset.state = ResetState::AwaitingOtp;
    reset.citizenRow = citizen.row;
    reset.citizenId = citizen.id;
    reset.startedAt = now;
    reset.expiresAt = now + limits::resetLife;
    citizen.openResetId = reset.id;
}

std::optional<Refusal> PasswordResetRules::refuseCode(const PasswordReset& reset)
{
    switch (reset.state) {
    case ResetState::AwaitingOtp:
        return std::nullopt;
    case ResetState::PasswordSent:
        return refusal::alreadyDecided();
    case ResetState::Locked:
        return refusal::otpLocked();
    case ResetState::Expired:
    case ResetState::Cancelled:
        break;
    }
    return refusal::otpExpired();
}

std::optional<Refusal> PasswordResetRules::submit(PasswordReset& reset, Citizen& citizen, const QString& code,
                                                  TimePoint now)
{
    switch (OneTimeCodes::take(reset.challenge, code, now)) {
    case OneTimeCodes::Outcome::Right:
        close(reset, citizen, ResetState::PasswordSent);
        citizen.coolDownUntil = now + limits::coolDown;
        return std::nullopt;
    case OneTimeCodes::Outcome::Wrong:
        return refusal::otpMismatch(reset.challenge.attemptsLeft);
    case OneTimeCodes::Outcome::Expired:
        return refusal::otpExpired();
    case OneTimeCodes::Outcome::LastWrong:
        close(reset, citizen, ResetState::Locked);
        citizen.coolDownUntil = now + limits::coolDown;
        break;
    case OneTimeCodes::Outcome::Locked:
        break;
    }
    return refusal::otpLocked();
}

void PasswordResetRules::cancel(PasswordReset& reset, Citizen& citizen)
{
    close(reset, citizen, ResetState::Cancelled);
}

void PasswordResetRules::close(PasswordReset& reset, Citizen& citizen, ResetState state)
{
    reset.state = state;
    OneTimeCodes::end(reset.challenge);
    if (citizen.openResetId == reset.id)
        citizen.openResetId.clear();
}

bool PasswordResetRules::passTime(PasswordReset& reset, Citizen& citizen, TimePoint now)
{
    if (!reset.isOpen())
        return false;
    const bool isCodeOver = OneTimeCodes::passTime(reset.challenge, now);
    if (now < reset.expiresAt)
        return isCodeOver;
    close(reset, citizen, ResetState::Expired);
    return true;
}

std::optional<TimePoint> PasswordResetRules::nextDue(const PasswordReset& reset)
{
    if (!reset.isOpen())
        return std::nullopt;
    if (reset.challenge.state == ChallengeState::Sent)
        return std::min(reset.expiresAt, *reset.challenge.expiresAt);
    return reset.expiresAt;
}

bool PasswordResetRules::passTime(Citizen& citizen, TimePoint now)
{
    const auto available = citizen.resetAvailableAt();
    if (!available || now < *available)
        return false;
    citizen.holdUntil.reset();
    citizen.holdChangeId.clear();
    citizen.coolDownUntil.reset();
    return true;
}

} // namespace bhxh::training
