#pragma once

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

namespace bhxh::test {

/// What a person's browser does at a provider: keeps cookies, follows redirects, fills in the form of each page and
/// sends it, until a page has none. On 127.0.0.1 only.
class WebBrowser : public QObject
{
public:
    /// As `login` wherever a page asks who it is.
    explicit WebBrowser(QString login);

    /// To be given to SignIn, or called with any address.
    bool open(const QUrl& url);

    [[nodiscard]] bool isAtRest() const { return m_atRest; }
    [[nodiscard]] const QByteArray& page() const { return m_page; } ///< the last one
    [[nodiscard]] int logins() const { return m_logins; }           ///< pages that asked who it is, and were told

private:
    void look(QNetworkReply* reply);
    void fillIn(const QUrl& base, const QByteArray& page);
    void stop(const QByteArray& page);

    QNetworkAccessManager m_network;
    QString m_login;
    QByteArray m_page;
    int m_logins = 0;
    int m_stepsLeft = 0;
    bool m_atRest = true;
};

} // namespace bhxh::test
