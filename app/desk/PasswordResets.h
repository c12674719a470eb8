#pragma once

#include "desk/Followed.h"
#include "domain/OneTimeCode.h"
#include "domain/PasswordReset.h"
#include <QObject>
#include <QTimer>
#include <optional>

namespace bhxh::central {
class CentralApi;
}

namespace bhxh::desk {

class CitizenLookup;
class Session;

/// Having the central send the open citizen a code and then a new password: may it be done → identity → code sent → the citizen types it (on the portal, or on their
/// display, as the policy says) → the password e-mail. Also lifts the hold that a fresh address puts on it. GUI thread.
class PasswordResets : public QObject
{
    Q_OBJECT

public:
    enum class Kind {
        None,      ///< nothing under way; `obstacle` says why nothing could be started, if so
        Preparing, ///< the identity form is open
        Starting,
        NotKnown,  ///< something was sent (the start; with `reset`: a code, resend or cancellation) and not answered: being asked again with the same key
        Following, ///< there is a reset: `reset` says where it stands
    };

    /// Why a reset can't be started, told by the citizen's record before anybody clicks; NoLine: the record is from the saved data, or the line is down
    /// (CitizenLookup::canAct), and nothing is under way. A form that is open by then stays, and isn't sent.
    enum class Obstacle { None, NoLine, OpenElsewhere, NoAccount, AccountLocked, VneidOnly, NoEmail, EmailBouncing, CoolDown, AddressChanged, NotCounter };

    struct Form
    {
        domain::IdentityDocument document = domain::IdentityDocument::CitizenCard;
        QString documentEnding;
        domain::PresentedBy presentedBy = domain::PresentedBy::Self;
        QString note;
        domain::OtpChannel channel = domain::OtpChannel::Email;
        bool identityChecked = false;
        friend bool operator==(const Form&, const Form&) = default;
    };

    struct State
    {
        Kind kind = Kind::None;
        Form form;
        std::optional<domain::PasswordReset> reset;
        std::optional<domain::Failure> failure;
        LeftOpen left = LeftOpen::No; ///< a write (also a release) was not asked about any more: NotKnown (releasing) while Reading
        bool busy = false;
        bool releasing = false;    ///< a hold release is on its way (a step-up may be open)
        bool releaseNotKnown = false; ///< the release was sent and not answered: being asked again with the same key
        bool watching = false;
    };

    /// All outlive this.
    PasswordResets(central::CentralApi& api, Session& session, CitizenLookup& lookup, QObject* parent = nullptr);
    ~PasswordResets() override;

    [[nodiscard]] const State& state() const { return m_state; }
    [[nodiscard]] Obstacle obstacle() const;
    /// The end of the cool-down or hold, UTC; invalid where there is none.
    [[nodiscard]] QDateTime availableAt() const;
    /// Nothing where the form may be sent; otherwise what is wrong with it. A missing tick is not a failure but false in `identityChecked`.
    [[nodiscard]] std::optional<domain::Failure> formFailure(const Form& form) const;
    /// The member may try to lift the hold on the open citizen, once the central can be asked (CitizenLookup::canAct): a supervisor, an address hold. Whether they had a part
    /// in it the central knows.
    [[nodiscard]] bool mayReleaseHold() const;
    /// Something was sent whose outcome is open: who wants to end the case or lock the desk waits for it, or leaves it.
    [[nodiscard]] bool hasOpenWrite() const { return m_followed.isWriting() || m_release.isRunning(); }

    void prepare();
    void edit(const Form& form);
    void discard();
    /// Sends the code. The idempotency key is made here. Nothing happens while the central can't be asked (CitizenLookup::canAct).
    void start();
    void follow(const domain::PasswordResetId& id);
    /// The code that the citizen typed on their display (policy at-counter). Nobody else calls this.
    void submit(const domain::OneTimeCode& code);
    void resend();
    void cancel();
    /// Lifts the hold, after a step-up where the central wants one. Failure ReasonTooShort below 5 characters, in place. Nothing happens while the central can't be asked.
    void releaseHold(const QString& reason);
    /// While NotKnown or releaseNotKnown: asks no longer with the key, and reads what the central holds. It also happens by itself (Write::usualPatience). Nothing is sent anew.
    void leave();
    /// Nobody is at the counter any more: stop watching, forget. A write whose outcome is open is ended without having learned it, and openWriteAbandoned() says so: who
    /// clears (closes the case, signs out) decides that, and may ask hasOpenWrite() first. What was sent is not taken back; the record tells when it is opened again.
    void clear();

signals:
    void stateChanged();
    void resetMoved();
    void holdReleased();
    /// clear() ended a write whose outcome was open.
    void openWriteAbandoned();

private:
    /// One lifting of a hold: what was confirmed, kept together with its key over the step-up.
    struct Release
    {
        domain::CitizenId citizen;
        domain::EmailChangeId change;
        QString reason;
        domain::IdempotencyKey key;
        bool steppedUp = false;
    };

    void refused(const domain::Failure& failure);
    void release(const Release& release);
    void released(const Release& release, const domain::Outcome<domain::Citizen>& outcome);
    void releaseFailed(const domain::Failure& failure);
    void citizenUpdated();
    void armHoldEnd();
    void holdMayHaveEnded();
    void tellObstacle();
    void set(State state);

    central::CentralApi& m_api;
    Session& m_session;
    CitizenLookup& m_lookup;
    State m_state;
    Followed<domain::PasswordReset, State> m_followed;
    Write<domain::Citizen> m_release;
    QTimer m_holdEnd;
    Obstacle m_toldObstacle = Obstacle::None;
    quint64 m_turn = 0; ///< a reply of an earlier turn belongs to another citizen
};

} // namespace bhxh::desk
