#pragma once

#include <QString>

namespace bhxh::training {

/// A name as the central compares it: NFD, marks dropped, đ and ð to d, lower case, blanks collapsed (contract,
/// `searchCitizens`).
[[nodiscard]] QString foldedName(const QString& name);

/// The same with its marks: NFC, lower case, blanks collapsed; for "exact marks first".
[[nodiscard]] QString markedName(const QString& name);

} // namespace bhxh::training
