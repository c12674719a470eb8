#pragma once

#include "domain/Register.h"

/// A register of invented people for tests and benches: the same person for the same number, names as they are spread
/// in the country (38 % Nguyễn; shared notes "domain", 6.2 and 6.3) with a long tail of rare ones.
namespace bhxh::tests {

QString inventedName(quint32 person);
domain::Citizen inventedCitizen(quint32 person);
domain::CitizenId inventedId(quint32 person);

/// A page of a feed: people from `first` on, `count` of them.
domain::RegisterPage inventedPage(quint32 first, quint32 count, bool more);

} // namespace bhxh::tests
