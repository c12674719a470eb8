#include "desk/CitizenDisplay.h"

#include "desk/CitizenLookup.h"
#include "desk/EmailChanges.h"
#include "desk/PasswordResets.h"
#include "desk/Session.h"
#include <algorithm>

namespace bhxh::desk {

using domain::ChallengeState;
using domain::EmailChangeState;
using domain::FailureCode;
using domain::PasswordResetState;

namespace {

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

/// Whether this code can't be used any more. The clock knows it before the central has been asked.
std::optional<ChallengeState> endOfCode(const domain::Challenge& code, const QDateTime& now)
{
    if (code.state == ChallengeState::Locked)
        return ChallengeState::Locked;
    const bool hasRunOut = code.expiresAt.isValid() && code.expiresAt <= now;
    if (code.state == ChallengeState::Expired || hasRunOut)
        return ChallengeState::Expired;
    return std::nullopt;
}

/// No boxes for a code that can't be used any more.
void closeCode(CitizenDisplay::State& state, ChallengeState why)
{
    state.kind = CitizenDisplay::Kind::CodeIsOver;
    state.code = why;
    state.attemptsLeft.reset();
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
    m_codeEnd.setSingleShot(true);
    connect(&m_codeEnd, &QTimer::timeout, this, &CitizenDisplay::derive);
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
    m_codeSent = true;
    if (m_state.kind == Kind::EnterProof)
        m_changes.prove(*code);
    else
        m_resets.submit(*code);
    m_codeSent = m_state.busy; // else it was refused, and nothing is on its way
}

void CitizenDisplay::derive()
{
    State state = derived();
    learnCodeFailure(state);
    if (state.kind != m_state.kind || state.busy)
        m_typingProblem.reset();
    const bool entersCode = state.kind == Kind::EnterProof || state.kind == Kind::EnterOtp;
    if (entersCode && !state.problem)
        state.problem = m_typingProblem ? m_typingProblem : m_codeProblem;
    if (state != m_state) {
        m_state = std::move(state);
        emit stateChanged();
    }
    armCodeEnd();
}

/// Whatever came of the last code that was typed here is told (what isn't about the code is worded as "the staff will
/// help"); what came of anything else is the staff's.
void CitizenDisplay::learnCodeFailure(const State& derived)
{
    if (derived.kind != m_state.kind && derived.kind != Kind::EnterProof && derived.kind != Kind::EnterOtp)
        m_codeSent = false;
    if (derived.busy || !m_codeSent) {
        if (derived.busy || derived.kind != m_state.kind)
            m_codeProblem.reset();
        return;
    }
    m_codeSent = false;
    const auto& failure = derived.kind == Kind::EnterProof ? m_changes.state().failure : m_resets.state().failure;
    m_codeProblem = failure ? std::optional(failure->code) : std::nullopt;
}

/// Looks again at least once a minute: what the desk knows of the central's time may have moved.
void CitizenDisplay::armCodeEnd()
{
    if (m_state.kind != Kind::EnterProof && m_state.kind != Kind::EnterOtp)
        return m_codeEnd.stop();
    const qint64 left = now().msecsTo(m_state.expiresAt) + 200;
    m_codeEnd.start(static_cast<int>(std::clamp<qint64>(left, 1000, 60'000)));
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
        state.busy = !m_lookup.canAct();
    } else if (changes.kind == EmailChanges::Kind::Asking ||
               (changes.kind == EmailChanges::Kind::NotKnown && !changes.change)) {
        state.kind = Kind::Wait;
    } else if (changes.change && isCodeAwaited(*changes.change)) {
        state.kind = Kind::EnterProof;
        state.address = changes.change->newEmailMasked;
        state.expiresAt = changes.change->proof.expiresAt;
        state.attemptsLeft = attemptsLeft(changes.change->proof, changes.failure);
        const bool isAwaited = changes.busy || changes.kind == EmailChanges::Kind::NotKnown;
        state.busy = isAwaited || !m_lookup.canAct();   // a code that can't be sent isn't typed in vain
        const bool isChecked = isAwaited && m_codeSent; // answered first
        const auto end = endOfCode(changes.change->proof, now());
        if (end && !isChecked)
            closeCode(state, *end);
    } else if (changes.change && changes.change->state == EmailChangeState::Pending) {
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
        const bool isAwaited = resets.busy || resets.kind == PasswordResets::Kind::NotKnown;
        state.busy = isAwaited || !m_lookup.canAct();
        const bool isChecked = isAwaited && m_codeSent; // answered first
        const auto end = endOfCode(reset.challenge, now());
        if (end && isAtCounter && !isChecked)
            closeCode(state, *end);
    }
}

} // namespace bhxh::desk
