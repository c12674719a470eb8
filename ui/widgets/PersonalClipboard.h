#pragma once

#include <QString>

namespace bhxh::ui {

/// What is copied off a record goes through here, so that it doesn't stay in the clipboard for the next citizen or the
/// next member. GUI thread.
class PersonalClipboard
{
public:
    /// Copies, and remembers that it did.
    static void copy(const QString& text);
    /// Takes it out again where the clipboard still holds it: at the end of a case, and at sign-out. What somebody
    /// copied elsewhere since is left alone.
    static void clear();
};

} // namespace bhxh::ui
