#pragma once

#include "desk/EmailChanges.h"
#include "desk/PasswordResets.h"
#include <QJsonObject>

namespace bhxh::desk {

/// What was typed into the two forms, as KeptWork seals it, and back. The tick "identity checked" is not among it: who comes back checks again. Unknown or missing members are
/// those of an empty form.
QJsonObject draftObject(const EmailChanges::Draft& draft);
EmailChanges::Draft readDraft(const QJsonObject& object);
QJsonObject formObject(const PasswordResets::Form& form);
PasswordResets::Form readForm(const QJsonObject& object);

} // namespace bhxh::desk
