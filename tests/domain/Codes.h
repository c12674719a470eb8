#pragma once

#include "domain/Outcome.h"

namespace bhxh::domain {

/// No failure: what `codeOf` says of a value.
inline constexpr FailureCode none{};

template <typename T>
FailureCode codeOf(const Outcome<T>& outcome)
{
    return outcome ? none : outcome.error().code;
}

template <typename T>
QString factOf(const Outcome<T>& outcome)
{
    return outcome ? QString() : outcome.error().fact;
}

} // namespace bhxh::domain
