#pragma once

#include "domain/Outcome.h"
#include <QDateTime>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFuture>
#include <QObject>
#include <QTimer>
#include <optional>

namespace bhxh::central {
class CentralApi;
class CentralClock;
}

namespace bhxh::desk {

/// The one place that knows how the line is, judged by our own calls alone, never by the operating system's opinion. An
/// answer of the central is one that can be read as the contract has it: a captive portal's page (200 with HTML) isn't.
///
/// The first call that fails, or that is late, is followed by a question to the central at once, in nobody's name: its
/// answer ends the matter, its silence makes the desk Offline, some one to three seconds after the failure. While the
/// line is bad the central is asked again and again, also when nobody is signed in: with growing back-off and full
/// jitter, but never so seldom that its return goes unnoticed for two seconds (unless a gateway's Retry-After asks for
/// more patience). Silence is none while an answer to something else is coming in, be it slowly: a line that is full
/// isn't down. GUI thread.
class Connection : public QObject
{
    Q_OBJECT

public:
    enum class Kind {
        Unknown, ///< nothing was asked yet: for a moment after the start of the program
        Online,
        Degraded, ///< the last call failed; whether it is the line shows in a moment
        Offline,  ///< nothing got an answer at different moments: what one blip ends (all polls that are held) is one
    };

    struct State
    {
        Kind kind = Kind::Unknown;
        QDateTime since;                        ///< central's clock, UTC
        std::optional<domain::FailureCode> why; ///< while Degraded or Offline
    };

    /// Both outlive this. Asks soon whether the central is there.
    Connection(central::CentralApi& api, const central::CentralClock& clock, QObject* parent = nullptr);
    ~Connection() override;
    [[nodiscard]] const State& state() const { return m_state; }
    /// Asks the central now, for a person who doesn't want to wait for the next time.
    void tryNow();

signals:
    void stateChanged();

private:
    /// One question that is under way.
    struct Probe
    {
        quint64 number;
        QFuture<domain::Outcome<domain::Done>> answer;
        QElapsedTimer since;
    };

    void answered();
    void failed(domain::FailureCode code);
    void doubt();
    void probe();
    void probed(quint64 number, const domain::Outcome<domain::Done>& outcome);
    void heedSilence();
    void makeRoom();
    void giveUp(qsizetype at);
    void planNext();
    [[nodiscard]] bool isHeard() const;
    [[nodiscard]] bool isOffline() const;
    void set(Kind kind, std::optional<domain::FailureCode> why);

    central::CentralApi& m_api;
    const central::CentralClock& m_clock;
    State m_state;
    QList<Probe> m_underway; ///< oldest first
    quint64 m_lastNumber = 0;
    QTimer m_next;                ///< to the next question, while it isn't known that the line is good
    int m_asked = 0;              ///< since the back-off began
    QDeadlineTimer m_notBefore;   ///< Retry-After of a gateway
    QElapsedTimer m_doubtedSince; ///< since the first sign after the last answer that something is wrong; invalid: none
    QElapsedTimer m_heard;        ///< since something of an answer came in; invalid: never
    bool m_isUnconfirmed = false; ///< a question asked since then got no answer either
};

} // namespace bhxh::desk
