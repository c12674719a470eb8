#pragma once

#include "domain/Citizen.h"
#include "domain/EmailChange.h"
#include "domain/PasswordReset.h"
#include "ui/style/ColourRole.h"

/// The one place where a state becomes a tone, as Words makes it a word: the same state looks the same on every page.
namespace bhxh::ui {

[[nodiscard]] Tone toneOf(domain::EmailChangeState state);
[[nodiscard]] Tone toneOf(domain::PasswordResetState state);
[[nodiscard]] Tone toneOf(domain::Delivery delivery);
[[nodiscard]] Tone toneOf(domain::EmailState state);
[[nodiscard]] Tone toneOf(domain::AccountState state);

} // namespace bhxh::ui
