#pragma once

#include "central/Tokens.h"

namespace bhxh::test {

inline secret::SecretBytes secretOf(const char* text)
{
    return secret::SecretBytes::copyOf(text);
}

inline central::Tokens::Set tokenSet(const char* access, const char* refresh, const QDateTime& expiresAt)
{
    return {.access = secretOf(access), .refresh = secretOf(refresh), .expiresAt = expiresAt, .idToken = {}};
}

} // namespace bhxh::test
