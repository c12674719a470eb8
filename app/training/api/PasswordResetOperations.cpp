#include "training/api/BodyReader.h"
#include "training/api/Ledger.h"
#include "training/api/Operations.h"
#include "training/api/RecordJson.h"
#include "training/rules/EmailText.h"
#include "training/rules/PasswordResetRules.h"
#include "training/signin/StaffRoster.h"

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

using Need = BodyReader::Need;

/// A reset of the member's office with its citizen.
struct Case
{
    PasswordReset reset;
    Citizen citizen;
};

tl::expected<Case, Refusal> findCase(Call& call, Ledger& ledger)
{
    auto reset = ledger.store().resets.byId(call.ids.front());
    if (!reset || reset->office != call.member->office.code)
        return tl::unexpected(refusal::notFound());
    auto citizen = ledger.store().citizens.byRow(reset->citizenRow);
    if (!citizen)
        return tl::unexpected(refusal::notFound());
    call.note.citizen = loggedNumber(citizen->number());
    return Case{std::move(*reset), std::move(*citizen)};
}

Reply resetReply(const PasswordReset& reset, int status = 200)
{
    return {.status = status, .body = resetJson(reset), .etag = versionOf(reset.revision), .location = {}};
}

} // namespace

Answer startPasswordReset(Call& call, Ledger& ledger)
{
    constexpr int longestId = 500;
    BodyReader body(*call.body);
    PasswordReset reset;
    const QString citizenId = body.text("citizenId"_L1, Need::Required, longestId);
    reset.channel = body.word<Channel>("channel"_L1, Need::Required).value_or(Channel::Email);
    reset.identityCheck = readIdentityCheck(body.object("identityCheck"_L1));
    if (auto refusal = body.refusal())
        return tl::unexpected(*refusal);
    auto citizen = ledger.store().citizens.byId(citizenId);
    if (!citizen)
        return tl::unexpected(refusal::notFound());
    call.note.citizen = loggedNumber(citizen->number());
    if (auto refusal = PasswordResetRules::refuseStart(*citizen, reset.channel, call.now))
        return tl::unexpected(*refusal);
    reset.id = OneTimeCodes::randomId();
    reset.office = call.member->office.code;
    reset.maker = makerOf(call);
    PasswordResetRules::open(reset, *citizen, call.now);
    ledger.sendOneTimeCode(reset, *citizen, call.policy.otpLength);
    ledger.add(reset);
    ledger.save(*citizen);
    Reply reply = resetReply(reset, 201);
    reply.location = u"/counter/v1/password-resets/"_s + reset.id;
    return reply;
}

Answer getPasswordReset(Call& call, Ledger& ledger)
{
    return findCase(call, ledger).map([&](const Case& one) {
        return conditionalReply(call, resetJson(one.reset), versionOf(one.reset.revision));
    });
}

std::optional<Refusal> takeResetCode(PasswordReset& reset, Citizen& citizen, const QString& code, Ledger& ledger)
{
    if (auto refusal = PasswordResetRules::refuseCode(reset))
        return refusal;
    const Challenge before = reset.challenge;
    auto refusal = PasswordResetRules::submit(reset, citizen, code, ledger.now());
    if (!refusal)
        ledger.sendPassword(reset, citizen);
    if (reset.challenge.state != before.state || reset.challenge.attemptsLeft != before.attemptsLeft)
        ledger.save(reset);
    if (!reset.isOpen())
        ledger.save(citizen);
    return refusal;
}

Answer submitOtp(Call& call, Ledger& ledger)
{
    BodyReader body(*call.body);
    const QString code = readCode(body);
    if (auto refusal = body.refusal())
        return tl::unexpected(*refusal);
    auto one = findCase(call, ledger);
    if (!one)
        return tl::unexpected(one.error());
    if (auto refusal = takeResetCode(one->reset, one->citizen, code, ledger)) {
        call.note.action = Action::OtpFailed;
        return tl::unexpected(*refusal);
    }
    return resetReply(one->reset);
}

Answer resendOtp(Call& call, Ledger& ledger)
{
    auto one = findCase(call, ledger);
    if (!one)
        return tl::unexpected(one.error());
    if (auto refusal = PasswordResetRules::refuseCode(one->reset))
        return tl::unexpected(*refusal);
    if (auto refusal = OneTimeCodes::refuseAnother(one->reset.challenge, one->citizen, call.now, one->reset.expiresAt))
        return tl::unexpected(*refusal);
    const EmailState before = one->citizen.emailState;
    ledger.sendOneTimeCode(one->reset, one->citizen, call.policy.otpLength);
    ledger.save(one->reset);
    if (one->citizen.emailState == before)
        ledger.store().citizens.saveLastCode(one->citizen);
    else
        ledger.save(one->citizen);
    return resetReply(one->reset, 202);
}

Answer cancelPasswordReset(Call& call, Ledger& ledger)
{
    auto one = findCase(call, ledger);
    if (!one)
        return tl::unexpected(one.error());
    if (!one->reset.isOpen())
        return tl::unexpected(refusal::alreadyDecided());
    PasswordResetRules::cancel(one->reset, one->citizen);
    ledger.save(one->reset);
    ledger.save(one->citizen);
    return resetReply(one->reset);
}

} // namespace bhxh::training
