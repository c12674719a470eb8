#pragma once

#include "domain/Outcome.h"
#include "domain/Staff.h"
#include "secret/SecretBytes.h"
#include "vault/Keychain.h"
#include "vault/PinLock.h"
#include "vault/SessionKeychain.h"
#include <QFuture>
#include <QObject>
#include <memory>

namespace bhxh::desk {

/// What this desk keeps of its members, joined from the keychain and the desk's folder. GUI thread.
///
/// | what                              | where                                    | opened by                  |
/// | --------------------------------- | ---------------------------------------- | -------------------------- |
/// | the desk key                      | keychain, wrapped (vault::PinLock)       | the member's PIN           |
/// | the refresh token                 | keychain                                 | the keychain               |
/// | who has been here (id and name)   | keychain                                 | the keychain               |
/// | who the member is, when last seen | a file in the folder, sealed             | the desk key               |
/// | the member's public key, office   | keychain                                 | the keychain               |
///
/// Where the keychain can't be used all of it is kept in locked memory and goes with the process; the refresh token is
/// then sealed with the desk key while the desk is locked, so that a locked desk holds nothing that opens without the
/// PIN.
class StaffKeys : public QObject
{
    Q_OBJECT

public:
    template <typename T>
    using Reply = QFuture<domain::Outcome<T>>;

    struct KnownMember
    {
        domain::StaffId id;
        QString name;
        friend bool operator==(const KnownMember&, const KnownMember&) = default;
    };

    /// Who the member was when the central last said so.
    struct KeptMember
    {
        domain::StaffMember member;
        QDateTime signedInAt; ///< UTC, central's clock: the last full sign-in
        QDateTime lastSeen;   ///< UTC, domain::LatestTime
    };

    /// By which colleagues give a member what is kept for all of them (SavedRegister).
    struct PublicKey
    {
        domain::StaffId member;
        secret::SecretBytes key;
        QString office; ///< the code of the member's; empty: not known (written by an earlier program)
    };

    /// @param keychain the system's, which this uses where it can and owns; null: there is none (training)
    /// @param folder of this desk's sealed files; made where it isn't there
    StaffKeys(std::unique_ptr<vault::Keychain> keychain, QString folder, QObject* parent = nullptr);
    ~StaffKeys() override;

    /// Tries the keychain (writes, reads, erases a canary). It may wait for a prompt: `goOnWithout` ends that. Where it
    /// can't be used, everything works for this session only. Never fails: `whyNotLasting` says what was found. Tries
    /// again where it failed before; does nothing once something is kept.
    QFuture<void> open();
    /// Ends the waiting of `open`.
    void goOnWithout();
    /// Nobody's turn any more: the next `open` may find a keychain that works by now.
    void endTurn() { m_hasSessionPin = false; }
    /// It was usable, and failed all the same: from now on for this session only.
    void giveUpKeychain(const domain::Failure& why);
    /// Nothing: what is kept lasts.
    [[nodiscard]] std::optional<domain::Failure> whyNotLasting() const { return m_whyNot; }
    [[nodiscard]] bool isLasting() const { return m_isLasting; }

    Reply<bool> hasPin(const domain::StaffId& member);
    /// A new desk key behind this PIN; what an earlier one opened is lost.
    Reply<secret::SecretBytes> choosePin(const domain::StaffId& member, const vault::Pin& pin);
    /// Failures: WrongPin (attempts left), PinDestroyed, those of the keychain.
    Reply<secret::SecretBytes> enterPin(const domain::StaffId& member, const vault::Pin& pin);
    Reply<domain::Done> changePin(const domain::StaffId& member, const vault::Pin& now, const vault::Pin& next);
    Reply<domain::Done> destroyPin(const domain::StaffId& member);

    /// Kept until it is replaced or forgotten; a write that failed is told by `failed`.
    void keepRefreshToken(const domain::StaffId& member, const secret::SecretBytes& token);
    void forgetRefreshToken();
    /// Nothing: none of this member's. A token that is sealed opens with the desk key only, others without it too.
    Reply<std::optional<secret::SecretBytes>> refreshToken(const domain::StaffId& member,
                                                           const secret::SecretBytes& deskKey);
    /// The desk is being locked: a token that is in memory only is sealed with the desk key. Does nothing where the key
    /// is empty.
    void sealWhatIsInMemory(const secret::SecretBytes& deskKey);

    void keepMember(const KeptMember& kept, const secret::SecretBytes& deskKey);
    /// The central said no to this member: without a full sign-in they don't open this desk any more.
    void forgetMember(const domain::StaffId& member);
    /// Nothing where none was kept, or where it can't be read any more.
    [[nodiscard]] std::optional<KeptMember> keptMember(const domain::StaffId& member,
                                                       const secret::SecretBytes& deskKey) const;
    /// The latest first. Empty where the keychain doesn't last.
    Reply<QList<KnownMember>> knownMembers();

    void keepPublicKey(const PublicKey& key);
    /// Of all known members who have one.
    Reply<QList<PublicKey>> publicKeys();

    /// Order of the central: every key and every file of this desk goes. What is kept from then on is kept for this
    /// session only.
    void destroyAll(const domain::StaffId& present);

    /// Something of the member's could not be kept; `failed` tells it.
    void tellFailure(const domain::Failure& failure) { emit failed(failure); }

    /// The folder of this desk's sealed files.
    [[nodiscard]] const QString& folder() const { return m_folder; }
    /// A name for a member's file that doesn't tell who it is.
    [[nodiscard]] static QString fileStem(const domain::StaffId& member);

signals:
    /// Something could not be kept; the desk goes on.
    void failed(const bhxh::domain::Failure& failure);
    /// The member's desk key is gone for good: what only it opened is lost.
    void keyLost(const bhxh::domain::StaffId& member);
    /// Order of the central, being obeyed: whatever else is kept goes, too.
    void wipeOrdered();

private:
    void probed(const domain::Outcome<domain::Done>& usable);
    void useSystem();
    void useSession();
    [[nodiscard]] std::optional<secret::SecretBytes> tokenInMemory(const domain::StaffId& member,
                                                                   const secret::SecretBytes& deskKey) const;
    void rememberMember(const KnownMember& member);
    void lostKeyOf(const domain::StaffId& member);
    template <typename T>
    Reply<T> watched(const domain::StaffId& member, const Reply<T>& tried);
    void destroyKeys(const domain::StaffId& present);
    void tellFailure(const QFuture<domain::Outcome<domain::Done>>& done);
    [[nodiscard]] QString memberFile(const domain::StaffId& member) const;

    vault::SessionKeychain m_session;
    vault::PinLock m_sessionLock{m_session};
    std::unique_ptr<vault::Keychain> m_system; ///< may be null
    std::unique_ptr<vault::PinLock> m_systemLock;
    vault::Keychain* m_used = &m_session; ///< and its lock:
    vault::PinLock* m_lock = &m_sessionLock;
    QFuture<void> m_opening; ///< the probe of the keychain that is under way, or was last
    QString m_folder;
    std::optional<domain::Failure> m_whyNot;
    bool m_isLasting = false;
    bool m_hasSessionPin = false; ///< a PIN was chosen for this session: a keychain that works by now would not know it
    bool m_isWiped = false;       ///< by order of the central: this process keeps nothing any more
    secret::SecretBytes
        m_token; ///< the refresh token (with its owner) until the keychain has it, or as long as there is none
    QByteArray m_sealedToken; ///< the same while the desk is locked
};

} // namespace bhxh::desk
