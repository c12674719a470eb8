#include "central/Address.h"

#include <QHostAddress>

namespace bhxh::central {

using namespace Qt::StringLiterals;

namespace {
constexpr int HttpsPort = 443;
constexpr int HttpPort = 80;

int portOf(const QUrl& url)
{
    return url.port(url.scheme() == "https"_L1 ? HttpsPort : HttpPort);
}
} // namespace

bool isLoopback(const QUrl& url)
{
    QHostAddress address;
    return address.setAddress(url.host()) && address.isLoopback();
}

bool mayCarrySecrets(const QUrl& url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopback(url));
}

bool sameOrigin(const QUrl& one, const QUrl& other)
{
    return one.scheme() == other.scheme() && one.host() == other.host() && portOf(one) == portOf(other);
}

} // namespace bhxh::central
