#pragma once

#include <QNetworkProxyFactory>

namespace bhxh::central {

/// The system's proxy for everything but loopback, which no proxy can reach for us. The answer for a host is kept a
/// while, as asking may take seconds where proxies are found by script.
class Proxies : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override;

private:
    QString m_host;
    QList<QNetworkProxy> m_found;
    qint64 m_foundAt = 0; ///< milliseconds, monotonic
};

} // namespace bhxh::central
