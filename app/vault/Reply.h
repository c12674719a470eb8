#pragma once

#include "domain/Outcome.h"
#include <QFuture>

namespace bhxh::vault {

/// What comes later: fulfilled once, in the thread that asked; cancelled where the one who was asked has ended.
template <typename T>
using Reply = QFuture<domain::Outcome<T>>;

} // namespace bhxh::vault
