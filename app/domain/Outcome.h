#pragma once

#include "domain/Failure.h"
#include <tl/expected.hpp>
#include <variant>

namespace bhxh::domain {

/// A value, or why there is none. Steps join with and_then, transform, map_error. Absence is std::optional, not a
/// failure.
template <typename T>
using Outcome = tl::expected<T, Failure>;

using Done = std::monostate;

inline tl::unexpected<Failure> failed(Failure failure)
{
    return tl::unexpected<Failure>(std::move(failure));
}
inline tl::unexpected<Failure> failed(FailureCode code)
{
    return tl::unexpected<Failure>(Failure{code});
}

} // namespace bhxh::domain
