#pragma once

#include "central/JwkSet.h"
#include "central/SignIn.h"
#include "secret/SecretBytes.h"
#include <QDateTime>

namespace bhxh::central {

/// What an ID token must say to be believed (OpenID Connect Core 1.0, 3.1.3.7).
struct IdTokenTerms
{
    QString issuer;
    QString clientId;
    secret::SecretBytes nonce;
    secret::SecretBytes accessToken;  ///< for `at_hash`
    std::optional<int> maxAgeSeconds; ///< `auth_time` must be there, and no older than this
    QDateTime notAuthenticatedBefore; ///< invalid: no such term; with prompt=login the moment the sign-in began
    QDateTime now;                    ///< the central's
};

/// Checks signature and claims, give or take two minutes. Failures: SignInNotConfirmed, with the name of what did not
/// hold as its fact: "id_token" (not readable), "alg", "kid" (no such key: the caller may fetch the keys anew),
/// "signature", or the claim.
domain::Outcome<SignedIn> checkIdToken(const secret::SecretBytes& text, const JwkSet& keys, const IdTokenTerms& terms);

/// The provider's session in that browser (`sid`) that a checked ID token is of; empty where it doesn't say.
QString sessionOf(const secret::SecretBytes& text);

} // namespace bhxh::central
