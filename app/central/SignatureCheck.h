#pragma once

namespace bhxh::central {

struct Jwk;
struct Jwt;

/// Does the signature of `token` hold under `key`? RS256 (2048 bits at least), ES256 and EdDSA (Ed25519) only: `none`
/// and keyed hashes are refused whatever the token says (RFC 8725, 3.1). False for anything that can't be checked.
bool signatureHolds(const Jwt& token, const Jwk& key);

} // namespace bhxh::central
