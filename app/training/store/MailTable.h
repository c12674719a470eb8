#pragma once

#include "training/rules/Records.h"
#include "training/store/Database.h"

#include <vector>

namespace bhxh::training {

/// All e-mails that were sent, and what becomes of mails to an address.
class MailTable
{
public:
    /// One mail.
    struct Mail
    {
        qint64 row = 0; ///< in the order of sending
        TimePoint at;
        QString to;
        QString kind; ///< as in the mailbox: "proof-code", …
        QByteArray raw;
        Delivery delivery = Delivery::Sent;
        qint64 citizenRow = 0;
    };

    explicit MailTable(Database& database) : m_database(database) {}

    /// Adds it; its row is put into the record.
    void add(Mail& mail);
    void setDelivery(qint64 row, Delivery delivery);
    /// Oldest first, younger than `after`; `to` compared without case, empty for all.
    [[nodiscard]] std::vector<Mail> list(const QString& to, qint64 after);
    /// Those to an address that are on their way still.
    [[nodiscard]] std::vector<Mail> held(const QString& to);

    /// What becomes of mails to an address: what was ordered, or Bounced under `.invalid`, or Delivered. Sent is held.
    [[nodiscard]] Delivery outcome(const QString& to);
    void setOutcome(const QString& to, Delivery outcome);

private:
    Database& m_database;
};

} // namespace bhxh::training
