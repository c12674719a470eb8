#pragma once

#include "secret/SecretBytes.h"
#include "vault/Reply.h"
#include <QObject>
#include <QUuid>
#include <optional>

namespace bhxh::vault {

/// Where secrets outlive the program: the system's (SystemKeychain), or, at a desk that has none, this process's own
/// memory (SessionKeychain). Names are ours ("cache-key"); two installations on one machine never see each other's.
/// Asked in order, one after the other. All of it in the GUI thread, and nothing of it blocks.
class Keychain : public QObject
{
    Q_OBJECT

public:
    /// What fits everywhere: Windows can't hold more.
    static constexpr qsizetype longestSecret = 2'560;

    /// Of nothing by that name: nullopt, which is said only where it is sure. May be followed by making a new key.
    Reply<std::optional<secret::SecretBytes>> read(const QString& name);
    /// Takes the place of what was there. Failure, besides the system's: SecretTooLong.
    Reply<domain::Done> write(const QString& name, const secret::SecretBytes& secret);
    /// Done only once it was seen to be gone; of nothing by that name: done.
    Reply<domain::Done> erase(const QString& name);
    /// Writes, reads and erases a secret of its own: whether the keychain can be used at all. Ask before anything else:
    /// the first write lets the system make its keyring where there is none yet.
    /// Failure, besides the system's: KeychainForgets.
    Reply<domain::Done> probe();

    /// All that is asked ends now, with KeychainCancelled; a window of the system that asks for a password may stay.
    virtual void cancelWaiting() = 0;
    /// Whether what is written is still there after the program has ended.
    [[nodiscard]] virtual bool isLasting() const = 0;
    [[nodiscard]] QUuid installation() const { return m_installation; }

protected:
    Keychain(QUuid installation, QObject* parent);

    virtual Reply<std::optional<secret::SecretBytes>> readSecret(const QString& name) = 0;
    virtual Reply<domain::Done> writeSecret(const QString& name, const secret::SecretBytes& secret) = 0;
    virtual Reply<domain::Done> eraseSecret(const QString& name) = 0;

private:
    const QUuid m_installation;
};

} // namespace bhxh::vault
