#pragma once

#include "domain/Outcome.h"
#include "domain/Staff.h"
#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QUrl>
#include <optional>
#include <vector>

namespace bhxh::central {
class CentralApi;
class CentralClock;
class SignIn;
} // namespace bhxh::central

namespace bhxh::desk {

/// Whose desk it is. Signed out → the browser → who is it (GET /me) → signed in. A step-up is a fresh sign-in of the same member in the middle of work:
/// it changes nothing else, and what was open stays open. GUI thread.
class Session : public QObject
{
    Q_OBJECT

public:
    enum class Kind { SignedOut, InBrowser, LearningWho, SignedIn };

    struct State
    {
        Kind kind = Kind::SignedOut;
        std::optional<domain::StaffMember> member;  ///< while SignedIn
        std::optional<domain::Failure> failure;     ///< why the last sign-in ended without one
        bool steppingUp = false;                    ///< SignedIn, and the browser is open for a step-up
    };

    /// All outlive this.
    Session(central::SignIn& signIn, central::CentralApi& api, central::CentralClock& clock, QObject* parent = nullptr);
    ~Session() override;

    [[nodiscard]] const State& state() const { return m_state; }
    [[nodiscard]] bool isSignedIn() const { return m_state.kind == Kind::SignedIn; }
    [[nodiscard]] bool has(domain::Role role) const { return m_state.member && m_state.member->has(role); }
    /// The policy in force; the strictest defaults before anybody is signed in.
    [[nodiscard]] domain::Policy policy() const;
    /// The central's time, UTC: what all countdowns run on.
    [[nodiscard]] QDateTime now() const;

    /// Opens the browser. Does nothing while one is under way or somebody is signed in.
    void signIn();
    /// Ends a sign-in or a step-up that is under way.
    void cancelSignIn();
    void openBrowserAgain();
    /// For "copy the link"; empty unless a browser is open.
    [[nodiscard]] QUrl browserUrl() const;
    void signOut();

    /// A fresh sign-in of the same member, at most `maxAgeSeconds` old. One at a time: a second call joins the first.
    /// Failures: those of sign-in; NotSignedIn.
    QFuture<domain::Outcome<domain::Done>> stepUp(int maxAgeSeconds);

signals:
    void stateChanged();
    /// The member left this desk (signed out, or the central ended it): everything of theirs has to go.
    void left();

private:
    void learnWho();
    void endedByCentral();
    void leave(std::optional<domain::Failure> why);
    void refused(const domain::Failure& failure);
    void finishStepUp(const domain::Outcome<domain::Done>& outcome);
    void set(State state);

    central::SignIn& m_signIn;
    central::CentralApi& m_api;
    central::CentralClock& m_clock;
    State m_state;
    std::vector<QPromise<domain::Outcome<domain::Done>>> m_stepUps; ///< all who wait for the one step-up under way
    quint64 m_turn = 0;            ///< an answer of an earlier turn is about somebody who has left
    bool m_somebodyWasHere = false; ///< the browser may still know the member before: ask it who it is
};

} // namespace bhxh::desk
