// The part of CitizenLookup that is about the saved data: it answers in the central's place, until the central does.
#include "desk/CitizenLookup.h"

#include "desk/Connection.h"
#include "desk/SavedRegister.h"
#include "desk/Session.h"
#include "domain/WhenDone.h"
#include <QRandomGenerator>
#include <algorithm>
#include <chrono>

namespace bhxh::desk {

using domain::CitizenQuery;
using domain::Failure;
using domain::FailureCode;
using domain::Outcome;
using domain::SavedCitizen;
using domain::SavedMatches;
using domain::whenDone;

namespace {

SavedMatches matchesOf(QList<SavedCitizen> items)
{
    SavedMatches matches;
    matches.items = std::move(items);
    return matches;
}

/// Not everybody's name could be searched yet.
bool isPartial(const SavedMatches& matches)
{
    return matches.index.done < matches.index.total;
}

} // namespace

bool CitizenLookup::isDown() const
{
    return m_connection.state().kind == Connection::Kind::Offline;
}

/// The central said nothing: not even no. Who is at work without it has no token that it could be asked with.
bool CitizenLookup::isUnanswered(const Failure& failure) const
{
    return domain::isOfTheLine(failure.code) || (failure.code == FailureCode::NotSignedIn && m_session.state().offline);
}

/// What is shown, or told of beside it, is from the saved data, the central has told nothing about it yet, and could be
/// asked.
bool CitizenLookup::isCentralMissing() const
{
    const bool isFromSaved = m_state.saved && (m_state.kind == Kind::Open || !m_asked.unaskable);
    const bool hasSpoken =
        m_state.failure && static_cast<int>(m_state.failure->code) >= 200 && !isUnanswered(*m_state.failure);
    return (isFromSaved || isAskedBeside()) && !hasSpoken && !isDown() && !m_session.state().offline;
}

bool CitizenLookup::mayFallBack() const
{
    return m_saved.canAnswer() || m_saved.state().kind == SavedRegister::Kind::Opening;
}

/// The central is not waited for any longer; its answer is good all the same.
void CitizenLookup::fallBack()
{
    if (!m_state.isWaiting())
        return;
    m_wantsSaved = true;
    if (m_fromSaved.isRunning())
        return;
    if (m_saved.canAnswer())
        askSaved();
    else if (m_saved.state().kind != SavedRegister::Kind::Opening) // else savedChanged() goes on
        savedCannot();
}

void CitizenLookup::askSaved()
{
    if (m_asked.id)
        hear(m_saved.find(*m_asked.id), [](const std::optional<SavedCitizen>& saved) {
            return matchesOf(saved ? QList<SavedCitizen>{*saved} : QList<SavedCitizen>{});
        });
    else if (m_asked.number)
        hear(m_saved.find(*m_asked.number), [](const QList<SavedCitizen>& items) { return matchesOf(items); });
    else
        hear(m_saved.search(m_asked.typed), [](const SavedMatches& matches) { return matches; });
}

template <typename T, typename MatchesOf>
void CitizenLookup::hear(const QFuture<Outcome<T>>& reply, MatchesOf matchesOf)
{
    m_fromSaved = QFuture<void>(reply);
    const auto isAwaited = [this, lookUp = m_lookUp] { return lookUp == m_lookUp && m_state.isWaiting(); };
    whenDone(
        reply, this,
        [this, isAwaited, matchesOf, id = m_asked.id](const Outcome<T>& found) {
            if (!isAwaited())
                return;
            if (id != m_asked.id) // the central has said meanwhile who it is
                askSaved();
            else if (found)
                foundSaved(matchesOf(*found));
            else
                savedCannot();
        },
        [this, isAwaited] {
            if (isAwaited())
                savedCannot();
        });
}

void CitizenLookup::foundSaved(const SavedMatches& matches)
{
    if (const auto one = theOne(matches))
        return openSaved(*one);
    // Who isn't among the names that have been read may be among the others: savedChanged() looks again.
    if (!matches.items.isEmpty() || !isPartial(matches))
        listSaved(matches);
}

/// Names are found by their beginnings too, for the eyes of a person; what is opened at once is only who is named
/// exactly so, as the central has it, and was born on that very day: of a year there are namesakes in other offices,
/// whom the saved data doesn't know.
std::optional<SavedCitizen> CitizenLookup::theOne(const SavedMatches& matches) const
{
    if (matches.more || isPartial(matches) || (!m_asked.id && !m_asked.query))
        return std::nullopt;
    const auto* byName = m_asked.id ? nullptr : std::get_if<CitizenQuery::ByName>(&m_asked.query->what);
    if (byName && byName->birthDate.precision() != domain::BirthDate::Precision::Day)
        return std::nullopt;
    const auto isMeant = [byName](const SavedCitizen& saved) {
        return !byName || saved.citizen.name.folded() == byName->name.folded();
    };
    if (std::ranges::count_if(matches.items, isMeant) != 1)
        return std::nullopt;
    return *std::ranges::find_if(matches.items, isMeant);
}

/// What the central told of this citizen before stays, as it is more than what is kept.
void CitizenLookup::openSaved(const SavedCitizen& saved)
{
    State state = m_state;
    state.kind = Kind::Open;
    state.askedNumber = m_asked.number;
    m_purpose = m_asked.purpose;
    const bool isRead = state.citizen && state.citizen->id == saved.citizen.id && !state.saved;
    state.failure = isRead ? m_untold : std::nullopt;
    if (!isRead) {
        state.citizen = saved.citizen;
        state.saved = FromSaved{.confirmedAt = saved.confirmedAt};
        state.receivedAt = saved.confirmedAt;
        state.before.reset();
    }
    set(state);
}

/// Who looks for somebody else without the central keeps the one who is open.
void CitizenLookup::listSaved(const SavedMatches& matches)
{
    FromSaved from{.confirmedAt = m_saved.state().summary.confirmedAt, .nameOnly = m_asked.unaskable.has_value()};
    if (!matches.items.isEmpty()) // as old as the oldest of them
        from.confirmedAt = std::ranges::min(matches.items, {}, &SavedCitizen::confirmedAt).confirmedAt;
    QList<domain::Citizen> people;
    for (const SavedCitizen& saved : matches.items)
        people.append(saved.citizen);
    if (!people.isEmpty())
        return listMatches(people, matches.more || isPartial(matches), from);
    if (m_state.citizen)
        return tellBeside({.kind = Notice::Kind::NotSaved, .nameOnly = from.nameOnly});
    State state;
    state.kind = Kind::NotSaved;
    state.saved = from;
    state.askedNumber = m_asked.number;
    state.failure = m_asked.unaskable;
    m_purpose = m_asked.purpose;
    set(state);
}

/// As if there were no saved data.
void CitizenLookup::savedCannot()
{
    if (m_untold)
        failed(*m_untold);
    else if (!m_running.isRunning())
        askCentral(Told::Answers);
}

void CitizenLookup::savedChanged()
{
    if (m_wantsSaved)
        fallBack();
}

/// A line that was only doubted says nothing new: what the central hasn't told yet is asked for again by its own timer,
/// or an endpoint that always fails would be asked without end.
void CitizenLookup::lineChanged()
{
    m_wasDown = m_wasDown || isDown();
    m_wasCut = m_wasCut || isDown();
    if (canAct() != m_toldCanAct)
        set(m_state);
    if (isDown())
        fallBack();
    else if (m_connection.state().kind == Connection::Kind::Online && m_wasDown) {
        m_lostTurn = m_turn;
        m_askedInVain = 0;
        m_return.start(std::chrono::milliseconds(QRandomGenerator::global()->bounded(mostAfterReturn)));
    }
}

void CitizenLookup::sessionChanged()
{
    const bool isBack = m_wasOffline && m_session.isSignedIn() && !m_session.state().offline;
    m_wasOffline = m_session.state().offline;
    if (isBack && (m_state.saved || isAskedBeside()))
        m_return.start(std::chrono::milliseconds(QRandomGenerator::global()->bounded(mostAfterReturn)));
}

/// What is shown from the saved data or was looked up beside it, and what was read before the line was down. What a
/// person has asked for meanwhile goes its own way.
void CitizenLookup::askAgain()
{
    if (isDown()) // once more
        return;
    const bool isLost = std::exchange(m_wasDown, false) && m_turn == m_lostTurn;
    if (m_running.isRunning() && !isLost)
        return;
    if (m_state.kind == Kind::Open && !isAskedBeside())
        readOutdated();
    else if (m_state.isWaiting() || m_state.saved || isAskedBeside())
        askCentral(Told::Answers);
    if (m_state.saved)
        set(m_state);
}

} // namespace bhxh::desk
