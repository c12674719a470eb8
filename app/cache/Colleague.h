#pragma once

#include "domain/Identifiers.h"
#include "secret/SecretBytes.h"

namespace bhxh::cache {

/// A member of this desk to whom the data key can be given without their PIN, by their public key (MemberPair). That
/// comes from the keychain, never from the file of the saved data: whoever can write that must not be able to add
/// themselves.
struct Colleague
{
    domain::StaffId member;
    secret::SecretBytes publicKey;
};

} // namespace bhxh::cache
