#pragma once

#include "central/Place.h"
#include "domain/Identifiers.h"
#include "domain/Outcome.h"
#include <QFuture>
#include <QObject>
#include <QUrl>
#include <functional>
#include <memory>
#include <optional>

namespace bhxh::central {

class CentralClock;
class Tokens;

/// What the browser is told at the end; the words come from the window's side, as HTML (complete pages, UTF-8).
struct ResultPages
{
    QByteArray signedIn;
    QByteArray refused;
};

/// What a sign-in asks for.
struct SignInRequest
{
    bool promptLogin = false;         ///< never silently by the browser's own session (hand-over, step-up)
    std::optional<int> maxAgeSeconds; ///< step-up: RFC 9470
    std::optional<domain::StaffId>
        expected; ///< step-up and re-sign-in: only this member; somebody else is OtherMemberSignedIn
    int limitMilliseconds = 3 * 60 * 1'000; ///< until it ends in SignInTimedOut
};

/// Who came back.
struct SignedIn
{
    domain::StaffId subject;
    QDateTime authenticatedAt; ///< auth_time, UTC; always there for promptLogin and maxAgeSeconds, else perhaps invalid
};

/// Sign-in by the system browser: OpenID Connect code flow with PKCE S256 and a loopback redirect (RFC 8252, RFC 9700,
/// RFC 9207). One at a time: beginning anew cancels the one before. The listener stands on 127.0.0.1, a port of the
/// system's, only while a sign-in is under way, for a limited time. Tokens go to `Tokens` and nowhere else.
class SignIn : public QObject
{
    Q_OBJECT

public:
    /// Opens the URL in the person's browser; false: could not be opened.
    using Browser = std::function<bool(const QUrl&)>;

    /// `clock` and `tokens` outlive this.
    SignIn(Place place, Browser browser, ResultPages pages, CentralClock& clock, Tokens& tokens,
           QObject* parent = nullptr);
    ~SignIn() override;

    /// Failures: SignInDenied, SignInTimedOut, SignInCancelled, SignInNotConfirmed (state, nonce, issuer, ID token or
    /// code refused), ProviderNotUnderstood, ListenerUnavailable, OtherMemberSignedIn (the new tokens are revoked, the
    /// old ones kept), and those of the line. A browser that can't be opened ends nothing: see `browserNotOpened`.
    /// Where somebody is signed in already, their refresh token is replaced by the new one and revoked (see
    /// Tokens::giveBack).
    QFuture<domain::Outcome<SignedIn>> begin(const SignInRequest& request);
    /// The one under way ends in SignInCancelled.
    void cancel();
    /// The authorization URL of the sign-in under way, for "open again" and "copy the link"; empty when none is.
    [[nodiscard]] QUrl url() const;
    void openAgain();
    /// The provider's page that ends the browser's own sign-in (OpenID Connect RP-Initiated Logout 1.0), to be opened
    /// in that browser where the person wants it. It names the person by their ID token, so it is never logged, and is
    /// asked for before `signOut`. After Tokens::restore there is no ID token: then the page asks who is meant.
    /// Nothing: nobody is signed in, or the provider has no such page (or nothing was asked of it yet).
    [[nodiscard]] std::optional<QUrl> logoutUrl() const;
    /// Opens that page in the person's browser, where there is one.
    void openLogoutPage();
    /// Revokes the refresh token at the provider (as far as the line allows) and forgets all tokens at once.
    void signOut();

signals:
    /// The browser couldn't be opened, by `begin` or `openAgain`; the sign-in goes on: the person may try again or copy
    /// the link. Comes after `begin` has returned, with the failure that says so in words.
    void browserNotOpened(const bhxh::domain::Failure& why);

private:
    class Run;
    Place m_place;
    Browser m_browser;
    ResultPages m_pages;
    CentralClock& m_clock;
    Tokens& m_tokens;
    std::unique_ptr<Run> m_run;
};

} // namespace bhxh::central
