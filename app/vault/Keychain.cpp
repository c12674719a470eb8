#include "vault/Keychain.h"

#include "vault/Then.h"

namespace bhxh::vault {

using domain::Done;
using domain::failed;
using domain::FailureCode;
using domain::Outcome;
using secret::SecretBytes;

namespace {

/// Always the same name, so that one that was left behind goes with the next probe.
const QString canary = QStringLiteral("canary");

} // namespace

Keychain::Keychain(QUuid installation, QObject* parent) : QObject(parent), m_installation(installation) {}

Reply<std::optional<SecretBytes>> Keychain::read(const QString& name)
{
    return readSecret(name);
}

Reply<Done> Keychain::write(const QString& name, const SecretBytes& secret)
{
    if (secret.size() > longestSecret)
        return ready<Done>(failed(FailureCode::SecretTooLong));
    return writeSecret(name, secret);
}

Reply<Done> Keychain::erase(const QString& name)
{
    return eraseSecret(name);
}

Reply<Done> Keychain::probe()
{
    const SecretBytes bird = SecretBytes::random(32);
    const auto written = write(canary, bird);
    const auto found = then(written, this, [this](Done) { return read(canary); });
    const auto alive = then(found, this, [bird](const std::optional<SecretBytes>& back) {
        return ready<Done>(back == bird ? Outcome<Done>() : failed(FailureCode::KeychainForgets));
    });
    return then(alive, this, [this](Done) { return erase(canary); });
}

} // namespace bhxh::vault
