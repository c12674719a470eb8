#include "central/SignIn.h"

#include "central/Provider.h"
#include "central/SignInRun.h"
#include "central/Tokens.h"

namespace bhxh::central {

SignIn::SignIn(Place place, Browser browser, ResultPages pages, CentralClock& clock, Tokens& tokens, QObject* parent)
    : QObject(parent), m_place(std::move(place)), m_browser(std::move(browser)), m_pages(std::move(pages)),
      m_clock(clock), m_tokens(tokens), m_provider(std::make_unique<Provider>(m_place, clock))
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
        m_run->openAgain();
}

void SignIn::signOut()
{
    m_provider->revoke(m_tokens.refreshToken());
    m_tokens.forget();
}

} // namespace bhxh::central
