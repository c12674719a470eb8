#include "desk/CitizenDisplay.h"

#include "desk/CitizenLookup.h"
#include "desk/EmailChanges.h"
#include "desk/PasswordResets.h"
#include "desk/Session.h"

namespace bhxh::desk {

using domain::ChallengeState;
using domain::EmailChangeState;
using domain::FailureCode;
using domain::PasswordResetState;

namespace {

/// Whatever came of the last code is told; what isn't about the code is worded as "the staff will help".
std::optional<FailureCode> problemOfCode(const std::optional<domain::Failure>& failure)
{
    return failure ? std::optional(failure->code) : std::nullopt;
}

/// The refusal knows better than the challenge, which is as old as the last poll.
std::optional<int> attemptsLeft(const domain::Challenge& challenge, const std::optional<domain::Failure>& failure)
{
    return failure && failure->attemptsLeft ? failure->attemptsLeft : challenge.attemptsLeft;
}

/// A code that was sent and isn't proven: sent, run out, or used up.
bool isCodeAwaited(const domain::EmailChange& change)
{
    const bool isOpenCode = change.proof.state == ChallengeState::Sent ||
                            change.proof.state == ChallengeState::Expired ||
                            change.proof.state == ChallengeState::Locked;
    return change.isOpen() && isOpenCode;
}

} // namespace

CitizenDisplay::CitizenDisplay(Session& session, CitizenLookup& lookup, EmailChanges& changes, PasswordResets& resets,
                               QObject* parent)
    : QObject(parent), m_session(session), m_lookup(lookup), m_changes(changes), m_resets(resets)
{
    connect(&session, &Session::stateChanged, this, &CitizenDisplay::derive);
    connect(&lookup, &CitizenLookup::stateChanged, this, &CitizenDisplay::derive);
    connect(&changes, &EmailChanges::stateChanged, this, &CitizenDisplay::derive);
    connect(&resets, &PasswordResets::stateChanged, this, &CitizenDisplay::derive);
    m_state = derived();
}

CitizenDisplay::~CitizenDisplay() = default;

QDateTime CitizenDisplay::now() const
{
    return m_session.now();
}

void CitizenDisplay::addressIsRight()
{
    if (m_state.kind == Kind::ConfirmAddress)
        m_changes.confirm();
}

void CitizenDisplay::addressIsWrong()
{
    if (m_state.kind == Kind::ConfirmAddress)
        m_changes.backToDraft();
}

void CitizenDisplay::enterCode(const QString& typed)
{
    if (m_state.busy || (m_state.kind != Kind::EnterProof && m_state.kind != Kind::EnterOtp))
        return;
    const auto code = domain::OneTimeCode::parse(typed, m_state.codeLength);
    m_typingProblem = code ? std::nullopt : std::optional(code.error().code);
    if (!code)
        return derive();
    if (m_state.kind == Kind::EnterProof)
        m_changes.prove(*code);
    else
        m_resets.submit(*code);
}

void CitizenDisplay::derive()
{
    State state = derived();
    if (state.kind != m_state.kind || state.busy)
        m_typingProblem.reset();
    if (m_typingProblem)
        state.problem = m_typingProblem;
    if (state == m_state)
        return;
    m_state = std::move(state);
    emit stateChanged();
}

/// What needs the citizen's hands comes before what only tells them something.
CitizenDisplay::State CitizenDisplay::derived() const
{
    State state;
    state.codeLength = m_session.policy().otpLength;
    if (m_session.state().member)
        state.officeName = m_session.state().member->office.name;
    if (!m_session.isSignedIn() || !m_lookup.state().citizen)
        return state;
    deriveChange(state);
    if (state.kind == Kind::Welcome || state.kind == Kind::WaitForApproval)
        deriveReset(state);
    return state;
}

void CitizenDisplay::deriveChange(State& state) const
{
    const EmailChanges::State& changes = m_changes.state();
    if (changes.kind == EmailChanges::Kind::Confirming) {
        const auto address = domain::EmailAddress::parse(changes.draft.email);
        state.kind = Kind::ConfirmAddress;
        state.address = address ? address->display() : QString();
    } else if (changes.kind == EmailChanges::Kind::Asking ||
               (changes.kind == EmailChanges::Kind::NotKnown && !changes.change)) {
        state.kind = Kind::Wait;
    } else if (changes.change && isCodeAwaited(*changes.change)) {
        state.kind = Kind::EnterProof;
        state.address = changes.change->newEmailMasked;
        state.expiresAt = changes.change->proof.expiresAt;
        state.attemptsLeft = attemptsLeft(changes.change->proof, changes.failure);
        state.problem = problemOfCode(changes.failure);
        state.busy = changes.busy || changes.kind == EmailChanges::Kind::NotKnown;
    } else if (changes.kind == EmailChanges::Kind::Following && changes.change->state == EmailChangeState::Pending) {
        state.kind = Kind::WaitForApproval;
        state.address = changes.change->newEmailMasked;
    }
}

void CitizenDisplay::deriveReset(State& state) const
{
    const PasswordResets::State& resets = m_resets.state();
    if (resets.kind == PasswordResets::Kind::Starting ||
        (resets.kind == PasswordResets::Kind::NotKnown && m_session.policy().otpEntry != domain::OtpEntry::AtCounter)) {
        state.kind = Kind::Wait;
        return;
    }
    if (!resets.reset) {
        if (resets.kind == PasswordResets::Kind::NotKnown)
            state.kind = Kind::Wait;
        return;
    }
    const domain::PasswordReset& reset = *resets.reset;
    if (reset.state == PasswordResetState::PasswordSent && reset.passwordDelivery != domain::Delivery::Bounced) {
        state.kind = Kind::PasswordSent;
        state.address = m_lookup.state().citizen->email.masked;
    } else if (reset.isOpen()) {
        const bool isAtCounter = m_session.policy().otpEntry == domain::OtpEntry::AtCounter;
        state.kind = isAtCounter ? Kind::EnterOtp : Kind::UsePortal;
        state.address = reset.challenge.sentTo;
        state.expiresAt = reset.challenge.expiresAt;
        state.attemptsLeft = attemptsLeft(reset.challenge, resets.failure);
        state.problem = problemOfCode(resets.failure);
        state.busy = resets.busy || resets.kind == PasswordResets::Kind::NotKnown;
    }
}

} // namespace bhxh::desk
