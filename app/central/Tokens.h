#pragma once

#include "central/Place.h"
#include "domain/Outcome.h"
#include "secret/SecretBytes.h"
#include <QDateTime>
#include <QFuture>
#include <QList>
#include <QObject>
#include <QPromise>
#include <memory>
#include <vector>

namespace bhxh::central {

class CentralClock;
class Provider;
struct Grant;

/// The tokens of who is signed in: in locked memory only, overwritten when they go. Hands out an access token that is
/// still good, refreshing it ahead of its expiry, once at a time however many requests wait (RFC 9700: rotation). Never
/// logged, never printed. GUI thread.
class Tokens : public QObject
{
    Q_OBJECT

public:
    struct Set
    {
        secret::SecretBytes access;
        secret::SecretBytes refresh;      ///< empty: it ends with the access token
        QDateTime expiresAt;              ///< of the access token, on the central's clock
        secret::SecretBytes idToken = {}; ///< for the provider's log-out page; empty: none
    };

    /// `clock` outlives this.
    Tokens(Place place, CentralClock& clock, QObject* parent = nullptr);
    ~Tokens() override;

    /// Of a sign-in. A refresh token that this replaces is given back, see `giveBack`.
    void take(Set set);
    /// Of an earlier run of the program (the keychain): the next access() refreshes, and so does what waits.
    void restore(secret::SecretBytes refresh);
    /// Nobody is signed in any more; what waits ends with NotSignedIn. The provider isn't told.
    void forget();
    /// The same, but `refreshTokenChanged` says nothing: what was stored of it stays good for `restore`. Only a refresh
    /// that is under way makes it worthless: its token is replaced by then, and the new one is given back.
    void wipe();
    /// Revokes at the provider all that is held (as far as the line allows), and forgets it at once.
    void revoke();
    /// Revokes a refresh token that nobody will use: at once where nobody is signed in, else with the others, by
    /// `revoke`. A provider may end with one refresh token all tokens of the same grant (RFC 7009, 2.1), and a second
    /// sign-in in the same browser is of the same grant at many of them: those in use must not go with it.
    void giveBack(const secret::SecretBytes& refresh);

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] secret::SecretBytes refreshToken() const; ///< shared, not copied; empty: none
    [[nodiscard]] secret::SecretBytes idToken() const;      ///< likewise

    /// An access token with at least 30 seconds of life; it is overwritten once it is replaced or forgotten. Failures:
    /// NotSignedIn (none, or the refresh was refused: then all are forgotten), and those of the line, which change
    /// nothing.
    QFuture<domain::Outcome<secret::SecretBytes>> access();
    /// The central refused this access token: the next access() refreshes, whatever its age. Called with one that is
    /// not current it does nothing.
    void distrust(const secret::SecretBytes& accessToken);
    /// The central refused this access token too, though it was fresh: `ended`, once. Nothing is forgotten, so that it
    /// can still be revoked. Called with one that is not current it does nothing.
    void giveUp(const secret::SecretBytes& accessToken);

    /// A new set of tokens is on its way; what is stored of the old one is spent by then.
    [[nodiscard]] bool isRefreshing() const { return m_isRefreshing; }

    /// The one that these tokens are of.
    [[nodiscard]] Provider& provider() { return *m_provider; }

signals:
    /// After take, a rotation, forget, revoke and a refused refresh, where refreshToken() is another (or none) now.
    void refreshTokenChanged();
    /// The tokens are worth nothing any more: the refresh was refused, the access token ran out and there is no refresh
    /// token, or the central refuses what it gets. Once a sign-in.
    void ended();

private:
    [[nodiscard]] bool isGoodFor(int seconds) const;
    void refresh();
    void rotate(const Grant& grant);
    void replace(Set set);
    void end();
    void serve(const domain::Outcome<secret::SecretBytes>& outcome);

    CentralClock& m_clock;
    Set m_set;
    QList<secret::SecretBytes> m_aside; ///< refresh tokens that nobody will use
    std::vector<QPromise<domain::Outcome<secret::SecretBytes>>> m_waiting;
    int m_epoch = 0; ///< moves when the tokens are others: the answer of an earlier refresh is for nobody then
    bool m_isRefreshing = false;
    bool m_isDistrusted = false;
    bool m_hasEnded = false;
    std::unique_ptr<Provider> m_provider; ///< last, so first to go: what is under way ends while the rest still stands
};

} // namespace bhxh::central
