#pragma once

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <optional>

namespace bhxh::domain {

Q_NAMESPACE

/// Why something did not happen. One code, one cause, one text, one remedy: each is raised in one place, has its words
/// in ui/FailureText and a paragraph in resources/help/failures.md (tests/checks proves all three). The number is what
/// a person reads out to the help desk; it never changes and is never used again.
enum class FailureCode {
    // 1xx: what a person typed (domain)
    NumberEmpty = 101,
    NumberHasOddCharacters = 102,
    NumberLengthUnknown = 103,
    NameTooShort = 110,
    NameTooLong = 111,
    NameHasOddCharacters = 112,
    BirthDateUnreadable = 120,
    BirthDateImpossible = 121,
    EmailEmpty = 130,
    EmailNotOneAddress = 131,
    EmailHasMarks = 132,
    EmailHasSpaces = 133,
    EmailLocalPartInvalid = 134,
    EmailDomainInvalid = 135,
    EmailTooLong = 136,
    CodeNotDigits = 140,
    PaperDateInFuture = 150,
    PaperNumberTooLong = 151,
    DocumentEndingInvalid = 152,
    NoteTooLong = 153,
    ReasonTooShort = 154,
    CaseReferenceTooLong = 155,
    IdInvalid = 160,

    // 2xx: the line (central/Transport)
    LineDown = 201,
    HostNotFound = 202,
    ProxyRefused = 203,
    TlsUntrusted = 204,
    TimedOut = 205,
    Redirected = 206,
    ReplyTooLarge = 207,
    ReplyNotUnderstood = 208,
    CentralUnavailable = 209,
    OutcomeUnknown = 210,
    Cancelled = 211,
    AddressNotConfigured = 212,

    // 3xx: sign-in (central/SignIn)
    NotSignedIn = 301,
    SignInDenied = 302,
    SignInTimedOut = 303,
    SignInCancelled = 304,
    SignInNotConfirmed = 305,
    ProviderNotUnderstood = 306,
    ListenerUnavailable = 307,
    BrowserNotOpened = 308,
    StepUpRequired = 309,
    OtherMemberSignedIn = 310,

    // 4xx: refused by a rule of the central (central/Problems; the names are those of the contract)
    Forbidden = 401,
    OwnRequest = 402,
    NotFound = 403,
    VersionConflict = 404,
    AlreadyPending = 405,
    AlreadyDecided = 406,
    NotProven = 407,
    SameEmail = 408,
    UndeliverableEmail = 409,
    NoEmail = 410,
    NoAccount = 411,
    AccountLocked = 412,
    VneidOnly = 413,
    ResetOnHold = 414,
    OtpMismatch = 415,
    OtpExpired = 416,
    OtpLocked = 417,
    TooManyRequests = 418,
    CursorExpired = 419,
    StillRunning = 420,
    InvalidInput = 421,
    ContractBroken = 422,
    UnknownProblem = 423,

    // 5xx: the keychain, the PIN, and what is sealed (vault)
    KeychainLocked = 501,
    KeychainNoBus = 502,
    KeychainNoService = 503,
    KeychainNoCollection = 504,
    KeychainEntryStays = 505,
    KeychainDeniedByUser = 506,
    KeychainDenied = 507,
    KeychainNoBackend = 508,
    KeychainNotSupported = 509,
    KeychainFailed = 510,
    KeychainTimedOut = 511,
    KeychainCancelled = 512,
    KeychainForgets = 513,
    SecretTooLong = 514,
    SealBroken = 515,
    SealedFileDamaged = 516,
    SealedFileOtherKey = 517,
    SealedFileNotWritten = 518,
    SealedFileDiskFull = 519,
    SealedFileNotRead = 520,
    PinNotDigits = 521,
    PinLengthWrong = 522,
    PinTooEasy = 523,
    WrongPin = 524,
    PinDestroyed = 525,
    PinNotChosen = 526,
    PinRecordDamaged = 527,
    PinNotComputable = 528,
    WrittenByNewerProgram = 529,

    // 535 on: the session (desk/SessionFailures)
    PinsDiffer = 535,
    OfflineTooLong = 536,
    DeskWiped = 537,

    // 538: this computer's clock (domain/LatestTime)
    DeskClockBehind = 538,

    // 6xx: saved data (cache)
    SavedDataNotOpen = 601,
    SavedDataNoKey = 602,
    SavedDataOtherKey = 603,
    SavedDataDamaged = 604,
    SavedDataNewer = 605,
    SavedDataDiskFull = 606,
    SavedDataInUse = 607,
    SavedDataUnavailable = 608,

    // 617 on: drafts that are kept (desk/KeptDrafts)
    TooManyDrafts = 617,
};
Q_ENUM_NS(FailureCode)

/// One thing that went wrong: the code and the few typed facts that its words need. Holds no personal data, so it may
/// be logged (by its code).
struct Failure
{
    FailureCode code;
    std::optional<int> httpStatus = {};
    QString requestId = {};                    ///< of the central, for the help desk
    std::optional<int> retryAfterSeconds = {}; ///< from Retry-After
    std::optional<int> attemptsLeft = {};
    QString currentVersion = {};
    QDateTime availableAt = {}; ///< UTC; invalid where not given
    QString openResetId = {};
    QString pendingChangeId = {};
    QString fact = {};                     ///< one short value for the sentence: an odd character, a field's name
    std::optional<int> maxAgeSeconds = {}; ///< step-up (RFC 9470): how fresh the sign-in must be

    friend bool operator==(const Failure&, const Failure&) = default;
};

/// The central gave no answer, not even a no: the line, what stands in it (a proxy, a captive portal), or a central
/// that is down or not configured. Not a write whose outcome is unknown, and not what this program cancelled itself.
[[nodiscard]] bool isOfTheLine(FailureCode code);

/// The one place where it is raised: settings finds it when they are read, central when a place is used all the same.
/// @param key of the setting that is missing or is no safe address; may be empty
Failure addressNotConfigured(const QString& key = {});

/// Nothing of a failure but its code and status: safe in a log.
QDebug operator<<(QDebug debug, const Failure& failure);

} // namespace bhxh::domain
