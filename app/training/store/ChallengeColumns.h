#pragma once

#include "training/rules/Records.h"
#include "training/store/Database.h"

#define BHXH_CHALLENGE_COLUMNS                                                                                         \
    "code_state, code, code_sent_to, code_sent_at, code_expires_at, attempts_left, codes_sent, code_delivery, "        \
    "code_mail"

namespace bhxh::training {

/// The columns above, from `column` on; `column` goes on behind them.
[[nodiscard]] Challenge readChallenge(const Statement& row, int& column);
/// Binds them in the same order.
void bindChallenge(Statement& statement, const Challenge& challenge);

/// A JSON object as it stands in a text column.
[[nodiscard]] QJsonObject readObject(const QString& text);
[[nodiscard]] QString objectText(const QJsonObject& object);

} // namespace bhxh::training
