#pragma once

#include "domain/EmailChange.h"
#include <QDateTime>
#include <QObject>
#include <QTimer>
#include <optional>

namespace bhxh::desk {

class CitizenLookup;
class EmailChanges;
class PasswordResets;
class Session;

/// What the screen that faces the citizen shows, and what the citizen does on it: confirm the address, type a code. Derived from the other classes; holds no rule.
/// Staff never ask for a code and never see one: the code goes from here straight to the central. GUI thread.
class CitizenDisplay : public QObject
{
    Q_OBJECT

public:
    enum class Kind {
        Welcome,         ///< nobody's case: the office's name
        ConfirmAddress,  ///< `address` in full, large
        EnterProof,      ///< the code that was sent to the new address
        EnterOtp,        ///< the one-time code (policy at-counter)
        CodeIsOver,      ///< the code that was sent can't be used any more (`code` says why): the staff send another one
        UsePortal,       ///< the one-time code is to be typed on the portal, with the citizen's own device
        WaitForApproval,
        PasswordSent,
        Wait,            ///< something is on its way
    };

    struct State
    {
        Kind kind = Kind::Welcome;
        QString officeName;
        QString address;                            ///< ConfirmAddress: in full; else masked, where a mail went
        int codeLength = 6;
        domain::ChallengeState code = domain::ChallengeState::Unknown; ///< CodeIsOver: Expired or Locked
        QDateTime expiresAt;                        ///< of the code, UTC, central's clock
        std::optional<int> attemptsLeft;
        std::optional<domain::FailureCode> problem; ///< what came of the last code that was typed here; nothing that came of what the staff did
        bool busy = false;                          ///< of ConfirmAddress: the line is down, so that a yes would not be sent (EmailChanges::confirm)
        friend bool operator==(const State&, const State&) = default;
    };

    /// All outlive this.
    CitizenDisplay(Session& session, CitizenLookup& lookup, EmailChanges& changes, PasswordResets& resets, QObject* parent = nullptr);
    ~CitizenDisplay() override;

    [[nodiscard]] const State& state() const { return m_state; }
    [[nodiscard]] QDateTime now() const;

    void addressIsRight();
    void addressIsWrong();
    /// The digits that the citizen typed; forgotten as soon as they are sent.
    void enterCode(const QString& typed);

signals:
    void stateChanged();

private:
    void derive();
    void learnCodeFailure(const State& derived);
    void armCodeEnd();
    [[nodiscard]] State derived() const;
    void deriveChange(State& state) const;
    void deriveReset(State& state) const;

    Session& m_session;
    CitizenLookup& m_lookup;
    EmailChanges& m_changes;
    PasswordResets& m_resets;
    std::optional<domain::FailureCode> m_typingProblem;
    std::optional<domain::FailureCode> m_codeProblem; ///< of the last code that was sent from here
    bool m_codeSent = false;                          ///< one is on its way
    QTimer m_codeEnd;                                 ///< a code runs out though nothing is said
    State m_state;
};

} // namespace bhxh::desk
