#include "desk/CitizenLookup.h"

#include "central/CentralApi.h"
#include "desk/Connection.h"
#include "desk/SavedRegister.h"
#include "desk/Session.h"
#include "domain/Clock.h"
#include "domain/WhenDone.h"
#include <QRandomGenerator>
#include <algorithm>
#include <chrono>
#include <tuple>

namespace bhxh::desk {

using domain::Citizen;
using domain::CitizenMatches;
using domain::Failure;
using domain::LookupText;
using domain::Outcome;
using domain::whenDone;

namespace {

constexpr qint64 stuckAfter = 10'000; ///< ms without an answer, where the saved data has answered; then doubled

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

/// Whether something is different that is marked: what the saved data keeps, and the address, which isn't known from
/// there.
bool differs(const Citizen& before, const Citizen& read)
{
    const auto kept = [](const Citizen& citizen) {
        QList<QString> former = citizen.formerNumbers;
        std::ranges::sort(former);
        return std::tuple(citizen.insuranceNumber, citizen.personalId, former, citizen.name, citizen.birthDate,
                          citizen.sex, citizen.office, citizen.email.masked, citizen.email.state,
                          citizen.account.state);
    };
    const bool hasMoved = !before.address.isEmpty() && before.address != read.address;
    return hasMoved || kept(before) != kept(read);
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
    for (QTimer* timer : {&m_again, &m_deadline, &m_return})
        timer->setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer); // a coarse one may be an eighth of a second early
    connect(&m_again, &QTimer::timeout, this, &CitizenLookup::lookAgain);
    connect(&m_deadline, &QTimer::timeout, this, &CitizenLookup::fallBack);
    connect(&m_return, &QTimer::timeout, this, &CitizenLookup::askAgain);
    connect(&session, &Session::left, this, &CitizenLookup::close);
    connect(&session, &Session::stateChanged, this, &CitizenLookup::sessionChanged);
    connect(&connection, &Connection::stateChanged, this, &CitizenLookup::lineChanged);
    connect(&saved, &SavedRegister::stateChanged, this, &CitizenLookup::savedChanged);
}

CitizenLookup::~CitizenLookup()
{
    m_running.cancel();
    m_fromSaved.cancel();
}

bool CitizenLookup::canAct() const
{
    return m_state.citizen && m_state.kind != Kind::Several && !m_state.saved && !isDown();
}

LookupText CitizenLookup::recognise(const QString& typed) const
{
    return LookupText::read(typed, domain::inVietnam(m_session.now()).date());
}

void CitizenLookup::lookUp(const QString& typed, domain::Purpose purpose, const QString& caseReference)
{
    const LookupText text = recognise(typed);
    const auto what = whatIsAsked(text, domain::inVietnam(m_session.now()).date());
    const auto reference = domain::CaseReference::parse(caseReference);
    const bool isSavedOnly = text.kind == LookupText::Kind::NameOnly && mayFallBack();
    if (!reference || (!what && !isSavedOnly)) {
        nextTurn(); // what was asked for before is no longer what the person wants
        forgetAsked();
        m_state.notice.reset();
        return failed(what ? reference.error() : what.error());
    }
    Asked asked{.purpose = purpose, .number = text.number, .typed = typed};
    if (what)
        asked.query = domain::CitizenQuery{.what = *what, .purpose = purpose, .caseReference = *reference};
    else
        asked.unaskable = what.error();
    begin(std::move(asked), Kind::Searching);
}

void CitizenLookup::choose(const domain::CitizenId& id)
{
    const bool isOfThese = m_state.kind == Kind::Several || m_state.notice;
    const Asked of = isOfThese ? m_asked : Asked{.purpose = m_asked.purpose};
    begin({.purpose = of.purpose, .number = of.number, .id = id}, Kind::Opening);
}

void CitizenLookup::open(const domain::CitizenId& id, domain::Purpose purpose)
{
    if (idOf(m_state.citizen) == id && m_state.kind == Kind::Open) {
        m_purpose = purpose;
        return refresh();
    }
    begin({.purpose = purpose, .id = id}, Kind::Opening);
}

/// What a person waits for: the deadline runs from here. Where the line is known to be down the central is asked when
/// it is back.
void CitizenLookup::begin(Asked asked, Kind kind)
{
    nextTurn();
    forgetAsked();
    ask(std::move(asked));
    State state = withoutList();
    state.kind = kind;
    state.failure.reset();
    state.notice.reset();
    if (kind == Kind::Searching) {
        state.matches.clear();
        state.truncated = false;
    }
    if (!state.citizen)
        state.saved.reset();
    if (!isDown() || !mayFallBack())
        askCentral(Told::Answers);
    m_deadline.start(deadlineMilliseconds);
    const quint64 lookUp = m_lookUp;
    set(state);
    if (lookUp == m_lookUp && (isDown() || m_session.state().offline || m_asked.unaskable))
        fallBack();
}

/// Whoever is open stays, with the work on them and with what they were asked for by, until somebody else is found: a
/// line that is down loses nothing.
void CitizenLookup::ask(Asked asked)
{
    m_asked = std::move(asked);
    m_untold = m_asked.unaskable;
    if (m_state.citizen)
        return;
    m_purpose = m_asked.purpose;
    m_state.askedNumber = m_asked.number;
}

void CitizenLookup::askCentral(Told told)
{
    if (m_asked.id)
        read(*m_asked.id, m_asked.purpose, {}, told);
    else if (m_asked.query)
        search(*m_asked.query, told);
}

void CitizenLookup::search(const domain::CitizenQuery& query, Told told)
{
    const quint64 turn = nextTurn();
    m_askedSince.start();
    const auto reply = m_api.searchCitizens(query);
    m_running = QFuture<void>(reply);
    whenDone(
        reply, this,
        [this, turn, told](const Outcome<CitizenMatches>& matches) {
            if (turn != m_turn)
                return;
            if (matches)
                found(*matches, told);
            else
                refused(matches.error(), told);
        },
        [this, turn] {
            if (turn == m_turn)
                endedFromOutside();
        });
}

/// Late: the saved data has answered already, and a person may be at work on what that told.
void CitizenLookup::found(const CitizenMatches& matches, Told told)
{
    const bool isLate = m_state.citizen && !m_state.isWaiting();
    const bool isChosenFrom = m_state.kind == Kind::Several;
    const bool isOne = matches.items.size() == 1 && !matches.truncated;
    const bool isOther = isLate && isOne && matches.items.first().id != m_state.citizen->id;
    if (isOne && !isChosenFrom && !isOther)
        return foundOne(matches.items.first().id, told);
    if (!matches.items.isEmpty() && (isChosenFrom || !isLate))
        return listMatches(matches.items, matches.truncated, std::nullopt);
    if (isLate)
        return heardBeside({.kind = matches.items.isEmpty() ? Notice::Kind::NobodyFound : Notice::Kind::Found,
                            .matches = matches.items,
                            .truncated = matches.truncated});
    State state;
    state.kind = Kind::NobodyFound;
    state.askedNumber = m_asked.number;
    m_purpose = m_asked.purpose;
    set(state);
}

/// What the saved data answered stays until this one was read.
void CitizenLookup::foundOne(const domain::CitizenId& id, Told told)
{
    m_asked.id = id;
    const quint64 turn = m_turn;
    if (m_state.isWaiting()) {
        State state = m_state;
        state.kind = Kind::Opening;
        state.failure.reset();
        set(state);
    }
    if (turn == m_turn)
        read(id, m_asked.purpose, {}, told);
}

void CitizenLookup::refresh()
{
    // A look-up that is under way is what the person waits for: nothing in the background ends it.
    if (m_state.citizen && m_state.kind == Kind::Open)
        read(m_state.citizen->id, m_purpose, knownVersion(), Told::Failures);
}

void CitizenLookup::askNow()
{
    const bool isAnswered = m_state.kind == Kind::Several || m_state.kind == Kind::NotSaved;
    if (m_state.kind == Kind::Open && !isAskedBeside())
        refresh();
    else if (isAskedBeside() || (m_state.isWaiting() && !m_running.isRunning()) || (isAnswered && m_state.saved))
        askCentral(Told::Answers);
    if (m_state.saved)
        set(m_state);
}

/// Of a record from the saved data the central is asked for all: much of it isn't kept.
domain::Version CitizenLookup::knownVersion() const
{
    return m_state.saved ? domain::Version() : m_state.citizen->version;
}

/// What hangs in a connection that is no longer there is asked anew long before its own time is over. Each time it has
/// longer to answer, so that a central that is only slow is heard.
void CitizenLookup::lookAgain()
{
    const qint64 most = stuckAfter << std::min(m_askedInVain, 2);
    const bool isMissing = isCentralMissing();
    if (isMissing && m_running.isRunning() && m_askedSince.elapsed() > most)
        nextTurn();
    if (isMissing && !m_running.isRunning())
        ++m_askedInVain;
    armLookAgain();
    if (m_running.isRunning() || !m_again.isActive()) // or no longer worth it
        return;
    if (isMissing)
        askAgain();
    else if (m_state.kind == Kind::Open)
        readShown();
}

/// With jitter: not all desks at once, when one hold ends for many. For the central's word that is still missing at
/// ever longer intervals: an endpoint that fails, while the line is up, may do so for long.
void CitizenLookup::armLookAgain()
{
    const bool isMissing = isCentralMissing();
    const bool mayMove = m_state.citizen && !m_state.saved && isWaitedFor(*m_state.citizen, m_session.now());
    if (!isMissing && !mayMove)
        m_again.stop();
    else if (!m_again.isActive())
        m_again.start(
            std::chrono::milliseconds(isMissing ? pauseInVain() : 7000 + QRandomGenerator::global()->bounded(2000)));
}

int CitizenLookup::pauseInVain() const
{
    const int longest = std::min(mostInVain, firstInVain << std::min(m_askedInVain, 8));
    return longest / 2 + QRandomGenerator::global()->bounded(longest / 2);
}

void CitizenLookup::read(const domain::CitizenId& id, domain::Purpose purpose, const domain::Version& known, Told told)
{
    const quint64 turn = nextTurn();
    m_askedSince.start();
    const auto reply = m_api.getCitizen(id, purpose, known);
    m_running = QFuture<void>(reply);
    whenDone(
        reply, this,
        [this, turn, told](const Outcome<central::Fresh<Citizen>>& fresh) {
            if (turn != m_turn)
                return;
            if (fresh)
                gotCitizen(fresh->value, told);
            else
                refused(fresh.error(), told);
        },
        [this, turn] {
            if (turn == m_turn)
                endedFromOutside();
        });
}

/// Nothing: the one that is open is as it was.
void CitizenLookup::gotCitizen(const std::optional<Citizen>& citizen, Told told)
{
    const bool isLate = m_state.citizen && !m_state.isWaiting();
    if (citizen && isLate && idOf(m_state.citizen) != citizen->id)
        return heardBeside({.kind = Notice::Kind::Found, .matches = {*citizen}});
    State state = m_state;
    if (citizen && m_state.kind != Kind::Open) { // looked for, and found
        state.askedNumber = m_asked.number;
        m_purpose = m_asked.purpose;
    }
    if (citizen) {
        if (idOf(state.citizen) != citizen->id)
            state.before.reset();
        else if ((state.saved || m_wasCut) && differs(*state.citizen, *citizen))
            state.before = state.citizen;
        if (isAskedBeside() && m_asked.id == citizen->id) // it is the same one
            state.notice.reset();
        state.citizen = citizen;
        state.saved.reset();
        m_wasDown = false; // it needn't be asked for again
    }
    m_wasCut = false;
    state.kind = state.citizen ? Kind::Open : Kind::Ready;
    state.receivedAt = m_session.now();
    if (told == Told::Failures || !isOfTyping(state.failure))
        state.failure.reset();
    set(state);
}

void CitizenLookup::refused(const Failure& failure, Told told)
{
    if (m_state.isWaiting() && isUnanswered(failure)) {
        m_untold = failure;
        return fallBack();
    }
    if (told == Told::Answers && isAskedBeside())
        return heardBeside(
            {.kind = Notice::Kind::NotSaved, .failure = isUnanswered(failure) ? std::nullopt : std::optional(failure)});
    const bool isAsked = told == Told::Failures || m_state.isWaiting();
    if (isAsked || (told != Told::Nothing && !isUnanswered(failure)))
        failed(failure, isAsked);
    else if (m_state.saved) // the central is no longer asked
        set(m_state);
}

/// What stands there to be chosen from, or that nobody is saved, is still so when the central refuses to tell more.
void CitizenLookup::failed(const Failure& failure, bool isAsked)
{
    const bool isAnswered = m_state.kind == Kind::Several || m_state.kind == Kind::NotSaved;
    const bool stays = isAnswered && !isAsked;
    State state = stays ? m_state : withoutList();
    if (!stays)
        state.kind = state.citizen ? Kind::Open : Kind::Failed;
    if (state.kind == Kind::Failed)
        state.saved.reset();
    state.failure = failure;
    state.unasked = !isAsked;
    set(state);
}

/// Its future was cancelled by nobody here: as if it had not been asked.
void CitizenLookup::endedFromOutside()
{
    State state = m_state;
    if (m_state.isWaiting())
        state.kind = state.citizen ? Kind::Open : Kind::Ready;
    set(state);
}

void CitizenLookup::take(const Citizen& citizen)
{
    if (idOf(m_state.citizen) != citizen.id || m_state.kind != Kind::Open)
        return;
    nextTurn();       // a read that is on its way may be older
    m_wasCut = false; // what is different now was done here
    gotCitizen(citizen, Told::Failures);
}

void CitizenLookup::close()
{
    nextTurn();
    forgetAsked();
    m_asked = {};
    m_return.stop(); // nothing is shown any more that the line's return makes outdated
    m_wasDown = m_wasCut = isDown();
    set({});
}

/// A reply of the saved data to an earlier look-up is for nobody.
void CitizenLookup::forgetAsked()
{
    ++m_lookUp;
    m_fromSaved.cancel();
    m_fromSaved = {};
    m_untold.reset();
    m_askedInVain = 0;
    m_wantsSaved = false;
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
    m_state.unasked = m_state.unasked && m_state.failure;
    if (m_state.kind != Kind::Open)
        m_state.notice.reset();
    if (m_state.saved)
        m_state.saved->stillAsking = m_running.isRunning() && !m_state.isWaiting();
    if (!m_state.isWaiting())
        m_deadline.stop();
    m_toldCanAct = canAct();
    armLookAgain();
    if (isAnother) // first, so that nobody shows this citizen beside the work on the one before
        emit citizenChanged();
    emit stateChanged();
}

} // namespace bhxh::desk
