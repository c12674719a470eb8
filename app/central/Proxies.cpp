#include "central/Proxies.h"

#include "central/Address.h"
#include <QDeadlineTimer>
#include <QNetworkProxy>
#include <QUrl>

namespace bhxh::central {

namespace {
constexpr qint64 KeepMilliseconds = 5LL * 60 * 1000;
}

QList<QNetworkProxy> Proxies::queryProxy(const QNetworkProxyQuery& query)
{
    if (isLoopback(query.url()))
        return {QNetworkProxy(QNetworkProxy::NoProxy)};
    const qint64 now = QDeadlineTimer::current().deadline();
    if (m_host != query.peerHostName() || now - m_foundAt > KeepMilliseconds) {
        m_found = systemProxyForQuery(query);
        m_host = query.peerHostName();
        m_foundAt = now;
    }
    return m_found;
}

} // namespace bhxh::central
