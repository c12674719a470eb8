#pragma once

#include "desk/Watch.h"
#include "desk/Write.h"
#include "domain/Citizen.h"
#include <functional>
#include <optional>

namespace bhxh::central {
class CentralApi;
}

namespace bhxh::desk {

class CitizenLookup;

/// One thing of the open citizen that the central holds (an e-mail change, a password reset): written by its owner, and followed live. Keeps what its owner's State says of it
/// right (`kind`, the thing itself, `failure`, `left`, `busy`, `watching`); the rules between the Write and the Watch are here:
/// - the answer to a write of our own is the newest, and it is followed from there; a poll while a write is under way shows the thing, but says nothing of the write;
/// - a thing of another office (the central doesn't tell of it) is remembered as not ours, and not asked for again;
/// - where a write was left with its outcome open, what the central holds is read, as often as it takes: nothing is sent anew.
/// GUI thread; a member of its owner. The bodies stand in FollowedBody.h, for the .cpp files of this room.
template <typename T, typename State>
class Followed
{
public:
    using Id = decltype(T::id);
    using Kind = decltype(State::kind);
    using Send = typename Write<T>::Send;
    using SendAbout = std::function<QFuture<domain::Outcome<T>>(const Id& id, const domain::IdempotencyKey& key)>;

    /// What the owner knows of the thing, and what it is told.
    struct Owner
    {
        std::optional<T> State::*value;                                      ///< where the thing stands in the State
        Kind form;                                                           ///< where a failure leads back to as long as there is no thing
        std::function<bool(const T& value)> canStillMove;                    ///< without us: it is worth following
        std::function<std::optional<Id>(const domain::Citizen& citizen)> openOf; ///< the record tells of one that is open
        std::function<QFuture<domain::Outcome<central::Fresh<T>>>(const Id& id, const domain::Version& known)> poll; ///< a long poll
        std::function<void(State state)> set;                                ///< makes it the State and tells of it
        std::function<void()> moved;                                         ///< it reached another state
        std::function<void(const domain::Failure& failure)> refused;         ///< a write failed while there was no thing yet; the State says so already
        std::function<void(State& state)> citizenRead;                       ///< readCitizen() ended: what else of the State is settled by it
    };

    /// All outlive this. `state` is the owner's: read here, and changed by Owner::set.
    Followed(central::CentralApi& api, CitizenLookup& lookup, const State& state, Owner owner);
    ~Followed();
    Followed(const Followed&) = delete;
    Followed& operator=(const Followed&) = delete;

    /// A write is under way or its outcome is open.
    [[nodiscard]] bool isWriting() const { return m_write.isRunning(); }
    /// Nothing is under way, or what there was is over: a new one may be begun.
    [[nodiscard]] bool isFree() const;
    [[nodiscard]] bool isNotOurs(const std::optional<Id>& id) const { return id && m_notOurs == id; }

    /// Sends the write that the thing comes from; its key is made here.
    void write(Send send);
    /// Sends a write about the open thing, `busy` meanwhile; nothing happens where there is none, another write is under way, or the central can't be asked
    /// (CitizenLookup::canAct). A write that was sent before goes on.
    void act(SendAbout send);
    /// See Write::leave(). Afterwards what the central holds is read.
    void leave();
    /// Reads the record of the open citizen, as often as it takes, and takes up what it tells of. For a write that was left: `left` is Reading until then.
    void readCitizen();
    /// Reads it and follows it, unless that one is followed already, or a write is under way.
    void follow(const Id& id);
    /// Follows what the record tells of, unasked: unless it is known, or something else is under way.
    void takeUp(const std::optional<Id>& id);
    /// No longer follows: its owner begins a new one.
    void stop();
    /// Ends everything, also a write that is under way (see Write::abandon()). The State is left to the owner.
    void forget();

private:
    [[nodiscard]] const std::optional<T>& value() const { return m_state.*m_owner.value; }
    [[nodiscard]] bool mayAct() const;
    void answered(const domain::Outcome<T>& outcome);
    void took(const T& value);
    bool show(State state, const T& value);
    void failed(const domain::Failure& failure);
    void watch(const Id& id, const domain::Version& known);
    void watchEnded(const Id& id, const domain::Failure& why);
    void readTruth();
    void tookCitizen(const domain::Citizen& citizen);
    void citizenFailed(const domain::Failure& why);

    central::CentralApi& m_api;
    CitizenLookup& m_lookup;
    const State& m_state;
    const Owner m_owner;
    Write<T> m_write;
    Watch<T> m_watch;
    Watch<domain::Citizen> m_truth; ///< until the first reply
    std::optional<Id> m_watched;    ///< what m_watch is about
    std::optional<Id> m_notOurs;    ///< of another office: not told of, so not followed
};

} // namespace bhxh::desk
