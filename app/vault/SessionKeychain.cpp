#include "vault/SessionKeychain.h"

#include "vault/Then.h"

namespace bhxh::vault {

using domain::Done;
using domain::Outcome;
using secret::SecretBytes;

SessionKeychain::SessionKeychain(QObject* parent) : Keychain(QUuid::createUuid(), parent) {}

Reply<std::optional<SecretBytes>> SessionKeychain::readSecret(const QString& name)
{
    std::optional<SecretBytes> found;
    if (const auto at = m_secrets.constFind(name); at != m_secrets.constEnd())
        found = SecretBytes::copyOf(at->view());
    return ready<std::optional<SecretBytes>>(found);
}

Reply<Done> SessionKeychain::writeSecret(const QString& name, const SecretBytes& secret)
{
    // A copy of its own: what the caller wipes stays here.
    m_secrets.insert(name, SecretBytes::copyOf(secret.view()));
    return ready<Done>({});
}

Reply<Done> SessionKeychain::eraseSecret(const QString& name)
{
    m_secrets.remove(name);
    return ready<Done>({});
}

} // namespace bhxh::vault
