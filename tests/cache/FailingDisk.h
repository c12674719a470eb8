#pragma once

#include <functional>

namespace bhxh::tests {

/// A disk under SQLite, of which a given call fails: reading, writing, bringing to disk, cutting, opening, deleting,
/// each counts. Once it is made it stands under every database that is opened in this process.
class FailingDisk
{
public:
    enum class Kind {
        Once, ///< one call fails
        Gone, ///< and all after it
        Full, ///< one writing call says that the disk is full
    };

    static void install();
    /// From now on the call number `call` fails (0 is the next).
    static void failAt(int call, Kind kind);
    /// `told` is called before each page that is written into a database itself, not into its log, in the thread that
    /// writes; the writing waits for it. To be said while nobody writes.
    static void beforeEachPage(std::function<void()> told);
    /// Everything works again; whether the call that was to fail was made at all.
    static bool heal();
};

} // namespace bhxh::tests
