#pragma once

#include "domain/Outcome.h"
#include <QString>

namespace bhxh::vault {

/// What the system's keyring is like; what QtKeychain can't be asked and doesn't say.
enum class Keyring {
    NoCollection, ///< there is none yet: nothing is in it
    Locked,       ///< what is in it isn't seen: "not found" says nothing
    Unlocked,
};

/// Of the keyring in which QtKeychain would look for the entry `key` of `service`. Talks to the Secret Service on
/// D-Bus and blocks, for five seconds at the most: in a worker thread.
/// Failures: KeychainNoBus, KeychainNoService, KeychainTimedOut.
domain::Outcome<Keyring> askForKeyring(const QString& service, const QString& key);

/// Whoever waits too long, for the keyring or for the person in front of it.
domain::Failure keychainTimedOut();

} // namespace bhxh::vault
