#include "central/Tokens.h"

#include "central/CentralClock.h"
#include "central/Provider.h"
#include "central/Secret.h"
#include "central/SignInFailures.h"
#include "central/Then.h"
#include <QPromise>
#include <vector>

namespace bhxh::central {

using domain::Outcome;

namespace {
constexpr int RefreshAheadSeconds = 60;
constexpr int LeastLifeSeconds = 30;
} // namespace

/// The refresh under way, and who waits for it. `epoch` moves when the tokens are replaced or forgotten meanwhile: then
/// its answer is for nobody.
class Tokens::Refresh : public QObject
{
public:
    Refresh(const Place& place, CentralClock& clock) : provider(place, clock) {}

    Provider provider;
    std::vector<QPromise<Outcome<QByteArray>>> waiting;
    int epoch = 0;
    bool isUnderway = false;
    bool isDistrusted = false;
};

Tokens::Tokens(Place place, CentralClock& clock, QObject* parent)
    : QObject(parent), m_place(std::move(place)), m_clock(clock), m_refresh(std::make_unique<Refresh>(m_place, clock))
{}

Tokens::~Tokens()
{
    // The provider ends its exchange as it goes: by then its answer is for nobody.
    ++m_refresh->epoch;
    overwrite(m_set.access);
    overwrite(m_set.refresh);
}

void Tokens::take(Set set)
{
    overwrite(m_set.access);
    overwrite(m_set.refresh);
    m_set = {ownCopy(set.access), ownCopy(set.refresh), set.expiresAt};
    ++m_refresh->epoch;
    m_refresh->isUnderway = false;
    m_refresh->isDistrusted = false;
    serve(ownCopy(m_set.access));
}

void Tokens::forget()
{
    overwrite(m_set.access);
    overwrite(m_set.refresh);
    m_set = {};
    ++m_refresh->epoch;
    m_refresh->isUnderway = false;
    m_refresh->isDistrusted = false;
    serve(domain::failed(notSignedIn()));
}

bool Tokens::isEmpty() const
{
    return m_set.access.isEmpty();
}

QByteArray Tokens::refreshToken() const
{
    return ownCopy(m_set.refresh);
}

bool Tokens::isGoodFor(int seconds) const
{
    return !m_refresh->isDistrusted && m_clock.now().secsTo(m_set.expiresAt) >= seconds;
}

QFuture<Outcome<QByteArray>> Tokens::access()
{
    QPromise<Outcome<QByteArray>> promise;
    promise.start();
    QFuture<Outcome<QByteArray>> future = promise.future();
    if (!isEmpty() && m_set.refresh.isEmpty() && !isGoodFor(LeastLifeSeconds))
        forget();
    if (isEmpty() || m_set.refresh.isEmpty() || isGoodFor(RefreshAheadSeconds)) {
        if (isEmpty())
            promise.addResult(domain::failed(notSignedIn()));
        else
            promise.addResult(ownCopy(m_set.access));
        promise.finish();
        return future;
    }
    m_refresh->waiting.push_back(std::move(promise));
    if (!m_refresh->isUnderway)
        refresh();
    return future;
}

void Tokens::refresh()
{
    m_refresh->isUnderway = true;
    const int epoch = m_refresh->epoch;
    then(m_refresh->provider.refresh(m_set.refresh), this, [this, epoch](Outcome<Granted> granted) {
        if (epoch != m_refresh->epoch) {
            if (granted && *granted)
                m_refresh->provider.revoke((*granted)->refresh);
            return;
        }
        m_refresh->isUnderway = false;
        if (!granted && isGoodFor(LeastLifeSeconds))
            return serve(ownCopy(m_set.access));
        if (!granted)
            return serve(domain::failed(granted.error()));
        if (!*granted)
            return forget();
        Grant& grant = **granted;
        const QByteArray kept = grant.refresh.isEmpty() ? ownCopy(m_set.refresh) : ownCopy(grant.refresh);
        take({grant.access, kept, grant.expiresAt});
        grant.forget();
    });
}

void Tokens::distrust(const QByteArray& accessToken)
{
    if (!isEmpty() && sameSecret(accessToken, m_set.access))
        m_refresh->isDistrusted = true;
}

void Tokens::serve(const Outcome<QByteArray>& outcome)
{
    // Taken first: whoever is served may ask again at once.
    auto waiting = std::exchange(m_refresh->waiting, {});
    for (auto& promise : waiting) {
        promise.addResult(outcome.map(ownCopy));
        promise.finish();
    }
}

} // namespace bhxh::central
