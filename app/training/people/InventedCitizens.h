#pragma once

#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <vector>

namespace bhxh::training {

/// The kinds of citizen that a trainer or a test can ask for.
enum class CitizenTrait {
    NoEmail,
    Proven,
    Unproven,
    Bouncing,
    NoAccount,
    Locked,
    VneidOnly,
    Merged,
    PersonalIdOnly,
    YearOnly,
    SmartOtp,
    SharedAddress,
    OtherOffice
};

/// Every trait once, in the order of the enum.
[[nodiscard]] const std::array<CitizenTrait, 13>& allCitizenTraits();
/// As in `GET /training/citizens?trait=`: "no-email", …
[[nodiscard]] QLatin1String citizenTraitName(CitizenTrait trait);
[[nodiscard]] std::optional<CitizenTrait> citizenTraitNamed(QStringView name);

enum class InventedSex { Male, Female };
enum class InventedEmailState { None, Unproven, Proven, Bouncing };
enum class InventedAccountState { None, AwaitingApproval, Active, Locked, VneidOnly, Cancelled };

/// The words of the contract.
[[nodiscard]] QLatin1String contractWord(InventedSex sex);
[[nodiscard]] QLatin1String contractWord(InventedEmailState state);
[[nodiscard]] QLatin1String contractWord(InventedAccountState state);

/// A person who doesn't exist. Text is NFC.
struct InventedCitizen
{
    QString id;                ///< opaque `citizenId`, 12 of [a-z0-9], unique
    QString insuranceNumber;   ///< ten digits, unique; empty with `personal-id-only`
    QString personalId;        ///< twelve digits, unique; empty for a few (about 1 %, never one with a trait)
    QStringList formerNumbers; ///< a CMND (9 digits), with `merged` a mã số BHXH first: nobody else's
    QString fullName;
    QString birthDate; ///< "1990-04-30", "1990-04" or "1957"
    InventedSex sex = InventedSex::Male;
    QString address;
    QString officeCode; ///< managing office
    QString email;      ///< empty with `InventedEmailState::None`; ASCII, invented, at a reserved domain
    InventedEmailState emailState = InventedEmailState::None;
    int emailAgeDays = 0; ///< `email.since`, in days before the store was made; at least 60
    InventedAccountState accountState = InventedAccountState::None;
    bool hasEmailChannel = false;    ///< `channels`: only with an active or locked account and an address
    bool hasSmartOtpChannel = false; ///< only with an active or locked account
};

/// The invented population: a pure function of seed, count and index, with no memory for a person. The same arguments
/// make the same people on every machine. About 60 % belong to office A; every trait but `other-office` (office B) has
/// its people in office A: four or more in the first 200, fifty or more in the first 10,000. Whoever has a trait is
/// otherwise a plain case: an active account with the channel `email`, a proven address, a full birth date.
class InventedCitizens
{
public:
    /// Numbers are unique up to this many.
    static constexpr int maximumCount = 1'000'000;

    /// `count` is clamped to 0…maximumCount.
    InventedCitizens(quint64 seed, int count);

    [[nodiscard]] int count() const { return m_count; }
    /// 0 ≤ index < count.
    [[nodiscard]] InventedCitizen citizen(int index) const;
    /// The trait that the citizen was made for, if any. People made for none may happen to be alike, but aren't listed.
    [[nodiscard]] std::optional<CitizenTrait> traitOf(int index) const;
    /// The first `limit` made for a trait, in order; takes time in proportion to `limit`.
    [[nodiscard]] std::vector<int> indicesWith(CitizenTrait trait, int limit) const;

private:
    quint64 m_seed;
    int m_count;
};

} // namespace bhxh::training
