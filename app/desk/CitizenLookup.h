#pragma once

#include "domain/Citizen.h"
#include "domain/LookupText.h"
#include <QFuture>
#include <QObject>
#include <optional>

namespace bhxh::central {
class CentralApi;
}

namespace bhxh::desk {

class Session;

/// From a number or a name to the one citizen who stands at the counter. Holds the open citizen for everybody else on this desk. GUI thread.
class CitizenLookup : public QObject
{
    Q_OBJECT

public:
    enum class Kind {
        Ready,      ///< nobody open, nothing asked
        Searching,
        NobodyFound,
        Several,    ///< `matches` to choose from
        Opening,    ///< one chosen, being read
        Open,       ///< `citizen`
        Failed,     ///< `failure`; what was typed is kept by the field
    };

    struct State
    {
        Kind kind = Kind::Ready;
        QList<domain::Citizen> matches;
        bool truncated = false;                          ///< more than the central tells of
        std::optional<domain::Citizen> citizen;          ///< while Open; kept while it is refreshed
        QDateTime receivedAt;                            ///< when `citizen` was last known to be so, central's clock
        std::optional<domain::Failure> failure;
        std::optional<domain::CitizenNumber> askedNumber; ///< the number asked for, where one was
        /// The number asked for is a former one of the open citizen: say so (merged or replaced).
        [[nodiscard]] bool foundByFormerNumber() const;
    };

    /// All outlive this.
    CitizenLookup(central::CentralApi& api, Session& session, QObject* parent = nullptr);

    [[nodiscard]] const State& state() const { return m_state; }
    [[nodiscard]] domain::Purpose purpose() const { return m_purpose; }
    /// Nothing that can be read while somebody is typing is ever sent: this only reads.
    [[nodiscard]] domain::LookupText recognise(const QString& typed) const;

    /// Searches; a single hit is opened at once. A new search cancels the one before.
    /// Fails in place (state Failed) where the text is no number and no name with birth date.
    void lookUp(const QString& typed, domain::Purpose purpose, const QString& caseReference);
    void choose(const domain::CitizenId& id);
    /// Opens a citizen known by id (from the queue, say).
    void open(const domain::CitizenId& id, domain::Purpose purpose);
    /// Reads the open citizen again, conditionally (after an action, after the line was down).
    void refresh();
    /// A reply of another operation held the citizen: it is the newest.
    void take(const domain::Citizen& citizen);
    /// The case is done: back to Ready.
    void close();

signals:
    void stateChanged();
    /// Another citizen (or nobody) stands at the counter now: work on the one before ends.
    void citizenChanged();

private:
    void found(const domain::Outcome<domain::CitizenMatches>& matches);
    void read(const domain::CitizenId& id, const domain::Version& known);
    void set(State state);

    central::CentralApi& m_api;
    Session& m_session;
    State m_state;
    domain::Purpose m_purpose = domain::Purpose::AnswerQuestion;
    QFuture<void> m_running;
};

} // namespace bhxh::desk
