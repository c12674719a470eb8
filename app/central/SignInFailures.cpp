#include "central/SignInFailures.h"

namespace bhxh::central {

using domain::Failure;
using domain::FailureCode;

namespace {
Failure withFact(FailureCode code, const QString& fact)
{
    Failure failure{code};
    failure.fact = fact;
    return failure;
}
} // namespace

Failure notSignedIn()
{
    return {FailureCode::NotSignedIn};
}

Failure signInDenied()
{
    return {FailureCode::SignInDenied};
}

Failure signInTimedOut()
{
    return {FailureCode::SignInTimedOut};
}

Failure signInCancelled()
{
    return {FailureCode::SignInCancelled};
}

Failure signInNotConfirmed(const QString& fact)
{
    return withFact(FailureCode::SignInNotConfirmed, fact);
}

Failure providerNotUnderstood(const QString& fact, std::optional<int> httpStatus)
{
    Failure failure = withFact(FailureCode::ProviderNotUnderstood, fact);
    failure.httpStatus = httpStatus;
    return failure;
}

Failure listenerUnavailable()
{
    return {FailureCode::ListenerUnavailable};
}

Failure browserNotOpened()
{
    return {FailureCode::BrowserNotOpened};
}

Failure otherMemberSignedIn()
{
    return {FailureCode::OtherMemberSignedIn};
}

} // namespace bhxh::central
