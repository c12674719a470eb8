#include "desk/SavedRegister.h"

#include "cache/CacheFailures.h"
#include "cache/MemberPair.h"
#include "cache/SavedData.h"
#include "desk/Session.h"
#include "desk/StaffKeys.h"
#include "vault/Then.h"

namespace bhxh::desk {

using namespace std::chrono_literals;
using domain::Done;
using domain::Failure;
using domain::FailureCode;
using domain::Outcome;
using domain::StaffId;
using domain::whenDone;
using secret::SecretBytes;

namespace {

/// Five times a second is as often as anybody can read it.
constexpr auto newsEvery = 200ms;
constexpr auto lookEvery = 5min;

} // namespace

SavedRegister::SavedRegister(Session& session, StaffKeys& keys, const QString& folder, const QByteArray& installation,
                             QObject* parent)
    : QObject(parent), m_session(session), m_keys(keys)
{
    m_following.setSingleShot(true);
    m_following.setInterval(newsEvery);
    m_look.setInterval(lookEvery);
    if (folder.isEmpty()) {
        m_state.kind = Kind::NotKept;
        return;
    }
    m_lasting = std::make_unique<cache::SavedData>(folder, installation);
    m_forSession = std::make_unique<cache::SavedData>(folder, installation, cache::SavedData::Life::Process);
    m_data = m_lasting.get();
    for (const cache::SavedData* data : {m_data, m_forSession.get()}) {
        connect(data, &cache::SavedData::indexed, this, &SavedRegister::follow);
        connect(data, &cache::SavedData::forgotten, this, &SavedRegister::foundDamaged);
    }
    connect(&session, &Session::opened, this, &SavedRegister::open);
    connect(&session, &Session::locking, this, &SavedRegister::close);
    connect(&session, &Session::left, this, &SavedRegister::close);
    connect(&session, &Session::stateChanged, this, &SavedRegister::obeyTerms);
    connect(&keys, &StaffKeys::keyLost, this, &SavedRegister::removeKeyOf);
    connect(&keys, &StaffKeys::wipeOrdered, this, &SavedRegister::wipe);
    connect(&m_following, &QTimer::timeout, this, [this] {
        if (std::exchange(m_hasNews, false))
            follow();
    });
    connect(&m_look, &QTimer::timeout, this, &SavedRegister::lookAgain);
}

SavedRegister::~SavedRegister() = default;

// ── Open and closed ─────────────────────────────────────────────────────────

SavedRegister::Terms SavedRegister::terms() const
{
    const domain::StaffMember& who = *m_session.state().member;
    const bool mayKeep = who.cache == domain::DeskCache::Allowed && who.policy.offlineDays >= 1;
    const bool mustGo = !mayKeep && who.cache != domain::DeskCache::Unknown;
    return {.mayKeep = mayKeep, .mustGo = mustGo, .office = who.office.code, .days = who.policy.offlineDays};
}

const StaffId& SavedRegister::member() const
{
    return m_session.state().member->id;
}

/// The store's own: the session's may be wiped while the store's thread reads it.
SecretBytes SavedRegister::copyOfKey() const
{
    return SecretBytes::copyOf(m_session.deskKey().view());
}

void SavedRegister::open()
{
    m_terms = terms();
    m_data = dataOfKeys();
    m_look.start();
    if (!m_terms->mayKeep)
        return destroyNotAllowed();
    keepPublicKey();
    begin();
}

/// At once for whoever looks people up; keys and names are overwritten in the store's thread.
void SavedRegister::close()
{
    if (!m_terms)
        return;
    m_terms.reset();
    m_look.stop();
    setKind(Kind::Closed);
    ++m_closing;
    whenDone(
        m_data->close(), this, [this](const Outcome<Done>&) { --m_closing; }, [this] { --m_closing; });
}

/// Told of everything about the session: the member may be another one for the central by now.
void SavedRegister::obeyTerms()
{
    if (!m_terms || !m_session.isSignedIn())
        return;
    const Terms now = terms();
    if (now == *m_terms)
        return;
    const Terms before = *std::exchange(m_terms, now);
    if (!now.mayKeep)
        return destroyNotAllowed();
    if (!before.mayKeep)
        return open();
    if (now.office != before.office)
        return changeOffice();
    if (m_state.kind == Kind::Open)
        serve();
    else if (m_state.kind == Kind::Opening) // by what held until now
        begin();
}

/// Whoever reads the register reads the one before: that is at its end, and is told so.
void SavedRegister::changeOffice()
{
    keepPublicKey();
    m_isEmptied = true;
    begin();
}

/// Of no use to a member of another office.
void SavedRegister::keepPublicKey()
{
    m_keys.keepPublicKey({member(), cache::MemberPair(m_session.deskKey()).publicKey(), m_terms->office});
}

/// What the keys that are given out now open: what the keychain's do stays as it is where that fails for a session.
cache::SavedData* SavedRegister::dataOfKeys() const
{
    return m_keys.isLasting() ? m_lasting.get() : m_forSession.get();
}

void SavedRegister::begin()
{
    setKind(Kind::Opening);
    inThisTurn(m_data->open(member(), copyOfKey(), m_session.reading()),
               [this](const Outcome<Done>& outcome) { opened(outcome); });
}

void SavedRegister::opened(const Outcome<Done>& outcome)
{
    if (outcome)
        return serve();
    switch (outcome.error().code) {
    case FailureCode::SavedDataDamaged:
        return; // `forgotten` is on its way
    case FailureCode::SavedDataNoKey:
        return setKind(Kind::OthersOnly);
    case FailureCode::SavedDataOtherKey:
        return keyIsLost();
    default:
        fail(outcome.error());
    }
}

/// The member has another PIN since. Where they were the last who could open it nobody ever will.
void SavedRegister::keyIsLost()
{
    inThisTurn(m_data->removeMember(member()), [this](const Outcome<bool>& wasLast) {
        if (!wasLast)
            return fail(wasLast.error());
        if (!*wasLast)
            return setKind(Kind::OthersOnly);
        tellForgotten();
        m_isEmptied = true;
        begin();
    });
}

/// What is kept of another office isn't shown here. It stays for its members, until there is something of this office
/// to put in its place.
void SavedRegister::serve()
{
    inThisTurn(m_data->summary(), [this](const Outcome<domain::SavedSummary>& kept) {
        if (!kept)
            return fail(kept.error());
        const bool isEmpty = kept->people == 0 && kept->cursor.isEmpty();
        if (!isEmpty && kept->office != m_terms->office) {
            m_data->close();
            return setKind(Kind::OthersOnly);
        }
        inThisTurn(m_data->serve(m_terms->office, m_terms->days),
                   [this](const Outcome<Done>& outcome) { served(outcome); });
    });
}

void SavedRegister::served(const Outcome<Done>& outcome)
{
    m_data->forgetExpired(m_session.reading());
    inThisTurn(m_data->summary(), [this, outcome](const Outcome<domain::SavedSummary>& summary) {
        if (!summary)
            return fail(summary.error());
        // A disk that takes nothing more (full, say) still lets people of this office be looked up.
        if (!outcome && summary->office != m_terms->office)
            return fail(outcome.error());
        tellOpen(*summary);
    });
}

void SavedRegister::tellOpen(const domain::SavedSummary& summary)
{
    const bool wasOpen = m_state.kind == Kind::Open;
    State state = m_state;
    state.kind = Kind::Open;
    state.failure.reset();
    state.summary = summary;
    state.names = summary.index;
    set(std::move(state));
    if (!wasOpen)
        offerToColleagues();
}

void SavedRegister::fail(const Failure& failure)
{
    if (failure.code != FailureCode::SavedDataDamaged) // `forgotten` is on its way
        setKind(Kind::Failed, failure);
}

void SavedRegister::retry()
{
    if (m_terms && m_state.kind == Kind::Failed)
        begin();
    else if (m_terms && m_terms->mustGo && m_state.kind == Kind::NotAllowed)
        destroyNotAllowed();
}

// ── What goes ───────────────────────────────────────────────────────────────

/// Whichever keys open it.
SavedRegister::Later<Done> SavedRegister::destroyAll()
{
    const Later<Done> ofSession = m_forSession->destroy();
    return vault::afterwards(m_lasting->destroy(), this, [this, ofSession](const Outcome<Done>& lasting) {
        return vault::then(ofSession, this, [lasting](Done) { return vault::ready<Done>(lasting); });
    });
}

void SavedRegister::destroyNotAllowed()
{
    setKind(Kind::NotAllowed);
    if (!m_terms->mustGo) {
        m_data->close();
        return;
    }
    inThisTurn(destroyAll(), [this](const Outcome<Done>& gone) {
        if (!gone)
            setKind(Kind::NotAllowed, gone.error());
    });
}

void SavedRegister::removeKeyOf(const StaffId& lost)
{
    whenDone(
        dataOfKeys()->removeMember(lost), this,
        [this](const Outcome<bool>& wasLast) {
            if (!wasLast.value_or(false))
                return;
            tellForgotten();
            emit emptied();
        },
        [] {});
}

/// By order of the central, whoever is here or nobody.
void SavedRegister::wipe()
{
    if (m_terms)
        setKind(Kind::NotAllowed);
    whenDone(
        destroyAll(), this,
        [this](const Outcome<Done>& gone) {
            if (!gone)
                m_keys.tellFailure(gone.error());
            emit emptied();
        },
        [] {});
}

/// The store is closed and its files are removed; the rest of what was under way fails, or is about nothing.
void SavedRegister::foundDamaged()
{
    tellForgotten();
    m_isEmptied = true;
    if (!m_terms || !m_terms->mayKeep)
        set(m_state);
    else if (std::exchange(m_wasDamaged, true)) // a disk that keeps nothing as it was written
        setKind(Kind::Failed, cache::damaged());
    else
        begin();
}

void SavedRegister::forgetEverything()
{
    if (!m_data || m_state.destroying)
        return;
    setKind(m_terms && m_terms->mayKeep ? Kind::Opening : m_state.kind);
    State state = m_state;
    state.destroying = true;
    set(std::move(state));
    const auto ended = [this](const std::optional<Failure>& failure) {
        State after = m_state;
        after.destroying = false;
        set(std::move(after));
        m_isEmptied = true;
        if (failure && m_terms)
            fail(*failure);
        else if (m_terms && m_terms->mayKeep)
            begin();
        else
            set(m_state);
    };
    whenDone(
        destroyAll(), this,
        [ended](const Outcome<Done>& gone) { ended(gone ? std::nullopt : std::optional(gone.error())); },
        [ended] { ended({}); });
}

void SavedRegister::tellForgotten()
{
    State state = m_state;
    state.forgotten = true;
    set(std::move(state));
}

void SavedRegister::acknowledge()
{
    State state = m_state;
    state.forgotten = false;
    set(std::move(state));
}

/// What failed may work by now (a full disk, a backup that held the file); what was good may be too old.
void SavedRegister::lookAgain()
{
    if (m_state.failure)
        return retry();
    if (m_state.kind != Kind::Open)
        return;
    const bool hadAny = m_state.summary.people > 0;
    m_data->forgetExpired(m_session.reading());
    inThisTurn(m_data->summary(), [this, hadAny](const Outcome<domain::SavedSummary>& summary) {
        if (!summary)
            return;
        m_isEmptied = m_isEmptied || (hadAny && summary->people == 0);
        tellOpen(*summary);
    });
}

// ── Look-ups ────────────────────────────────────────────────────────────────

bool SavedRegister::canAnswer() const
{
    const QDateTime& end = m_state.summary.expiresAt;
    return m_state.kind == Kind::Open && m_state.summary.people > 0 && (!end.isValid() || m_session.latestNow() < end);
}

SavedRegister::Later<QList<domain::SavedCitizen>> SavedRegister::find(const domain::CitizenNumber& number)
{
    if (m_state.kind != Kind::Open)
        return vault::ready<QList<domain::SavedCitizen>>(domain::failed(cache::notOpen()));
    return m_data->find(number, m_session.reading());
}

SavedRegister::Later<std::optional<domain::SavedCitizen>> SavedRegister::find(const domain::CitizenId& id)
{
    if (m_state.kind != Kind::Open)
        return vault::ready<std::optional<domain::SavedCitizen>>(domain::failed(cache::notOpen()));
    return m_data->find(id, m_session.reading());
}

SavedRegister::Later<domain::SavedMatches> SavedRegister::search(const QString& typed)
{
    if (m_state.kind != Kind::Open)
        return vault::ready<domain::SavedMatches>(domain::failed(cache::notOpen()));
    return m_data->search(typed, m_session.reading());
}

// ── The state ───────────────────────────────────────────────────────────────

/// Another kind is another turn: what was asked before is about what isn't so any more. (That it is Open by now is
/// what was asked for: tellOpen.)
void SavedRegister::setKind(Kind kind, std::optional<Failure> failure)
{
    ++m_turn;
    m_isReading = false;
    m_hasNews = false;
    if (m_page)
        m_page->cancel(); // a page that hasn't had its turn is nobody's any more
    m_page.reset();
    set({.kind = kind,
         .failure = std::move(failure),
         .forgotten = m_state.forgotten,
         .destroying = m_state.destroying,
         .sessionOnly = m_terms && m_data == m_forSession.get()});
}

void SavedRegister::set(State state)
{
    const bool isOther = state != m_state;
    m_state = std::move(state);
    if (isOther)
        emit stateChanged();
    const bool isSettled = m_state.kind != Kind::Opening && !m_state.destroying;
    if (isSettled && std::exchange(m_isEmptied, false))
        emit emptied();
}

} // namespace bhxh::desk
