#include "training/store/EmailChangeTable.h"

#include "training/rules/EmailChangeRules.h"
#include "training/store/ChallengeColumns.h"
#include "training/store/Counters.h"

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

#define BHXH_CHANGE_COLUMNS                                                                                            \
    "row, id, revision, state, citizen, citizen_id, office, old_email_masked, new_email, identity_check, paper, "      \
    "maker, "                                                                                                          \
    "maker_name, requested_at, expires_at, risks, verdict, reason, note, decider, decider_name, "                      \
    "decided_at, " BHXH_CHALLENGE_COLUMNS

std::optional<Decision> readDecision(const Statement& row, int& column)
{
    const int first = column;
    column += 6;
    if (row.isNull(first))
        return std::nullopt;
    Decision decision;
    decision.verdict = static_cast<Verdict>(row.integer(first));
    if (!row.isNull(first + 1))
        decision.reason = static_cast<RejectionReason>(row.integer(first + 1));
    decision.note = row.text(first + 2);
    decision.by = {row.text(first + 3), row.text(first + 4)};
    decision.at = row.time(first + 5);
    return decision;
}

EmailChange readChange(const Statement& row)
{
    int column = 0;
    EmailChange change;
    change.row = row.integer(column++);
    change.id = row.text(column++);
    change.revision = row.integer(column++);
    change.state = static_cast<ChangeState>(row.integer(column++));
    change.citizenRow = row.integer(column++);
    change.citizenId = row.text(column++);
    change.office = row.text(column++);
    change.oldEmailMasked = row.text(column++);
    change.newEmail = row.text(column++);
    change.identityCheck = readObject(row.text(column++));
    change.paper = readObject(row.text(column++));
    change.maker.id = row.text(column++);
    change.maker.name = row.text(column++);
    change.requestedAt = row.time(column++);
    change.expiresAt = row.time(column++);
    change.risks = row.text(column++).split(u' ', Qt::SkipEmptyParts);
    change.decision = readDecision(row, column);
    change.proof = readChallenge(row, column);
    return change;
}

std::vector<EmailChange> readAll(Statement& statement)
{
    std::vector<EmailChange> changes;
    while (statement.next())
        changes.push_back(readChange(statement));
    return changes;
}

} // namespace

void EmailChangeTable::add(EmailChange& change)
{
    Statement insert(
        m_database, "INSERT INTO email_changes(id, revision, state, citizen, citizen_id, office, old_email_masked, "
                    "new_email, identity_check, paper, maker, maker_name, requested_at, expires_at, risks, code_state, "
                    "attempts_left, codes_sent, code_delivery, code_mail) "
                    "VALUES(?,0,?,?,?,?,?,?,?,?,?,?,?,?,?,0,0,0,0,0)");
    insert
        .with(change.id, static_cast<int>(change.state), change.citizenRow, change.citizenId, change.office,
              change.oldEmailMasked, change.newEmail, objectText(change.identityCheck), objectText(change.paper),
              change.maker.id, change.maker.name, change.requestedAt, change.expiresAt, change.risks.join(u' '))
        .run();
    change.row = m_database.lastInsertRow();
    save(change);
}

void EmailChangeTable::save(EmailChange& change)
{
    change.revision = nextRevision(m_database);
    Statement update(m_database,
                     "UPDATE email_changes SET revision = ?, state = ?, due = ?, code_state = ?, code = ?, "
                     "code_sent_to = ?, code_sent_at = ?, code_expires_at = ?, attempts_left = ?, codes_sent = ?, "
                     "code_delivery = ?, code_mail = ? WHERE row = ?");
    update.with(change.revision, static_cast<int>(change.state), EmailChangeRules::nextDue(change));
    bindChallenge(update, change.proof);
    update.with(change.row).run();
    if (!change.decision)
        return;
    const Decision& decision = *change.decision;
    Statement decide(m_database, "UPDATE email_changes SET verdict = ?, note = ?, decider = ?, decider_name = ?, "
                                 "decided_at = ?, reason = NULLIF(?, -1) WHERE row = ?");
    decide
        .with(static_cast<int>(decision.verdict), decision.note, decision.by.id, decision.by.name, decision.at,
              decision.reason ? static_cast<int>(*decision.reason) : -1, change.row)
        .run();
}

std::optional<EmailChange> EmailChangeTable::byId(const QString& id)
{
    Statement query(m_database, "SELECT " BHXH_CHANGE_COLUMNS " FROM email_changes WHERE id = ?");
    return query.with(id).next() ? std::optional(readChange(query)) : std::nullopt;
}

std::optional<EmailChange> EmailChangeTable::byMail(qint64 mail)
{
    Statement query(m_database, "SELECT " BHXH_CHANGE_COLUMNS " FROM email_changes WHERE code_mail = ?");
    return query.with(mail).next() ? std::optional(readChange(query)) : std::nullopt;
}

std::vector<EmailChange> EmailChangeTable::due(TimePoint now)
{
    Statement query(m_database, "SELECT " BHXH_CHANGE_COLUMNS " FROM email_changes WHERE due <= ? ORDER BY due");
    return readAll(query.with(now));
}

int EmailChangeTable::countBy(const QString& maker, TimePoint since)
{
    Statement query(m_database, "SELECT count(*) FROM email_changes WHERE maker = ? AND requested_at >= ?");
    return query.with(maker, since).next() ? static_cast<int>(query.integer(0)) : 0;
}

std::vector<EmailChange> EmailChangeTable::list(const Filter& filter)
{
    qint64 states = 0; // a bit each
    for (const ChangeState state : filter.states)
        states |= qint64{1} << static_cast<int>(state);
    Statement query(m_database, "SELECT " BHXH_CHANGE_COLUMNS " FROM email_changes WHERE office = ?1 "
                                "AND (?2 = 0 OR row < ?2) AND (?3 = 0 OR ((?3 >> state) & 1) = 1) "
                                "AND (?4 IS NULL OR maker = ?4) ORDER BY row DESC LIMIT ?5");
    return readAll(query.with(filter.office, filter.before, states, filter.maker, filter.limit));
}

} // namespace bhxh::training
