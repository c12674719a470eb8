#include "training/rules/OneTimeCodes.h"

#include "training/rules/Limits.h"

#include <QRandomGenerator>

namespace bhxh::training {

namespace {

QString randomText(QLatin1String letters, int length)
{
    QString text;
    for (int i = 0; i < length; ++i)
        text += letters.at(QRandomGenerator::system()->bounded(static_cast<int>(letters.size())));
    return text;
}

} // namespace

std::optional<Refusal> OneTimeCodes::refuseAnother(const Challenge& challenge, const Citizen& citizen, TimePoint now,
                                                   TimePoint end)
{
    if (challenge.codesSent >= limits::codesEach)
        return refusal::tooManyRequests(now, end);
    if (citizen.lastCodeAt && now < *citizen.lastCodeAt + limits::betweenCodes)
        return refusal::tooManyRequests(now, *citizen.lastCodeAt + limits::betweenCodes);
    return std::nullopt;
}

void OneTimeCodes::renew(Challenge& challenge, Citizen& citizen, const QString& code, TimePoint now)
{
    challenge.state = ChallengeState::Sent;
    challenge.code = code;
    challenge.sentAt = now;
    challenge.expiresAt = now + limits::codeLife;
    challenge.attemptsLeft = limits::attempts;
    ++challenge.codesSent;
    citizen.lastCodeAt = now;
}

OneTimeCodes::Outcome OneTimeCodes::take(Challenge& challenge, const QString& code, TimePoint now)
{
    if (challenge.state == ChallengeState::Locked)
        return Outcome::Locked;
    if (challenge.state != ChallengeState::Sent || now >= challenge.expiresAt)
        return Outcome::Expired;
    if (code == challenge.code) {
        challenge.state = ChallengeState::Proven;
        return Outcome::Right;
    }
    if (--challenge.attemptsLeft > 0)
        return Outcome::Wrong;
    challenge.state = ChallengeState::Locked;
    return Outcome::LastWrong;
}

bool OneTimeCodes::passTime(Challenge& challenge, TimePoint now)
{
    if (challenge.state != ChallengeState::Sent || now < challenge.expiresAt)
        return false;
    challenge.state = ChallengeState::Expired;
    return true;
}

void OneTimeCodes::end(Challenge& challenge)
{
    if (challenge.state == ChallengeState::Sent)
        challenge.state = ChallengeState::Expired;
}

QString OneTimeCodes::randomCode(int length)
{
    return randomText(QLatin1String("0123456789"), length);
}

QString OneTimeCodes::randomPassword()
{
    return randomText(QLatin1String("abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"), 12);
}

QString OneTimeCodes::randomId()
{
    return randomText(QLatin1String("abcdefghijklmnopqrstuvwxyz0123456789"), 16);
}

} // namespace bhxh::training
