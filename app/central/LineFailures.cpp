#include "central/LineFailures.h"

#include "central/Patience.h"

namespace bhxh::central {

using domain::Failure;
using domain::FailureCode;

Failure lineFailure(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return {FailureCode::HostNotFound};
    case QNetworkReply::SslHandshakeFailedError:
        return {FailureCode::TlsUntrusted};
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return {FailureCode::ProxyRefused};
    case QNetworkReply::TimeoutError:
        return {FailureCode::TimedOut};
    case QNetworkReply::OperationCanceledError:
        return {FailureCode::Cancelled};
    default:
        return {FailureCode::LineDown};
    }
}

Failure notInTime()
{
    return lineFailure(QNetworkReply::TimeoutError);
}

Failure redirected(int httpStatus)
{
    return {FailureCode::Redirected, httpStatus};
}

Failure replyTooLarge(int httpStatus)
{
    return {FailureCode::ReplyTooLarge, httpStatus};
}

Failure replyNotUnderstood(int httpStatus, const QString& fact)
{
    Failure failure{FailureCode::ReplyNotUnderstood, httpStatus};
    failure.fact = fact;
    return failure;
}

Failure centralUnavailable(int httpStatus)
{
    return {FailureCode::CentralUnavailable, httpStatus};
}

Failure outcomeUnknown()
{
    return {FailureCode::OutcomeUnknown};
}

Failure addressNotConfigured()
{
    return domain::addressNotConfigured();
}

bool diesBeforeSending(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return true;
    default:
        return false;
    }
}

} // namespace bhxh::central
