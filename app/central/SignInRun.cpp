#include "central/SignInRun.h"

#include "central/CentralClock.h"
#include "central/LineFailures.h"
#include "central/RandomText.h"
#include "central/SignInFailures.h"
#include "central/Then.h"
#include "central/Tokens.h"
#include <QCryptographicHash>
#include <QUrlQuery>

namespace bhxh::central {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::Outcome;

namespace {
constexpr int RandomBytes = 32;
} // namespace

SignIn::Run::Run(SignIn& owner, SignInRequest request)
    : m_owner(owner), m_request(std::move(request)), m_state(randomText(RandomBytes)), m_nonce(randomText(RandomBytes)),
      m_verifier(randomText(RandomBytes))
{
    m_since.start();
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { fail(signInTimedOut()); });
    connect(&m_watcher, &QFutureWatcherBase::canceled, this, [this] { cancel(); });
}

SignIn::Run::~Run() = default;

QFuture<Outcome<SignedIn>> SignIn::Run::start()
{
    m_promise.start();
    m_watcher.setFuture(m_promise.future());
    m_limit.start(m_request.limitMilliseconds);
    QFuture<Outcome<SignedIn>> future = m_promise.future();
    then(provider().endpoints(), this, [this](const Outcome<Endpoints>& endpoints) {
        if (m_ended)
            return;
        if (!endpoints)
            return fail(endpoints.error());
        listen(*endpoints);
    });
    return future;
}

Provider& SignIn::Run::provider() const
{
    return m_owner.m_tokens.provider();
}

void SignIn::Run::cancel()
{
    fail(signInCancelled());
}

void SignIn::Run::listen(const Endpoints& endpoints)
{
    m_listener = std::make_unique<Listener>(m_state, m_owner.m_pages.refused);
    if (!m_listener->listen())
        return fail(listenerUnavailable());
    // Queued: the listener is still reading when it says so, and may be gone after our answer.
    connect(m_listener.get(), &Listener::arrived, this, &Run::takeCallback, Qt::QueuedConnection);
    m_namesItself = endpoints.namesItself;
    m_url = authorizationUrl(endpoints);
    openBrowser();
}

QUrl SignIn::Run::authorizationUrl(const Endpoints& endpoints) const
{
    const QByteArray challenge = QCryptographicHash::hash(m_verifier.view(), QCryptographicHash::Sha256)
                                     .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    QUrl url = endpoints.authorization;
    QUrlQuery query(url);
    const auto add = [&](const QString& name, const QString& value) {
        query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add(u"response_type"_s, u"code"_s);
    add(u"client_id"_s, m_owner.m_place.clientId);
    add(u"redirect_uri"_s, m_listener->redirect());
    add(u"scope"_s, u"openid offline_access"_s);
    add(u"state"_s, QString::fromLatin1(m_state.view()));
    add(u"nonce"_s, QString::fromLatin1(m_nonce.view()));
    add(u"code_challenge"_s, QString::fromLatin1(challenge));
    add(u"code_challenge_method"_s, u"S256"_s);
    // Core, 11: offline_access takes a consent, where the provider knows of any.
    QStringList prompt;
    if (m_request.promptLogin)
        prompt.append(u"login"_s);
    if (endpoints.knowsConsent)
        prompt.append(u"consent"_s);
    if (!prompt.isEmpty())
        add(u"prompt"_s, prompt.join(u' '));
    if (maxAge())
        add(u"max_age"_s, QString::number(*maxAge()));
    url.setQuery(query);
    return url;
}

/// prompt=login has a max_age too: only that obliges the provider to tell the auth_time by which it is checked (Core,
/// 3.1.2.1).
std::optional<int> SignIn::Run::maxAge() const
{
    if (m_request.promptLogin && !m_request.maxAgeSeconds)
        return qMax(1, m_request.limitMilliseconds / 1'000);
    return m_request.maxAgeSeconds;
}

void SignIn::Run::openBrowser()
{
    if (m_url.isEmpty() || m_owner.m_browser(m_url))
        return;
    // Queued: who began this doesn't know yet that it has begun.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_ended)
                emit m_owner.browserNotOpened(central::browserNotOpened());
        },
        Qt::QueuedConnection);
}

void SignIn::Run::takeCallback(const Callback& callback)
{
    if (m_ended)
        return;
    // RFC 9207, 2.4: an issuer that is named must be ours, and where the provider promises one it must be there.
    if (callback.hasIssuer ? callback.issuer != provider().issuer() : m_namesItself)
        return fail(signInNotConfirmed(u"iss"_s));
    if (callback.error == "access_denied")
        return fail(signInDenied());
    if (!callback.error.isEmpty() || callback.code.isEmpty())
        return fail(providerNotUnderstood(u"callback"_s));
    redeem(callback.code);
}

void SignIn::Run::redeem(const QByteArray& code)
{
    then(provider().redeem(code, m_verifier, m_listener->redirect()), this, [this](const Outcome<Granted>& granted) {
        if (m_ended)
            return;
        if (!granted)
            return fail(granted.error());
        if (!*granted)
            return fail(signInNotConfirmed(u"code"_s));
        m_grant = **granted;
        check(true);
    });
}

IdTokenTerms SignIn::Run::terms() const
{
    const QDateTime now = m_owner.m_clock.now();
    IdTokenTerms terms{.issuer = provider().issuer(),
                       .clientId = m_owner.m_place.clientId,
                       .nonce = m_nonce,
                       .accessToken = m_grant.access,
                       .maxAgeSeconds = maxAge(),
                       .notAuthenticatedBefore = {},
                       .now = now};
    if (m_request.promptLogin)
        terms.notAuthenticatedBefore = now.addMSecs(-m_since.elapsed());
    return terms;
}

void SignIn::Run::check(bool mayFetchAgain)
{
    then(provider().keys(mayFetchAgain), this, [this, mayFetchAgain](const Outcome<KnownKeys>& keys) {
        if (m_ended)
            return;
        if (!keys)
            return fail(keys.error());
        const Outcome<SignedIn> who = checkIdToken(m_grant.idToken, keys->set, terms());
        if (who)
            return accept(*who);
        // A key that came into use since the keys were fetched: asked for once more, and once only.
        if (who.error().fact == "kid"_L1 && mayFetchAgain && !keys->isNew)
            return check(false);
        fail(who.error());
    });
}

void SignIn::Run::accept(const SignedIn& who)
{
    if (m_request.expected && !(*m_request.expected == who.subject))
        return refuseOther();
    m_owner.m_tokens.take({.access = m_grant.access,
                           .refresh = m_grant.refresh,
                           .expiresAt = m_grant.expiresAt,
                           .idToken = m_grant.idToken});
    end(who);
}

/// Their tokens have nothing to do with those in use, so they go at once.
void SignIn::Run::refuseOther()
{
    provider().revoke(m_grant.refresh);
    end(domain::failed(otherMemberSignedIn()));
}

void SignIn::Run::fail(const Failure& failure)
{
    if (m_ended)
        return;
    // Tokens that nobody will use are not left lying at the provider.
    m_owner.m_tokens.giveBack(m_grant.refresh);
    end(domain::failed(failure));
}

void SignIn::Run::end(const Outcome<SignedIn>& outcome)
{
    if (m_ended)
        return;
    m_ended = true;
    m_limit.stop();
    m_grant = {};
    m_verifier = {};
    m_watcher.disconnect(this);
    if (m_listener)
        m_listener->answer(outcome ? m_owner.m_pages.signedIn : m_owner.m_pages.refused);
    m_listener.reset();
    if (m_owner.m_run.get() == this)
        m_owner.m_run.release();
    deleteLater();
    QPromise<Outcome<SignedIn>> promise = std::move(m_promise);
    promise.addResult(outcome);
    promise.finish();
}

} // namespace bhxh::central
