#include "training/rules/EmailChangeRules.h"

#include "training/rules/EmailText.h"
#include "training/rules/Limits.h"

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

constexpr std::chrono::hours vietnam{7}; // +07:00, no summer time

} // namespace

std::optional<Refusal> EmailChangeRules::refuseRequest(const Citizen& citizen, const QString& version,
                                                       const QString& newEmail, EmailProof proof, TimePoint now)
{
    if (!citizen.pendingChangeId.isEmpty())
        return refusal::alreadyPending(u"pendingChangeId"_s, citizen.pendingChangeId);
    if (version != versionOf(citizen.revision))
        return refusal::versionConflict(citizen.revision);
    if (citizen.emailState == EmailState::Proven && comparableEmail(newEmail) == comparableEmail(citizen.email))
        return refusal::sameEmail();
    if (isUndeliverable(newEmail))
        return refusal::undeliverableEmail(422);
    if (proof == EmailProof::Off)
        return std::nullopt;
    return OneTimeCodes::refuseAnother({}, citizen, now, now);
}

void EmailChangeRules::open(EmailChange& change, Citizen& citizen, EmailProof proof, TimePoint now)
{
    change.state = proof == EmailProof::Required ? ChangeState::AwaitingProof : ChangeState::Pending;
    change.citizenRow = citizen.row;
    change.citizenId = citizen.id;
    change.oldEmailMasked = maskedEmail(citizen.email);
    change.requestedAt = now;
    change.expiresAt = now + limits::changeLife;
    citizen.pendingChangeId = change.id;
}

std::optional<Refusal> EmailChangeRules::refuseProof(const EmailChange& change)
{
    const ChallengeState state = change.proof.state;
    if (!change.isOpen() || state == ChallengeState::Proven || state == ChallengeState::NotRequired)
        return refusal::alreadyDecided();
    return std::nullopt;
}

std::optional<Refusal> EmailChangeRules::prove(EmailChange& change, const QString& code, TimePoint now)
{
    switch (OneTimeCodes::take(change.proof, code, now)) {
    case OneTimeCodes::Outcome::Right:
        change.state = ChangeState::Pending;
        return std::nullopt;
    case OneTimeCodes::Outcome::Wrong:
        return refusal::otpMismatch(change.proof.attemptsLeft);
    case OneTimeCodes::Outcome::Expired:
        return refusal::otpExpired();
    case OneTimeCodes::Outcome::LastWrong:
    case OneTimeCodes::Outcome::Locked:
        break;
    }
    return refusal::otpLocked();
}

std::optional<Refusal> EmailChangeRules::refuseDecision(const EmailChange& change, Verdict verdict)
{
    if (!change.isOpen())
        return refusal::alreadyDecided();
    if (verdict == Verdict::Approved && change.state == ChangeState::AwaitingProof)
        return refusal::notProven();
    return std::nullopt;
}

void EmailChangeRules::decide(EmailChange& change, Citizen& citizen, const Decision& decision)
{
    change.decision = decision;
    const bool isProven = change.proof.state == ChallengeState::Proven;
    close(change, citizen, decision.verdict == Verdict::Approved ? ChangeState::Approved : ChangeState::Rejected);
    if (decision.verdict == Verdict::Rejected)
        return;
    citizen.email = change.newEmail;
    citizen.emailState = isProven ? EmailState::Proven : EmailState::Unproven;
    citizen.emailSince = decision.at;
    citizen.emailChangedAt = decision.at;
    citizen.holdUntil = decision.at + limits::addressHold;
    citizen.holdChangeId = change.id;
}

void EmailChangeRules::withdraw(EmailChange& change, Citizen& citizen)
{
    close(change, citizen, ChangeState::Withdrawn);
}

void EmailChangeRules::close(EmailChange& change, Citizen& citizen, ChangeState state)
{
    change.state = state;
    OneTimeCodes::end(change.proof);
    if (citizen.pendingChangeId == change.id)
        citizen.pendingChangeId.clear();
}

bool EmailChangeRules::passTime(EmailChange& change, Citizen& citizen, TimePoint now)
{
    if (!change.isOpen())
        return false;
    const bool isCodeOver = OneTimeCodes::passTime(change.proof, now);
    if (now < change.expiresAt)
        return isCodeOver;
    close(change, citizen, ChangeState::Expired);
    return true;
}

std::optional<TimePoint> EmailChangeRules::nextDue(const EmailChange& change)
{
    if (!change.isOpen())
        return std::nullopt;
    if (change.proof.state == ChallengeState::Sent)
        return std::min(change.expiresAt, *change.proof.expiresAt);
    return change.expiresAt;
}

QStringList EmailChangeRules::risks(const Citizen& citizen, const QString& newEmail, const Surroundings& surroundings,
                                    TimePoint now)
{
    constexpr std::chrono::hours opening{7};
    constexpr std::chrono::hours closing{18};
    QStringList risks;
    if (surroundings.recordsWithAddress >= limits::sharedByMany)
        risks += u"address-shared-by-many"_s;
    if (citizen.emailChangedAt && now - *citizen.emailChangedAt < limits::changedRecently)
        risks += u"changed-recently"_s;
    if (isDisposable(newEmail))
        risks += u"disposable-domain"_s;
    const auto hour = now - startOfDay(now);
    if (hour < opening || hour >= closing)
        risks += u"unusual-hour"_s;
    if (surroundings.requestsToday >= limits::manyByOneMember)
        risks += u"many-by-this-member"_s;
    return risks;
}

TimePoint EmailChangeRules::startOfDay(TimePoint now)
{
    return std::chrono::floor<std::chrono::days>(now + vietnam) - vietnam;
}

} // namespace bhxh::training
