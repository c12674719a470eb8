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

} // namespace bhxh::ui
