#pragma once

#include <QString>

namespace bhxh::training {

/// Whether a text is an address of the contract: a dot-atom of ASCII, at most 64, '@', a domain of A-labels with two
/// labels or more; 254 in all.
[[nodiscard]] bool isEmailAddress(const QString& text);

/// `l***n@g***.com`: first and last letter, first of the domain and its last label. Empty for an empty address.
[[nodiscard]] QString maskedEmail(const QString& address);

/// The address with its domain in lower case: what "the same address" means for a change.
[[nodiscard]] QString comparableEmail(const QString& address);

/// Addresses under `.invalid` (RFC 2606) take no mail, from the start.
[[nodiscard]] bool isUndeliverable(const QString& address);

/// Whether its domain, or one above it, is on the central's list of disposable ones.
[[nodiscard]] bool isDisposable(const QString& address);

/// All but the last three digits masked, for the activity log.
[[nodiscard]] QString loggedNumber(const QString& number);

} // namespace bhxh::training
