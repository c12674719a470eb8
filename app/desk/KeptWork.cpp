#include "desk/KeptWork.h"

#include "desk/Approvals.h"
#include "desk/CitizenLookup.h"
#include "desk/Connection.h"
#include "desk/Session.h"
#include "desk/StaffKeys.h"
#include "secret/SecretBytes.h"
#include "vault/SealedFile.h"
#include "vault/Sealing.h"
#include <QJsonDocument>

namespace bhxh::desk {

using namespace Qt::StringLiterals;

namespace {

constexpr char purpose[] = "work in hand";

QByteArray plainOf(const WorkInHand& work)
{
    return QJsonDocument(work.toJson()).toJson(QJsonDocument::Compact);
}

std::optional<WorkInHand> parsed(QByteArray plain)
{
    auto work = WorkInHand::fromJson(QJsonDocument::fromJson(plain).object());
    secret::overwrite(plain);
    return work;
}

} // namespace

KeptWork::KeptWork(Session& session, StaffKeys& keys, Connection& connection, CitizenLookup& lookup,
                   EmailChanges& changes, PasswordResets& resets, Approvals& approvals, QObject* parent)
    : QObject(parent), m_session(session), m_keys(keys), m_connection(connection), m_lookup(lookup), m_changes(changes),
      m_resets(resets), m_approvals(approvals)
{
    connect(&session, &Session::sealing, this, &KeptWork::seal);
    connect(&session, &Session::left, this, [this] {
        m_work.reset();
        m_isOffered = false;
        m_isAwaited = false;
        m_typed.clear();
        m_origin.reset();
    });
    connect(&session, &Session::opened, this, &KeptWork::opened);
    connect(&lookup, &CitizenLookup::stateChanged, this, &KeptWork::lookupMoved);
    connect(&connection, &Connection::stateChanged, this, &KeptWork::offerAgain);
    connect(&session, &Session::stateChanged, this, &KeptWork::offerAgain);
    connect(&approvals, &Approvals::stateChanged, this, &KeptWork::queueIsThere);
}

KeptWork::~KeptWork() = default;

void KeptWork::keepTyped(const QString& field, const QString& text)
{
    if (!text.isEmpty())
        m_typed.insert(field, text);
}

QString KeptWork::takeTyped(const QString& field)
{
    return m_typed.take(field);
}

void KeptWork::keepOrigin(const WorkInHand::Origin& origin)
{
    m_origin = origin;
}

QString KeptWork::file() const
{
    return m_keys.folder() + u"/work-"_s + StaffKeys::fileStem(m_session.state().member->id) + u".sealed"_s;
}

/// What was asked for and not answered is kept as it was typed: the record tells, once it is open again, whether it
/// came through.
WorkInHand KeptWork::collected() const
{
    using Changing = EmailChanges::Kind;
    using Resetting = PasswordResets::Kind;
    WorkInHand work{.at = m_session.now(), .selected = m_selected, .typed = m_typed};
    if (const auto& citizen = m_lookup.state().citizen) {
        work.citizen = citizen->id;
        work.purpose = m_lookup.purpose();
        work.origin = m_origin;
        const auto& changes = m_changes.state();
        const bool isAsked =
            changes.kind == Changing::Asking || (changes.kind == Changing::NotKnown && !changes.change);
        if (changes.kind == Changing::Drafting || changes.kind == Changing::Confirming || isAsked) {
            work.draft = changes.draft;
            work.writtenOn = changes.begunOn->email;
        }
        const auto& resets = m_resets.state();
        const bool isStarted =
            resets.kind == Resetting::Starting || (resets.kind == Resetting::NotKnown && !resets.reset);
        if (resets.kind == Resetting::Preparing || isStarted)
            work.form = resets.form;
    }
    if (const auto& selected = m_approvals.state().selected)
        work.selected = selected->id;
    work.outcomeOpen = m_changes.hasOpenWrite() || m_resets.hasOpenWrite() || m_approvals.hasOpenWrite();
    return work;
}

void KeptWork::seal()
{
    WorkInHand work = collected();
    m_typed.clear();
    m_origin.reset();
    m_selected.reset();
    if (work.isEmpty() && !m_work) {
        if (!m_state.waitingSince)
            forgetAll();
        return set({});
    }
    m_isOffered = false;
    if (work.isEmpty()) // what was to be brought back, and isn't yet
        work = *m_work;
    else if (m_work) // and what was offered stays offered
        work.earlier = {*m_work};
    m_work.reset();
    m_isAwaited = false;
    QByteArray plain = plainOf(work);
    if (m_keys.isLasting())
        // What can't be written stays in memory as long as this process does, and is back after the unlock all the
        // same.
        static_cast<void>(vault::SealedFile(file(), purpose).save(m_session.deskKey(), plain));
    m_sealed = vault::seal(vault::derived(m_session.deskKey(), purpose), plain, purpose);
    secret::overwrite(plain);
    set({});
}

void KeptWork::save()
{
    if (!m_keys.isLasting())
        return;
    QByteArray plain = plainOf(*m_work);
    const auto saved = vault::SealedFile(file(), purpose).save(m_session.deskKey(), plain);
    secret::overwrite(plain);
    if (!saved)
        m_keys.tellFailure(saved.error());
}

void KeptWork::opened(bool afterLock)
{
    State state;
    std::optional<WorkInHand> work;
    if (!m_sealed.isEmpty()) {
        const auto plain = vault::openSealed(vault::derived(m_session.deskKey(), purpose), m_sealed, purpose);
        // Another member's opens for nobody else: theirs is in their file.
        if (plain)
            work = parsed(*plain);
        else
            state.lost = afterLock;
    }
    m_sealed.clear();
    bool isFileOfUse = false;
    if (!work && m_keys.isLasting()) {
        const auto plain = vault::SealedFile(file(), purpose).load(m_session.deskKey());
        if (plain && *plain)
            work = parsed(**plain);
        const bool isLost = !plain && vault::SealedFile::isLost(plain.error());
        state.lost = state.lost || isLost;
        isFileOfUse = !plain && !isLost;
    }
    m_work = work;
    if (!work && !isFileOfUse)
        forgetAll();
    m_isOffered = work && !afterLock;
    state.waitingSince = offered();
    set(state);
    if (afterLock && work)
        bringBack();
}

void KeptWork::takeUp()
{
    if (m_state.waitingSince)
        bringBack();
}

void KeptWork::acknowledge()
{
    State state = m_state;
    state.lost = false;
    state.outcomeWasOpen = false;
    set(state);
}

void KeptWork::drop()
{
    m_selected.reset();
    forgetAll();
    set({});
}

void KeptWork::bringBack()
{
    m_isOffered = false;
    State state;
    state.outcomeWasOpen = m_work->outcomeOpen;
    set(state);
    m_typed.insert(std::exchange(m_work->typed, {}));
    if (m_work->selected)
        m_selected = std::exchange(m_work->selected, std::nullopt);
    queueIsThere();
    m_isAwaited = m_work->citizen.has_value();
    if (m_isAwaited)
        m_lookup.open(*m_work->citizen, m_work->purpose);
    else
        settle({});
    emit broughtBack();
}

/// What was looked at in the queue can be chosen again once the queue has been read; unless somebody chose already.
void KeptWork::queueIsThere()
{
    if (!m_selected || !m_approvals.state().loaded)
        return;
    const auto selected = *std::exchange(m_selected, std::nullopt);
    if (!m_approvals.state().selected)
        m_approvals.select(selected);
}

/// Where the look-up ended without the record that is awaited, what waits for it is offered: else nothing on the desk
/// tells of it any more.
void KeptWork::lookupMoved()
{
    const auto& lookup = m_lookup.state();
    const bool isEnded = lookup.kind != CitizenLookup::Kind::Opening;
    if (m_isAwaited && lookup.kind == CitizenLookup::Kind::Open && lookup.citizen->id == *m_work->citizen)
        return citizenIsOpen();
    m_isOffered = m_isOffered || (m_isAwaited && isEnded);
    offerAgain();
}

/// The record is there again: the forms open on it as they were. Until then they stay sealed, however often the line
/// fails.
void KeptWork::citizenIsOpen()
{
    m_isAwaited = false;
    std::optional<WorkInHand> left;
    if (m_work->origin)
        emit originBack(*m_work->origin);
    if (m_work->draft) {
        m_changes.takeUpDraft(*m_work->draft, m_work->writtenOn);
        // The change that was asked for came through, or somebody else's is open by now: the card shows which.
        if (m_changes.state().kind != EmailChanges::Kind::Drafting && !m_work->outcomeOpen)
            left = m_work;
    }
    if (m_work->form) {
        m_resets.prepare();
        m_resets.edit(*m_work->form);
        if (!left && m_resets.obstacle() == PasswordResets::Obstacle::NoLine)
            left = withoutLine();
    }
    settle(left);
}

/// The reset form can't be opened while the line is down: it is offered again, without what was brought back.
WorkInHand KeptWork::withoutLine() const
{
    WorkInHand left = *m_work;
    left.draft.reset();
    left.writtenOn.reset();
    left.origin.reset();
    left.needsLine = true;
    return left;
}

/// Brought back; what could not be is offered again, and so is what was offered before it.
void KeptWork::settle(std::optional<WorkInHand> left)
{
    if (!left && !m_work->earlier.empty())
        left = m_work->earlier.front();
    forgetAll();
    m_work = std::move(left);
    m_isOffered = m_work.has_value();
    if (m_work)
        save();
    offerAgain();
}

/// A reset form whose citizen can be asked about of the central.
bool KeptWork::isOpenable() const
{
    const auto& citizen = m_lookup.state().citizen;
    if (citizen && m_work->citizen == citizen->id)
        return m_lookup.canAct();
    return m_connection.state().kind != Connection::Kind::Offline && !m_session.state().offline;
}

std::optional<QDateTime> KeptWork::offered() const
{
    if (!m_isOffered || (m_work->needsLine && !isOpenable()))
        return std::nullopt;
    return m_work->at;
}

void KeptWork::offerAgain()
{
    if (offered() == m_state.waitingSince)
        return;
    State state = m_state;
    state.waitingSince = offered();
    set(state);
}

void KeptWork::forgetAll()
{
    m_work.reset();
    m_isOffered = false;
    m_isAwaited = false;
    m_sealed.clear();
    if (m_keys.isLasting() && m_session.state().member)
        vault::SealedFile(file(), purpose).remove();
}

void KeptWork::set(State state)
{
    m_state = std::move(state);
    emit stateChanged();
}

} // namespace bhxh::desk
