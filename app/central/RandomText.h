#pragma once

#include "secret/SecretBytes.h"

namespace bhxh::central {

/// `bytes` bytes of the system's random source as base64url text without padding (RFC 7636, 4.1).
secret::SecretBytes randomText(int bytes);

} // namespace bhxh::central
