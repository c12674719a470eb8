#pragma once

#include "training/mail/MailComposer.h"
#include "training/web/HttpMessage.h"

#include <vector>

namespace bhxh::training {

/// One mail as the store has it.
struct MailboxEntry
{
    QString id = {};
    TrainingClock::TimePoint at = {};
    QString to = {};
    MailKind kind = MailKind::ProofCode;
    QByteArray raw = {};
    QString delivery =
        {}; ///< a `Delivery` of the contract ("sent", "delivered", "bounced"), or empty where it isn't shown
};

/// The mailbox as a page for people, newest first whatever the order given; times in Vietnam's (UTC+7). `toFilter` is
/// what the page was narrowed to, or empty.
[[nodiscard]] HttpResponse mailboxPage(const std::vector<MailboxEntry>& mails, const QString& toFilter);

} // namespace bhxh::training
