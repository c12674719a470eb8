#pragma once

namespace bhxh::test {

/// What a person does to the keyring behind the program's back, in a test that runs by with-keyring.sh. Both block.
bool lockKeyring();
/// With the password of with-keyring.sh (KEYRING_PASSWORD), and without asking anybody for it.
bool unlockKeyring();

} // namespace bhxh::test
