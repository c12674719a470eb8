#pragma once

#include "central/Line.h"

namespace bhxh::central {

/// What a refusal asks of the transport, before anybody is told.
enum class Reaction {
    Tell,         ///< nothing: it is final
    RefreshToken, ///< the access token isn't taken any more
    AskAgainSoon, ///< the first call with this key is still running
    BackOff,      ///< the central can't at the moment
};

struct Problem
{
    Reaction reaction = Reaction::Tell;
    domain::Failure failure = {};
};

/// Is this an answer of the central's own, as the contract writes its refusals?
bool isProblem(const Answer& answer);

/// Reads a refusal (RFC 9457): `type` together with the status decides, by the one table of this file, which is the
/// table at `Problem` in the contract. An unknown pair is UnknownProblem, or CentralUnavailable for a 5xx. `now` is the
/// central's, for a Retry-After that is a date.
Problem readProblem(const Answer& answer, const QDateTime& now);

/// Retry-After: delta seconds or an HTTP date; never negative.
std::optional<int> retryAfter(const Answer& answer, const QDateTime& now);

} // namespace bhxh::central
