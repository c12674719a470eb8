#pragma once

#include "training/rules/Records.h"
#include "training/store/Database.h"

namespace bhxh::training {

/// Answers under an idempotency key. They are written in the transaction of their effect, so there is never the one
/// without the other.
class KeptAnswers
{
public:
    struct Answer
    {
        QByteArray call; ///< a hash of operation, path and JSON value
        int status = 0;
        QString body; ///< JSON, without the request's id; empty for none
        QString etag;
        QString location;
    };

    explicit KeptAnswers(Database& database) : m_database(database) {}

    [[nodiscard]] std::optional<Answer> find(const QString& member, const QString& key);
    void keep(const QString& member, const QString& key, const Answer& answer, TimePoint now);
    /// Forgets those that are older than the contract asks for.
    void purge(TimePoint now);

private:
    Database& m_database;
};

} // namespace bhxh::training
