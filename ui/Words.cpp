#include "ui/Words.h"
#include "domain/Clock.h"
#include <QCoreApplication>
#include <QLocale>

namespace bhxh::ui {

using namespace domain;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

/// What a value is called that this version doesn't know: the central may be newer.
QString unknownWord()
{
    //: a state or kind that this version of the program doesn't know
    return Words::tr("unknown");
}

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

} // namespace

QString words(EmailChangeState state)
{
    switch (state) {
    case EmailChangeState::AwaitingProof:
        //: state of an e-mail change: the citizen has to enter the code sent to the new address
        return Words::tr("awaiting confirmation of the address");
    case EmailChangeState::Pending:
        //: state of an e-mail change: waits for a supervisor
        return Words::tr("pending");
    case EmailChangeState::Approved:
        return Words::tr("approved");
    case EmailChangeState::Rejected:
        return Words::tr("rejected");
    case EmailChangeState::Withdrawn:
        return Words::tr("withdrawn");
    case EmailChangeState::Expired:
        return Words::tr("expired");
    case EmailChangeState::Unknown:
        break;
    }
    return unknownWord();
}

QString words(PasswordResetState state)
{
    switch (state) {
    case PasswordResetState::AwaitingOtp:
        return Words::tr("waiting for the one-time code");
    case PasswordResetState::PasswordSent:
        return Words::tr("new password sent");
    case PasswordResetState::Expired:
        return Words::tr("expired");
    case PasswordResetState::Locked:
        //: a password reset ended because the code was entered wrongly too often
        return Words::tr("locked after wrong codes");
    case PasswordResetState::Cancelled:
        return Words::tr("cancelled");
    case PasswordResetState::Unknown:
        break;
    }
    return unknownWord();
}

QString words(ChallengeState state)
{
    switch (state) {
    case ChallengeState::NotRequired:
        //: no code is needed
        return Words::tr("not required");
    case ChallengeState::Sent:
        //: the code was sent and hasn't been entered yet
        return Words::tr("code sent");
    case ChallengeState::Proven:
        //: the citizen entered the right code
        return Words::tr("confirmed");
    case ChallengeState::Expired:
        return Words::tr("code expired");
    case ChallengeState::Locked:
        return Words::tr("code locked");
    case ChallengeState::Unknown:
        break;
    }
    return unknownWord();
}

QString words(Delivery delivery)
{
    switch (delivery) {
    case Delivery::Queued:
        //: of an e-mail
        return Words::tr("queued");
    case Delivery::Sent:
        //: of an e-mail
        return Words::tr("sent");
    case Delivery::Delivered:
        //: of an e-mail: it reached the mailbox
        return Words::tr("delivered");
    case Delivery::Bounced:
        //: of an e-mail: it came back
        return Words::tr("bounced");
    case Delivery::None:
        //: of an e-mail: there is none
        return Words::tr("not sent");
    case Delivery::Unknown:
        break;
    }
    return unknownWord();
}

QString words(AccountState state)
{
    switch (state) {
    case AccountState::None:
        //: of the citizen's e-transaction account
        return Words::tr("not registered");
    case AccountState::AwaitingApproval:
        //: of the citizen's e-transaction account
        return Words::tr("awaiting approval");
    case AccountState::Active:
        //: of the citizen's e-transaction account
        return Words::tr("active");
    case AccountState::Locked:
        //: of the citizen's e-transaction account
        return Words::tr("temporarily locked");
    case AccountState::VneidOnly:
        //: of the citizen's e-transaction account: it can be signed in to with VNeID only
        return Words::tr("VNeID only");
    case AccountState::Cancelled:
        //: of the citizen's e-transaction account
        return Words::tr("account cancelled");
    case AccountState::Unknown:
        break;
    }
    return unknownWord();
}

QString words(EmailState state)
{
    switch (state) {
    case EmailState::None:
        //: there is no registered e-mail address
        return Words::tr("no e-mail address");
    case EmailState::Unproven:
        //: of the registered address
        return Words::tr("unverified");
    case EmailState::Proven:
        //: of the registered address
        return Words::tr("verified");
    case EmailState::Bouncing:
        //: mail to the registered address comes back
        return Words::tr("mail comes back");
    case EmailState::Unknown:
        break;
    }
    return unknownWord();
}

QString words(ResetHold hold)
{
    switch (hold) {
    case ResetHold::CoolDown:
        //: why a new password can't be issued yet
        return Words::tr("waiting time after the last issue of a password");
    case ResetHold::AddressChanged:
        //: why a new password can't be issued yet
        return Words::tr("on hold after a change of the e-mail address");
    case ResetHold::Unknown:
        break;
    }
    return unknownWord();
}

QString words(Risk risk)
{
    switch (risk) {
    case Risk::AddressSharedByMany:
        return Words::tr("Address shared by many people");
    case Risk::ChangedRecently:
        return Words::tr("Address changed recently");
    case Risk::DisposableDomain:
        //: the domain gives out throw-away addresses
        return Words::tr("Disposable e-mail domain");
    case Risk::UnusualHour:
        return Words::tr("Requested at an unusual hour");
    case Risk::ManyByThisMember:
        return Words::tr("Many requests by this member of staff");
    case Risk::Unknown:
        //: a risk that this version of the program doesn't know
        return Words::tr("Another risk");
    }
    return unknownWord();
}

QString words(RejectionReason reason)
{
    switch (reason) {
    case RejectionReason::IdentityNotProven:
        return Words::tr("Identity not proven");
    case RejectionReason::PaperMissing:
        return Words::tr("Signed form missing");
    case RejectionReason::PaperMismatch:
        return Words::tr("Form doesn't match the request");
    case RejectionReason::AddressDoubtful:
        return Words::tr("Address doubtful");
    case RejectionReason::Duplicate:
        return Words::tr("Duplicate request");
    case RejectionReason::CitizenWithdrew:
        return Words::tr("Citizen withdrew the request");
    case RejectionReason::Other:
        return Words::tr("Other reason");
    case RejectionReason::Unknown:
        break;
    }
    return unknownWord();
}

QString words(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Approved:
        return Words::tr("approved");
    case Verdict::Rejected:
        return Words::tr("rejected");
    case Verdict::Unknown:
        break;
    }
    return unknownWord();
}

QString words(IdentityDocument document)
{
    switch (document) {
    case IdentityDocument::CitizenCard:
        return Words::tr("ID card (CCCD)");
    case IdentityDocument::Vneid:
        return Words::tr("VNeID level 2");
    case IdentityDocument::Passport:
        return Words::tr("Passport");
    case IdentityDocument::BirthCertificate:
        return Words::tr("Birth certificate");
    }
    return unknownWord();
}

QString words(PresentedBy presentedBy)
{
    switch (presentedBy) {
    case PresentedBy::Self:
        //: who stands at the counter
        return Words::tr("Citizen in person");
    case PresentedBy::Guardian:
        //: who stands at the counter
        return Words::tr("Parent or guardian");
    case PresentedBy::AuthorisedPerson:
        //: who stands at the counter
        return Words::tr("Authorised person");
    }
    return unknownWord();
}

QString words(PaperForm form)
{
    switch (form) {
    case PaperForm::Form02SdGd:
        return Words::tr("Form 02/SĐ-GD");
    case PaperForm::FormTk1Ts:
        return Words::tr("Form TK1-TS");
    }
    return unknownWord();
}

QString words(Purpose purpose)
{
    switch (purpose) {
    case Purpose::EmailChange:
        //: purpose of a look-up
        return Words::tr("Change the e-mail address");
    case Purpose::PasswordReset:
        //: purpose of a look-up
        return Words::tr("Issue a new password");
    case Purpose::AnswerQuestion:
        //: purpose of a look-up
        return Words::tr("Answer a question");
    case Purpose::Review:
        //: purpose of a look-up
        return Words::tr("Review");
    }
    return unknownWord();
}

QString words(Role role)
{
    switch (role) {
    case Role::Counter:
        return Words::tr("counter staff");
    case Role::Supervisor:
        return Words::tr("supervisor");
    case Role::Unknown:
        break;
    }
    return unknownWord();
}

QString words(NumberKind kind)
{
    switch (kind) {
    case NumberKind::Insurance:
        return Words::tr("Social-insurance number");
    case NumberKind::PersonalId:
        return Words::tr("Personal ID number");
    case NumberKind::OldId:
        return Words::tr("Old ID card (CMND)");
    case NumberKind::HealthCard:
        return Words::tr("Health-insurance card");
    }
    return unknownWord();
}

QString words(NumberWarning warning)
{
    switch (warning) {
    case NumberWarning::UnknownProvince:
        return Words::tr("The province code in the number isn't on the list.");
    case NumberWarning::BirthYearDiffers:
        return Words::tr("The birth year in the number differs from the birth date.");
    case NumberWarning::SexDiffers:
        return Words::tr("The sex in the number differs from the record.");
    case NumberWarning::CenturyUnusual:
        return Words::tr("The number tells a birth year in the future.");
    }
    return unknownWord();
}

QString words(Sex sex)
{
    switch (sex) {
    case Sex::Male:
        return Words::tr("Male");
    case Sex::Female:
        return Words::tr("Female");
    case Sex::Other:
        //: sex
        return Words::tr("Other");
    case Sex::Unknown:
        break;
    }
    return unknownWord();
}

QString words(OtpChannel channel)
{
    switch (channel) {
    case OtpChannel::Email:
        //: how the code is sent
        return Words::tr("E-mail");
    case OtpChannel::SmartOtp:
        //: how the code is sent: the citizen reads it from an enrolled app
        return Words::tr("Smart OTP");
    case OtpChannel::Unknown:
        break;
    }
    return unknownWord();
}

QString words(ActivityAction action)
{
    switch (action) {
    case ActivityAction::SignedIn:
        return Words::tr("Signed in");
    case ActivityAction::Searched:
        return Words::tr("Looked up");
    case ActivityAction::Viewed:
        return Words::tr("Viewed a record");
    case ActivityAction::EmailDisclosed:
        return Words::tr("Viewed the full e-mail address");
    case ActivityAction::EmailChangeRequested:
        return Words::tr("Requested an e-mail change");
    case ActivityAction::EmailChangeProven:
        return Words::tr("New address confirmed");
    case ActivityAction::EmailChangeApproved:
        return Words::tr("Approved an e-mail change");
    case ActivityAction::EmailChangeRejected:
        return Words::tr("Rejected an e-mail change");
    case ActivityAction::EmailChangeWithdrawn:
        return Words::tr("Withdrew an e-mail change");
    case ActivityAction::HoldReleased:
        return Words::tr("Lifted a hold on passwords");
    case ActivityAction::OtpSent:
        return Words::tr("Sent a one-time code");
    case ActivityAction::OtpFailed:
        return Words::tr("Wrong one-time code");
    case ActivityAction::PasswordSent:
        return Words::tr("Sent a new password");
    case ActivityAction::ResetCancelled:
        return Words::tr("Cancelled a password reset");
    case ActivityAction::RegisterSent:
        return Words::tr("Synchronised saved data");
    case ActivityAction::Unknown:
        //: an entry of the log that this version of the program doesn't know
        return Words::tr("Other action");
    }
    return unknownWord();
}

QString timeText(const QDateTime& utc)
{
    return inVietnam(utc).toString(QStringLiteral("HH:mm"));
}

QString dateText(const QDateTime& utc)
{
    return dateText(inVietnam(utc).date());
}

QString dateText(QDate date)
{
    return date.toString(QStringLiteral("dd/MM/yyyy"));
}

QString dateTimeText(const QDateTime& utc)
{
    return inVietnam(utc).toString(QStringLiteral("dd/MM/yyyy HH:mm"));
}

QString momentText(const QDateTime& utc, const QDateTime& now)
{
    return dateText(utc) == dateText(now) ? timeText(utc) : dateTimeText(utc);
}

QString agoText(const QDateTime& utc, const QDateTime& now)
{
    if (!utc.isValid())
        return {};
    const qint64 seconds = utc.secsTo(now);
    if (seconds < minute)
        return Words::tr("just now");
    if (seconds < hour)
        return Words::tr("%n minute(s) ago", nullptr, static_cast<int>(seconds / minute));
    if (seconds < day)
        return Words::tr("%n hour(s) ago", nullptr, static_cast<int>(seconds / hour));
    return dateTimeText(utc);
}

QString durationText(qint64 seconds)
{
    const auto up = [](qint64 amount, qint64 unit) { return static_cast<int>((amount + unit - 1) / unit); };
    if (seconds <= 90)
        return Words::tr("%n second(s)", nullptr, static_cast<int>(std::max<qint64>(seconds, 1)));
    if (seconds <= 90 * minute)
        return Words::tr("%n minute(s)", nullptr, up(seconds, minute));
    return Words::tr("%n hour(s)", nullptr, up(seconds, hour));
}

QString countText(qint64 count)
{
    return QLocale().toString(count);
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

} // namespace bhxh::ui
