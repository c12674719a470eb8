#pragma once

#include "central/IdToken.h"
#include "central/Listener.h"
#include "central/Provider.h"
#include "central/SignIn.h"
#include "secret/SecretBytes.h"
#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QPromise>
#include <QTimer>

namespace bhxh::central {

/// One sign-in under way, one method a step. Ends exactly once, then deletes itself.
class SignIn::Run : public QObject
{
public:
    Run(SignIn& owner, SignInRequest request);
    ~Run() override;

    QFuture<domain::Outcome<SignedIn>> start();
    void cancel();
    /// A browser that doesn't open is told, and ends nothing.
    void openBrowser();
    [[nodiscard]] const QUrl& url() const { return m_url; }

private:
    void listen(const Endpoints& endpoints);
    [[nodiscard]] QUrl authorizationUrl(const Endpoints& endpoints) const;
    void takeCallback(const Callback& callback);
    void redeem(const QByteArray& code);
    void check(bool mayFetchAgain);
    void accept(const SignedIn& who);
    [[nodiscard]] std::optional<int> maxAge() const;
    [[nodiscard]] IdTokenTerms terms() const;
    [[nodiscard]] Provider& provider() const;
    void refuseOther();
    void fail(const domain::Failure& failure);
    void end(const domain::Outcome<SignedIn>& outcome);

    SignIn& m_owner;
    SignInRequest m_request;
    QPromise<domain::Outcome<SignedIn>> m_promise;
    QFutureWatcher<domain::Outcome<SignedIn>> m_watcher;
    QTimer m_limit;
    QElapsedTimer m_since;
    secret::SecretBytes m_state;
    secret::SecretBytes m_nonce;
    secret::SecretBytes m_verifier;
    QUrl m_url;
    Grant m_grant; ///< not yet believed
    bool m_namesItself = false;
    bool m_ended = false;
    std::unique_ptr<Listener> m_listener;
};

} // namespace bhxh::central
