#include "central/PasswordResetJson.h"

#include "central/CitizenJson.h"
#include "central/EmailChangeJson.h"

namespace bhxh::central {

using namespace domain;

namespace {
constexpr std::array StateWords{
    Word{"awaiting-otp"_L1, PasswordResetState::AwaitingOtp},
    Word{"password-sent"_L1, PasswordResetState::PasswordSent}, Word{"expired"_L1, PasswordResetState::Expired},
    Word{"locked"_L1, PasswordResetState::Locked}, Word{"cancelled"_L1, PasswordResetState::Cancelled}};
} // namespace

std::optional<PasswordReset> readPasswordReset(JsonReader& reader)
{
    const auto id = reader.parsed<PasswordResetId>("id"_L1);
    const auto citizen = reader.parsed<CitizenId>("citizenId"_L1);
    if (!id || !citizen)
        return std::nullopt;
    PasswordReset reset{.id = *id,
                        .version = {reader.text("version"_L1)},
                        .state = reader.word("state"_L1, StateWords),
                        .citizen = *citizen,
                        .channel = reader.word("channel"_L1, ChannelWords),
                        .challenge = readChallenge(reader.object("challenge"_L1)),
                        .passwordDelivery = readDelivery(reader, "passwordDelivery"_L1),
                        .expiresAt = reader.time("expiresAt"_L1)};
    return reader.failed() ? std::nullopt : std::optional(std::move(reset));
}

QJsonObject toJson(const NewPasswordReset& reset)
{
    return {{u"citizenId"_s, reset.citizen.text()},
            {u"channel"_s, wordFor(reset.channel, ChannelWords)},
            {u"identityCheck"_s, toJson(reset.identityCheck)}};
}

} // namespace bhxh::central
