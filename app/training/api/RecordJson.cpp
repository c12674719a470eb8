#include "training/api/RecordJson.h"

#include "training/rules/EmailText.h"
#include "training/rules/Limits.h"
#include "training/rules/Refusal.h"
#include "training/signin/StaffRoster.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

QJsonValue textOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue timeOrNull(const std::optional<TimePoint>& at)
{
    return at ? QJsonValue(timeText(*at)) : QJsonValue(QJsonValue::Null);
}

QJsonObject staffJson(const StaffName& staff)
{
    return {{u"id"_s, staff.id}, {u"name"_s, staff.name}};
}

/// `isOpen`: whether what the code belongs to is open still.
QJsonObject challengeJson(const Challenge& challenge, bool isOpen)
{
    const bool isThere = challenge.state != ChallengeState::NotRequired;
    const bool mayResend =
        isOpen && isThere && challenge.state != ChallengeState::Proven && challenge.codesSent < limits::codesEach;
    std::optional<TimePoint> resendAt;
    if (mayResend && challenge.sentAt)
        resendAt = *challenge.sentAt + limits::betweenCodes;
    return {{u"state"_s, QString(word(challenge.state))},
            {u"sentTo"_s, textOrNull(challenge.sentTo)},
            {u"expiresAt"_s, timeOrNull(challenge.expiresAt)},
            {u"resendAvailableAt"_s, timeOrNull(resendAt)},
            {u"attemptsLeft"_s, isThere ? QJsonValue(challenge.attemptsLeft) : QJsonValue(QJsonValue::Null)},
            {u"delivery"_s, QString(word(challenge.delivery))}};
}

QJsonObject accountJson(const Citizen& citizen)
{
    QJsonArray channels;
    for (const Channel channel : {Channel::Email, Channel::SmartOtp}) {
        if (citizen.hasChannel(channel))
            channels += QString(word(channel));
    }
    const auto available = citizen.resetAvailableAt();
    const bool isHeld = citizen.isHoldTheLater();
    QJsonValue hold(QJsonValue::Null);
    if (available)
        hold = isHeld ? u"address-changed"_s : u"cool-down"_s;
    return {{u"state"_s, QString(word(citizen.account))},
            {u"channels"_s, channels},
            {u"resetAvailableAt"_s, timeOrNull(available)},
            {u"resetHold"_s, hold},
            {u"holdChangeId"_s, textOrNull(isHeld ? citizen.holdChangeId : QString())},
            {u"openResetId"_s, textOrNull(citizen.openResetId)}};
}

QJsonValue decisionJson(const std::optional<Decision>& decision)
{
    if (!decision)
        return QJsonValue::Null;
    return QJsonObject{{u"verdict"_s, QString(word(decision->verdict))},
                       {u"reasonCode"_s, textOrNull(decision->reason ? QString(word(*decision->reason)) : QString())},
                       {u"note"_s, textOrNull(decision->note)},
                       {u"by"_s, staffJson(decision->by)},
                       {u"at"_s, timeText(decision->at)}};
}

} // namespace

QJsonObject citizenJson(const Citizen& citizen)
{
    return {{u"id"_s, citizen.id},
            {u"version"_s, versionOf(citizen.revision)},
            {u"insuranceNumber"_s, textOrNull(citizen.insuranceNumber)},
            {u"personalId"_s, textOrNull(citizen.personalId)},
            {u"formerNumbers"_s, QJsonArray::fromStringList(citizen.formerNumbers)},
            {u"fullName"_s, citizen.fullName},
            {u"birthDate"_s, citizen.birthDate},
            {u"sex"_s, citizen.sex},
            {u"address"_s, citizen.address},
            {u"office"_s, citizen.office},
            {u"email"_s, QJsonObject{{u"state"_s, QString(word(citizen.emailState))},
                                     {u"masked"_s, textOrNull(maskedEmail(citizen.email))},
                                     {u"since"_s, timeOrNull(citizen.emailSince)},
                                     {u"pendingChangeId"_s, textOrNull(citizen.pendingChangeId)}}},
            {u"account"_s, accountJson(citizen)}};
}

QJsonObject changeJson(const EmailChange& change, const Citizen& citizen, const TrainingStaffMember& viewer)
{
    const bool seesAddress =
        viewer.id == change.maker.id || (viewer.isSupervisor && viewer.office.code == change.office);
    return {{u"id"_s, change.id},
            {u"version"_s, versionOf(change.revision)},
            {u"state"_s, QString(word(change.state))},
            {u"citizen"_s, QJsonObject{{u"id"_s, citizen.id},
                                       {u"fullName"_s, citizen.fullName},
                                       {u"insuranceNumber"_s, textOrNull(citizen.insuranceNumber)},
                                       {u"personalId"_s, textOrNull(citizen.personalId)}}},
            {u"oldEmailMasked"_s, textOrNull(change.oldEmailMasked)},
            {u"newEmail"_s, textOrNull(seesAddress ? change.newEmail : QString())},
            {u"newEmailMasked"_s, maskedEmail(change.newEmail)},
            {u"identityCheck"_s, change.identityCheck},
            {u"paper"_s, change.paper},
            {u"proof"_s, challengeJson(change.proof, change.isOpen())},
            {u"requestedBy"_s, staffJson(change.maker)},
            {u"requestedAt"_s, timeText(change.requestedAt)},
            {u"expiresAt"_s, timeText(change.expiresAt)},
            {u"decision"_s, decisionJson(change.decision)},
            {u"risks"_s, QJsonArray::fromStringList(change.risks)}};
}

QJsonObject resetJson(const PasswordReset& reset)
{
    return {{u"id"_s, reset.id},
            {u"version"_s, versionOf(reset.revision)},
            {u"state"_s, QString(word(reset.state))},
            {u"citizenId"_s, reset.citizenId},
            {u"channel"_s, QString(word(reset.channel))},
            {u"challenge"_s, challengeJson(reset.challenge, reset.isOpen())},
            {u"passwordDelivery"_s, QString(word(reset.passwordDelivery))},
            {u"expiresAt"_s, timeText(reset.expiresAt)}};
}

QJsonObject activityJson(const ActivityTable::Entry& entry)
{
    return {{u"id"_s, u"a%1"_s.arg(entry.row)},
            {u"at"_s, timeText(entry.at)},
            {u"staff"_s, staffJson(entry.staff)},
            {u"action"_s, QString(word(entry.action))},
            {u"citizen"_s, textOrNull(entry.citizen)},
            {u"outcome"_s, entry.problem.isEmpty() ? u"ok"_s : u"refused"_s},
            {u"problem"_s, textOrNull(entry.problem)},
            {u"purpose"_s, textOrNull(entry.purpose ? QString(word(*entry.purpose)) : QString())},
            {u"deskId"_s, textOrNull(entry.desk)}};
}

QJsonObject policyJson(const Policy& policy)
{
    return {{u"emailProof"_s, QString(word(policy.emailProof))},
            {u"otpEntry"_s, QString(word(policy.otpEntry))},
            {u"otpLength"_s, policy.otpLength},
            {u"offlineDays"_s, policy.offlineDays},
            {u"idleLockSeconds"_s, policy.idleLockSeconds},
            {u"stepUpSeconds"_s, policy.stepUpSeconds}};
}

QJsonObject deskJson(const Policy& policy)
{
    return {{u"cache"_s, QString(word(policy.cache))}};
}

} // namespace bhxh::training
