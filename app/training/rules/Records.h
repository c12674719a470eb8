#pragma once

#include "training/rules/Words.h"
#include "training/web/TrainingClock.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <optional>

/// What the central keeps, as values. The numbers of the enums stand in the store: append, don't reorder.
namespace bhxh::training {

using TimePoint = TrainingClock::TimePoint;

enum class EmailState { None, Unproven, Proven, Bouncing };
enum class AccountState { None, AwaitingApproval, Active, Locked, VneidOnly, Cancelled };
enum class Channel { Email, SmartOtp };
enum class Delivery { Queued, Sent, Delivered, Bounced, None };
enum class ChallengeState { NotRequired, Sent, Proven, Expired, Locked };
enum class ChangeState { AwaitingProof, Pending, Approved, Rejected, Withdrawn, Expired };
enum class ResetState { AwaitingOtp, PasswordSent, Expired, Locked, Cancelled };
enum class Verdict { Approved, Rejected };
enum class RejectionReason {
    IdentityNotProven,
    PaperMissing,
    PaperMismatch,
    AddressDoubtful,
    Duplicate,
    CitizenWithdrew,
    Other
};
enum class Purpose { EmailChange, PasswordReset, AnswerQuestion, Review };
enum class EmailProof { Required, Optional, Off };
enum class OtpEntry { OwnDevice, AtCounter };
enum class CacheOrder { Allowed, None, Wipe };
enum class Action {
    SignedIn,
    Searched,
    Viewed,
    EmailDisclosed,
    EmailChangeRequested,
    EmailChangeProven,
    EmailChangeApproved,
    EmailChangeRejected,
    EmailChangeWithdrawn,
    HoldReleased,
    OtpSent,
    OtpFailed,
    PasswordSent,
    ResetCancelled,
    RegisterSent
};

// clang-format off
template <> struct Words<EmailState> { static constexpr std::array all{"none", "unproven", "proven", "bouncing"}; };
template <> struct Words<AccountState> { static constexpr std::array all{"none", "awaiting-approval", "active", "locked", "vneid-only", "cancelled"}; };
template <> struct Words<Channel> { static constexpr std::array all{"email", "smart-otp"}; };
template <> struct Words<Delivery> { static constexpr std::array all{"queued", "sent", "delivered", "bounced", "none"}; };
template <> struct Words<ChallengeState> { static constexpr std::array all{"not-required", "sent", "proven", "expired", "locked"}; };
template <> struct Words<ChangeState> { static constexpr std::array all{"awaiting-proof", "pending", "approved", "rejected", "withdrawn", "expired"}; };
template <> struct Words<ResetState> { static constexpr std::array all{"awaiting-otp", "password-sent", "expired", "locked", "cancelled"}; };
template <> struct Words<Verdict> { static constexpr std::array all{"approved", "rejected"}; };
template <> struct Words<RejectionReason> { static constexpr std::array all{"identity-not-proven", "paper-missing", "paper-mismatch", "address-doubtful", "duplicate", "citizen-withdrew", "other"}; };
template <> struct Words<Purpose> { static constexpr std::array all{"email-change", "password-reset", "answer-question", "review"}; };
template <> struct Words<EmailProof> { static constexpr std::array all{"required", "optional", "off"}; };
template <> struct Words<OtpEntry> { static constexpr std::array all{"own-device", "at-counter"}; };
template <> struct Words<CacheOrder> { static constexpr std::array all{"allowed", "none", "wipe"}; };
template <> struct Words<Action> { static constexpr std::array all{"signed-in", "searched", "viewed", "email-disclosed", "email-change-requested", "email-change-proven", "email-change-approved", "email-change-rejected", "email-change-withdrawn", "hold-released", "otp-sent", "otp-failed", "password-sent", "reset-cancelled", "register-sent"}; };
// clang-format on

/// Whoever did something, as it stands in a record.
struct StaffName
{
    QString id;
    QString name;
};

/// One citizen. Empty text is absence.
struct Citizen
{
    qint64 row = 0; ///< in the store
    QString id;
    qint64 revision = 0; ///< the version
    QString insuranceNumber;
    QString personalId;
    QStringList formerNumbers;
    QString fullName;
    QString birthDate;
    QString sex; ///< the contract's word
    QString address;
    QString office;
    QString email;
    EmailState emailState = EmailState::None;
    std::optional<TimePoint> emailSince;
    std::optional<TimePoint> emailChangedAt; ///< by an approved change; not what the record began with
    QString pendingChangeId;
    AccountState account = AccountState::None;
    bool hasSmartOtp = false;
    std::optional<TimePoint> holdUntil; ///< the hold on an address that was changed
    QString holdChangeId;
    std::optional<TimePoint> coolDownUntil;
    QString openResetId;
    std::optional<TimePoint> lastCodeAt; ///< when a code was last sent to them, for whatever

    /// The number that logs and mails name them by.
    [[nodiscard]] QString number() const { return insuranceNumber.isEmpty() ? personalId : insuranceNumber; }
    /// The later end of hold and cool-down, over or not.
    [[nodiscard]] std::optional<TimePoint> resetAvailableAt() const { return std::max(holdUntil, coolDownUntil); }
    /// Whether that end is the hold's.
    [[nodiscard]] bool isHoldTheLater() const { return holdUntil && holdUntil >= coolDownUntil; }
    [[nodiscard]] bool hasChannel(Channel channel) const
    {
        if (account != AccountState::Active && account != AccountState::Locked)
            return false;
        return channel == Channel::Email ? !email.isEmpty() : hasSmartOtp;
    }
};

/// A one-time code and what became of it.
struct Challenge
{
    ChallengeState state = ChallengeState::NotRequired;
    QString code;   ///< in clear: the training central shows it in its mailbox anyway
    QString sentTo; ///< masked; empty where nothing was sent
    std::optional<TimePoint> sentAt;
    std::optional<TimePoint> expiresAt;
    int attemptsLeft = 0;
    int codesSent = 0;
    Delivery delivery = Delivery::None;
    qint64 mailId = 0; ///< the mail that carries it, 0 for none
};

struct Decision
{
    Verdict verdict = Verdict::Approved;
    std::optional<RejectionReason> reason;
    QString note;
    StaffName by;
    TimePoint at;
};

struct EmailChange
{
    qint64 row = 0; ///< in the order of their making
    QString id;
    qint64 revision = 0;
    ChangeState state = ChangeState::AwaitingProof;
    qint64 citizenRow = 0;
    QString citizenId;
    QString office; ///< of the maker
    QString oldEmailMasked;
    QString newEmail;
    QJsonObject identityCheck; ///< as it was sent, known members only
    QJsonObject paper;
    Challenge proof;
    StaffName maker;
    TimePoint requestedAt;
    TimePoint expiresAt;
    std::optional<Decision> decision;
    QStringList risks;

    [[nodiscard]] bool isOpen() const { return state == ChangeState::AwaitingProof || state == ChangeState::Pending; }
};

struct PasswordReset
{
    qint64 row = 0;
    QString id;
    qint64 revision = 0;
    ResetState state = ResetState::AwaitingOtp;
    qint64 citizenRow = 0;
    QString citizenId;
    QString office; ///< of the maker
    StaffName maker;
    Channel channel = Channel::Email;
    QJsonObject identityCheck;
    Challenge challenge;
    Delivery passwordDelivery = Delivery::None;
    qint64 passwordMailId = 0;
    TimePoint startedAt;
    TimePoint expiresAt;

    [[nodiscard]] bool isOpen() const { return state == ResetState::AwaitingOtp; }
};

/// What the central tells its desks to do.
struct Policy
{
    EmailProof emailProof = EmailProof::Required;
    OtpEntry otpEntry = OtpEntry::OwnDevice;
    int otpLength = 6;
    int offlineDays = 7;
    int idleLockSeconds = 300;
    int stepUpSeconds = 300;
    CacheOrder cache = CacheOrder::Allowed;
};

} // namespace bhxh::training
