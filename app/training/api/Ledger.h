#pragma once

#include "training/mail/MailComposer.h"
#include "training/store/CentralStore.h"

#include <QSet>

namespace bhxh::training {

/// One unit of work on the store: what an operation reads and writes through, within one transaction. It remembers
/// which long polls have to look again, and sends the mails that a change of a record brings with it. The store's mutex
/// is held for its life.
class Ledger
{
public:
    Ledger(CentralStore& store, const MailComposer& composer, TimePoint now)
        : m_store(store), m_composer(composer), m_now(now)
    {}

    [[nodiscard]] CentralStore& store() { return m_store; }
    [[nodiscard]] TimePoint now() const { return m_now; }

    /// Lets time do what it does up to now: codes expire, holds end.
    void passTime();
    /// When time does something next, if ever.
    [[nodiscard]] std::optional<TimePoint> nextDue();

    void add(EmailChange& change);
    void save(EmailChange& change);
    void add(PasswordReset& reset);
    void save(PasswordReset& reset);
    void save(Citizen& citizen) { m_store.citizens.save(citizen); }

    /// A fresh code into a change, and its mail. Change and citizen are to be saved by the caller.
    void sendProofCode(EmailChange& change, Citizen& citizen, int codeLength);
    /// A fresh code into a reset, and its mail where the channel is e-mail. Both are to be saved by the caller.
    void sendOneTimeCode(PasswordReset& reset, Citizen& citizen, int codeLength);
    /// The new password to the registered address. Both are to be saved by the caller.
    void sendPassword(PasswordReset& reset, Citizen& citizen);
    /// To the old address, where there was one, and to the new one. The citizen is to be saved by the caller.
    void sendNotices(const EmailChange& change, const QString& oldEmail, Citizen& citizen);
    /// What becomes of mails to an address from now on, and of those on their way.
    void orderDelivery(const QString& to, Delivery outcome);

    /// What long polls wait for and what has changed.
    [[nodiscard]] const QSet<QString>& topics() const { return m_topics; }
    [[nodiscard]] static QString changeTopic(const QString& id) { return u'c' + id; }
    [[nodiscard]] static QString resetTopic(const QString& id) { return u'r' + id; }
    [[nodiscard]] static QString listTopic(const QString& office) { return u'l' + office; }

private:
    struct Sent
    {
        qint64 mail = 0;
        Delivery delivery = Delivery::Bounced;
    };
    Sent send(MailKind kind, const QString& to, const std::optional<QByteArray>& raw, Citizen& citizen);
    void settle(const MailTable::Mail& mail, Delivery outcome);
    void note(const EmailChange& change);

    CentralStore& m_store;
    const MailComposer& m_composer;
    TimePoint m_now;
    QSet<QString> m_topics;
};

} // namespace bhxh::training
