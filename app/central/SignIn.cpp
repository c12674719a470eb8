#include "central/SignIn.h"

#include "central/Provider.h"
#include "central/SignInRun.h"
#include "central/Tokens.h"
#include <QUrlQuery>

namespace bhxh::central {

using namespace Qt::StringLiterals;

SignIn::SignIn(Place place, Browser browser, ResultPages pages, CentralClock& clock, Tokens& tokens, QObject* parent)
    : QObject(parent), m_place(std::move(place)), m_browser(std::move(browser)), m_pages(std::move(pages)),
      m_clock(clock), m_tokens(tokens)
{}

SignIn::~SignIn()
{
    cancel();
}

QFuture<domain::Outcome<SignedIn>> SignIn::begin(const SignInRequest& request)
{
    cancel();
    m_run = std::make_unique<Run>(*this, request);
    return m_run->start();
}

void SignIn::cancel()
{
    if (m_run)
        m_run->cancel();
}

QUrl SignIn::url() const
{
    return m_run ? m_run->url() : QUrl();
}

void SignIn::openAgain()
{
    if (m_run)
        m_run->openBrowser();
}

void SignIn::openLogoutPage()
{
    if (const auto page = logoutUrl())
        m_browser(*page); // where it can't be opened the tokens are revoked all the same
}

std::optional<QUrl> SignIn::logoutUrl() const
{
    const auto endpoints = m_tokens.provider().lastEndpoints();
    if (m_tokens.isEmpty() || !endpoints || endpoints->endSession.isEmpty())
        return std::nullopt;
    QUrl url = endpoints->endSession;
    QUrlQuery query(url);
    const secret::SecretBytes idToken = m_tokens.idToken();
    if (!idToken.isEmpty())
        query.addQueryItem(u"id_token_hint"_s, QString::fromLatin1(idToken.view()));
    query.addQueryItem(u"client_id"_s, QString::fromLatin1(QUrl::toPercentEncoding(m_place.clientId)));
    url.setQuery(query);
    return url;
}

void SignIn::signOut()
{
    m_tokens.revoke();
}

} // namespace bhxh::central
