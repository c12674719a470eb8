#include "training/store/MailTable.h"

#include "training/rules/EmailText.h"

namespace bhxh::training {

namespace {

#define BHXH_MAIL_COLUMNS "row, at, recipient, kind, raw, delivery, citizen"

std::vector<MailTable::Mail> readAll(Statement& row)
{
    std::vector<MailTable::Mail> mails;
    while (row.next()) {
        mails.push_back({.row = row.integer(0),
                         .at = row.time(1),
                         .to = row.text(2),
                         .kind = row.text(3),
                         .raw = row.bytes(4),
                         .delivery = static_cast<Delivery>(row.integer(5)),
                         .citizenRow = row.integer(6)});
    }
    return mails;
}

} // namespace

void MailTable::add(Mail& mail)
{
    Statement(m_database, "INSERT INTO mails(at, recipient, recipient_key, kind, raw, delivery, citizen) "
                          "VALUES(?,?,?,?,?,?,?)")
        .with(mail.at, mail.to, mail.to.toLower(), mail.kind, mail.raw, static_cast<int>(mail.delivery),
              mail.citizenRow)
        .run();
    mail.row = m_database.lastInsertRow();
}

void MailTable::setDelivery(qint64 row, Delivery delivery)
{
    Statement(m_database, "UPDATE mails SET delivery = ? WHERE row = ?").with(static_cast<int>(delivery), row).run();
}

std::vector<MailTable::Mail> MailTable::list(const QString& to, qint64 after)
{
    if (to.isEmpty()) {
        Statement all(m_database, "SELECT " BHXH_MAIL_COLUMNS " FROM mails WHERE row > ? ORDER BY row");
        return readAll(all.with(after));
    }
    Statement some(m_database,
                   "SELECT " BHXH_MAIL_COLUMNS " FROM mails WHERE recipient_key = ? AND row > ? ORDER BY row");
    return readAll(some.with(to.toLower(), after));
}

std::vector<MailTable::Mail> MailTable::held(const QString& to)
{
    Statement query(m_database,
                    "SELECT " BHXH_MAIL_COLUMNS " FROM mails WHERE recipient_key = ? AND delivery = ? ORDER BY row");
    return readAll(query.with(to.toLower(), static_cast<int>(Delivery::Sent)));
}

Delivery MailTable::outcome(const QString& to)
{
    Statement query(m_database, "SELECT outcome FROM delivery_orders WHERE recipient_key = ?");
    if (query.with(to.toLower()).next())
        return static_cast<Delivery>(query.integer(0));
    return isUndeliverable(to) ? Delivery::Bounced : Delivery::Delivered;
}

void MailTable::setOutcome(const QString& to, Delivery outcome)
{
    Statement(m_database, "INSERT OR REPLACE INTO delivery_orders(recipient_key, outcome) VALUES(?,?)")
        .with(to.toLower(), static_cast<int>(outcome))
        .run();
}

} // namespace bhxh::training
