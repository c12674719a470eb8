#include "desk/EmailChanges.h"

#include "central/CentralApi.h"
#include "desk/CitizenLookup.h"
#include "desk/FollowedBody.h"
#include "desk/Session.h"
#include "domain/Clock.h"
#include "domain/WhenDone.h"

namespace bhxh::desk {

using domain::Citizen;
using domain::EmailChange;
using domain::EmailChangeState;
using domain::Failure;
using domain::FailureCode;
using domain::IdempotencyKey;
using domain::Outcome;
using domain::RegisteredEmail;
using domain::whenDone;

namespace {

bool isConflict(const std::optional<Failure>& failure)
{
    return failure && failure->code == FailureCode::VersionConflict;
}

/// The saved data doesn't keep since when.
bool isSameAddress(const RegisteredEmail& before, const RegisteredEmail& now)
{
    const bool isSince = !before.since.isValid() || !now.since.isValid() || before.since == now.since;
    return before.masked == now.masked && before.state == now.state && isSince;
}

} // namespace

EmailChanges::EmailChanges(central::CentralApi& api, Session& session, CitizenLookup& lookup, QObject* parent)
    : QObject(parent), m_api(api), m_session(session), m_lookup(lookup),
      m_followed(api, lookup, m_state,
                 {.value = &State::change,
                  .form = Kind::Drafting,
                  .canStillMove = [](const EmailChange& change) { return change.isOpen(); },
                  .openOf = [](const Citizen& citizen) { return citizen.email.pendingChange; },
                  .poll =
                      [this](const domain::EmailChangeId& id, const domain::Version& known) {
                          return m_api.getEmailChange(id, {.known = known, .seconds = longPollSeconds});
                      },
                  .set = [this](State state) { set(std::move(state)); },
                  .moved = [this] { emit changeMoved(); },
                  .refused = [this](const Failure& failure) { refused(failure); },
                  .citizenRead = [](State&) {}})
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

bool EmailChanges::mayDraft() const
{
    const auto& citizen = m_lookup.state().citizen;
    if (!m_followed.isFree() || !citizen || !m_session.has(domain::Role::Counter))
        return false;
    const auto& pending = citizen->email.pendingChange;
    return !pending || (m_state.change && m_state.change->id == *pending); // that one is over: the record is older
}

bool EmailChanges::isElsewhere() const
{
    const auto& citizen = m_lookup.state().citizen;
    return citizen && m_followed.isNotOurs(citizen->email.pendingChange);
}

void EmailChanges::startDraft()
{
    Draft draft;
    if (m_state.change && m_state.change->state == EmailChangeState::Withdrawn) {
        draft = m_sent;
        draft.email.clear();           // it was withdrawn for a reason
        draft.identityChecked = false; // said anew for what is asked for anew
    }
    begin(draft, {});
}

void EmailChanges::takeUpDraft(const Draft& draft, const std::optional<RegisteredEmail>& writtenOn)
{
    begin(draft, writtenOn);
}

void EmailChanges::begin(const Draft& draft, const std::optional<RegisteredEmail>& writtenOn)
{
    if (!mayDraft())
        return;
    m_followed.stop();
    State state;
    state.kind = Kind::Drafting;
    state.draft = draft;
    state.begunOn = m_lookup.state().citizen;
    m_isToBeCompared = m_lookup.state().saved || writtenOn;
    if (writtenOn) {
        auto& email = state.begunOn->email;
        email = {.state = writtenOn->state,
                 .masked = writtenOn->masked,
                 .since = writtenOn->since,
                 .pendingChange = email.pendingChange};
    }
    set(state);
    compareWithBegun();
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
    if (m_state.kind != Kind::Drafting || !review(m_state.draft).isComplete() || m_state.newerCitizen ||
        !m_lookup.canAct())
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
    if (m_state.kind == Kind::Confirming && m_lookup.canAct() && !m_followed.isWriting())
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
    m_followed.write([this, wanted](const IdempotencyKey& key) { return m_api.requestEmailChange(wanted, key); });
}

void EmailChanges::leave()
{
    m_followed.leave();
}

/// There is no change: what the citizen's record says is not what the central knows.
void EmailChanges::refused(const Failure& failure)
{
    if (failure.code == FailureCode::VersionConflict) {
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
    if (m_state.kind != Kind::Drafting || (!m_state.newerCitizen && !isConflict(m_state.failure)))
        return;
    if (!m_state.newerCitizen)
        return readNewerCitizen();
    const auto& lookup = m_lookup.state();
    const bool isReadHere = isConflict(m_state.failure); // else the look-up has it, or a newer one
    const Citizen newer = isReadHere || !lookup.citizen ? *m_state.newerCitizen : *lookup.citizen;
    if (newer.email.pendingChange) {
        emit draftInTheWay();
        if (isReadHere && m_state.kind == Kind::None)
            m_lookup.take(newer);
        return;
    }
    State state = m_state;
    state.begunOn = newer;
    state.newerCitizen.reset();
    state.failure.reset();
    set(state);
    if (isReadHere)
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
    m_followed.follow(id);
}

void EmailChanges::prove(const domain::OneTimeCode& code)
{
    m_followed.act([this, code](const domain::EmailChangeId& id, const IdempotencyKey& key) {
        return m_api.proveEmail(id, code, key);
    });
}

void EmailChanges::resendProof()
{
    m_followed.act(
        [this](const domain::EmailChangeId& id, const IdempotencyKey& key) { return m_api.resendEmailProof(id, key); });
}

void EmailChanges::withdraw()
{
    if (!isMaker())
        return;
    m_followed.act([this](const domain::EmailChangeId& id, const IdempotencyKey& key) {
        return m_api.withdrawEmailChange(id, key);
    });
}

/// The form was opened on a record from the saved data, or written on one of an earlier time, and the central's is
/// there. Where its address is the same, it is as if the form had been opened on this one. A change that is open by now
/// has to end first: it is followed.
void EmailChanges::compareWithBegun()
{
    const auto& lookup = m_lookup.state();
    if (!m_isToBeCompared || m_state.kind != Kind::Drafting || !m_state.begunOn || !lookup.citizen || lookup.saved ||
        lookup.kind == CitizenLookup::Kind::Several)
        return;
    m_isToBeCompared = false;
    const auto& begun = m_state.begunOn->email;
    const auto& read = lookup.citizen->email;
    const bool isOpen = read.pendingChange && read.pendingChange != begun.pendingChange;
    State state = m_state;
    if (isSameAddress(begun, read) && !isOpen)
        state.begunOn = lookup.citizen;
    else
        state.newerCitizen = lookup.citizen;
    set(state);
    if (isOpen)
        emit draftInTheWay();
}

/// The record may tell of a change that is open: it is taken up without being asked.
void EmailChanges::citizenUpdated()
{
    compareWithBegun();
    if (const auto& citizen = m_lookup.state().citizen)
        m_followed.takeUp(citizen->email.pendingChange);
}

void EmailChanges::clear()
{
    const bool wasOpen = hasOpenWrite();
    ++m_turn;
    m_followed.forget();
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
