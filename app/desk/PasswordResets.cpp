#include "desk/PasswordResets.h"

#include "central/CentralApi.h"
#include "desk/CitizenLookup.h"
#include "desk/FollowedBody.h"
#include "desk/Session.h"

namespace bhxh::desk {

using domain::AccountState;
using domain::Citizen;
using domain::Delivery;
using domain::Done;
using domain::EmailState;
using domain::Failure;
using domain::FailureCode;
using domain::IdempotencyKey;
using domain::Outcome;
using domain::PasswordReset;
using domain::PasswordResetState;

namespace {

/// Something about it can still change without us: the code, or what becomes of the password e-mail.
bool canStillMove(const PasswordReset& reset)
{
    const bool isMailUnderWay = reset.passwordDelivery == Delivery::Queued || reset.passwordDelivery == Delivery::Sent;
    return reset.isOpen() || (reset.state == PasswordResetState::PasswordSent && isMailUnderWay);
}

Outcome<domain::IdentityCheck> identityOf(const PasswordResets::Form& form)
{
    return domain::IdentityCheck::make(form.document, form.documentEnding, form.presentedBy, form.note);
}

} // namespace

PasswordResets::PasswordResets(central::CentralApi& api, Session& session, CitizenLookup& lookup, QObject* parent)
    : QObject(parent), m_api(api), m_session(session), m_lookup(lookup),
      m_followed(api, lookup, m_state,
                 {.value = &State::reset,
                  .form = Kind::Preparing,
                  .canStillMove = canStillMove,
                  .openOf = [](const Citizen& citizen) { return citizen.account.openReset; },
                  .poll =
                      [this](const domain::PasswordResetId& id, const domain::Version& known) {
                          return m_api.getPasswordReset(id, {.known = known, .seconds = longPollSeconds});
                      },
                  .set = [this](State state) { set(std::move(state)); },
                  .moved = [this] { emit resetMoved(); },
                  .refused = [this](const Failure& failure) { refused(failure); },
                  .citizenRead =
                      [](State& state) {
                          state.releasing = false; // the record tells of a hold, too
                          state.releaseNotKnown = false;
                      }})
{
    m_holdEnd.setSingleShot(true);
    connect(&m_holdEnd, &QTimer::timeout, this, &PasswordResets::holdMayHaveEnded);
    connect(&lookup, &CitizenLookup::citizenChanged, this, [this] {
        clear();
        citizenUpdated();
    });
    connect(&lookup, &CitizenLookup::stateChanged, this, &PasswordResets::citizenUpdated);
    connect(&session, &Session::left, this, &PasswordResets::clear);
}

PasswordResets::~PasswordResets() = default;

/// Whether the central can be asked at all, then in the order in which it checks (startPasswordReset), so that the
/// reason told before the click is the one that a click would give. An open reset is no obstacle, it is continued;
/// another office's is.
PasswordResets::Obstacle PasswordResets::obstacle() const
{
    const auto& citizen = m_lookup.state().citizen;
    if (!citizen)
        return Obstacle::None;
    if (!m_lookup.canAct() && m_followed.isFree())
        return Obstacle::NoLine;
    if (m_followed.isNotOurs(citizen->account.openReset))
        return Obstacle::OpenElsewhere;
    switch (citizen->account.state) {
    case AccountState::None:
    case AccountState::AwaitingApproval:
    case AccountState::Cancelled:
        return Obstacle::NoAccount;
    case AccountState::Locked:
        return Obstacle::AccountLocked;
    case AccountState::VneidOnly:
        return Obstacle::VneidOnly;
    case AccountState::Active:
    case AccountState::Unknown:
        break;
    }
    if (citizen->email.state == EmailState::None)
        return Obstacle::NoEmail;
    if (citizen->email.state == EmailState::Bouncing)
        return Obstacle::EmailBouncing;
    if (availableAt().isValid())
        return citizen->account.hold == domain::ResetHold::AddressChanged ? Obstacle::AddressChanged
                                                                          : Obstacle::CoolDown;
    return m_session.has(domain::Role::Counter) ? Obstacle::None : Obstacle::NotCounter;
}

QDateTime PasswordResets::availableAt() const
{
    const auto& citizen = m_lookup.state().citizen;
    if (!citizen || !citizen->account.resetAvailableAt.isValid() ||
        citizen->account.resetAvailableAt <= m_session.now())
        return {};
    return citizen->account.resetAvailableAt;
}

std::optional<Failure> PasswordResets::formFailure(const Form& form) const
{
    const auto identity = identityOf(form);
    return identity ? std::nullopt : std::optional(identity.error());
}

bool PasswordResets::mayReleaseHold() const
{
    const auto& citizen = m_lookup.state().citizen;
    return citizen && m_session.has(domain::Role::Supervisor) && citizen->account.holdChange &&
           citizen->account.hold == domain::ResetHold::AddressChanged && availableAt().isValid();
}

void PasswordResets::prepare()
{
    const auto& citizen = m_lookup.state().citizen;
    if (!citizen || !m_followed.isFree())
        return;
    if (obstacle() == Obstacle::NoLine)
        return;
    if (citizen->account.openReset && !m_followed.isNotOurs(citizen->account.openReset) &&
        !(m_state.reset && m_state.reset->id == *citizen->account.openReset))
        return follow(*citizen->account.openReset);
    if (obstacle() != Obstacle::None)
        return;
    m_followed.stop();
    State state;
    state.kind = Kind::Preparing;
    const bool hasEmail = citizen->account.channels.contains(domain::OtpChannel::Email);
    if (!hasEmail && citizen->account.channels.contains(domain::OtpChannel::SmartOtp))
        state.form.channel = domain::OtpChannel::SmartOtp;
    set(state);
}

void PasswordResets::edit(const Form& form)
{
    if (m_state.kind != Kind::Preparing || form == m_state.form)
        return;
    State state = m_state;
    state.form = form;
    state.left = LeftOpen::No;
    state.failure.reset();
    set(state);
}

void PasswordResets::discard()
{
    if (m_state.kind != Kind::Preparing)
        return;
    State state;
    state.releasing = m_state.releasing;
    state.releaseNotKnown = m_state.releaseNotKnown;
    set(state);
    citizenUpdated();
}

void PasswordResets::start()
{
    const auto& citizen = m_lookup.state().citizen;
    const auto identity = identityOf(m_state.form);
    if (m_state.kind != Kind::Preparing || !m_lookup.canAct() || !m_state.form.identityChecked || !identity ||
        m_followed.isWriting())
        return;
    const domain::NewPasswordReset wanted{
        .citizen = citizen->id, .channel = m_state.form.channel, .identityCheck = *identity};
    State state = m_state;
    state.kind = Kind::Starting;
    state.left = LeftOpen::No;
    state.failure.reset();
    set(state);
    m_followed.write([this, wanted](const IdempotencyKey& key) { return m_api.startPasswordReset(wanted, key); });
}

void PasswordResets::leave()
{
    m_followed.leave();
    m_release.leave();
}

/// There is no reset: the record said that it could be done, and is different by now.
void PasswordResets::refused(const Failure& failure)
{
    if (failure.code == FailureCode::AlreadyPending) {
        if (const auto open = domain::PasswordResetId::parse(failure.openResetId))
            follow(*open);
    }
    m_lookup.refresh();
}

void PasswordResets::follow(const domain::PasswordResetId& id)
{
    m_followed.follow(id);
}

void PasswordResets::submit(const domain::OneTimeCode& code)
{
    m_followed.act([this, code](const domain::PasswordResetId& id, const IdempotencyKey& key) {
        return m_api.submitOtp(id, code, key);
    });
}

void PasswordResets::resend()
{
    m_followed.act(
        [this](const domain::PasswordResetId& id, const IdempotencyKey& key) { return m_api.resendOtp(id, key); });
}

void PasswordResets::cancel()
{
    m_followed.act([this](const domain::PasswordResetId& id, const IdempotencyKey& key) {
        return m_api.cancelPasswordReset(id, key);
    });
}

void PasswordResets::clear()
{
    const bool wasOpen = hasOpenWrite();
    ++m_turn;
    m_followed.forget();
    m_release.abandon();
    m_holdEnd.stop();
    set({});
    if (wasOpen)
        emit openWriteAbandoned();
}

void PasswordResets::set(State state)
{
    m_state = std::move(state);
    emit stateChanged();
}

} // namespace bhxh::desk
