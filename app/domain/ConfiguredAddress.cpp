#include "domain/Failure.h"

namespace bhxh::domain {

Failure addressNotConfigured(const QString& key)
{
    Failure failure{FailureCode::AddressNotConfigured};
    failure.fact = key;
    return failure;
}

} // namespace bhxh::domain
