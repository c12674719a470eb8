#include "desk/NameSearch.h"

#include "desk/SavedRegister.h"
#include "desk/Session.h"
#include "domain/Clock.h"
#include "domain/LookupText.h"
#include "domain/WhenDone.h"
#include <algorithm>

namespace bhxh::desk {

using domain::LookupText;
using domain::Outcome;
using domain::SavedMatches;

namespace {

constexpr int fewestLetters = 2; // of a single one nearly everybody has a word that begins with it

} // namespace

NameSearch::NameSearch(Session& session, SavedRegister& saved, QObject* parent)
    : QObject(parent), m_session(session), m_saved(saved)
{
    m_again.setSingleShot(true);
    m_again.setInterval(betweenSearches);
    connect(&m_again, &QTimer::timeout, this, &NameSearch::search);
    connect(&saved, &SavedRegister::stateChanged, this, &NameSearch::savedChanged);
    connect(&session, &Session::left, this, &NameSearch::clear);
}

NameSearch::~NameSearch()
{
    m_running.cancel();
}

void NameSearch::type(const QString& text)
{
    const QString wanted = isName(text) ? text.trimmed() : QString();
    if (wanted == m_text)
        return;
    if (wanted.isEmpty())
        return clear();
    m_text = wanted;
    search();
}

void NameSearch::clear()
{
    nextTurn();
    m_text.clear();
    set({});
}

bool NameSearch::isName(const QString& text) const
{
    const auto letters = std::ranges::count_if(text, [](QChar c) { return c.isLetter(); });
    if (letters < fewestLetters)
        return false;
    const QDate today = domain::inVietnam(m_session.now()).date();
    return LookupText::read(text, today).kind != LookupText::Kind::Number; // a health card's has letters
}

void NameSearch::search()
{
    nextTurn();
    if (m_text.isEmpty() || !m_saved.canAnswer())
        return set({});
    const auto reply = m_saved.search(m_text);
    m_running = QFuture<void>(reply);
    State state = m_state;
    state.searching = state.typed != m_text;
    set(state);
    domain::whenDone(
        reply, this,
        [this, turn = m_turn, text = m_text](const Outcome<SavedMatches>& matches) {
            if (turn != m_turn)
                return;
            if (matches)
                found(text, *matches);
            else
                set({});
        },
        [this, turn = m_turn] {
            if (turn == m_turn)
                set({});
        });
}

void NameSearch::found(const QString& text, const SavedMatches& matches)
{
    set({.typed = text, .items = matches.items, .more = matches.more, .names = matches.index});
    savedChanged(); // names that were read while this was searched
}

/// The saved data was opened, or closed, or more names have been read.
void NameSearch::savedChanged()
{
    if (m_text.isEmpty())
        return;
    const bool isShown = !m_state.typed.isEmpty();
    const bool isPartial = m_state.names.done < m_state.names.total;
    if (!m_saved.canAnswer()) {
        if (isShown || m_state.searching)
            search();
    } else if (!isShown && !m_running.isRunning()) {
        search();
    } else if (isShown && isPartial && m_state.names != m_saved.state().names && !m_again.isActive()) {
        m_again.start();
    }
}

void NameSearch::nextTurn()
{
    m_running.cancel();
    m_running = {};
    m_again.stop();
    ++m_turn;
}

void NameSearch::set(State state)
{
    if (state == m_state)
        return;
    m_state = std::move(state);
    emit stateChanged();
}

} // namespace bhxh::desk
