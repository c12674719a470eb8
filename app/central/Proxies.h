#pragma once

#include <QDeadlineTimer>
#include <QFuture>
#include <QHash>
#include <QNetworkProxyFactory>
#include <QUrl>
#include <functional>
#include <memory>

namespace bhxh::central {

/// The system's proxy for everything but loopback, which no proxy can reach for us. Asking the system may take seconds
/// where proxies are found by script, so that is done in a worker; what is known of a host is kept a short while. GUI
/// thread, but for the look-up itself.
class Proxies : public QNetworkProxyFactory
{
public:
    /// May block; called in a worker, for several hosts at a time.
    using LookUp = std::function<QList<QNetworkProxy>(const QNetworkProxyQuery&)>;

    explicit Proxies(LookUp lookUp = &QNetworkProxyFactory::systemProxyForQuery);
    ~Proxies() override;

    /// What is good enough for whoever asks.
    enum class Known {
        Lately, ///< and not known to have failed since; else the system's word is waited for, however long it takes
        Once,   ///< whatever was known last; the system is asked anew meanwhile
    };

    /// Ends once `queryProxy` knows what to say of this address: at once, or after a look-up, one at a time for a host
    /// however many ask. What the system was asked of the address is its scheme, host and port, no more.
    QFuture<bool> find(const QUrl& url, Known enough = Known::Lately);
    /// The way to that host failed: the next `find` asks the system again. Until its answer is here the way that was
    /// known is the best guess.
    void forget(const QUrl& url);
    /// What is known; never blocks. Nothing known: no proxy.
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override;

private:
    struct Way
    {
        QList<QNetworkProxy> proxies;
        QDeadlineTimer until;
    };
    struct Asked;
    void learn(const QUrl& origin);

    LookUp m_lookUp;
    QHash<QUrl, Way> m_known;
    QHash<QUrl, std::shared_ptr<Asked>> m_asked;
};

} // namespace bhxh::central
