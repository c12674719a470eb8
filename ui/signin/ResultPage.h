#pragma once

#include <QByteArray>

namespace bhxh::ui {

/// The pages that the browser shows when it comes back from a sign-in (RFC 8252): complete HTML, UTF-8, no script, no
/// address of anything else, in the language of now.
[[nodiscard]] QByteArray signedInPage();
[[nodiscard]] QByteArray refusedPage();

} // namespace bhxh::ui
