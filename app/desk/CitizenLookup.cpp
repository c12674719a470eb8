#include "desk/CitizenLookup.h"

#include "central/CentralApi.h"
#include "desk/Session.h"
#include "domain/Clock.h"
#include "domain/WhenDone.h"
#include <QRandomGenerator>
#include <chrono>

namespace bhxh::desk {

using domain::Citizen;
using domain::CitizenMatches;
using domain::Failure;
using domain::LookupText;
using domain::Outcome;
using domain::whenDone;

namespace {

/// What the typed text asks for, or why it asks for nothing. The failures are those of the values themselves.
Outcome<decltype(domain::CitizenQuery::what)> whatIsAsked(const LookupText& text, QDate today)
{
    using What = decltype(domain::CitizenQuery::what);
    switch (text.kind) {
    case LookupText::Kind::Number:
        return What(*text.number);
    case LookupText::Kind::NameAndBirth:
        return What(domain::CitizenQuery::ByName{.name = *text.name, .birthDate = *text.birth});
    case LookupText::Kind::NameOnly: // its birth date is missing: said as the date itself says it
        return domain::BirthDate::parse(QString(), today).map([&](const domain::BirthDate& birth) {
            return What(domain::CitizenQuery::ByName{*text.name, birth});
        });
    case LookupText::Kind::NotReadable:
        if (text.failure)
            return domain::failed(*text.failure);
        break;
    case LookupText::Kind::Nothing:
        break;
    }
    return domain::CitizenNumber::parse(QString()).map(
        [](const domain::CitizenNumber& number) { return What(number); });
}

/// Somebody at another desk, or another office, may change this record at any moment, and who stands at the counter
/// waits for it.
bool isWaitedFor(const Citizen& citizen, const QDateTime& now)
{
    const bool isOnHold = citizen.account.resetAvailableAt.isValid() && citizen.account.resetAvailableAt > now;
    return isOnHold || citizen.email.pendingChange || citizen.account.openReset;
}

/// Of text that couldn't be read (1xx): only the person puts that right.
bool isOfTyping(const std::optional<Failure>& failure)
{
    return failure && static_cast<int>(failure->code) < 200;
}

std::optional<domain::CitizenId> idOf(const std::optional<Citizen>& citizen)
{
    return citizen ? std::optional(citizen->id) : std::nullopt;
}

} // namespace

bool CitizenLookup::State::foundByFormerNumber() const
{
    if (!citizen || !askedNumber)
        return false;
    QString asked = askedNumber->clearText();
    if (askedNumber->kind() == domain::NumberKind::HealthCard) // searched by its last ten digits
        asked = asked.right(10);
    return citizen->formerNumbers.contains(asked) || citizen->formerNumbers.contains(askedNumber->clearText());
}

CitizenLookup::CitizenLookup(central::CentralApi& api, Session& session, Connection& connection, SavedRegister& saved,
                             QObject* parent)
    : QObject(parent), m_api(api), m_session(session), m_connection(connection), m_saved(saved)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &CitizenLookup::lookAgain);
    connect(&session, &Session::left, this, &CitizenLookup::close);
}

CitizenLookup::~CitizenLookup()
{
    m_running.cancel();
}

bool CitizenLookup::canAct() const
{
    return m_state.citizen && !m_state.saved;
}

LookupText CitizenLookup::recognise(const QString& typed) const
{
    return LookupText::read(typed, domain::inVietnam(m_session.now()).date());
}

void CitizenLookup::lookUp(const QString& typed, domain::Purpose purpose, const QString& caseReference)
{
    const auto what = whatIsAsked(recognise(typed), domain::inVietnam(m_session.now()).date());
    const auto reference = domain::CaseReference::parse(caseReference);
    if (!what || !reference) {
        nextTurn(); // what was asked for before is no longer what the person wants
        return failed(what ? reference.error() : what.error());
    }
    search({.what = *what, .purpose = purpose, .caseReference = *reference});
}

void CitizenLookup::search(const domain::CitizenQuery& query)
{
    const quint64 turn = nextTurn();
    const auto* number = std::get_if<domain::CitizenNumber>(&query.what);
    ask({.purpose = query.purpose, .number = number ? std::optional(*number) : std::nullopt});
    State state = m_state;
    state.kind = Kind::Searching;
    state.matches.clear();
    state.truncated = false;
    state.failure.reset();
    const auto reply = m_api.searchCitizens(query);
    m_running = QFuture<void>(reply);
    set(state);
    whenDone(
        reply, this,
        [this, turn](const Outcome<CitizenMatches>& matches) {
            if (turn != m_turn)
                return;
            if (matches)
                found(*matches);
            else
                failed(matches.error());
        },
        [this, turn] {
            if (turn == m_turn)
                endedFromOutside();
        });
}

/// Whoever is open stays, with the work on them and with what they were asked for by, until somebody else is found: a
/// line that is down loses nothing.
void CitizenLookup::ask(Asked asked)
{
    m_asked = std::move(asked);
    if (m_state.citizen)
        return;
    m_purpose = m_asked.purpose;
    m_state.askedNumber = m_asked.number;
}

void CitizenLookup::found(const CitizenMatches& matches)
{
    State state = m_state;
    state.matches = matches.items;
    state.truncated = matches.truncated;
    const bool isOneAlone = matches.items.size() == 1 && !matches.truncated;
    if (!isOneAlone) {
        state.citizen.reset();
        state.askedNumber = m_asked.number;
        m_purpose = m_asked.purpose;
    }
    if (matches.items.isEmpty()) {
        state.kind = Kind::NobodyFound;
        set(state);
    } else if (isOneAlone) {
        choose(matches.items.first().id);
    } else {
        state.kind = Kind::Several;
        set(state);
    }
}

void CitizenLookup::choose(const domain::CitizenId& id)
{
    State state = m_state;
    state.kind = Kind::Opening;
    state.failure.reset();
    set(state);
    read(id, m_asked.purpose, {}, Told::Failures);
}

void CitizenLookup::open(const domain::CitizenId& id, domain::Purpose purpose)
{
    if (idOf(m_state.citizen) == id && m_state.kind == Kind::Open) {
        m_purpose = purpose;
        return refresh();
    }
    nextTurn();
    ask({.purpose = purpose, .number = {}});
    choose(id);
}

void CitizenLookup::refresh()
{
    // A look-up that is under way is what the person waits for: nothing in the background ends it.
    if (m_state.citizen && m_state.kind == Kind::Open)
        read(m_state.citizen->id, m_purpose, m_state.citizen->version, Told::Failures);
}

void CitizenLookup::lookAgain()
{
    armLookAgain();
    if (m_state.citizen && m_state.kind == Kind::Open && !m_running.isRunning())
        read(m_state.citizen->id, m_purpose, m_state.citizen->version, Told::Nothing);
}

/// With jitter: not all desks at once, when one hold ends for many.
void CitizenLookup::armLookAgain()
{
    if (!m_state.citizen || !isWaitedFor(*m_state.citizen, m_session.now()))
        m_again.stop();
    else if (!m_again.isActive())
        m_again.start(std::chrono::milliseconds(7000 + QRandomGenerator::global()->bounded(2000)));
}

void CitizenLookup::read(const domain::CitizenId& id, domain::Purpose purpose, const domain::Version& known, Told told)
{
    const quint64 turn = nextTurn();
    const auto reply = m_api.getCitizen(id, purpose, known);
    m_running = QFuture<void>(reply);
    whenDone(
        reply, this,
        [this, turn, told](const Outcome<central::Fresh<Citizen>>& fresh) {
            if (turn != m_turn)
                return;
            if (fresh)
                gotCitizen(fresh->value, told);
            else if (told == Told::Failures)
                failed(fresh.error());
        },
        [this, turn] {
            if (turn == m_turn)
                endedFromOutside();
        });
}

/// Nothing: the one that is open is as it was.
void CitizenLookup::gotCitizen(const std::optional<Citizen>& citizen, Told told)
{
    State state = m_state;
    if (citizen && m_state.kind != Kind::Open) { // looked for, and found
        state.askedNumber = m_asked.number;
        m_purpose = m_asked.purpose;
    }
    if (citizen)
        state.citizen = citizen;
    state.kind = state.citizen ? Kind::Open : Kind::Ready;
    state.receivedAt = m_session.now();
    if (told == Told::Failures || !isOfTyping(state.failure))
        state.failure.reset();
    set(state);
}

void CitizenLookup::failed(const Failure& failure)
{
    State state = m_state;
    state.failure = failure;
    state.kind = state.citizen ? Kind::Open : Kind::Failed;
    set(state);
}

/// Its future was cancelled by nobody here: as if it had not been asked.
void CitizenLookup::endedFromOutside()
{
    State state = m_state;
    state.kind = state.citizen ? Kind::Open : Kind::Ready;
    set(state);
}

void CitizenLookup::take(const Citizen& citizen)
{
    if (idOf(m_state.citizen) != citizen.id || m_state.kind != Kind::Open)
        return;
    nextTurn(); // a read that is on its way may be older
    gotCitizen(citizen, Told::Failures);
}

void CitizenLookup::close()
{
    nextTurn();
    m_asked = {};
    set({});
}

/// What is on its way is about the citizen before.
quint64 CitizenLookup::nextTurn()
{
    m_running.cancel();
    m_running = {};
    return ++m_turn;
}

void CitizenLookup::set(State state)
{
    const bool isAnother = idOf(state.citizen) != idOf(m_state.citizen);
    m_state = std::move(state);
    armLookAgain();
    if (isAnother) // first, so that nobody shows this citizen beside the work on the one before
        emit citizenChanged();
    emit stateChanged();
}

} // namespace bhxh::desk
