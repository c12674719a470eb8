// The part of PasswordResets that is about the hold: waiting for its end, and lifting it.
#include "desk/PasswordResets.h"

#include "central/CentralApi.h"
#include "desk/CitizenLookup.h"
#include "desk/FollowedBody.h"
#include "desk/Session.h"
#include "domain/Notes.h"
#include "domain/WhenDone.h"
#include <algorithm>

namespace bhxh::desk {

using domain::Citizen;
using domain::Done;
using domain::Failure;
using domain::FailureCode;
using domain::Outcome;
using domain::whenDone;

void PasswordResets::releaseHold(const QString& reason)
{
    if (!mayReleaseHold() || !m_lookup.canAct() || m_state.releasing || m_release.isRunning())
        return;
    const auto checked = domain::checkedReleaseReason(reason);
    State state = m_state;
    state.left = LeftOpen::No;
    state.failure = checked ? std::nullopt : std::optional(checked.error());
    state.releasing = checked.has_value();
    set(state);
    if (!checked)
        return;
    const Citizen& citizen = *m_lookup.state().citizen;
    release({.citizen = citizen.id,
             .change = *citizen.account.holdChange,
             .reason = *checked,
             .key = domain::IdempotencyKey::make()});
}

void PasswordResets::release(const Release& release)
{
    m_release.start(
        release.key,
        [this, release](const domain::IdempotencyKey& key) {
            return m_api.releaseResetHold(release.citizen, release.change, release.reason, key);
        },
        [this, release](const Outcome<Citizen>& outcome) { released(release, outcome); },
        [this] {
            State state = m_state;
            state.releaseNotKnown = true;
            set(state);
        },
        [this] { m_followed.readCitizen(); });
}

void PasswordResets::released(const Release& release, const Outcome<Citizen>& outcome)
{
    if (outcome) {
        State state = m_state;
        state.releasing = false;
        state.releaseNotKnown = false;
        state.failure.reset();
        set(state);
        m_lookup.take(*outcome);
        emit holdReleased();
        return;
    }
    const Failure& failure = outcome.error();
    if (failure.code != FailureCode::StepUpRequired || release.steppedUp)
        return releaseFailed(failure);
    const quint64 turn = m_turn;
    const int maxAge = failure.maxAgeSeconds.value_or(m_session.policy().stepUpSeconds);
    whenDone(
        m_session.stepUp(maxAge), this,
        [this, turn, release](const Outcome<Done>& steppedUp) {
            if (turn != m_turn)
                return;
            if (!steppedUp)
                return releaseFailed(steppedUp.error());
            Release again = release; // the same key: one decision, one effect
            again.steppedUp = true;
            this->release(again);
        },
        [this, turn, failure] {
            if (turn == m_turn)
                releaseFailed(failure);
        });
}

void PasswordResets::releaseFailed(const Failure& failure)
{
    State state = m_state;
    state.releasing = false;
    state.releaseNotKnown = false;
    state.failure = failure;
    set(state);
    m_lookup.refresh();
}

/// The record may tell of a reset that is open: it is continued without being asked. And of a hold, whose end is
/// noticed.
void PasswordResets::citizenUpdated()
{
    armHoldEnd();
    tellObstacle();
    if (const auto& citizen = m_lookup.state().citizen)
        m_followed.takeUp(citizen->account.openReset);
}

/// Looks again at least once a minute: what the desk knows of the central's time may have moved.
void PasswordResets::armHoldEnd()
{
    const QDateTime end = availableAt();
    if (!end.isValid())
        return m_holdEnd.stop();
    const qint64 left = m_session.now().msecsTo(end) + 200;
    m_holdEnd.start(static_cast<int>(std::clamp<qint64>(left, 200, 60'000)));
}

void PasswordResets::holdMayHaveEnded()
{
    armHoldEnd();
    tellObstacle();
    if (!m_holdEnd.isActive())
        m_lookup.refresh();
}

/// `obstacle` comes from the record, the time and the roles: whoever shows it is told here that it is another one.
void PasswordResets::tellObstacle()
{
    if (m_toldObstacle == obstacle())
        return;
    m_toldObstacle = obstacle();
    set(m_state);
}

} // namespace bhxh::desk
