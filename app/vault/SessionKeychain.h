#pragma once

#include "vault/Keychain.h"
#include <QHash>

namespace bhxh::vault {

/// For a desk whose system has no keychain: in locked memory, gone with the process.
class SessionKeychain : public Keychain
{
    Q_OBJECT

public:
    explicit SessionKeychain(QObject* parent = nullptr);

    /// Nothing ever waits here.
    void cancelWaiting() override {}
    [[nodiscard]] bool isLasting() const override { return false; }

protected:
    Reply<std::optional<secret::SecretBytes>> readSecret(const QString& name) override;
    Reply<domain::Done> writeSecret(const QString& name, const secret::SecretBytes& secret) override;
    Reply<domain::Done> eraseSecret(const QString& name) override;

private:
    QHash<QString, secret::SecretBytes> m_secrets;
};

} // namespace bhxh::vault
