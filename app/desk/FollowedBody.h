#pragma once

#include "central/CentralApi.h"
#include "desk/CitizenLookup.h"
#include "desk/Followed.h"
#include "desk/WatchBody.h"
#include "desk/WriteBody.h"

namespace bhxh::desk {

template <typename T, typename State>
Followed<T, State>::Followed(central::CentralApi& api, CitizenLookup& lookup, const State& state, Owner owner)
    : m_api(api), m_lookup(lookup), m_state(state), m_owner(std::move(owner))
{}

template <typename T, typename State>
Followed<T, State>::~Followed() = default;

template <typename T, typename State>
bool Followed<T, State>::isFree() const
{
    return m_state.kind == Kind::None || (m_state.kind == Kind::Following && !value()->isOpen());
}

template <typename T, typename State>
bool Followed<T, State>::mayAct() const
{
    return m_state.kind == Kind::Following && value() && value()->isOpen() && !m_state.busy && !isWriting() &&
           m_lookup.canAct();
}

template <typename T, typename State>
void Followed<T, State>::act(SendAbout send)
{
    if (!mayAct())
        return;
    const Id id = value()->id;
    State state = m_state;
    state.busy = true;
    state.left = LeftOpen::No;
    state.failure.reset();
    m_owner.set(std::move(state));
    write([id, send = std::move(send)](const domain::IdempotencyKey& key) { return send(id, key); });
}

template <typename T, typename State>
void Followed<T, State>::write(Send send)
{
    m_write.start(
        domain::IdempotencyKey::make(), std::move(send),
        [this](const domain::Outcome<T>& outcome) { answered(outcome); },
        [this] {
            State state = m_state;
            state.kind = Kind::NotKnown;
            m_owner.set(std::move(state));
        },
        [this] { readTruth(); });
}

template <typename T, typename State>
void Followed<T, State>::leave()
{
    m_write.leave();
}

template <typename T, typename State>
void Followed<T, State>::answered(const domain::Outcome<T>& outcome)
{
    if (!outcome)
        return failed(outcome.error());
    took(*outcome);
    m_lookup.refresh();
}

/// The newest there is, from a write of our own: shown, and followed from there.
template <typename T, typename State>
void Followed<T, State>::took(const T& value)
{
    State state = m_state;
    state.busy = false;
    state.left = LeftOpen::No;
    state.failure.reset();
    state.kind = Kind::Following;
    show(std::move(state), value);
    if (m_owner.canStillMove(value))
        watch(value.id, value.version);
}

/// Whether it reached another state by it.
template <typename T, typename State>
bool Followed<T, State>::show(State state, const T& value)
{
    const auto& before = this->value();
    const bool hasMoved = before && before->id == value.id && before->state != value.state;
    const bool canStillMove = m_owner.canStillMove(value);
    if (!canStillMove)
        m_watch.stop();
    if (!isWriting())
        state.kind = Kind::Following;
    if (state.left == LeftOpen::Reading) {
        state.left = LeftOpen::Read;
        state.busy = false;
    } else if (hasMoved) {
        state.left = LeftOpen::No;
    }
    state.*m_owner.value = value;
    state.watching = canStillMove;
    m_owner.set(std::move(state));
    if (hasMoved)
        m_owner.moved();
    return hasMoved;
}

template <typename T, typename State>
void Followed<T, State>::failed(const domain::Failure& failure)
{
    State state = m_state;
    state.busy = false;
    state.failure = failure;
    state.kind = value() ? Kind::Following : m_owner.form;
    m_owner.set(std::move(state));
    if (!value())
        return m_owner.refused(failure);
    // The attempts that are left, a lock, somebody else's decision: the thing says. Where it is over, it has been said.
    if (m_owner.canStillMove(*value()))
        watch(value()->id, value()->version);
}

template <typename T, typename State>
void Followed<T, State>::watch(const Id& id, const domain::Version& known)
{
    m_watched = id;
    m_watch.start(
        known, [this, id](const domain::Version& version) { return m_owner.poll(id, version); },
        [this](const T& value) {
            if (show(m_state, value))
                m_lookup.refresh();
        },
        [this, id](const domain::Failure& why) { watchEnded(id, why); });
}

template <typename T, typename State>
void Followed<T, State>::watchEnded(const Id& id, const domain::Failure& why)
{
    if (why.code == domain::FailureCode::NotFound)
        m_notOurs = id;
    m_watched.reset();
    State state = m_state;
    state.watching = false;
    if (state.left == LeftOpen::Reading) {
        state.left = LeftOpen::Read;
        state.busy = false;
        state.failure = why;
        state.kind = value() ? Kind::Following : m_owner.form;
    }
    m_owner.set(std::move(state));
}

/// A write is not asked about any more. Of the thing where there is one; otherwise of the citizen, whose record tells
/// of one that is open.
template <typename T, typename State>
void Followed<T, State>::readTruth()
{
    if (!value())
        return readCitizen();
    watch(value()->id, {});
    State state = m_state;
    state.left = LeftOpen::Reading;
    m_owner.set(std::move(state));
}

template <typename T, typename State>
void Followed<T, State>::readCitizen()
{
    const auto& citizen = m_lookup.state().citizen;
    if (!citizen)
        return;
    m_truth.start(
        {}, [this, id = citizen->id](const domain::Version&) { return m_api.getCitizen(id, m_lookup.purpose()); },
        [this](const domain::Citizen& read) { tookCitizen(read); },
        [this](const domain::Failure& why) { citizenFailed(why); });
    State state = m_state;
    state.left = LeftOpen::Reading;
    m_owner.set(std::move(state));
}

template <typename T, typename State>
void Followed<T, State>::tookCitizen(const domain::Citizen& citizen)
{
    m_truth.stop();
    const std::optional<Id> open = m_owner.openOf(citizen);
    State state = m_state;
    m_owner.citizenRead(state);
    const bool isToBeRead = state.kind == Kind::NotKnown && open;
    if (!isToBeRead) {
        state.left = LeftOpen::Read;
        if (state.kind == Kind::NotKnown)
            state.kind = m_owner.form;
    }
    m_owner.set(std::move(state));
    m_lookup.take(citizen);
    if (isToBeRead)
        watch(*open, {});
}

template <typename T, typename State>
void Followed<T, State>::citizenFailed(const domain::Failure& why)
{
    State state = m_state;
    m_owner.citizenRead(state);
    state.left = LeftOpen::Read;
    state.failure = why;
    if (state.kind == Kind::NotKnown)
        state.kind = m_owner.form;
    m_owner.set(std::move(state));
}

template <typename T, typename State>
void Followed<T, State>::follow(const Id& id)
{
    if (!isWriting() && !(m_watched == id && m_watch.isRunning()))
        watch(id, {});
}

template <typename T, typename State>
void Followed<T, State>::takeUp(const std::optional<Id>& id)
{
    const bool isKnown = isNotOurs(id) || m_watched == id || (value() && value()->id == id);
    if (id && isFree() && !isKnown)
        follow(*id);
}

template <typename T, typename State>
void Followed<T, State>::stop()
{
    m_watch.stop();
    m_watched.reset();
}

template <typename T, typename State>
void Followed<T, State>::forget()
{
    m_write.abandon();
    m_truth.stop();
    m_notOurs.reset();
    stop();
}

} // namespace bhxh::desk
