#pragma once

#include <QUrl>

namespace bhxh::central {

/// http or https on 127.0.0.0/8 or ::1, written as a literal: a name could be made to point anywhere (RFC 8252, 8.3).
bool isLoopback(const QUrl& url);

/// May tokens and personal data travel to this address? https with a host, or plain http on a loopback literal; never
/// with a user name in it.
bool mayCarrySecrets(const QUrl& url);

/// Same scheme, host and port.
bool sameOrigin(const QUrl& one, const QUrl& other);

} // namespace bhxh::central
