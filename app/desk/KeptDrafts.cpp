#include "desk/KeptDrafts.h"

#include "desk/CitizenLookup.h"
#include "desk/DraftJson.h"
#include "desk/KeptWork.h"
#include "desk/Session.h"
#include "desk/StaffKeys.h"
#include "secret/SecretBytes.h"
#include "vault/Formats.h"
#include "vault/SealedFile.h"
#include "vault/Sealing.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace bhxh::desk {

using namespace Qt::StringLiterals;
using domain::CitizenId;
using domain::Failure;
using domain::FailureCode;
using domain::Outcome;
using Changing = EmailChanges::Kind;
using Kept = KeptDrafts::Kept;

namespace {

constexpr int formatVersion = 1;
constexpr char purpose[] = "kept drafts";

QJsonObject objectOf(const Kept& kept)
{
    QJsonObject object{{u"id"_s, kept.id.toString(QUuid::WithoutBraces)},
                       {u"citizen"_s, kept.citizen.text()},
                       {u"name"_s, kept.citizenName},
                       {u"number"_s, kept.citizenNumber},
                       {u"draft"_s, draftObject(kept.draft)},
                       {u"at"_s, kept.keptAt.toString(Qt::ISODate)}};
    if (kept.writtenOn)
        object[u"writtenOn"_s] = emailObject(*kept.writtenOn);
    return object;
}

/// One whose citizen can't be told is of no use.
std::optional<Kept> keptOf(const QJsonObject& object)
{
    const auto citizen = CitizenId::parse(object["citizen"_L1].toString());
    const QUuid id = QUuid::fromString(object["id"_L1].toString());
    if (!citizen || id.isNull())
        return std::nullopt;
    return Kept{.id = id,
                .citizen = *citizen,
                .citizenName = object["name"_L1].toString(),
                .citizenNumber = object["number"_L1].toString(),
                .draft = readDraft(object["draft"_L1].toObject()),
                .writtenOn = readEmail(object["writtenOn"_L1]),
                .keptAt = QDateTime::fromString(object["at"_L1].toString(), Qt::ISODate).toUTC()};
}

QByteArray plainOf(const QList<Kept>& items)
{
    QJsonArray array;
    for (const Kept& kept : items)
        array.append(objectOf(kept));
    return QJsonDocument(QJsonObject{{u"format"_s, formatVersion}, {u"drafts"_s, array}})
        .toJson(QJsonDocument::Compact);
}

/// Of another format they are another program's: no reason to write over them.
Outcome<QList<Kept>> parsed(QByteArray plain)
{
    const QJsonObject whole = QJsonDocument::fromJson(plain).object();
    secret::overwrite(plain);
    QList<Kept> items;
    if (whole["format"_L1].toInt() != formatVersion)
        return domain::failed(vault::writtenByNewerProgram());
    for (const QJsonValue& value : whole["drafts"_L1].toArray()) {
        if (const auto kept = keptOf(value.toObject()))
            items.append(*kept);
    }
    return items;
}

QString numberOf(const domain::Citizen& citizen)
{
    const QList<domain::CitizenNumber> numbers = citizen.currentNumbers();
    return numbers.isEmpty() ? QString() : numbers.first().grouped();
}

auto withId(const QUuid& id)
{
    return [id](const Kept& kept) { return kept.id == id; };
}

} // namespace

KeptDrafts::KeptDrafts(Session& session, StaffKeys& keys, CitizenLookup& lookup, EmailChanges& changes, KeptWork& work,
                       QObject* parent)
    : QObject(parent), m_session(session), m_keys(keys), m_lookup(lookup), m_changes(changes), m_work(work)
{
    connect(&session, &Session::opened, this, &KeptDrafts::opened);
    connect(&session, &Session::sealing, this, &KeptDrafts::seal);
    connect(&session, &Session::left, this, &KeptDrafts::forget);
    connect(&session, &Session::locking, this, &KeptDrafts::handOver);
    connect(&work, &KeptWork::originBack, this, &KeptDrafts::originBack);
    connect(&changes, &EmailChanges::draftInTheWay, this, &KeptDrafts::setAside);
    connect(&lookup, &CitizenLookup::stateChanged, this, &KeptDrafts::citizenIsOpen);
    connect(&changes, &EmailChanges::stateChanged, this, &KeptDrafts::changeMoved);
}

KeptDrafts::~KeptDrafts() = default;

// ── Kept, from one time to the next ──────────────────────────────────────────

QString KeptDrafts::file() const
{
    return m_keys.folder() + u"/drafts-"_s + StaffKeys::fileStem(m_session.state().member->id) + u".sealed"_s;
}

/// Another member's sealed bytes open for nobody else, and go.
void KeptDrafts::opened(bool afterLock)
{
    State state;
    m_isRead = true;
    if (!m_sealed.isEmpty()) {
        const auto plain = vault::openSealed(vault::derived(m_session.deskKey(), purpose), m_sealed, purpose);
        const auto items = plain ? parsed(*plain) : QList<Kept>();
        if (items)
            state.items = *items;
        state.lost = !plain && afterLock;
        m_sealed.clear();
    } else if (m_keys.isLasting()) {
        const auto items = read();
        state.lost = !items && vault::SealedFile::isLost(items.error());
        m_isRead = items || state.lost;
        if (items)
            state.items = *items;
        else if (state.lost) // no key opens it any more: told once
            static_cast<void>(vault::SealedFile(file(), purpose).remove());
        else
            state.failure = items.error();
    }
    set(state);
}

Outcome<QList<Kept>> KeptDrafts::read() const
{
    const auto plain = vault::SealedFile(file(), purpose).load(m_session.deskKey());
    if (!plain)
        return domain::failed(plain.error());
    return *plain ? parsed(**plain) : QList<Kept>();
}

void KeptDrafts::seal()
{
    if (m_keys.isLasting() || m_state.items.isEmpty() || m_session.deskKey().isEmpty())
        return;
    QByteArray plain = plainOf(m_state.items);
    m_sealed = vault::seal(vault::derived(m_session.deskKey(), purpose), plain, purpose);
    secret::overwrite(plain);
}

void KeptDrafts::forget()
{
    m_form.reset();
    m_isRead = false;
    set({});
}

bool KeptDrafts::keepAll(const QList<Kept>& items)
{
    if (m_keys.isLasting()) {
        vault::SealedFile sealed(file(), purpose);
        QByteArray plain = plainOf(items);
        const auto saved = items.isEmpty() ? sealed.remove() : sealed.save(m_session.deskKey(), plain);
        secret::overwrite(plain);
        if (!saved) {
            tell(saved.error());
            return false;
        }
    }
    State state = m_state;
    state.items = items;
    state.failure.reset();
    if (state.setAside && std::ranges::none_of(items, withId(*state.setAside)))
        state.setAside.reset();
    set(state);
    return true;
}

// ── From the form, and back ─────────────────────────────────────────────────

bool KeptDrafts::mayKeep() const
{
    const auto& changes = m_changes.state();
    const EmailChanges::Draft& draft = changes.draft;
    const bool isTyped = !draft.email.isEmpty() || !draft.documentEnding.isEmpty() || !draft.note.isEmpty() ||
                         !draft.paperNumber.isEmpty();
    return m_session.isSignedIn() && m_lookup.state().citizen && isTyped &&
           (changes.kind == Changing::Drafting || changes.kind == Changing::Confirming);
}

void KeptDrafts::keep()
{
    if (mayKeep() && keepForm())
        m_changes.discardDraft();
}

/// Unasked. Where it can't be kept it stays on the form.
void KeptDrafts::setAside()
{
    if (!mayKeep()) // nothing was typed
        return m_changes.discardDraft();
    const auto id = keepForm();
    if (!id)
        return;
    State state = m_state;
    state.setAside = id;
    set(state);
    m_changes.discardDraft();
}

/// What the form was taken up from, or one with the same address for the same citizen: the form is a newer writing of
/// it.
bool KeptDrafts::isOfForm(const Kept& kept) const
{
    const auto& citizen = m_lookup.state().citizen;
    if (!citizen || kept.citizen != citizen->id)
        return false;
    const QString email = m_changes.state().draft.email;
    return (m_form && m_form->kept == kept.id) || (!email.isEmpty() && kept.draft.email == email);
}

/// Nothing where it failed.
std::optional<QUuid> KeptDrafts::keepForm()
{
    const auto told = [this](const Failure& failure) {
        tell(failure);
        return std::nullopt;
    };
    if (!m_isRead) { // what is in the file isn't written over unread
        const auto items = read();
        if (!items)
            return told(items.error());
        m_isRead = true;
        m_state.items = *items;
    }
    const domain::Citizen& citizen = *m_lookup.state().citizen;
    QList<Kept> items = m_state.items;
    items.removeIf([this](const Kept& kept) { return isOfForm(kept); });
    if (items.size() >= most)
        return told(Failure{FailureCode::TooManyDrafts});
    items.append({.id = QUuid::createUuid(),
                  .citizen = citizen.id,
                  .citizenName = citizen.name.clearText(),
                  .citizenNumber = numberOf(citizen),
                  .draft = m_changes.state().draft,
                  .writtenOn = m_changes.state().begunOn->email,
                  .keptAt = m_session.now().toUTC()});
    items.last().draft.identityChecked = false;
    if (!keepAll(items))
        return std::nullopt;
    if (m_form && m_form->citizen == citizen.id)
        m_form->kept = items.last().id;
    return items.last().id;
}

void KeptDrafts::takeUp(const QUuid& id)
{
    const auto kept = std::ranges::find_if(m_state.items, withId(id));
    if (kept == m_state.items.end())
        return;
    const CitizenId citizen = kept->citizen;
    State state = m_state;
    state.takingUp = id;
    set(state);
    const auto& lookup = m_lookup.state();
    const bool isOpen = lookup.kind == CitizenLookup::Kind::Open && lookup.citizen->id == citizen;
    if (isOpen)
        citizenIsOpen();
    else
        m_lookup.open(citizen, domain::Purpose::EmailChange);
}

/// The record is there, or isn't: nobody waits for it any more. The central may know of a change by now: then there is
/// no form to be filled.
void KeptDrafts::citizenIsOpen()
{
    const auto& lookup = m_lookup.state();
    if (!m_state.takingUp || lookup.kind == CitizenLookup::Kind::Opening)
        return;
    const auto id = *m_state.takingUp;
    const auto kept = std::ranges::find_if(std::as_const(m_state.items), withId(id));
    State state = m_state;
    state.takingUp.reset();
    const bool isTheirs =
        kept != m_state.items.cend() && lookup.kind == CitizenLookup::Kind::Open && lookup.citizen->id == kept->citizen;
    const auto taken = isTheirs ? std::optional(*kept) : std::nullopt;
    set(state);
    if (!taken || !m_changes.mayDraft())
        return;
    m_form = Form{.citizen = taken->citizen, .kept = id};
    m_changes.takeUpDraft(taken->draft, taken->writtenOn);
}

/// The central took the request: what it came from has been done. Of one that was left without an answer the record
/// tells: a change of this member's own.
void KeptDrafts::changeMoved()
{
    using Sent = Form::Sent;
    const auto kind = m_changes.state().kind;
    const auto& citizen = m_lookup.state().citizen;
    const bool isTheirs = m_form && citizen && m_form->citizen == citizen->id;
    if (kind == Changing::Asking) {
        if (!isTheirs)
            m_form = Form{.citizen = citizen->id};
        m_form->sent = Sent::Asking;
    } else if (kind == Changing::None && m_form) {
        if (m_form->sent == Sent::No)
            m_form.reset();
        else
            m_form->sent = Sent::Perhaps;
    } else if (kind == Changing::Drafting && isTheirs && m_form->sent == Sent::Asking) { // refused
        m_form->sent = Sent::No;
    } else if (kind == Changing::Following && isTheirs) {
        if (m_form->sent != Sent::No && m_changes.isMaker())
            dropSent();
        m_form.reset();
    }
}

/// What was on the form goes with the work in hand, so that it is known after the lock what it came from.
void KeptDrafts::handOver()
{
    const auto& citizen = m_lookup.state().citizen;
    if (m_form && citizen && m_form->citizen == citizen->id)
        m_work.keepOrigin({.kept = m_form->kept, .wasAsked = m_form->sent != Form::Sent::No});
}

void KeptDrafts::originBack(const WorkInHand::Origin& origin)
{
    m_form = Form{.citizen = m_lookup.state().citizen->id,
                  .kept = origin.kept,
                  .sent = origin.wasAsked ? Form::Sent::Perhaps : Form::Sent::No};
}

void KeptDrafts::dropSent()
{
    QList<Kept> items = m_state.items;
    if (items.removeIf([this](const Kept& kept) { return isOfForm(kept); }) > 0)
        keepAll(items);
}

void KeptDrafts::drop(const QUuid& id)
{
    QList<Kept> items = m_state.items;
    if (items.removeIf(withId(id)) > 0)
        keepAll(items);
}

void KeptDrafts::acknowledge()
{
    State state = m_state;
    state.failure.reset();
    state.setAside.reset();
    state.lost = false;
    set(state);
}

void KeptDrafts::tell(const Failure& failure)
{
    State state = m_state;
    state.failure = failure;
    set(state);
}

void KeptDrafts::set(State state)
{
    m_state = std::move(state);
    emit stateChanged();
}

} // namespace bhxh::desk
