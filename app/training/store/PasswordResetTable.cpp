#include "training/store/PasswordResetTable.h"

#include "training/rules/PasswordResetRules.h"
#include "training/store/ChallengeColumns.h"
#include "training/store/Counters.h"

namespace bhxh::training {

namespace {

#define BHXH_RESET_COLUMNS                                                                                             \
    "row, id, revision, state, citizen, citizen_id, office, maker, maker_name, channel, identity_check, started_at, "  \
    "expires_at, password_delivery, password_mail, " BHXH_CHALLENGE_COLUMNS

PasswordReset readReset(const Statement& row)
{
    int column = 0;
    PasswordReset reset;
    reset.row = row.integer(column++);
    reset.id = row.text(column++);
    reset.revision = row.integer(column++);
    reset.state = static_cast<ResetState>(row.integer(column++));
    reset.citizenRow = row.integer(column++);
    reset.citizenId = row.text(column++);
    reset.office = row.text(column++);
    reset.maker.id = row.text(column++);
    reset.maker.name = row.text(column++);
    reset.channel = static_cast<Channel>(row.integer(column++));
    reset.identityCheck = readObject(row.text(column++));
    reset.startedAt = row.time(column++);
    reset.expiresAt = row.time(column++);
    reset.passwordDelivery = static_cast<Delivery>(row.integer(column++));
    reset.passwordMailId = row.integer(column++);
    reset.challenge = readChallenge(row, column);
    return reset;
}

} // namespace

void PasswordResetTable::add(PasswordReset& reset)
{
    Statement insert(
        m_database,
        "INSERT INTO password_resets(id, revision, state, citizen, citizen_id, office, maker, maker_name, "
        "channel, identity_check, started_at, expires_at, password_delivery, password_mail, code_state, "
        "attempts_left, codes_sent, code_delivery, code_mail) VALUES(?,0,?,?,?,?,?,?,?,?,?,?,0,0,0,0,0,0,0)");
    insert
        .with(reset.id, static_cast<int>(reset.state), reset.citizenRow, reset.citizenId, reset.office, reset.maker.id,
              reset.maker.name, static_cast<int>(reset.channel), objectText(reset.identityCheck), reset.startedAt,
              reset.expiresAt)
        .run();
    reset.row = m_database.lastInsertRow();
    save(reset);
}

void PasswordResetTable::save(PasswordReset& reset)
{
    reset.revision = nextRevision(m_database);
    Statement update(m_database,
                     "UPDATE password_resets SET revision = ?, state = ?, password_delivery = ?, password_mail = ?, "
                     "due = ?, code_state = ?, code = ?, code_sent_to = ?, code_sent_at = ?, code_expires_at = ?, "
                     "attempts_left = ?, codes_sent = ?, code_delivery = ?, code_mail = ? WHERE row = ?");
    update.with(reset.revision, static_cast<int>(reset.state), static_cast<int>(reset.passwordDelivery),
                reset.passwordMailId, PasswordResetRules::nextDue(reset));
    bindChallenge(update, reset.challenge);
    update.with(reset.row).run();
}

std::optional<PasswordReset> PasswordResetTable::byId(const QString& id)
{
    Statement query(m_database, "SELECT " BHXH_RESET_COLUMNS " FROM password_resets WHERE id = ?");
    return query.with(id).next() ? std::optional(readReset(query)) : std::nullopt;
}

std::optional<PasswordReset> PasswordResetTable::byMail(qint64 mail)
{
    Statement query(m_database,
                    "SELECT " BHXH_RESET_COLUMNS " FROM password_resets WHERE code_mail = ?1 OR password_mail = ?1");
    return query.with(mail).next() ? std::optional(readReset(query)) : std::nullopt;
}

std::vector<PasswordReset> PasswordResetTable::due(TimePoint now)
{
    Statement query(m_database, "SELECT " BHXH_RESET_COLUMNS " FROM password_resets WHERE due <= ? ORDER BY due");
    std::vector<PasswordReset> resets;
    query.with(now);
    while (query.next())
        resets.push_back(readReset(query));
    return resets;
}

} // namespace bhxh::training
