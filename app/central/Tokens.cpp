#include "central/Tokens.h"

#include "central/CentralClock.h"
#include "central/IdToken.h"
#include "central/Provider.h"
#include "central/SignInFailures.h"
#include "central/Then.h"
#include <utility>

namespace bhxh::central {

using domain::Outcome;
using secret::SecretBytes;

namespace {

constexpr int RefreshAheadSeconds = 60;
constexpr int LeastLifeSeconds = 30;

/// Only where both ID tokens say so: of one browser session are most, or nobody knows.
bool areOfDifferentSessions(const SecretBytes& one, const SecretBytes& other)
{
    const QString first = sessionOf(one);
    const QString second = sessionOf(other);
    return !first.isEmpty() && !second.isEmpty() && first != second;
}

} // namespace

Tokens::Tokens(Place place, CentralClock& clock, QObject* parent)
    : QObject(parent), m_clock(clock), m_provider(std::make_unique<Provider>(std::move(place), clock))
{}

Tokens::~Tokens()
{
    // The provider ends its exchange as it goes: by then its answer is for nobody.
    ++m_epoch;
    m_set.access.wipe();
}

/// Others hold the access token as long as they wait for their answer: it ends for them too. A refresh token may still
/// be on its way to the keychain or to its revocation: it goes with its last holder.
void Tokens::replace(Set set)
{
    m_set.access.wipe();
    m_set = std::move(set);
    ++m_epoch;
    m_isRefreshing = false;
    m_isDistrusted = false;
}

void Tokens::take(Set set)
{
    const SecretBytes replaced = m_set.refresh;
    const bool isChanged = !(replaced == set.refresh);
    const bool isApart = areOfDifferentSessions(m_set.idToken, set.idToken);
    m_hasEnded = false;
    replace(std::move(set));
    if (isChanged && isApart)
        m_provider->revoke(replaced);
    else if (isChanged)
        giveBack(replaced);
    if (isChanged)
        emit refreshTokenChanged();
    serve(m_set.access);
}

void Tokens::restore(SecretBytes refresh)
{
    m_hasEnded = false;
    replace({.access = {}, .refresh = std::move(refresh), .expiresAt = {}});
    if (isEmpty())
        serve(domain::failed(notSignedIn()));
    else if (!m_waiting.empty())
        this->refresh();
}

void Tokens::forget()
{
    const bool isChanged = !m_set.refresh.isEmpty();
    wipe();
    if (isChanged)
        emit refreshTokenChanged();
}

void Tokens::wipe()
{
    m_aside.clear();
    replace({});
    serve(domain::failed(notSignedIn()));
}

void Tokens::revoke()
{
    const auto aside = std::exchange(m_aside, {});
    for (const SecretBytes& one : aside)
        m_provider->revoke(one);
    m_provider->revoke(m_set.refresh);
    forget();
}

void Tokens::giveBack(const SecretBytes& refresh)
{
    if (isEmpty())
        m_provider->revoke(refresh);
    else if (!refresh.isEmpty())
        m_aside.append(refresh);
}

/// Taken off the table before anybody hears of it: whoever hears may sign out, or in.
void Tokens::end()
{
    const bool isChanged = !m_set.refresh.isEmpty();
    auto waiting = std::exchange(m_waiting, {});
    m_set.refresh = {};
    revoke(); // what lies aside
    if (isChanged)
        emit refreshTokenChanged();
    if (!std::exchange(m_hasEnded, true))
        emit ended();
    for (auto& promise : waiting) {
        promise.addResult(domain::failed(notSignedIn()));
        promise.finish();
    }
}

bool Tokens::isEmpty() const
{
    return m_set.access.isEmpty() && m_set.refresh.isEmpty();
}

SecretBytes Tokens::refreshToken() const
{
    return m_set.refresh;
}

SecretBytes Tokens::idToken() const
{
    return m_set.idToken;
}

bool Tokens::isGoodFor(int seconds) const
{
    return !m_set.access.isEmpty() && !m_isDistrusted && m_clock.now().secsTo(m_set.expiresAt) >= seconds;
}

QFuture<Outcome<SecretBytes>> Tokens::access()
{
    QPromise<Outcome<SecretBytes>> promise;
    promise.start();
    QFuture<Outcome<SecretBytes>> future = promise.future();
    const bool canRefresh = !m_set.refresh.isEmpty();
    const bool isGood = isGoodFor(canRefresh ? RefreshAheadSeconds : LeastLifeSeconds);
    if (!isGood && canRefresh) {
        m_waiting.push_back(std::move(promise));
        if (!m_isRefreshing)
            refresh();
        return future;
    }
    if (!isGood && !isEmpty())
        end();
    if (isGood)
        promise.addResult(m_set.access);
    else
        promise.addResult(domain::failed(notSignedIn()));
    promise.finish();
    return future;
}

void Tokens::refresh()
{
    m_isRefreshing = true;
    const int epoch = m_epoch;
    then(m_provider->refresh(m_set.refresh), this, [this, epoch](const Outcome<Granted>& granted) {
        if (epoch != m_epoch) {
            if (granted && *granted)
                giveBack((*granted)->refresh);
            return;
        }
        m_isRefreshing = false;
        if (!granted && isGoodFor(LeastLifeSeconds))
            return serve(m_set.access);
        if (!granted)
            return serve(domain::failed(granted.error()));
        if (!*granted)
            return end();
        rotate(**granted);
    });
}

void Tokens::rotate(const Grant& grant)
{
    const bool isChanged = !grant.refresh.isEmpty() && !(grant.refresh == m_set.refresh);
    replace({.access = grant.access,
             .refresh = isChanged ? grant.refresh : m_set.refresh,
             .expiresAt = grant.expiresAt,
             .idToken = m_set.idToken});
    if (isChanged)
        emit refreshTokenChanged();
    serve(m_set.access);
}

void Tokens::distrust(const SecretBytes& accessToken)
{
    if (!accessToken.isEmpty() && accessToken == m_set.access)
        m_isDistrusted = true;
}

void Tokens::giveUp(const SecretBytes& accessToken)
{
    if (!accessToken.isEmpty() && accessToken == m_set.access && !std::exchange(m_hasEnded, true))
        emit ended();
}

void Tokens::serve(const Outcome<SecretBytes>& outcome)
{
    // Taken first: whoever is served may ask again at once.
    auto waiting = std::exchange(m_waiting, {});
    for (auto& promise : waiting) {
        // One who was served before may have signed out, or in: then this token is overwritten already.
        const bool isGone = outcome && outcome->isEmpty();
        if (isGone && isGoodFor(LeastLifeSeconds))
            promise.addResult(m_set.access);
        else if (isGone)
            promise.addResult(domain::failed(notSignedIn()));
        else
            promise.addResult(outcome);
        promise.finish();
    }
}

} // namespace bhxh::central
