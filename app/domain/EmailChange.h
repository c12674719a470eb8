#pragma once

#include "domain/Citizen.h"
#include "domain/EmailAddress.h"
#include "domain/Staff.h"

namespace bhxh::domain {

enum class IdentityDocument { CitizenCard, Vneid, Passport, BirthCertificate };
enum class PresentedBy { Self, Guardian, AuthorisedPerson };

/// How the member checked who stands at the counter.
struct IdentityCheck
{
    IdentityDocument document = IdentityDocument::CitizenCard;
    QString documentEnding = {}; ///< the document number's last 3 or 4 characters; empty: not noted
    PresentedBy presentedBy = PresentedBy::Self;
    QString note = {}; ///< at most 500

    /// Failures: DocumentEndingInvalid, NoteTooLong.
    static Outcome<IdentityCheck> make(IdentityDocument document, const QString& ending, PresentedBy presentedBy,
                                       const QString& note);
    friend bool operator==(const IdentityCheck&, const IdentityCheck&) = default;
};

enum class PaperForm { Form02SdGd, FormTk1Ts };

/// The form that the citizen signed.
struct Paper
{
    PaperForm form = PaperForm::Form02SdGd;
    QString number = {}; ///< at most 40; empty: none
    QDate date = {};

    /// Failures: PaperNumberTooLong, PaperDateInFuture (also where `date` is no date at all).
    static Outcome<Paper> make(PaperForm form, const QString& number, QDate date, QDate today);
    friend bool operator==(const Paper&, const Paper&) = default;
};

struct NewEmailChange
{
    CitizenId citizen;
    Version citizenVersion = {};
    EmailAddress newEmail;
    IdentityCheck identityCheck;
    Paper paper;
};

enum class EmailChangeState { AwaitingProof, Pending, Approved, Rejected, Withdrawn, Expired, Unknown };
enum class ChallengeState { NotRequired, Sent, Proven, Expired, Locked, Unknown };
enum class Delivery { Queued, Sent, Delivered, Bounced, None, Unknown };

/// A one-time code and what became of it.
struct Challenge
{
    ChallengeState state = ChallengeState::Unknown;
    QString sentTo = {};              ///< masked
    QDateTime expiresAt = {};         ///< UTC
    QDateTime resendAvailableAt = {}; ///< UTC
    std::optional<int> attemptsLeft = {};
    Delivery delivery = Delivery::Unknown;
    friend bool operator==(const Challenge&, const Challenge&) = default;
};

enum class Verdict { Approved, Rejected, Unknown };
enum class RejectionReason {
    IdentityNotProven,
    PaperMissing,
    PaperMismatch,
    AddressDoubtful,
    Duplicate,
    CitizenWithdrew,
    Other,
    Unknown
};
enum class Risk { AddressSharedByMany, ChangedRecently, DisposableDomain, UnusualHour, ManyByThisMember, Unknown };

struct Decision
{
    Verdict verdict = Verdict::Unknown;
    std::optional<RejectionReason> reason = {};
    QString note = {};
    StaffReference by;
    QDateTime at = {};
    friend bool operator==(const Decision&, const Decision&) = default;
};

/// What a supervisor says. A rejection has a reason; at most 500 characters of note.
struct NewDecision
{
    Verdict verdict = Verdict::Rejected;
    std::optional<RejectionReason> reason = {};
    QString note = {};

    /// Failure of both: NoteTooLong.
    static Outcome<NewDecision> approval(const QString& note = {});
    static Outcome<NewDecision> rejection(RejectionReason reason, const QString& note = {});
};

struct EmailChange
{
    EmailChangeId id;
    Version version = {};
    EmailChangeState state = EmailChangeState::Unknown;
    CitizenId citizen;
    PersonName citizenName;
    std::optional<InsuranceNumber> insuranceNumber = {};
    std::optional<PersonalId> personalId = {};
    QString oldEmailMasked = {};               ///< empty where there was none
    std::optional<EmailAddress> newEmail = {}; ///< for its maker and the office's supervisors only
    QString newEmailMasked = {};
    std::optional<IdentityCheck> identityCheck = {};
    std::optional<Paper> paper = {};
    Challenge proof = {};
    StaffReference requestedBy;
    QDateTime requestedAt = {};
    QDateTime expiresAt = {};
    std::optional<Decision> decision = {};
    QList<Risk> risks = {};

    [[nodiscard]] bool isOpen() const
    {
        return state == EmailChangeState::AwaitingProof || state == EmailChangeState::Pending;
    }
    friend bool operator==(const EmailChange&, const EmailChange&) = default;
};

struct EmailChangePage
{
    QList<EmailChange> items = {};
    QString nextCursor = {}; ///< empty: the last page
};

QDebug operator<<(QDebug debug, const EmailChange& change); ///< id and state only

} // namespace bhxh::domain
