#include "domain/Failure.h"

#include <QDebug>

namespace bhxh::domain {

bool isOfTheLine(FailureCode code)
{
    switch (code) {
    case FailureCode::LineDown:
    case FailureCode::HostNotFound:
    case FailureCode::ProxyRefused:
    case FailureCode::TlsUntrusted:
    case FailureCode::TimedOut:
    case FailureCode::Redirected:
    case FailureCode::ReplyTooLarge:
    case FailureCode::ReplyNotUnderstood:
    case FailureCode::CentralUnavailable:
    case FailureCode::AddressNotConfigured:
        return true;
    default:
        return false;
    }
}

QDebug operator<<(QDebug debug, const Failure& failure)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "Failure(" << static_cast<int>(failure.code);
    if (failure.httpStatus)
        debug << ", HTTP " << *failure.httpStatus;
    debug << ')';
    return debug;
}

} // namespace bhxh::domain
