#pragma once

#include "desk/EmailChanges.h"
#include "desk/PasswordResets.h"
#include <QJsonObject>

namespace bhxh::desk {

/// An enumerator as its number: the record is opened by the program that wrote it, or is of no use (`format`).
/// @param most the last enumerator
template <typename Enum>
Enum readEnum(const QJsonValue& value, Enum most)
{
    const int number = value.toInt();
    return number >= 0 && number <= int(most) ? Enum(number) : Enum(0);
}

/// What was typed into the two forms, as KeptWork and KeptDrafts seal it, and back. The tick "identity checked" is not among it: who comes back checks again. Unknown or
/// missing members are those of an empty form.
QJsonObject draftObject(const EmailChanges::Draft& draft);
EmailChanges::Draft readDraft(const QJsonObject& object);
QJsonObject formObject(const PasswordResets::Form& form);
PasswordResets::Form readForm(const QJsonObject& object);

/// The registered e-mail that a draft was written on, and back: what tells whether it is still that one. Nothing where
/// the program that wrote it kept none.
QJsonObject emailObject(const domain::RegisteredEmail& email);
std::optional<domain::RegisteredEmail> readEmail(const QJsonValue& value);

} // namespace bhxh::desk
