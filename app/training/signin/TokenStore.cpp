#include "training/signin/TokenStore.h"

#include "training/signin/SigningKey.h"

#include <QFile>

#include <sodium.h>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

using TimePoint = TrainingClock::TimePoint;

constexpr qsizetype secretSize = 32;

QByteArray freshSecret()
{
    QByteArray bytes(secretSize, '\0');
    randombytes_buf(bytes.data(), static_cast<std::size_t>(bytes.size()));
    return base64Url(bytes);
}

qint64 millis(TimePoint at)
{
    return at.time_since_epoch().count();
}

TimePoint timePoint(qint64 value)
{
    return TimePoint(std::chrono::milliseconds(value));
}

} // namespace

/// One run of a prepared statement. Values are bound in their order.
class TokenStore::Statement
{
public:
    Statement(sqlite3* database, const char* sql) : m_isOwn(true)
    {
        sqlite3_prepare_v2(database, sql, -1, &m_statement, nullptr);
    }
    /// Borrows a statement that is kept.
    explicit Statement(sqlite3_stmt* kept) : m_statement(kept) {}
    ~Statement()
    {
        if (m_isOwn) {
            sqlite3_finalize(m_statement);
        } else {
            sqlite3_reset(m_statement);
            sqlite3_clear_bindings(m_statement);
        }
    }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& bind(qint64 value)
    {
        sqlite3_bind_int64(m_statement, ++m_bound, value);
        return *this;
    }
    Statement& bind(const QByteArray& bytes)
    {
        sqlite3_bind_blob(m_statement, ++m_bound, bytes.isNull() ? "" : bytes.constData(),
                          static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
        return *this;
    }
    Statement& bind(const QString& text) { return bind(text.toUtf8()); }

    [[nodiscard]] bool hasRow() { return sqlite3_step(m_statement) == SQLITE_ROW; }
    [[nodiscard]] bool isDone() { return sqlite3_step(m_statement) == SQLITE_DONE; }

    [[nodiscard]] qint64 number(int column) const { return sqlite3_column_int64(m_statement, column); }
    [[nodiscard]] QByteArray bytes(int column) const
    {
        const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
        return {data, sqlite3_column_bytes(m_statement, column)};
    }
    [[nodiscard]] QString text(int column) const { return QString::fromUtf8(bytes(column)); }

private:
    sqlite3_stmt* m_statement = nullptr;
    bool m_isOwn = false;
    int m_bound = 0;
};

/// Rolls back unless it was committed.
class TokenStore::Transaction
{
public:
    explicit Transaction(const TokenStore& store) : m_store(store), m_isOpen(store.run("BEGIN IMMEDIATE")) {}
    ~Transaction()
    {
        if (m_isOpen)
            (void)m_store.run("ROLLBACK");
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    [[nodiscard]] bool commit()
    {
        if (!m_isOpen || !m_store.run("COMMIT"))
            return false;
        m_isOpen = false;
        return true;
    }

private:
    const TokenStore& m_store;
    bool m_isOpen;
};

tl::expected<std::unique_ptr<TokenStore>, QString> TokenStore::open(const QString& path, const TrainingClock& clock)
{
    if (sodium_init() < 0)
        return tl::unexpected(u"libsodium can't be used"_s);
    sqlite3* database = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    const bool isOpen = sqlite3_open_v2(path.toUtf8().constData(), &database, flags, nullptr) == SQLITE_OK;
    std::unique_ptr<TokenStore> store(new TokenStore(database, clock)); // closes it in any case
    if (!isOpen || !store->prepareTables())
        return tl::unexpected(u"the sign-in store can't be opened"_s);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    store->purge();
    return store;
}

TokenStore::~TokenStore()
{
    sqlite3_finalize(m_tokenQuery);
    sqlite3_close(m_database);
}

bool TokenStore::run(const char* sql) const
{
    return sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

bool TokenStore::prepareTables() const
{
    // WAL with NORMAL: a commit outlives the process; only a power cut could take the last one, which is a lesson's
    // risk.
    return run("PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
               "CREATE TABLE IF NOT EXISTS codes(hash BLOB PRIMARY KEY, client BLOB, redirect_uri BLOB, challenge BLOB,"
               " nonce BLOB, scope BLOB, staff BLOB, authenticated INTEGER, expires INTEGER, used INTEGER DEFAULT 0,"
               " family INTEGER DEFAULT 0) WITHOUT ROWID;"
               "CREATE TABLE IF NOT EXISTS families(id INTEGER PRIMARY KEY AUTOINCREMENT, client BLOB, scope BLOB,"
               " staff BLOB, authenticated INTEGER, expires INTEGER, ended INTEGER DEFAULT 0);"
               "CREATE TABLE IF NOT EXISTS tokens(hash BLOB PRIMARY KEY, kind INTEGER, family INTEGER, expires INTEGER,"
               " used INTEGER DEFAULT 0) WITHOUT ROWID;"
               "CREATE INDEX IF NOT EXISTS tokens_by_family ON tokens(family);"
               "CREATE TABLE IF NOT EXISTS sessions(hash BLOB PRIMARY KEY, staff BLOB, authenticated INTEGER,"
               " expires INTEGER) WITHOUT ROWID;") &&
           sqlite3_prepare_v3(m_database,
                              "SELECT t.family, t.used, t.expires, f.client, f.scope, f.staff, f.authenticated, f.ended"
                              " FROM tokens t JOIN families f ON f.id = t.family WHERE t.hash = ? AND t.kind = ?",
                              -1, SQLITE_PREPARE_PERSISTENT, &m_tokenQuery, nullptr) == SQLITE_OK;
}

/// What can't be told from an unknown one any more. Used refresh tokens stay as long as their family.
void TokenStore::purge() const
{
    const qint64 now = millis(m_clock.now());
    for (const char* sql :
         {"DELETE FROM codes WHERE expires < ? - 86400000", "DELETE FROM sessions WHERE expires < ?",
          "DELETE FROM tokens WHERE expires < ? - 86400000", "DELETE FROM families WHERE expires < ?"})
        (void)Statement(m_database, sql).bind(now).isDone();
}

QByteArray TokenStore::addCode(const CodeGrant& grant)
{
    const std::scoped_lock lock(m_mutex);
    const QByteArray code = freshSecret();
    Statement insert(m_database, "INSERT INTO codes(hash, client, redirect_uri, challenge, nonce, scope, staff,"
                                 " authenticated, expires) VALUES(?,?,?,?,?,?,?,?,?)");
    insert.bind(sha256(code)).bind(grant.client).bind(grant.redirectUri).bind(grant.challenge).bind(grant.nonce);
    insert.bind(grant.scope).bind(grant.staffId).bind(millis(grant.authenticatedAt));
    insert.bind(millis(m_clock.now() + codeLife));
    return insert.isDone() ? code : QByteArray();
}

tl::expected<IssuedTokens, GrantRefusal> TokenStore::exchange(const QByteArray& code, const QByteArray& client,
                                                              const QByteArray& redirectUri, const QByteArray& verifier)
{
    const std::scoped_lock lock(m_mutex);
    Transaction transaction(*this);
    const QByteArray hash = sha256(code);
    Statement select(m_database, "SELECT client, redirect_uri, challenge, nonce, scope, staff, authenticated, expires,"
                                 " used, family FROM codes WHERE hash = ?");
    if (!select.bind(hash).hasRow())
        return tl::unexpected(GrantRefusal::Unknown);
    if (select.number(8) != 0) {
        const bool isEnded = endFamily(select.number(9)) && transaction.commit();
        return tl::unexpected(isEnded ? GrantRefusal::UsedBefore : GrantRefusal::StoreFailed);
    }
    const TimePoint now = m_clock.now();
    if (timePoint(select.number(7)) <= now)
        return tl::unexpected(GrantRefusal::Expired);
    if (select.bytes(0) != client || select.bytes(1) != redirectUri || select.bytes(2) != base64Url(sha256(verifier)))
        return tl::unexpected(GrantRefusal::Mismatch);

    TokenGrant grant{.family = 0,
                     .client = client,
                     .scope = select.bytes(4),
                     .staffId = select.text(5),
                     .authenticatedAt = timePoint(select.number(6)),
                     .expiresAt = {}};
    const QByteArray nonce = select.bytes(3);
    const TimePoint familyExpires = now + familyLife;
    Statement family(m_database,
                     "INSERT INTO families(client, scope, staff, authenticated, expires) VALUES(?,?,?,?,?)");
    family.bind(grant.client).bind(grant.scope).bind(grant.staffId).bind(select.number(6)).bind(millis(familyExpires));
    if (!family.isDone())
        return tl::unexpected(GrantRefusal::StoreFailed);
    grant.family = sqlite3_last_insert_rowid(m_database);
    auto issued = issue(grant, familyExpires);
    Statement used(m_database, "UPDATE codes SET used = 1, family = ? WHERE hash = ?");
    if (!issued || !used.bind(grant.family).bind(hash).isDone() || !transaction.commit())
        return tl::unexpected(GrantRefusal::StoreFailed);
    issued->nonce = nonce;
    return *issued;
}

std::optional<TokenStore::TokenRow> TokenStore::row(const QByteArray& token, Kind kind) const
{
    Statement select(m_tokenQuery);
    if (!select.bind(sha256(token)).bind(static_cast<qint64>(kind)).hasRow())
        return std::nullopt;
    return TokenRow{.grant = {.family = select.number(0),
                              .client = select.bytes(3),
                              .scope = select.bytes(4),
                              .staffId = select.text(5),
                              .authenticatedAt = timePoint(select.number(6)),
                              .expiresAt = timePoint(select.number(2))},
                    .isUsed = select.number(1) != 0,
                    .isFamilyEnded = select.number(7) != 0};
}

std::optional<TokenGrant> TokenStore::refreshGrant(const QByteArray& refreshToken) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = row(refreshToken, Kind::Refresh);
    return found ? std::optional(found->grant) : std::nullopt;
}

tl::expected<IssuedTokens, GrantRefusal> TokenStore::rotate(const QByteArray& refreshToken, const QByteArray& client)
{
    const std::scoped_lock lock(m_mutex);
    Transaction transaction(*this);
    const auto found = row(refreshToken, Kind::Refresh);
    if (!found || found->isFamilyEnded)
        return tl::unexpected(GrantRefusal::Unknown);
    if (found->grant.client != client)
        return tl::unexpected(GrantRefusal::Mismatch);
    if (found->isUsed) {
        // Two hold the same token, and one of them stole it: neither goes on (RFC 9700 §4.14.2).
        const bool isEnded = endFamily(found->grant.family) && transaction.commit();
        return tl::unexpected(isEnded ? GrantRefusal::UsedBefore : GrantRefusal::StoreFailed);
    }
    if (found->grant.expiresAt <= m_clock.now())
        return tl::unexpected(GrantRefusal::Expired);
    Statement used(m_database, "UPDATE tokens SET used = 1 WHERE hash = ?");
    const bool isMarked = used.bind(sha256(refreshToken)).isDone();
    auto issued = issue(found->grant, found->grant.expiresAt);
    if (!isMarked || !issued || !transaction.commit())
        return tl::unexpected(GrantRefusal::StoreFailed);
    return *issued;
}

std::optional<IssuedTokens> TokenStore::issue(const TokenGrant& grant, TimePoint familyExpires) const
{
    IssuedTokens issued{.grant = grant, .nonce = {}, .accessToken = freshSecret(), .refreshToken = {}};
    issued.grant.expiresAt = m_clock.now() + accessLife;
    if (!addToken(issued.accessToken, Kind::Access, grant.family, issued.grant.expiresAt))
        return std::nullopt;
    if (grant.scope.split(' ').contains("offline_access")) {
        issued.refreshToken = freshSecret();
        if (!addToken(issued.refreshToken, Kind::Refresh, grant.family, familyExpires))
            return std::nullopt;
    }
    return issued;
}

bool TokenStore::addToken(const QByteArray& token, Kind kind, qint64 family, TimePoint expires) const
{
    Statement insert(m_database, "INSERT INTO tokens(hash, kind, family, expires) VALUES(?,?,?,?)");
    return insert.bind(sha256(token)).bind(static_cast<qint64>(kind)).bind(family).bind(millis(expires)).isDone();
}

bool TokenStore::endFamily(qint64 family) const
{
    return Statement(m_database, "UPDATE families SET ended = 1 WHERE id = ?").bind(family).isDone();
}

std::optional<TokenGrant> TokenStore::accessGrant(const QByteArray& accessToken) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = row(accessToken, Kind::Access);
    if (!found || found->isUsed || found->isFamilyEnded || found->grant.expiresAt <= m_clock.now())
        return std::nullopt;
    return found->grant;
}

void TokenStore::revoke(const QByteArray& token)
{
    const std::scoped_lock lock(m_mutex);
    if (const auto refresh = row(token, Kind::Refresh))
        (void)endFamily(refresh->grant.family);
    Statement access(m_database, "UPDATE tokens SET used = 1 WHERE hash = ? AND kind = 0");
    (void)access.bind(sha256(token)).isDone();
}

QByteArray TokenStore::addSession(const QString& staffId, TimePoint authenticatedAt)
{
    const std::scoped_lock lock(m_mutex);
    const QByteArray secret = freshSecret();
    Statement insert(m_database, "INSERT INTO sessions(hash, staff, authenticated, expires) VALUES(?,?,?,?)");
    insert.bind(sha256(secret)).bind(staffId).bind(millis(authenticatedAt)).bind(millis(m_clock.now() + sessionLife));
    return insert.isDone() ? secret : QByteArray();
}

std::optional<TokenStore::Session> TokenStore::session(const QByteArray& secret) const
{
    const std::scoped_lock lock(m_mutex);
    Statement select(m_database, "SELECT staff, authenticated, expires FROM sessions WHERE hash = ?");
    if (!select.bind(sha256(secret)).hasRow() || timePoint(select.number(2)) <= m_clock.now())
        return std::nullopt;
    return Session{.staffId = select.text(0), .authenticatedAt = timePoint(select.number(1))};
}

} // namespace bhxh::training
