#pragma once

#include "training/web/TrainingClock.h"

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

#include <memory>
#include <mutex>
#include <optional>

struct sqlite3;
struct sqlite3_stmt;

namespace bhxh::training {

/// What a person agreed to at the sign-in page, until the client exchanges its code.
struct CodeGrant
{
    QByteArray client;
    QByteArray redirectUri;
    QByteArray challenge; ///< S256, base64url
    QByteArray nonce;     ///< empty where there was none
    QByteArray scope;
    QString staffId;
    TrainingClock::TimePoint authenticatedAt;
};

/// What a family of tokens stands for: one sign-in.
struct TokenGrant
{
    qint64 family = 0;
    QByteArray client;
    QByteArray scope;
    QString staffId;
    TrainingClock::TimePoint authenticatedAt;
    TrainingClock::TimePoint expiresAt; ///< of the token that was asked for
};

/// Why a code or a refresh token isn't taken.
enum class GrantRefusal { Unknown, Expired, UsedBefore, Mismatch, StoreFailed };

/// The tokens of a grant, in clear: they exist here only, the store has their hashes.
struct IssuedTokens
{
    TokenGrant grant;
    QByteArray nonce;
    QByteArray accessToken;
    QByteArray refreshToken; ///< empty without offline_access
};

/// Codes, families of tokens and browser sessions in SQLite. Every change is committed when its function returns, so
/// what was answered survives a kill. Secrets are kept as SHA-256 of 32 random bytes. Any thread may call it.
class TokenStore
{
public:
    static constexpr std::chrono::seconds codeLife{60};
    static constexpr std::chrono::seconds accessLife{600};
    static constexpr std::chrono::hours familyLife{24 * 30};
    static constexpr std::chrono::hours sessionLife{12};

    [[nodiscard]] static tl::expected<std::unique_ptr<TokenStore>, QString> open(const QString& path,
                                                                                 const TrainingClock& clock);
    ~TokenStore();
    TokenStore(const TokenStore&) = delete;
    TokenStore& operator=(const TokenStore&) = delete;

    /// A fresh code; empty where the store failed.
    [[nodiscard]] QByteArray addCode(const CodeGrant& grant);
    /// Exchanges a code, once. One that comes a second time ends what the first exchange issued (RFC 6749 §4.1.2).
    /// Mismatch: redirect URI, client or verifier isn't that of the code; the code stays.
    [[nodiscard]] tl::expected<IssuedTokens, GrantRefusal> exchange(const QByteArray& code, const QByteArray& client,
                                                                    const QByteArray& redirectUri,
                                                                    const QByteArray& verifier);
    /// The grant of a refresh token, without using it.
    [[nodiscard]] std::optional<TokenGrant> refreshGrant(const QByteArray& refreshToken) const;
    /// Rotates a refresh token. An old one ends its family.
    [[nodiscard]] tl::expected<IssuedTokens, GrantRefusal> rotate(const QByteArray& refreshToken,
                                                                  const QByteArray& client);
    [[nodiscard]] std::optional<TokenGrant> accessGrant(const QByteArray& accessToken) const;
    void revoke(const QByteArray& token);

    /// A sign-in of the browser itself (cookie), for `prompt=none`. Empty where the store failed.
    [[nodiscard]] QByteArray addSession(const QString& staffId, TrainingClock::TimePoint authenticatedAt);
    struct Session
    {
        QString staffId;
        TrainingClock::TimePoint authenticatedAt;
    };
    [[nodiscard]] std::optional<Session> session(const QByteArray& secret) const;

private:
    class Statement;
    class Transaction;
    enum class Kind { Access = 0, Refresh = 1 };
    struct TokenRow
    {
        TokenGrant grant;
        bool isUsed = false;
        bool isFamilyEnded = false;
    };

    TokenStore(sqlite3* database, const TrainingClock& clock) : m_database(database), m_clock(clock) {}
    [[nodiscard]] bool run(const char* sql) const;
    [[nodiscard]] bool prepareTables() const;
    void purge() const;
    [[nodiscard]] std::optional<TokenRow> row(const QByteArray& token, Kind kind) const;
    [[nodiscard]] bool addToken(const QByteArray& token, Kind kind, qint64 family,
                                TrainingClock::TimePoint expires) const;
    [[nodiscard]] bool endFamily(qint64 family) const;
    /// Adds an access token, and a refresh token where offline_access was granted.
    [[nodiscard]] std::optional<IssuedTokens> issue(const TokenGrant& grant,
                                                    TrainingClock::TimePoint familyExpires) const;

    sqlite3* m_database;
    const TrainingClock& m_clock;
    mutable std::mutex m_mutex;
    mutable sqlite3_stmt* m_tokenQuery = nullptr; ///< kept: it runs with every call of the API
};

} // namespace bhxh::training
