#pragma once

#include "central/Place.h"
#include "domain/Activity.h"
#include "domain/Citizen.h"
#include "domain/EmailChange.h"
#include "domain/OneTimeCode.h"
#include "domain/PasswordReset.h"
#include "domain/Register.h"
#include "domain/Staff.h"
#include <QFuture>
#include <QObject>
#include <memory>

namespace bhxh::central {

class CentralClock;
class Probe;
class Tokens;
class Transport;

template <typename T>
using Reply = QFuture<domain::Outcome<T>>;

/// A conditional read, held by the central until something differs from `known` (RFC 7240), for at most `seconds` (60
/// at most; 0: not held). An empty `known` is an unconditional read.
struct Wait
{
    domain::Version known = {};
    int seconds = 0;
};

/// What came of a conditional read: nothing new, or a value with its version.
template <typename T>
struct Fresh
{
    std::optional<T> value; ///< nothing: unchanged since `Wait::known`
    domain::Version version;
};

struct EmailChangeFilter
{
    QList<domain::EmailChangeState> states; ///< empty: all
    bool mineOnly = false;
    QString cursor;
    int limit = 50;
};

enum class DisclosurePurpose { ConfirmWithCitizen, ReviewChange };

/// The central API (resources/central-api.yaml), one method an operation, named as there.
///
/// Every future ends exactly once with a value or a Failure; cancelling a future aborts its request. A reply is read
/// only after status, content type, size (≤ 8 MiB) and members were checked. Unknown members are ignored, unknown enum
/// values become `Unknown`. Writes carry the caller's IdempotencyKey: a write without an answer fails with
/// OutcomeUnknown and may be asked again with the same key; the transport itself never repeats one. Reads are repeated
/// at most twice with back-off and jitter where nothing was answered. 401 refreshes the access token once and repeats;
/// then NotSignedIn. Step-up demands are StepUpRequired with maxAgeSeconds. GUI thread.
class CentralApi : public QObject
{
    Q_OBJECT

public:
    /// `clock` and `tokens` outlive this.
    CentralApi(Place place, CentralClock& clock, Tokens& tokens, QObject* parent = nullptr);
    ~CentralApi() override;

    /// The member leaves: nothing that was asked in their name goes on, and nothing of it is asked again in the next
    /// one's. What is under way ends as if it had been cancelled: a write that may have left is OutcomeUnknown.
    void endAll();

    /// Whether the central answers at all: asked in nobody's name, so also while nobody is signed in, and never with a
    /// token. Any refusal that is the central's own counts. Ends within five seconds; several may be under way, and
    /// none waits for whatever hangs elsewhere. Tells the outcome by its future alone, not by the signals below.
    /// Failures: those of the line; CentralUnavailable with a gateway's Retry-After.
    Reply<domain::Done> isThere();

    Reply<domain::StaffMember> getStaffMember();
    Reply<domain::CitizenMatches> searchCitizens(const domain::CitizenQuery& query);
    Reply<Fresh<domain::Citizen>> getCitizen(const domain::CitizenId& id, domain::Purpose purpose,
                                             const domain::Version& known = {});
    /// Nothing: no address is registered.
    Reply<std::optional<domain::EmailAddress>> discloseEmail(const domain::CitizenId& id, DisclosurePurpose purpose,
                                                             const domain::IdempotencyKey& key);

    Reply<Fresh<domain::EmailChangePage>> listEmailChanges(const EmailChangeFilter& filter, const Wait& wait = {});
    Reply<domain::EmailChange> requestEmailChange(const domain::NewEmailChange& change,
                                                  const domain::IdempotencyKey& key);
    Reply<Fresh<domain::EmailChange>> getEmailChange(const domain::EmailChangeId& id, const Wait& wait = {});
    Reply<domain::EmailChange> proveEmail(const domain::EmailChangeId& id, const domain::OneTimeCode& code,
                                          const domain::IdempotencyKey& key);
    Reply<domain::EmailChange> resendEmailProof(const domain::EmailChangeId& id, const domain::IdempotencyKey& key);
    /// `seen` is the version that the supervisor had before their eyes.
    Reply<domain::EmailChange> decideEmailChange(const domain::EmailChangeId& id, const domain::Version& seen,
                                                 const domain::NewDecision& decision,
                                                 const domain::IdempotencyKey& key);
    Reply<domain::EmailChange> withdrawEmailChange(const domain::EmailChangeId& id, const domain::IdempotencyKey& key);

    Reply<domain::Citizen> releaseResetHold(const domain::CitizenId& id, const domain::EmailChangeId& change,
                                            const QString& reason, const domain::IdempotencyKey& key);
    Reply<domain::PasswordReset> startPasswordReset(const domain::NewPasswordReset& reset,
                                                    const domain::IdempotencyKey& key);
    Reply<Fresh<domain::PasswordReset>> getPasswordReset(const domain::PasswordResetId& id, const Wait& wait = {});
    Reply<domain::PasswordReset> submitOtp(const domain::PasswordResetId& id, const domain::OneTimeCode& code,
                                           const domain::IdempotencyKey& key);
    Reply<domain::PasswordReset> resendOtp(const domain::PasswordResetId& id, const domain::IdempotencyKey& key);
    Reply<domain::PasswordReset> cancelPasswordReset(const domain::PasswordResetId& id,
                                                     const domain::IdempotencyKey& key);

    /// A page that has more behind it and leads to itself is ReplyNotUnderstood: whoever reads on would never end.
    Reply<domain::RegisterPage> getOfficeRegister(const QString& cursor, int limit = 1000);
    Reply<domain::ActivityPage> listActivity(const QDateTime& from, const QDateTime& to, const QString& cursor = {},
                                             int limit = 200);

signals:
    /// The central answered (with whatever): the line is up.
    void answered();
    /// A request got no answer from the central; the code says how.
    void lineFailed(bhxh::domain::FailureCode code);
    /// Nothing has failed on the line to the central, but whether it is up should be asked: a call has had no answer
    /// for two seconds, which is longer than it should take (it goes on; long polls apart, and the register is given
    /// five), or it ended unasked, as the provider gave no token for it.
    void lineDoubted();
    /// More of an answer is here, by its head one of the central's, though not all of it yet: what else is silent may
    /// only be waiting behind it.
    void arriving();
    /// The tokens are worth nothing any more: the member has to sign in again.
    void signedOutByCentral();

private:
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<Probe> m_probe;
};

} // namespace bhxh::central
