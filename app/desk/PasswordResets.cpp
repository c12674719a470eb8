#include "desk/PasswordResets.h"

#include "central/CentralApi.h"
#include "desk/CitizenLookup.h"
#include "desk/Session.h"
#include "desk/WatchBody.h"
#include "desk/WhenDone.h"
#include "desk/WriteBody.h"

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
    : QObject(parent), m_api(api), m_session(session), m_lookup(lookup)
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

/// In the order in which the central checks (startPasswordReset), so that the reason told before the click is the one
/// that a click would give. An open reset is no obstacle, it is continued; another office's is.
PasswordResets::Obstacle PasswordResets::obstacle() const
{
    const auto& citizen = m_lookup.state().citizen;
    if (!citizen)
        return Obstacle::None;
    if (citizen->account.openReset && m_notOurs == citizen->account.openReset)
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

bool PasswordResets::isFree() const
{
    return m_state.kind == Kind::None || (m_state.kind == Kind::Following && !m_state.reset->isOpen());
}

void PasswordResets::prepare()
{
    const auto& citizen = m_lookup.state().citizen;
    if (!citizen || !isFree())
        return;
    if (citizen->account.openReset && m_notOurs != citizen->account.openReset &&
        !(m_state.reset && m_state.reset->id == *citizen->account.openReset))
        return follow(*citizen->account.openReset);
    if (obstacle() != Obstacle::None)
        return;
    m_watch.stop();
    m_watched.reset();
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
    if (m_state.kind != Kind::Preparing || !citizen || !m_state.form.identityChecked || !identity ||
        m_write.isRunning())
        return;
    const domain::NewPasswordReset wanted{
        .citizen = citizen->id, .channel = m_state.form.channel, .identityCheck = *identity};
    State state = m_state;
    state.kind = Kind::Starting;
    state.left = LeftOpen::No;
    state.failure.reset();
    set(state);
    act([this, wanted](const IdempotencyKey& key) { return m_api.startPasswordReset(wanted, key); });
}

/// Sends one write about this citizen's reset; its key is made here.
void PasswordResets::act(Send send)
{
    m_write.start(
        IdempotencyKey::make(), std::move(send),
        [this](const Outcome<PasswordReset>& reset) {
            if (!reset)
                return failed(reset.error());
            took(*reset);
            m_lookup.refresh();
        },
        [this] {
            State state = m_state;
            state.kind = Kind::NotKnown;
            set(state);
        },
        [this] { readTruth(); });
}

void PasswordResets::leave()
{
    m_write.leave();
    m_release.leave();
}

/// The write is not asked about any more: what the central holds is read, as often as it takes. Of the reset where
/// there is one; otherwise of the citizen, whose record tells of a reset that is open, and of a hold.
void PasswordResets::readTruth()
{
    if (m_state.reset)
        watch(m_state.reset->id, {});
    else
        readTruthOfCitizen();
    State state = m_state;
    state.left = LeftOpen::Reading;
    set(state);
}

void PasswordResets::readTruthOfCitizen()
{
    const auto& citizen = m_lookup.state().citizen;
    if (!citizen)
        return;
    m_truth.start(
        {}, [this, id = citizen->id](const domain::Version&) { return m_api.getCitizen(id, m_lookup.purpose()); },
        [this](const Citizen& read) { tookTruth(read); },
        [this](const Failure& why) {
            State state = m_state;
            state.releasing = false;
            state.releaseNotKnown = false;
            state.left = LeftOpen::Read;
            state.failure = why;
            if (state.kind == Kind::NotKnown)
                state.kind = Kind::Preparing;
            set(state);
        });
}

void PasswordResets::tookTruth(const Citizen& citizen)
{
    m_truth.stop();
    const auto open = citizen.account.openReset;
    State state = m_state;
    state.releasing = false;
    state.releaseNotKnown = false;
    if (state.kind == Kind::NotKnown && !open)
        state.kind = Kind::Preparing;
    const bool isToBeRead = state.kind == Kind::NotKnown;
    if (!isToBeRead)
        state.left = LeftOpen::Read;
    set(state);
    m_lookup.take(citizen);
    if (isToBeRead)
        watch(*open, {});
}

/// The newest there is, from a write of our own: shown, and followed from there.
void PasswordResets::took(const PasswordReset& reset)
{
    State state = m_state;
    state.busy = false;
    state.left = LeftOpen::No;
    state.failure.reset();
    state.kind = Kind::Following;
    m_state = state; // told with the reset, at once
    show(reset);
    if (canStillMove(reset))
        watch(reset.id, reset.version);
}

/// Whether it reached another state by it.
bool PasswordResets::show(const PasswordReset& reset)
{
    const bool isSame = m_state.reset && m_state.reset->id == reset.id;
    const bool hasMoved = isSame && m_state.reset->state != reset.state;
    if (!canStillMove(reset))
        m_watch.stop();
    State state = m_state;
    if (!m_write.isRunning())
        state.kind = Kind::Following;
    if (state.left == LeftOpen::Reading) {
        state.left = LeftOpen::Read;
        state.busy = false;
    } else if (hasMoved) {
        state.left = LeftOpen::No;
    }
    state.reset = reset;
    state.watching = canStillMove(reset);
    set(state);
    if (hasMoved)
        emit resetMoved();
    return hasMoved;
}

void PasswordResets::watch(const domain::PasswordResetId& id, const domain::Version& known)
{
    m_watched = id;
    m_watch.start(
        known,
        [this, id](const domain::Version& version) {
            return m_api.getPasswordReset(id, {.known = version, .seconds = longPollSeconds});
        },
        [this](const PasswordReset& reset) {
            if (show(reset))
                m_lookup.refresh();
        },
        [this, id](const Failure& why) {
            if (why.code == FailureCode::NotFound)
                m_notOurs = id;
            m_watched.reset();
            State state = m_state;
            state.watching = false;
            if (state.left == LeftOpen::Reading) {
                state.left = LeftOpen::Read;
                state.busy = false;
                state.failure = why;
                state.kind = state.reset ? Kind::Following : Kind::Preparing;
            }
            set(state);
        });
}

void PasswordResets::failed(const Failure& failure)
{
    State state = m_state;
    state.busy = false;
    state.failure = failure;
    state.kind = state.reset ? Kind::Following : Kind::Preparing;
    set(state);
    if (state.reset) { // the attempts that are left, a lock, the end: the reset says
        if (canStillMove(*state.reset))
            watch(state.reset->id, state.reset->version);
        return;
    }
    if (failure.code == FailureCode::AlreadyPending) {
        if (const auto open = domain::PasswordResetId::parse(failure.openResetId))
            follow(*open);
    }
    m_lookup.refresh(); // the record said that it could be done: it is different by now
}

void PasswordResets::follow(const domain::PasswordResetId& id)
{
    if (m_write.isRunning() || (m_watched == id && m_watch.isRunning()))
        return;
    watch(id, {});
}

bool PasswordResets::mayAct() const
{
    return m_state.kind == Kind::Following && m_state.reset && m_state.reset->isOpen() && !m_state.busy &&
           !m_write.isRunning();
}

void PasswordResets::begin()
{
    State state = m_state;
    state.busy = true;
    state.left = LeftOpen::No;
    state.failure.reset();
    set(state);
}

void PasswordResets::submit(const domain::OneTimeCode& code)
{
    if (!mayAct())
        return;
    begin();
    act([this, id = m_state.reset->id, code](const IdempotencyKey& key) { return m_api.submitOtp(id, code, key); });
}

void PasswordResets::resend()
{
    if (!mayAct())
        return;
    begin();
    act([this, id = m_state.reset->id](const IdempotencyKey& key) { return m_api.resendOtp(id, key); });
}

void PasswordResets::cancel()
{
    if (!mayAct())
        return;
    begin();
    act([this, id = m_state.reset->id](const IdempotencyKey& key) { return m_api.cancelPasswordReset(id, key); });
}

void PasswordResets::clear()
{
    const bool wasOpen = hasOpenWrite();
    ++m_turn;
    m_write.abandon();
    m_release.abandon();
    m_watch.stop();
    m_truth.stop();
    m_watched.reset();
    m_notOurs.reset();
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
