#include "central/CitizenJson.h"

namespace bhxh::central {

using namespace domain;

namespace {

constexpr std::array SexWords{Word{"male"_L1, Sex::Male}, Word{"female"_L1, Sex::Female}, Word{"other"_L1, Sex::Other}};
constexpr std::array EmailWords{Word{"none"_L1, EmailState::None}, Word{"unproven"_L1, EmailState::Unproven},
                                Word{"proven"_L1, EmailState::Proven}, Word{"bouncing"_L1, EmailState::Bouncing}};
constexpr std::array AccountWords{Word{"none"_L1, AccountState::None},
                                  Word{"awaiting-approval"_L1, AccountState::AwaitingApproval},
                                  Word{"active"_L1, AccountState::Active},
                                  Word{"locked"_L1, AccountState::Locked},
                                  Word{"vneid-only"_L1, AccountState::VneidOnly},
                                  Word{"cancelled"_L1, AccountState::Cancelled}};
constexpr std::array HoldWords{Word{"cool-down"_L1, ResetHold::CoolDown},
                               Word{"address-changed"_L1, ResetHold::AddressChanged}};

RegisteredEmail readEmail(JsonReader reader)
{
    return {.state = reader.word("state"_L1, EmailWords),
            .masked = reader.textOrEmpty("masked"_L1),
            .since = reader.timeIfAny("since"_L1),
            .pendingChange = reader.parsedIfAny<EmailChangeId>("pendingChangeId"_L1)};
}

Account readAccount(JsonReader reader)
{
    if (!reader.has("channels"_L1))
        reader.refuse("channels"_L1);
    return {.state = reader.word("state"_L1, AccountWords),
            .channels = reader.wordsOf("channels"_L1, ChannelWords),
            .resetAvailableAt = reader.timeIfAny("resetAvailableAt"_L1),
            .hold = reader.wordIfAny("resetHold"_L1, HoldWords),
            .holdChange = reader.parsedIfAny<EmailChangeId>("holdChangeId"_L1),
            .openReset = reader.parsedIfAny<PasswordResetId>("openResetId"_L1)};
}

std::optional<BirthDate> readBirthDate(JsonReader& reader, QLatin1StringView name)
{
    const Outcome<BirthDate> date = BirthDate::fromIso(reader.text(name));
    if (!date) {
        reader.refuse(name);
        return std::nullopt;
    }
    return *date;
}

} // namespace

std::optional<Citizen> readCitizen(JsonReader& reader)
{
    const auto id = reader.parsed<CitizenId>("id"_L1);
    const auto birthDate = readBirthDate(reader, "birthDate"_L1);
    if (!id || !birthDate)
        return std::nullopt;
    Citizen citizen{.id = *id,
                    .version = {reader.text("version"_L1)},
                    .insuranceNumber = readNumberOrNull<InsuranceNumber>(reader, "insuranceNumber"_L1),
                    .personalId = readNumberOrNull<PersonalId>(reader, "personalId"_L1),
                    .formerNumbers = reader.texts("formerNumbers"_L1),
                    .name = PersonName::fromRecord(reader.text("fullName"_L1)),
                    .birthDate = *birthDate,
                    .sex = reader.word("sex"_L1, SexWords),
                    .address = reader.textOrEmpty("address"_L1),
                    .office = reader.textOrEmpty("office"_L1),
                    .email = readEmail(reader.object("email"_L1)),
                    .account = readAccount(reader.object("account"_L1))};
    return reader.failed() ? std::nullopt : std::optional(std::move(citizen));
}

std::optional<CitizenMatches> readMatches(JsonReader& reader)
{
    CitizenMatches matches;
    matches.items = reader.items<Citizen>("items"_L1, readCitizen);
    matches.truncated = reader.flag("truncated"_L1);
    return matches;
}

QJsonObject toJson(const CitizenQuery& query)
{
    QJsonObject body{{u"purpose"_s, wordFor(query.purpose, PurposeWords)}};
    if (const auto* number = std::get_if<CitizenNumber>(&query.what)) {
        body.insert("number"_L1, number->clearText());
    } else if (const auto* byName = std::get_if<CitizenQuery::ByName>(&query.what)) {
        body.insert("fullName"_L1, byName->name.clearText());
        body.insert("birthDate"_L1, byName->birthDate.iso());
    }
    if (!query.caseReference.text().isEmpty())
        body.insert("caseReference"_L1, query.caseReference.text());
    return body;
}

} // namespace bhxh::central
