#include "training/api/Ledger.h"

#include "training/rules/EmailChangeRules.h"
#include "training/rules/EmailText.h"
#include "training/rules/Limits.h"
#include "training/rules/PasswordResetRules.h"
#include "training/signin/StaffRoster.h"

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

bool isRegistered(const QString& address, const Citizen& citizen)
{
    return !address.isEmpty() && address.compare(citizen.email, Qt::CaseInsensitive) == 0;
}

/// Whether a bounce there makes the record's address a bouncing one; if so, it is.
bool takeBounce(const QString& to, Citizen& citizen)
{
    if (!isRegistered(to, citizen) || citizen.emailState == EmailState::Bouncing)
        return false;
    citizen.emailState = EmailState::Bouncing;
    return true;
}

} // namespace

void Ledger::passTime()
{
    for (EmailChange& change : m_store.changes.due(m_now)) {
        auto citizen = m_store.citizens.byRow(change.citizenRow);
        if (!citizen || !EmailChangeRules::passTime(change, *citizen, m_now))
            continue;
        save(change);
        if (!change.isOpen())
            save(*citizen);
    }
    for (PasswordReset& reset : m_store.resets.due(m_now)) {
        auto citizen = m_store.citizens.byRow(reset.citizenRow);
        if (!citizen || !PasswordResetRules::passTime(reset, *citizen, m_now))
            continue;
        save(reset);
        if (!reset.isOpen())
            save(*citizen);
    }
    for (Citizen& citizen : m_store.citizens.due(m_now)) {
        if (PasswordResetRules::passTime(citizen, m_now))
            save(citizen);
    }
}

std::optional<TimePoint> Ledger::nextDue()
{
    Statement query(m_store.database,
                    "SELECT min(due) FROM (SELECT min(due) AS due FROM email_changes WHERE due NOT NULL "
                    "UNION ALL SELECT min(due) FROM password_resets WHERE due NOT NULL "
                    "UNION ALL SELECT min(due) FROM citizens WHERE due NOT NULL)");
    return query.next() ? query.optionalTime(0) : std::nullopt;
}

void Ledger::note(const EmailChange& change)
{
    m_topics += changeTopic(change.id);
    m_topics += listTopic(change.office);
}

void Ledger::add(EmailChange& change)
{
    m_store.changes.add(change);
    note(change);
}

void Ledger::save(EmailChange& change)
{
    m_store.changes.save(change);
    note(change);
}

void Ledger::add(PasswordReset& reset)
{
    m_store.resets.add(reset);
    m_topics += resetTopic(reset.id);
}

void Ledger::save(PasswordReset& reset)
{
    m_store.resets.save(reset);
    m_topics += resetTopic(reset.id);
}

Ledger::Sent Ledger::send(MailKind kind, const QString& to, const std::optional<QByteArray>& raw, Citizen& citizen)
{
    if (!raw)
        return {};
    MailTable::Mail mail{.row = 0,
                         .at = m_now,
                         .to = to,
                         .kind = mailKindName(kind),
                         .raw = *raw,
                         .delivery = m_store.mails.outcome(to),
                         .citizenRow = citizen.row};
    m_store.mails.add(mail);
    if (mail.delivery == Delivery::Bounced)
        takeBounce(to, citizen);
    return {.mail = mail.row, .delivery = mail.delivery};
}

void Ledger::sendProofCode(EmailChange& change, Citizen& citizen, int codeLength)
{
    OneTimeCodes::renew(change.proof, citizen, OneTimeCodes::randomCode(codeLength), m_now);
    const auto raw = m_composer.proofCode({.to = change.newEmail,
                                           .code = change.proof.code,
                                           .number = citizen.number(),
                                           .requestNumber = change.id,
                                           .lifeMinutes = static_cast<int>(limits::codeLife.count()),
                                           .officeName = StaffRoster::office(change.office).name});
    const Sent sent = send(MailKind::ProofCode, change.newEmail, raw, citizen);
    change.proof.sentTo = maskedEmail(change.newEmail);
    change.proof.mailId = sent.mail;
    change.proof.delivery = sent.delivery;
}

void Ledger::sendOneTimeCode(PasswordReset& reset, Citizen& citizen, int codeLength)
{
    OneTimeCodes::renew(reset.challenge, citizen, OneTimeCodes::randomCode(codeLength), m_now);
    if (reset.channel == Channel::SmartOtp)
        return; // the citizen's app shows it
    const auto raw = m_composer.oneTimeCode({.to = citizen.email,
                                             .code = reset.challenge.code,
                                             .number = citizen.number(),
                                             .requestNumber = reset.id,
                                             .lifeMinutes = static_cast<int>(limits::codeLife.count()),
                                             .officeName = StaffRoster::office(reset.office).name});
    const Sent sent = send(MailKind::OneTimeCode, citizen.email, raw, citizen);
    reset.challenge.sentTo = maskedEmail(citizen.email);
    reset.challenge.mailId = sent.mail;
    reset.challenge.delivery = sent.delivery;
}

void Ledger::sendPassword(PasswordReset& reset, Citizen& citizen)
{
    const auto raw = m_composer.password(
        {.to = citizen.email, .password = OneTimeCodes::randomPassword(), .requestNumber = reset.id});
    const Sent sent = send(MailKind::Password, citizen.email, raw, citizen);
    reset.passwordMailId = sent.mail;
    reset.passwordDelivery = sent.delivery;
}

void Ledger::sendNotices(const EmailChange& change, const QString& oldEmail, Citizen& citizen)
{
    NoticeMail notice{.to = oldEmail,
                      .oldEmailMasked = maskedEmail(oldEmail),
                      .newEmailMasked = maskedEmail(change.newEmail),
                      .number = citizen.number(),
                      .requestNumber = change.id,
                      .changedAt = m_now,
                      .officeName = StaffRoster::office(change.office).name};
    if (!oldEmail.isEmpty())
        send(MailKind::NoticeOld, oldEmail, m_composer.noticeOld(notice), citizen);
    notice.to = change.newEmail;
    send(MailKind::NoticeNew, change.newEmail, m_composer.noticeNew(notice), citizen);
}

void Ledger::orderDelivery(const QString& to, Delivery outcome)
{
    m_store.mails.setOutcome(to, outcome);
    if (outcome == Delivery::Sent)
        return;
    for (const MailTable::Mail& mail : m_store.mails.held(to))
        settle(mail, outcome);
}

void Ledger::settle(const MailTable::Mail& mail, Delivery outcome)
{
    m_store.mails.setDelivery(mail.row, outcome);
    if (auto change = m_store.changes.byMail(mail.row)) {
        change->proof.delivery = outcome;
        save(*change);
    }
    if (auto reset = m_store.resets.byMail(mail.row)) {
        (reset->passwordMailId == mail.row ? reset->passwordDelivery : reset->challenge.delivery) = outcome;
        save(*reset);
    }
    auto citizen = m_store.citizens.byRow(mail.citizenRow);
    if (outcome == Delivery::Bounced && citizen && takeBounce(mail.to, *citizen))
        save(*citizen);
}

} // namespace bhxh::training
