#pragma once

#include "central/JsonReader.h"
#include "domain/Citizen.h"
#include <array>

/// Citizen, CitizenMatches, CitizenSearch of central-api.yaml.
namespace bhxh::central {

using namespace Qt::StringLiterals;

inline constexpr std::array PurposeWords{
    Word{"email-change"_L1, domain::Purpose::EmailChange}, Word{"password-reset"_L1, domain::Purpose::PasswordReset},
    Word{"answer-question"_L1, domain::Purpose::AnswerQuestion}, Word{"review"_L1, domain::Purpose::Review}};

inline constexpr std::array ChannelWords{Word{"email"_L1, domain::OtpChannel::Email},
                                         Word{"smart-otp"_L1, domain::OtpChannel::SmartOtp}};

/// A number of one kind in the contract's own form: nothing is cleaned here.
template <typename Number>
std::optional<Number> readNumberOrNull(JsonReader& reader, QLatin1StringView name)
{
    std::optional<Number> number = reader.parsedOrNull<Number>(name);
    if (number && number->clearText() != reader.textOrEmpty(name))
        reader.refuse(name);
    return number;
}

std::optional<domain::Citizen> readCitizen(JsonReader& reader);
std::optional<domain::CitizenMatches> readMatches(JsonReader& reader);
QJsonObject toJson(const domain::CitizenQuery& query);

} // namespace bhxh::central
