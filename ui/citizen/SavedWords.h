#pragma once

#include "desk/CitizenLookup.h"
#include <QString>

/// How it is said, wherever a value from the saved data is shown, how old it is, and, once the central has answered,
/// what it was before.
namespace bhxh::ui {

/// When what is shown was last known to be so: "đã lưu lúc …"; invalid: the register was never read to its end.
[[nodiscard]] QDateTime savedMoment(const desk::CitizenLookup::FromSaved& saved);
/// "đã lưu lúc 08:12", with the date if that isn't today's; "đã lưu" where the moment is invalid.
[[nodiscard]] QString savedAtWords(const QDateTime& moment, const QDateTime& now);
/// "trước đó trong dữ liệu đã lưu: …"
[[nodiscard]] QString savedBeforeWords(const QString& before);

} // namespace bhxh::ui
