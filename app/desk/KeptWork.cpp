#include "desk/KeptWork.h"

#include "desk/Approvals.h"
#include "desk/CitizenLookup.h"
#include "desk/Connection.h"
#include "desk/DraftJson.h"
#include "desk/Session.h"
#include "desk/StaffKeys.h"
#include "secret/SecretBytes.h"
#include "vault/SealedFile.h"
#include "vault/Sealing.h"
#include <QJsonDocument>

namespace bhxh::desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int formatVersion = 1;
constexpr char purpose[] = "work in hand";

QJsonObject parsed(QByteArray plain)
{
    QJsonObject work = QJsonDocument::fromJson(plain).object();
    secret::overwrite(plain);
    return work["format"_L1].toInt() == formatVersion ? work : QJsonObject();
}

} // namespace

KeptWork::KeptWork(Session& session, StaffKeys& keys, Connection& connection, CitizenLookup& lookup,
                   EmailChanges& changes, PasswordResets& resets, Approvals& approvals, QObject* parent)
    : QObject(parent), m_session(session), m_keys(keys), m_connection(connection), m_lookup(lookup), m_changes(changes),
      m_resets(resets), m_approvals(approvals)
{
    connect(&session, &Session::sealing, this, &KeptWork::seal);
    connect(&session, &Session::left, this, [this] {
        m_work = {};
        m_isOffered = false;
        m_typed.clear();
        m_awaited.reset();
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

QString KeptWork::file() const
{
    return m_keys.folder() + u"/work-"_s + StaffKeys::fileStem(m_session.state().member->id) + u".sealed"_s;
}

/// What was asked for and not answered is kept as it was typed: the record tells, once it is open again, whether it
/// came through.
QJsonObject KeptWork::collected() const
{
    using Changing = EmailChanges::Kind;
    using Resetting = PasswordResets::Kind;
    QJsonObject work;
    if (const auto& citizen = m_lookup.state().citizen) {
        work[u"citizen"_s] = citizen->id.text();
        work[u"purpose"_s] = int(m_lookup.purpose());
        const auto& changes = m_changes.state();
        const bool isAsked =
            changes.kind == Changing::Asking || (changes.kind == Changing::NotKnown && !changes.change);
        if (changes.kind == Changing::Drafting || changes.kind == Changing::Confirming || isAsked) {
            work[u"draft"_s] = draftObject(changes.draft);
            work[u"writtenOn"_s] = emailObject(changes.begunOn->email);
        }
        const auto& resets = m_resets.state();
        const bool isStarted =
            resets.kind == Resetting::Starting || (resets.kind == Resetting::NotKnown && !resets.reset);
        if (resets.kind == Resetting::Preparing || isStarted)
            work[u"form"_s] = formObject(resets.form);
    }
    if (const auto& selected = m_approvals.state().selected)
        work[u"selected"_s] = selected->id.text();
    else if (m_selected)
        work[u"selected"_s] = m_selected->text();
    if (m_changes.hasOpenWrite() || m_resets.hasOpenWrite() || m_approvals.hasOpenWrite())
        work[u"outcomeOpen"_s] = true;
    for (auto typed = m_typed.cbegin(); typed != m_typed.cend(); ++typed)
        work[u"typed."_s + typed.key()] = typed.value();
    return work;
}

void KeptWork::seal()
{
    QJsonObject work = collected();
    m_typed.clear();
    m_selected.reset();
    if (work.isEmpty() && m_work.isEmpty()) {
        if (!m_state.waitingSince)
            forgetAll();
        return set({});
    }
    m_isOffered = false;
    if (work.isEmpty()) // what was to be brought back, and isn't yet
        work = m_work;
    else if (!m_work.isEmpty()) // and what was offered stays offered
        work[u"earlier"_s] = m_work;
    m_work = {};
    m_awaited.reset();
    work[u"format"_s] = formatVersion;
    work[u"at"_s] = m_session.now().toString(Qt::ISODate);
    QByteArray plain = QJsonDocument(work).toJson(QJsonDocument::Compact);
    if (m_keys.isLasting())
        // What can't be written stays in memory as long as this process does, and is back after the unlock all the
        // same.
        static_cast<void>(vault::SealedFile(file(), purpose).save(m_session.deskKey(), plain));
    m_sealed = vault::seal(vault::derived(m_session.deskKey(), purpose), plain, purpose);
    secret::overwrite(plain);
    set({});
}

void KeptWork::save(QByteArrayView plain)
{
    if (!m_keys.isLasting())
        return;
    const auto saved = vault::SealedFile(file(), purpose).save(m_session.deskKey(), plain);
    if (!saved)
        m_keys.tellFailure(saved.error());
}

void KeptWork::opened(bool afterLock)
{
    State state;
    QJsonObject work;
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
    if (work.isEmpty() && m_keys.isLasting()) {
        const auto plain = vault::SealedFile(file(), purpose).load(m_session.deskKey());
        if (plain && *plain)
            work = parsed(**plain);
        const bool isLost = !plain && vault::SealedFile::isLost(plain.error());
        state.lost = state.lost || isLost;
        isFileOfUse = !plain && !isLost;
    }
    m_work = work;
    if (work.isEmpty() && !isFileOfUse)
        forgetAll();
    m_isOffered = !work.isEmpty() && !afterLock;
    state.waitingSince = offered();
    set(state);
    if (afterLock && !work.isEmpty())
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
    state.outcomeWasOpen = m_work["outcomeOpen"_L1].toBool();
    set(state);
    const QStringList members = m_work.keys();
    for (const QString& member : members) {
        if (member.startsWith("typed."_L1))
            m_typed.insert(member.mid(6), m_work.take(member).toString());
    }
    if (const auto selected = domain::EmailChangeId::parse(m_work.take("selected"_L1).toString()))
        m_selected = *selected;
    queueIsThere();
    const auto citizen = domain::CitizenId::parse(m_work["citizen"_L1].toString());
    if (citizen) {
        m_awaited = *citizen;
        m_lookup.open(*citizen, domain::Purpose(m_work["purpose"_L1].toInt()));
    } else {
        settle({});
    }
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
    if (m_awaited && lookup.kind == CitizenLookup::Kind::Open && lookup.citizen->id == *m_awaited)
        return citizenIsOpen();
    m_isOffered = m_isOffered || (m_awaited && isEnded);
    offerAgain();
}

/// The record is there again: the forms open on it as they were. Until then they stay sealed, however often the line
/// fails.
void KeptWork::citizenIsOpen()
{
    m_awaited.reset();
    QJsonObject left;
    if (m_work.contains("draft"_L1)) {
        m_changes.takeUpDraft(readDraft(m_work["draft"_L1].toObject()), readEmail(m_work["writtenOn"_L1]));
        // The change that was asked for came through, or somebody else's is open by now: the card shows which.
        if (m_changes.state().kind != EmailChanges::Kind::Drafting && !m_work["outcomeOpen"_L1].toBool())
            left = m_work;
    }
    if (m_work.contains("form"_L1)) {
        m_resets.prepare();
        m_resets.edit(readForm(m_work["form"_L1].toObject()));
        if (left.isEmpty() && m_resets.obstacle() == PasswordResets::Obstacle::NoLine)
            left = withoutLine();
    }
    settle(left);
}

/// The reset form can't be opened while the line is down: it is offered again, without what was brought back.
QJsonObject KeptWork::withoutLine() const
{
    QJsonObject left{{u"needsLine"_s, true}};
    for (const QString& member :
         {u"format"_s, u"at"_s, u"citizen"_s, u"purpose"_s, u"form"_s, u"outcomeOpen"_s, u"earlier"_s}) {
        if (m_work.contains(member))
            left[member] = m_work[member];
    }
    return left;
}

/// Brought back; what could not be is offered again, and so is what was offered before it.
void KeptWork::settle(const QJsonObject& left)
{
    const QJsonObject earlier = left.isEmpty() ? m_work["earlier"_L1].toObject() : left;
    forgetAll();
    if (!earlier.isEmpty()) {
        m_work = earlier;
        QByteArray plain = QJsonDocument(earlier).toJson(QJsonDocument::Compact);
        save(plain);
        secret::overwrite(plain);
        m_isOffered = true;
    }
    offerAgain();
}

/// A reset form whose citizen can be asked about of the central.
bool KeptWork::isOpenable() const
{
    const auto& citizen = m_lookup.state().citizen;
    if (citizen && citizen->id.text() == m_work["citizen"_L1].toString())
        return m_lookup.canAct();
    return m_connection.state().kind != Connection::Kind::Offline && !m_session.state().offline;
}

std::optional<QDateTime> KeptWork::offered() const
{
    if (!m_isOffered || (m_work["needsLine"_L1].toBool() && !isOpenable()))
        return std::nullopt;
    return QDateTime::fromString(m_work["at"_L1].toString(), Qt::ISODate).toUTC();
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
    m_work = {};
    m_isOffered = false;
    m_awaited.reset();
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
