#pragma once

#include "domain/Failure.h"
#include <QDateTime>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <optional>

namespace bhxh::central {
class CentralApi;
}

namespace bhxh::desk {

/// The one place that knows how the line is, judged by our own calls alone, never by the operating system's opinion. An
/// answer of the central is one that can be read as the contract has it: a captive portal's page (200 with HTML) isn't.
/// While the line is bad the central is asked again and again, also when nobody is signed in: with full-jitter back-off,
/// but never so seldom that its return goes unnoticed for two seconds. GUI thread.
class Connection : public QObject
{
    Q_OBJECT

public:
    enum class Kind {
        Unknown,   ///< nothing was asked yet
        Online,
        Degraded,  ///< the last call failed, an earlier one within the last half minute did not
        Offline,   ///< several calls in a row got no answer, at different moments: what one blip ends (all polls that are held) counts once
    };

    struct State
    {
        Kind kind = Kind::Unknown;
        QDateTime since;                                 ///< desk clock, UTC
        std::optional<domain::FailureCode> why;          ///< while Degraded or Offline
    };

    /// `api` outlives this.
    explicit Connection(central::CentralApi& api, QObject* parent = nullptr);
    ~Connection() override;
    [[nodiscard]] const State& state() const { return m_state; }
    /// Asks the central now, for a person who doesn't want to wait for the next probe.
    void tryNow();

signals:
    void stateChanged();

private:
    void answered();
    void failed(domain::FailureCode code);
    void probe();
    void set(State state);

    central::CentralApi& m_api;
    State m_state;
    QTimer m_probe; ///< while the line is bad, so that its return is noticed though nobody does anything
    int m_failuresInARow = 0;
    QElapsedTimer m_lastCounted; ///< since the last failure that counted
};

} // namespace bhxh::desk
