#include "desk/StaffKeys.h"

#include "cache/MemberPair.h"
#include "desk/SessionFailures.h"
#include "desk/StaffRecord.h"
#include "domain/WhenDone.h"
#include "vault/SealedFile.h"
#include "vault/Sealing.h"
#include "vault/Then.h"
#include <QCryptographicHash>
#include <QDir>
#include <QPromise>

namespace bhxh::desk {

using namespace Qt::StringLiterals;
using domain::Done;
using domain::Outcome;
using domain::StaffId;
using domain::whenDone;
using secret::SecretBytes;

namespace {

const QString tokenItem = u"refresh-token"_s;
const QString membersItem = u"members"_s;
const QString publicKeyItem = u"saved-data."_s;
constexpr char tokenPurpose[] = "refresh token while locked";
constexpr char memberPurpose[] = "who the member is";

/// Whose token it is stands in front of it, so that one member's is never taken for another's.
SecretBytes tokenRecord(const StaffId& member, const SecretBytes& token)
{
    const QByteArray owner = member.text().toLatin1() + '\n';
    SecretBytes record(owner.size() + token.size());
    std::copy(owner.begin(), owner.end(), record.data());
    std::copy_n(token.data(), token.size(), record.data() + owner.size());
    return record;
}

std::optional<SecretBytes> tokenOf(const StaffId& member, const SecretBytes& record)
{
    const QByteArray owner = member.text().toLatin1() + '\n';
    if (!record.view().startsWith(owner) || record.size() == owner.size())
        return {};
    return SecretBytes::copyOf(record.view().sliced(owner.size()));
}

QString publicKeyItemOf(const StaffId& member)
{
    return publicKeyItem + StaffKeys::fileStem(member);
}

SecretBytes publicKeyRecord(const StaffKeys::PublicKey& key)
{
    const QByteArray office = key.office.toUtf8();
    SecretBytes record(key.key.size() + office.size());
    std::copy_n(key.key.data(), key.key.size(), record.data());
    std::copy(office.begin(), office.end(), record.data() + key.key.size());
    return record;
}

StaffKeys::PublicKey readPublicKey(const StaffId& member, const SecretBytes& record)
{
    const QByteArrayView bytes = record.view();
    const qsizetype size = qMin(bytes.size(), cache::MemberPair::publicKeySize);
    return {member, SecretBytes::copyOf(bytes.first(size)), QString::fromUtf8(bytes.sliced(size))};
}

template <typename T>
QFuture<Outcome<T>> finishedWith(Outcome<T> outcome)
{
    QPromise<Outcome<T>> promise;
    promise.start();
    promise.addResult(std::move(outcome));
    promise.finish();
    return promise.future();
}

} // namespace

StaffKeys::StaffKeys(std::unique_ptr<vault::Keychain> keychain, QString folder, QObject* parent)
    : QObject(parent), m_system(std::move(keychain)), m_folder(std::move(folder))
{
    if (!m_system)
        return;
    m_systemLock = std::make_unique<vault::PinLock>(*m_system);
    QDir().mkpath(m_folder);
    QFile::setPermissions(m_folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

StaffKeys::~StaffKeys() = default;

QString StaffKeys::fileStem(const StaffId& member)
{
    const QByteArray name = "bhxh-counter member " + member.text().toLatin1();
    return QString::fromLatin1(QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().left(24));
}

QString StaffKeys::memberFile(const StaffId& member) const
{
    return m_folder + u"/member-"_s + fileStem(member) + u".sealed"_s;
}

QFuture<void> StaffKeys::open()
{
    // One at a time: two would erase each other's canary.
    if (m_opening.isValid() && !m_opening.isFinished())
        return m_opening;
    auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    m_opening = promise->future();
    if (!m_system || m_isLasting || m_isWiped || m_hasSessionPin) {
        promise->finish();
        return m_opening;
    }
    whenDone(
        m_system->probe(), this,
        [this, promise](const Outcome<Done>& usable) {
            probed(usable);
            promise->finish();
        },
        [promise] { promise->finish(); });
    return m_opening;
}

void StaffKeys::probed(const Outcome<Done>& usable)
{
    if (m_isWiped || m_hasSessionPin) // meanwhile
        return;
    if (usable)
        useSystem();
    else
        giveUpKeychain(usable.error());
}

void StaffKeys::useSystem()
{
    m_isLasting = true;
    m_whyNot.reset();
    m_used = m_system.get();
    m_lock = m_systemLock.get();
}

void StaffKeys::useSession()
{
    m_isLasting = false;
    m_used = &m_session;
    m_lock = &m_sessionLock;
}

void StaffKeys::goOnWithout()
{
    if (m_system)
        m_system->cancelWaiting();
}

void StaffKeys::giveUpKeychain(const domain::Failure& why)
{
    m_whyNot = why;
    useSession();
}

StaffKeys::Reply<bool> StaffKeys::hasPin(const StaffId& member)
{
    return m_lock->isChosen(member);
}

StaffKeys::Reply<SecretBytes> StaffKeys::choosePin(const StaffId& member, const vault::Pin& pin)
{
    m_hasSessionPin = !m_isLasting;
    return m_lock->choose(member, pin);
}

StaffKeys::Reply<SecretBytes> StaffKeys::enterPin(const StaffId& member, const vault::Pin& pin)
{
    return watched(member, m_lock->open(member, pin));
}

/// Notices that the fifth wrong PIN destroyed the key.
template <typename T>
StaffKeys::Reply<T> StaffKeys::watched(const StaffId& member, const Reply<T>& tried)
{
    whenDone(
        tried, this,
        [this, member](const Outcome<T>& outcome) {
            if (!outcome && outcome.error().code == domain::FailureCode::PinDestroyed)
                lostKeyOf(member);
        },
        [] {});
    return tried;
}

StaffKeys::Reply<Done> StaffKeys::changePin(const StaffId& member, const vault::Pin& now, const vault::Pin& next)
{
    return watched(member, m_lock->change(member, now, next));
}

StaffKeys::Reply<Done> StaffKeys::destroyPin(const StaffId& member)
{
    const Reply<Done> destroyed = m_lock->destroy(member);
    whenDone(
        destroyed, this,
        [this, member](const Outcome<Done>& done) {
            if (done)
                lostKeyOf(member);
        },
        [] {});
    return destroyed;
}

/// The token before is spent by now: until the keychain has this one it is kept here, and sealed at a lock.
void StaffKeys::keepRefreshToken(const StaffId& member, const SecretBytes& token)
{
    m_sealedToken.clear();
    m_token = tokenRecord(member, token);
    if (!m_isLasting)
        return;
    whenDone(
        m_used->write(tokenItem, m_token), this,
        [this, written = m_token](const Outcome<Done>& kept) {
            if (!kept)
                emit failed(kept.error());
            else if (m_token == written && !written.isEmpty())
                m_token = {};
        },
        [] {});
}

void StaffKeys::forgetRefreshToken()
{
    m_sealedToken.clear();
    m_token.wipe();
    if (m_isLasting)
        tellFailure(m_used->erase(tokenItem));
}

StaffKeys::Reply<std::optional<SecretBytes>> StaffKeys::refreshToken(const StaffId& member, const SecretBytes& deskKey)
{
    using Found = std::optional<SecretBytes>;
    const bool isHere = !deskKey.isEmpty() && (!m_token.isEmpty() || !m_sealedToken.isEmpty());
    if (!m_isLasting || isHere)
        return finishedWith<Found>(tokenInMemory(member, deskKey));
    auto promise = std::make_shared<QPromise<Outcome<Found>>>();
    promise->start();
    whenDone(
        m_used->read(tokenItem), this,
        [promise, member](const Outcome<Found>& record) {
            promise->addResult(
                record.map([&](const Found& found) { return found ? tokenOf(member, *found) : Found(); }));
            promise->finish();
        },
        [] {}); // dropped, it cancels
    return promise->future();
}

std::optional<SecretBytes> StaffKeys::tokenInMemory(const StaffId& member, const SecretBytes& deskKey) const
{
    if (!m_token.isEmpty())
        return tokenOf(member, m_token);
    if (m_sealedToken.isEmpty() || deskKey.isEmpty())
        return {};
    const auto record = vault::openSecret(vault::derived(deskKey, tokenPurpose), m_sealedToken, tokenPurpose);
    return record ? tokenOf(member, *record) : std::nullopt;
}

void StaffKeys::sealWhatIsInMemory(const SecretBytes& deskKey)
{
    if (!m_token.isEmpty() && !deskKey.isEmpty())
        m_sealedToken = vault::seal(vault::derived(deskKey, tokenPurpose), m_token.view(), tokenPurpose);
    m_token.wipe();
}

void StaffKeys::keepMember(const KeptMember& kept, const SecretBytes& deskKey)
{
    rememberMember({kept.member.id, kept.member.name});
    if (!m_isLasting)
        return;
    QByteArray record = staffRecord(kept);
    const auto saved = vault::SealedFile(memberFile(kept.member.id), memberPurpose).save(deskKey, record);
    secret::overwrite(record);
    if (!saved)
        emit failed(saved.error());
}

void StaffKeys::forgetMember(const StaffId& member)
{
    const auto removed = vault::SealedFile(memberFile(member), memberPurpose).remove();
    if (!removed)
        emit failed(removed.error());
}

std::optional<StaffKeys::KeptMember> StaffKeys::keptMember(const StaffId& member, const SecretBytes& deskKey) const
{
    auto record = vault::SealedFile(memberFile(member), memberPurpose).load(deskKey);
    if (!record || !*record)
        return {};
    auto kept = readStaffRecord(**record);
    secret::overwrite(**record);
    return kept;
}

StaffKeys::Reply<QList<StaffKeys::KnownMember>> StaffKeys::knownMembers()
{
    auto promise = std::make_shared<QPromise<Outcome<QList<KnownMember>>>>();
    promise->start();
    whenDone(
        m_used->read(membersItem), this,
        [promise](const Outcome<std::optional<SecretBytes>>& record) {
            promise->addResult(record.map([](const std::optional<SecretBytes>& found) {
                return found ? readKnownMembers(found->view()) : QList<KnownMember>();
            }));
            promise->finish();
        },
        [] {});
    return promise->future();
}

void StaffKeys::rememberMember(const KnownMember& member)
{
    whenDone(
        knownMembers(), this,
        [this, member](const Outcome<QList<KnownMember>>& known) {
            if (!known)
                return emit failed(known.error());
            if (!known->isEmpty() && known->first() == member)
                return;
            QList<KnownMember> members = *known;
            members.removeIf([&](const KnownMember& other) { return other.id == member.id; });
            members.prepend(member);
            // Whoever doesn't fit any more has not been here for long; no key stays that an order to wipe would miss.
            while (members.size() > 1 && knownMembersRecord(members).size() > vault::Keychain::longestSecret)
                tellFailure(destroyPin(members.takeLast().id));
            tellFailure(m_used->write(membersItem, SecretBytes::copyOf(knownMembersRecord(members))));
        },
        [] {});
}

/// Nobody is to give them anything by a public key that opens nothing any more.
void StaffKeys::lostKeyOf(const StaffId& member)
{
    tellFailure(m_used->erase(publicKeyItemOf(member)));
    emit keyLost(member);
}

/// Written where it is another than before only: keychains are slow, and some ask.
void StaffKeys::keepPublicKey(const PublicKey& key)
{
    whenDone(
        m_used->read(publicKeyItemOf(key.member)), this,
        [this, key, keychain = m_used](const Outcome<std::optional<SecretBytes>>& found) {
            if (!found)
                return emit failed(found.error());
            const SecretBytes record = publicKeyRecord(key);
            if (keychain == m_used && (!*found || **found != record))
                tellFailure(m_used->write(publicKeyItemOf(key.member), record));
        },
        [] {});
}

StaffKeys::Reply<QList<StaffKeys::PublicKey>> StaffKeys::publicKeys()
{
    using Keys = QList<PublicKey>;
    using Found = std::optional<SecretBytes>;
    const auto ofOne = [this](const KnownMember& member, const Keys& before) {
        return vault::then(m_used->read(publicKeyItemOf(member.id)), this, [member, before](const Found& found) {
            return vault::ready<Keys>(found ? before + Keys{readPublicKey(member.id, *found)} : before);
        });
    };
    return vault::then(knownMembers(), this, [this, ofOne](const QList<KnownMember>& members) {
        Reply<Keys> all = vault::ready<Keys>(Keys());
        for (const KnownMember& member : members)
            all = vault::then(all, this, [ofOne, member](const Keys& before) { return ofOne(member, before); });
        return all;
    });
}

/// Without its key the rest is noise: the keys first. Nothing is kept from here on, so nothing new can be destroyed
/// with it. The system's keychain is meant even where this session works without it.
void StaffKeys::destroyAll(const StaffId& present)
{
    m_isWiped = true;
    giveUpKeychain(deskWiped());
    emit wipeOrdered();
    m_sealedToken.clear();
    m_token.wipe();
    tellFailure(m_sessionLock.destroy(present));
    tellFailure(m_session.erase(publicKeyItemOf(present)));
    if (m_system)
        whenDone(m_opening, this, [this, present] { destroyKeys(present); });
    QDir folder(m_folder);
    for (const QString& name : folder.entryList({u"*.sealed"_s}, QDir::Files))
        folder.remove(name);
}

void StaffKeys::destroyKeys(const StaffId& present)
{
    tellFailure(m_systemLock->destroy(present));
    tellFailure(m_system->erase(tokenItem));
    tellFailure(m_system->erase(publicKeyItemOf(present)));
    whenDone(
        m_system->read(membersItem), this,
        [this, present](const Outcome<std::optional<SecretBytes>>& record) {
            if (!record)
                return emit failed(record.error());
            for (const KnownMember& member : *record ? readKnownMembers((*record)->view()) : QList<KnownMember>()) {
                if (member.id == present)
                    continue;
                tellFailure(m_systemLock->destroy(member.id));
                tellFailure(m_system->erase(publicKeyItemOf(member.id)));
            }
            tellFailure(m_system->erase(membersItem));
        },
        [] {});
}

void StaffKeys::tellFailure(const QFuture<Outcome<Done>>& done)
{
    whenDone(
        done, this,
        [this](const Outcome<Done>& outcome) {
            if (!outcome)
                emit failed(outcome.error());
        },
        [] {});
}

} // namespace bhxh::desk
