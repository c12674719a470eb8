#pragma once

#include "central/JwkSet.h"
#include "central/SignIn.h"
#include <QDateTime>

namespace bhxh::central {

/// What an ID token must say to be believed (OpenID Connect Core 1.0, 3.1.3.7).
struct IdTokenTerms
{
    QString issuer;
    QString clientId;
    QByteArray nonce;
    QByteArray accessToken;           ///< for `at_hash`
    std::optional<int> maxAgeSeconds; ///< `auth_time` no older than this
    QDateTime notAuthenticatedBefore; ///< invalid: no such term; with prompt=login the moment the sign-in began
    QDateTime now;                    ///< the central's
};

/// Checks signature and claims, give or take two minutes. Failures: SignInNotConfirmed, with the name of what did not
/// hold as its fact: "id_token" (not readable), "alg", "kid" (no such key: the caller may fetch the keys anew),
/// "signature", or the claim.
domain::Outcome<SignedIn> checkIdToken(const QByteArray& text, const JwkSet& keys, const IdTokenTerms& terms);

} // namespace bhxh::central
