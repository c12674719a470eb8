// The part of CitizenLookup that is about others than the open citizen: they are listed or told of beside that case,
// which goes on until a person ends it.
#include "desk/CitizenLookup.h"

namespace bhxh::desk {

using domain::Citizen;

/// Whoever is open stays behind the list, with the work on them.
void CitizenLookup::listMatches(const QList<Citizen>& matches, bool truncated, const std::optional<FromSaved>& saved)
{
    State state = withoutList();
    m_savedBefore = state.saved;
    state.kind = Kind::Several;
    state.matches = matches;
    state.truncated = truncated;
    state.saved = saved;
    state.failure.reset();
    state.notice.reset();
    if (!state.citizen) {
        state.askedNumber = m_asked.number;
        m_purpose = m_asked.purpose;
    }
    set(state);
}

/// The state with the list put away: of who was open before it came.
CitizenLookup::State CitizenLookup::withoutList() const
{
    State state = m_state;
    if (state.kind == Kind::Several && state.citizen)
        state.saved = m_savedBefore;
    return state;
}

void CitizenLookup::tellBeside(Notice notice)
{
    State state = withoutList();
    state.kind = Kind::Open;
    state.matches.clear();
    state.truncated = false;
    state.notice = std::move(notice);
    set(state);
}

/// What came of asking the central; the one who is open comes after it.
void CitizenLookup::heardBeside(Notice notice)
{
    const quint64 turn = m_turn;
    tellBeside(std::move(notice));
    if (turn == m_turn)
        readOutdated();
}

/// Who was looked up beside the open one isn't saved, and the central has told nothing about them yet.
bool CitizenLookup::isAskedBeside() const
{
    return m_state.kind == Kind::Open && m_state.notice && m_state.notice->kind == Notice::Kind::NotSaved &&
           !m_state.notice->nameOnly && !m_state.notice->failure;
}

void CitizenLookup::readShown()
{
    read(m_state.citizen->id, m_purpose, knownVersion(), m_state.saved ? Told::Refusals : Told::Nothing);
}

void CitizenLookup::readOutdated()
{
    if (m_state.saved || m_wasCut)
        readShown();
}

void CitizenLookup::backToCase()
{
    if (m_state.kind != Kind::Several || !m_state.citizen)
        return;
    nextTurn();
    forgetAsked();
    State state = withoutList();
    state.kind = Kind::Open;
    state.matches.clear();
    state.truncated = false;
    state.failure.reset();
    const quint64 turn = m_turn;
    set(state);
    if (turn == m_turn && !isDown())
        readShown();
}

void CitizenLookup::showNotice()
{
    if (m_state.kind != Kind::Open || !m_state.notice || m_state.notice->kind != Notice::Kind::Found)
        return;
    const Notice notice = *m_state.notice;
    m_asked.id.reset();
    nextTurn();
    listMatches(notice.matches, notice.truncated, std::nullopt);
}

void CitizenLookup::dismissNotice()
{
    State state = m_state;
    state.notice.reset();
    set(state);
}

} // namespace bhxh::desk
