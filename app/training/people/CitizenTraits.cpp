#include "training/people/InventedCitizens.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

struct Named
{
    CitizenTrait trait;
    QLatin1String name;
};

constexpr auto named = std::to_array<Named>({{CitizenTrait::NoEmail, "no-email"_L1},
                                             {CitizenTrait::Proven, "proven"_L1},
                                             {CitizenTrait::Unproven, "unproven"_L1},
                                             {CitizenTrait::Bouncing, "bouncing"_L1},
                                             {CitizenTrait::NoAccount, "no-account"_L1},
                                             {CitizenTrait::Locked, "locked"_L1},
                                             {CitizenTrait::VneidOnly, "vneid-only"_L1},
                                             {CitizenTrait::Merged, "merged"_L1},
                                             {CitizenTrait::PersonalIdOnly, "personal-id-only"_L1},
                                             {CitizenTrait::YearOnly, "year-only"_L1},
                                             {CitizenTrait::SmartOtp, "smart-otp"_L1},
                                             {CitizenTrait::SharedAddress, "shared-address"_L1},
                                             {CitizenTrait::OtherOffice, "other-office"_L1}});

} // namespace

const std::array<CitizenTrait, 13>& allCitizenTraits()
{
    static constexpr auto all = [] {
        std::array<CitizenTrait, 13> traits{};
        std::ranges::transform(named, traits.begin(), &Named::trait);
        return traits;
    }();
    return all;
}

QLatin1String citizenTraitName(CitizenTrait trait)
{
    return std::ranges::find(named, trait, &Named::trait)->name;
}

std::optional<CitizenTrait> citizenTraitNamed(QStringView name)
{
    const auto found = std::ranges::find_if(named, [name](const Named& entry) { return name == entry.name; });
    return found == named.end() ? std::nullopt : std::optional(found->trait);
}

QLatin1String contractWord(InventedSex sex)
{
    return sex == InventedSex::Male ? "male"_L1 : "female"_L1;
}

QLatin1String contractWord(InventedEmailState state)
{
    switch (state) {
    case InventedEmailState::Unproven:
        return "unproven"_L1;
    case InventedEmailState::Proven:
        return "proven"_L1;
    case InventedEmailState::Bouncing:
        return "bouncing"_L1;
    case InventedEmailState::None:
        break;
    }
    return "none"_L1;
}

QLatin1String contractWord(InventedAccountState state)
{
    switch (state) {
    case InventedAccountState::AwaitingApproval:
        return "awaiting-approval"_L1;
    case InventedAccountState::Active:
        return "active"_L1;
    case InventedAccountState::Locked:
        return "locked"_L1;
    case InventedAccountState::VneidOnly:
        return "vneid-only"_L1;
    case InventedAccountState::Cancelled:
        return "cancelled"_L1;
    case InventedAccountState::None:
        break;
    }
    return "none"_L1;
}

} // namespace bhxh::training
