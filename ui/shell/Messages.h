#pragma once

#include "domain/Failure.h"
#include "ui/FailureText.h"
#include "ui/style/ColourRole.h"
#include <QStringList>

namespace bhxh::ui {

class MessageBar;

[[nodiscard]] Tone toneOf(Severity severity);

/// The failure in words in the bar: what happened, what to do, the code.
/// @param now UTC, the central's clock
/// @param actions up to two buttons, as MessageBar::setMessage
void showFailure(MessageBar& bar, const domain::Failure& failure, const QDateTime& now,
                 const QStringList& actions = {});

/// The button of a message about a write whose outcome isn't known: asks no longer, and reads what there is.
[[nodiscard]] QString leaveWords();
/// While what there is is being read.
[[nodiscard]] QString readingAfterLeavingWords();
/// When it has been read: what stands on the page is the truth.
[[nodiscard]] QString readAfterLeavingWords();

/// Why a button that needs the central does nothing just now.
[[nodiscard]] QString noLineWords();

} // namespace bhxh::ui
