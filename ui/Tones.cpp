#include "ui/Tones.h"

namespace bhxh::ui {

using namespace domain;

Tone toneOf(EmailChangeState state)
{
    switch (state) {
    case EmailChangeState::Approved:
        return Tone::Good;
    case EmailChangeState::AwaitingProof:
    case EmailChangeState::Pending:
        return Tone::Caution;
    case EmailChangeState::Rejected:
        return Tone::Bad;
    case EmailChangeState::Withdrawn:
    case EmailChangeState::Expired:
    case EmailChangeState::Unknown:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

Tone toneOf(PasswordResetState state)
{
    switch (state) {
    case PasswordResetState::PasswordSent:
        return Tone::Good;
    case PasswordResetState::AwaitingOtp:
        return Tone::Caution;
    case PasswordResetState::Locked:
    case PasswordResetState::Expired:
        return Tone::Bad;
    case PasswordResetState::Cancelled:
    case PasswordResetState::Unknown:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

Tone toneOf(Delivery delivery)
{
    if (delivery == Delivery::Bounced)
        return Tone::Bad;
    return delivery == Delivery::Delivered ? Tone::Good : Tone::Neutral;
}

Tone toneOf(EmailState state)
{
    switch (state) {
    case EmailState::Proven:
        return Tone::Good;
    case EmailState::Unproven:
        return Tone::Caution;
    case EmailState::Bouncing:
        return Tone::Bad;
    case EmailState::None:
    case EmailState::Unknown:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

Tone toneOf(AccountState state)
{
    switch (state) {
    case AccountState::Active:
        return Tone::Good;
    case AccountState::AwaitingApproval:
    case AccountState::VneidOnly:
    case AccountState::Locked:
        return Tone::Caution;
    case AccountState::Cancelled:
        return Tone::Bad;
    case AccountState::None:
    case AccountState::Unknown:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

} // namespace bhxh::ui
