#include "training/store/KeptAnswers.h"

namespace bhxh::training {

std::optional<KeptAnswers::Answer> KeptAnswers::find(const QString& member, const QString& key)
{
    Statement query(m_database,
                    "SELECT call, status, body, etag, location FROM kept_answers WHERE member = ? AND key = ?");
    if (!query.with(member, key).next())
        return std::nullopt;
    return Answer{.call = query.bytes(0),
                  .status = static_cast<int>(query.integer(1)),
                  .body = query.text(2),
                  .etag = query.text(3),
                  .location = query.text(4)};
}

void KeptAnswers::keep(const QString& member, const QString& key, const Answer& answer, TimePoint now)
{
    Statement(m_database, "INSERT INTO kept_answers(member, key, call, status, body, etag, location, at) "
                          "VALUES(?,?,?,?,?,?,?,?)")
        .with(member, key, answer.call, answer.status, answer.body, answer.etag, answer.location, now)
        .run();
}

void KeptAnswers::purge(TimePoint now)
{
    constexpr std::chrono::hours kept{24 * 3}; // "at least 24 hours"
    Statement(m_database, "DELETE FROM kept_answers WHERE at < ?").with(now - kept).run();
}

} // namespace bhxh::training
