#include "desk/EmailChanges.h"

#include "central/CentralApi.h"
#include "desk/CitizenLookup.h"
#include "desk/Session.h"
#include "desk/WatchBody.h"
#include "desk/WhenDone.h"
#include "desk/WriteBody.h"
#include "domain/Clock.h"

namespace bhxh::desk {

using domain::Citizen;
using domain::EmailChange;
using domain::EmailChangeState;
using domain::Failure;
using domain::FailureCode;
using domain::IdempotencyKey;
using domain::Outcome;

namespace {

bool isConflict(const std::optional<Failure>& failure)
{
    return failure && failure->code == FailureCode::VersionConflict;
}

} // namespace

EmailChanges::EmailChanges(central::CentralApi& api, Session& session, CitizenLookup& lookup, QObject* parent)
    : QObject(parent), m_api(api), m_session(session), m_lookup(lookup)
{
    connect(&lookup, &CitizenLookup::citizenChanged, this, [this] {
        clear();
        citizenUpdated();
    });
    connect(&lookup, &CitizenLookup::stateChanged, this, &EmailChanges::citizenUpdated);
    connect(&session, &Session::left, this, &EmailChanges::clear);
}

EmailChanges::~EmailChanges() = default;

EmailChanges::Review EmailChanges::review(const Draft& draft) const
{
    using domain::IdentityCheck;
    using domain::Paper;
    const QDate today = domain::inVietnam(m_session.now()).date();
    Review review;
    const auto note = [&review](Field field, const auto& outcome) {
        if (!outcome)
            review.failures.insert(field, outcome.error());
    };
    const auto address = domain::EmailAddress::parse(draft.email);
    note(Field::Email, address);
    if (address) {
        review.address = *address;
        review.likelyMeant = domain::likelyMeant(*address);
    }
    review.keystrokes = domain::telexKeystrokes(draft.email);
    // Each field by itself: a value tells of its first fault only.
    note(Field::DocumentEnding, IdentityCheck::make(draft.document, draft.documentEnding, draft.presentedBy, {}));
    note(Field::Note, IdentityCheck::make(draft.document, {}, draft.presentedBy, draft.note));
    note(Field::PaperNumber, Paper::make(draft.form, draft.paperNumber, today, today));
    note(Field::PaperDate, Paper::make(draft.form, {}, draft.paperDate, today));
    review.identityMissing = !draft.identityChecked;
    return review;
}

bool EmailChanges::isMaker() const
{
    return m_state.change && m_session.state().member && m_state.change->requestedBy.id == m_session.state().member->id;
}

bool EmailChanges::isFree() const
{
    return m_state.kind == Kind::None || (m_state.kind == Kind::Following && !m_state.change->isOpen());
}

bool EmailChanges::mayDraft() const
{
    const auto& citizen = m_lookup.state().citizen;
    if (!isFree() || !citizen || !m_session.has(domain::Role::Counter))
        return false;
    const auto& pending = citizen->email.pendingChange;
    return !pending || (m_state.change && m_state.change->id == *pending); // that one is over: the record is older
}

bool EmailChanges::isElsewhere() const
{
    const auto& citizen = m_lookup.state().citizen;
    return citizen && citizen->email.pendingChange && m_notOurs == citizen->email.pendingChange;
}

void EmailChanges::startDraft()
{
    if (!mayDraft())
        return;
    m_watch.stop();
    m_watched.reset();
    State state;
    state.kind = Kind::Drafting;
    state.begunOn = m_lookup.state().citizen;
    if (m_state.change && m_state.change->state == EmailChangeState::Withdrawn) {
        state.draft = m_sent;
        state.draft.email.clear();           // it was withdrawn for a reason
        state.draft.identityChecked = false; // said anew for what is asked for anew
    }
    set(state);
}

void EmailChanges::edit(const Draft& draft)
{
    if ((m_state.kind != Kind::Drafting && m_state.kind != Kind::Confirming) || draft == m_state.draft)
        return;
    State state = m_state;
    state.kind = Kind::Drafting; // what the citizen confirmed is no longer what would be sent
    state.draft = draft;
    if (!isConflict(state.failure)) // that one stays until the newer record was looked at
        state.failure.reset();
    state.left = LeftOpen::No;
    set(state);
}

void EmailChanges::showToCitizen()
{
    if (m_state.kind != Kind::Drafting || !review(m_state.draft).isComplete() || m_state.newerCitizen)
        return;
    State state = m_state;
    state.kind = Kind::Confirming;
    state.left = LeftOpen::No;
    state.failure.reset();
    set(state);
}

void EmailChanges::backToDraft()
{
    if (m_state.kind != Kind::Confirming)
        return;
    State state = m_state;
    state.kind = Kind::Drafting;
    set(state);
}

void EmailChanges::confirm()
{
    if (m_state.kind == Kind::Confirming && m_lookup.state().citizen && !m_write.isRunning())
        ask();
}

void EmailChanges::ask()
{
    const Draft& draft = m_state.draft;
    const auto address = domain::EmailAddress::parse(draft.email);
    const auto identity =
        domain::IdentityCheck::make(draft.document, draft.documentEnding, draft.presentedBy, draft.note);
    const auto paper =
        domain::Paper::make(draft.form, draft.paperNumber, draft.paperDate, domain::inVietnam(m_session.now()).date());
    if (!address || !identity || !paper)
        return backToDraft();
    // A record that was read again meanwhile is the one that was seen only where the address on it is still the same.
    const Citizen& read = *m_lookup.state().citizen;
    const bool isAsBegun = !m_state.begunOn || m_state.begunOn->email == read.email;
    const Citizen& citizen = isAsBegun ? read : *m_state.begunOn;
    const domain::NewEmailChange wanted{.citizen = citizen.id,
                                        .citizenVersion = citizen.version,
                                        .newEmail = *address,
                                        .identityCheck = *identity,
                                        .paper = *paper};
    m_sent = draft;
    State state = m_state;
    state.kind = Kind::Asking;
    state.failure.reset();
    set(state);
    act([this, wanted](const IdempotencyKey& key) { return m_api.requestEmailChange(wanted, key); });
}

/// Sends one write about this citizen's change; its key is made here.
void EmailChanges::act(Send send)
{
    m_write.start(
        IdempotencyKey::make(), std::move(send),
        [this](const Outcome<EmailChange>& change) {
            if (!change)
                return failed(change.error());
            took(*change);
            m_lookup.refresh();
        },
        [this] {
            State state = m_state;
            state.kind = Kind::NotKnown;
            set(state);
        },
        [this] { readTruth(); });
}

void EmailChanges::leave()
{
    m_write.leave();
}

/// The write is not asked about any more: what the central holds is read, as often as it takes. Of the change where
/// there is one; otherwise of the citizen, whose record tells of a change that is open.
void EmailChanges::readTruth()
{
    const auto& citizen = m_lookup.state().citizen;
    if (!citizen)
        return;
    if (m_state.change)
        watch(m_state.change->id, {});
    else
        m_truth.start(
            {}, [this, id = citizen->id](const domain::Version&) { return m_api.getCitizen(id, m_lookup.purpose()); },
            [this](const Citizen& read) { tookTruth(read); },
            [this](const Failure& why) {
                State state = m_state;
                state.left = LeftOpen::Read;
                state.kind = Kind::Drafting;
                state.failure = why;
                set(state);
            });
    State state = m_state;
    state.left = LeftOpen::Reading;
    set(state);
}

void EmailChanges::tookTruth(const Citizen& citizen)
{
    m_truth.stop();
    const auto pending = citizen.email.pendingChange;
    if (!pending) {
        State state = m_state;
        state.left = LeftOpen::Read;
        state.kind = Kind::Drafting;
        set(state);
    }
    m_lookup.take(citizen);
    if (pending)
        watch(*pending, {});
}

/// The newest there is, from a write of our own: shown, and followed from there.
void EmailChanges::took(const EmailChange& change)
{
    State state = m_state;
    state.busy = false;
    state.left = LeftOpen::No;
    state.failure.reset();
    state.kind = Kind::Following;
    m_state = state; // told with the change, at once
    show(change);
    if (change.isOpen())
        watch(change.id, change.version);
}

/// Whether it reached another state by it.
bool EmailChanges::show(const EmailChange& change)
{
    const bool isSame = m_state.change && m_state.change->id == change.id;
    const bool hasMoved = isSame && m_state.change->state != change.state;
    if (!change.isOpen())
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
    state.change = change;
    state.watching = change.isOpen();
    set(state);
    if (hasMoved)
        emit changeMoved();
    return hasMoved;
}

void EmailChanges::watch(const domain::EmailChangeId& id, const domain::Version& known)
{
    m_watched = id;
    m_watch.start(
        known,
        [this, id](const domain::Version& version) {
            return m_api.getEmailChange(id, {.known = version, .seconds = longPollSeconds});
        },
        [this](const EmailChange& change) {
            if (show(change))
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
                state.kind = state.change ? Kind::Following : Kind::Drafting;
            }
            set(state);
        });
}

void EmailChanges::failed(const Failure& failure)
{
    State state = m_state;
    state.busy = false;
    state.failure = failure;
    state.kind = state.change ? Kind::Following : Kind::Drafting;
    set(state);
    if (state.change) {
        // The attempts that are left, a lock, somebody else's decision: the change says. Where it is over, it has been
        // said.
        if (state.change->isOpen())
            watch(state.change->id, state.change->version);
    } else if (failure.code == FailureCode::VersionConflict) {
        readNewerCitizen();
    } else if (failure.code == FailureCode::AlreadyPending) {
        if (const auto pending = domain::EmailChangeId::parse(failure.pendingChangeId))
            follow(*pending);
        m_lookup.refresh();
    }
}

void EmailChanges::readNewerCitizen()
{
    const auto& citizen = m_lookup.state().citizen;
    if (!citizen)
        return;
    const quint64 turn = ++m_turn;
    whenDone(
        m_api.getCitizen(citizen->id, domain::Purpose::EmailChange), this,
        [this, turn](const Outcome<central::Fresh<Citizen>>& fresh) {
            if (turn != m_turn || m_state.kind != Kind::Drafting)
                return;
            if (!fresh) // the conflict still stands: acceptNewerCitizen() reads once more
                return;
            State state = m_state;
            state.newerCitizen = fresh->value;
            set(state);
        },
        [] {});
}

void EmailChanges::acceptNewerCitizen()
{
    if (m_state.kind != Kind::Drafting || !isConflict(m_state.failure))
        return;
    if (!m_state.newerCitizen)
        return readNewerCitizen();
    const Citizen newer = *m_state.newerCitizen;
    State state = m_state;
    state.begunOn = newer;
    state.newerCitizen.reset();
    state.failure.reset();
    set(state);
    m_lookup.take(newer);
}

void EmailChanges::discardDraft()
{
    if (m_state.kind != Kind::Drafting && m_state.kind != Kind::Confirming)
        return;
    ++m_turn;
    set({});
    citizenUpdated();
}

void EmailChanges::follow(const domain::EmailChangeId& id)
{
    if (m_write.isRunning() || (m_watched == id && m_watch.isRunning()))
        return;
    watch(id, {});
}

bool EmailChanges::mayAct() const
{
    return m_state.kind == Kind::Following && m_state.change && m_state.change->isOpen() && !m_state.busy &&
           !m_write.isRunning();
}

void EmailChanges::begin()
{
    State state = m_state;
    state.busy = true;
    state.left = LeftOpen::No;
    state.failure.reset();
    set(state);
}

void EmailChanges::prove(const domain::OneTimeCode& code)
{
    if (!mayAct())
        return;
    begin();
    act([this, id = m_state.change->id, code](const IdempotencyKey& key) { return m_api.proveEmail(id, code, key); });
}

void EmailChanges::resendProof()
{
    if (!mayAct())
        return;
    begin();
    act([this, id = m_state.change->id](const IdempotencyKey& key) { return m_api.resendEmailProof(id, key); });
}

void EmailChanges::withdraw()
{
    if (!mayAct() || !isMaker())
        return;
    begin();
    act([this, id = m_state.change->id](const IdempotencyKey& key) { return m_api.withdrawEmailChange(id, key); });
}

/// The record may tell of a change that is open: it is taken up without being asked.
void EmailChanges::citizenUpdated()
{
    const auto& citizen = m_lookup.state().citizen;
    if (!citizen || !citizen->email.pendingChange)
        return;
    const domain::EmailChangeId pending = *citizen->email.pendingChange;
    const bool isKnown =
        m_notOurs == pending || m_watched == pending || (m_state.change && m_state.change->id == pending);
    if (isFree() && !isKnown)
        follow(pending);
}

void EmailChanges::clear()
{
    const bool wasOpen = hasOpenWrite();
    ++m_turn;
    m_write.abandon();
    m_watch.stop();
    m_truth.stop();
    m_watched.reset();
    m_notOurs.reset();
    m_sent = {};
    set({});
    if (wasOpen)
        emit openWriteAbandoned();
}

void EmailChanges::set(State state)
{
    m_state = std::move(state);
    emit stateChanged();
}

} // namespace bhxh::desk
