#pragma once

#include "domain/Citizen.h"
#include <variant>

namespace bhxh::domain {

/// One page of the office's register feed: stored together with its cursor, in one transaction.
struct RegisterPage
{
    using Item = std::variant<Citizen, CitizenId>; ///< a citizen to keep, or the id of one to forget
    QList<Item> items = {};
    QString cursor = {};
    bool more = false;
    std::optional<qint64> total = {};
};

} // namespace bhxh::domain
