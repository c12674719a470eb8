#pragma once

#include "domain/BirthDate.h"
#include "domain/CitizenNumber.h"
#include "domain/Identifiers.h"
#include "domain/PersonName.h"
#include <QDateTime>
#include <QList>
#include <optional>

namespace bhxh::domain {

enum class EmailState { None, Unproven, Proven, Bouncing, Unknown };
enum class AccountState { None, AwaitingApproval, Active, Locked, VneidOnly, Cancelled, Unknown };
enum class OtpChannel { Email, SmartOtp, Unknown };
enum class ResetHold { CoolDown, AddressChanged, Unknown };

/// The registered address, as far as a desk is told: masked.
struct RegisteredEmail
{
    EmailState state = EmailState::Unknown;
    QString masked = {};  ///< empty where there is none
    QDateTime since = {}; ///< UTC; invalid where not told
    std::optional<EmailChangeId> pendingChange = {};
    friend bool operator==(const RegisteredEmail&, const RegisteredEmail&) = default;
};

/// The citizen's VssID / public-service account.
struct Account
{
    AccountState state = AccountState::Unknown;
    QList<OtpChannel> channels = {};
    QDateTime resetAvailableAt = {}; ///< UTC; no reset before then; invalid: no limit
    std::optional<ResetHold> hold = {};
    std::optional<EmailChangeId> holdChange = {}; ///< the change that put the hold on
    std::optional<PasswordResetId> openReset = {};
    friend bool operator==(const Account&, const Account&) = default;
};

/// One citizen as the central tells of them (Citizen in central-api.yaml). A number may be missing: some have only one
/// of the two.
struct Citizen
{
    CitizenId id;
    Version version = {};
    std::optional<InsuranceNumber> insuranceNumber = {};
    std::optional<PersonalId> personalId = {};
    QList<QString> formerNumbers = {}; ///< in clear: merged, replaced or cancelled; any form
    PersonName name;
    BirthDate birthDate;
    Sex sex = Sex::Unknown;
    QString address = {};
    QString office = {}; ///< code of the managing office
    RegisteredEmail email = {};
    Account account = {};

    /// Those that are valid now, the insurance number first: what a person is called and found by.
    [[nodiscard]] QList<CitizenNumber> currentNumbers() const;
    /// What is worth a second look: each number against birth date and sex, every warning once. `today`: see
    /// CitizenNumber::warnings.
    [[nodiscard]] QList<NumberWarning> numberWarnings(QDate today = {}) const;
    friend bool operator==(const Citizen&, const Citizen&) = default;
};

QDebug operator<<(QDebug debug, const Citizen& citizen); ///< the opaque id only

struct CitizenMatches
{
    QList<Citizen> items = {};
    bool truncated = false;
};

enum class Purpose { EmailChange, PasswordReset, AnswerQuestion, Review };

/// mã hồ sơ: at most 40 characters; empty means none.
class CaseReference
{
public:
    CaseReference() = default;
    /// Failure: CaseReferenceTooLong.
    static Outcome<CaseReference> parse(const QString& typed);
    [[nodiscard]] const QString& text() const { return m_text; }
    friend bool operator==(const CaseReference&, const CaseReference&) = default;

private:
    QString m_text;
};

/// What a look-up asks: a number, or a name with a birth date; always with its purpose.
struct CitizenQuery
{
    struct ByName
    {
        PersonName name;
        BirthDate birthDate;
        friend bool operator==(const ByName&, const ByName&) = default;
    };
    std::variant<CitizenNumber, ByName> what;
    Purpose purpose = Purpose::AnswerQuestion;
    CaseReference caseReference = {};
};

} // namespace bhxh::domain
