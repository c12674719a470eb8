#pragma once

#include "vault/Keychain.h"
#include <chrono>
#include <memory>

namespace bhxh::vault {

/// The keychain of the system: the Secret Service (or KWallet) on Linux, by QtKeychain, never its plain-text fallback.
///
/// A locked keyring tells QtKeychain "not found" of what it holds and "erased" of what it keeps, so the Secret Service
/// itself is asked before that is believed. Every request has an end: `patience` after it was asked, or by
/// cancelWaiting. What QtKeychain still does then goes on by itself, its answer is dropped and overwritten; whatever
/// else is asked waits behind it.
///
/// Failures: KeychainLocked, KeychainNoBus, KeychainNoService, KeychainNoCollection, KeychainTimedOut,
/// KeychainCancelled, KeychainEntryStays, and one for each error of QtKeychain's. Of a request of a keychain that ends:
/// cancelled.
class SystemKeychain : public Keychain
{
    Q_OBJECT

public:
    /// @param application a reverse domain name ("vn.bhxh.counter"); part of each entry's name, as Windows looks at
    ///        nothing else
    /// @param installation tells this installation's entries from those that a roaming profile brought from another
    SystemKeychain(const QString& application, QUuid installation,
                   std::chrono::milliseconds patience = std::chrono::seconds(20), QObject* parent = nullptr);
    ~SystemKeychain() override;

    void cancelWaiting() override;
    [[nodiscard]] bool isLasting() const override { return true; }

private:
    Reply<std::optional<secret::SecretBytes>> readSecret(const QString& name) override;
    Reply<domain::Done> writeSecret(const QString& name, const secret::SecretBytes& secret) override;
    Reply<domain::Done> eraseSecret(const QString& name) override;

    const QString m_prefix;
    class Requests;
    std::unique_ptr<Requests> m_requests;
};

} // namespace bhxh::vault
