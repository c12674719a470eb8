#pragma once

#include <QDateTime>
#include <QString>

/// How it is said, wherever a value from the saved data is shown, how old it is, and, once the central has answered,
/// what was shown before.
namespace bhxh::ui {

/// "đã lưu lúc 08:12", with the date if that isn't today's.
[[nodiscard]] QString savedAtWords(const QDateTime& moment, const QDateTime& now);
/// "đã khác; trước đó: …"
[[nodiscard]] QString beforeWords(const QString& before);

} // namespace bhxh::ui
