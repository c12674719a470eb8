#pragma once

#include "training/people/InventedCitizens.h"
#include "training/people/InventedDice.h"

#include <QString>

namespace bhxh::training {

/// An invented full name as people of that age have them: weights of family names, more "Thị" and "Văn" among the
/// older, three words mostly, four for younger women, and now and then one of the rarer kinds (H'…, Y …, one word,
/// foreign). `isPlain`: none of the rarer kinds. Source: shared notes "domain", 6.2 and 6.3.
[[nodiscard]] QString inventedName(InventedDice& dice, InventedSex sex, int birthYear, bool isPlain);

/// Lower-case ASCII letters of a text: marks dropped, đ to d, all else left away.
[[nodiscard]] QString asciiLetters(QStringView text);

} // namespace bhxh::training
