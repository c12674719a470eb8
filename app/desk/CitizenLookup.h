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
        std::optional<domain::Failure> failure;          ///< Failed: why. Open: of the last refresh, or of text that couldn't be read
        std::optional<domain::CitizenNumber> askedNumber; ///< the number asked for, where one was
        /// The number asked for is a former one of the open citizen: say so (merged or replaced).
        [[nodiscard]] bool foundByFormerNumber() const;
    };

    /// All outlive this.
    CitizenLookup(central::CentralApi& api, Session& session, QObject* parent = nullptr);
    ~CitizenLookup() override;

    [[nodiscard]] const State& state() const { return m_state; }
    [[nodiscard]] domain::Purpose purpose() const { return m_purpose; }
    /// Nothing that can be read while somebody is typing is ever sent: this only reads.
    [[nodiscard]] domain::LookupText recognise(const QString& typed) const;

    /// Searches; a single hit is opened at once. A new search cancels the one before.
    /// Fails in place where the text is no number and no name with birth date: state Failed, or, so that a slip of the hand doesn't end the case of who stands there,
    /// still Open with `failure`.
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
    void search(const domain::CitizenQuery& query);
    void found(const domain::CitizenMatches& matches);
    void read(const domain::CitizenId& id, const domain::Version& known);
    void gotCitizen(const std::optional<domain::Citizen>& citizen);
    void failed(const domain::Failure& failure);
    quint64 nextTurn();
    void set(State state);

    central::CentralApi& m_api;
    Session& m_session;
    State m_state;
    domain::Purpose m_purpose = domain::Purpose::AnswerQuestion;
    QFuture<void> m_running;
    quint64 m_turn = 0; ///< a reply of an earlier turn belongs to another citizen
};

} // namespace bhxh::desk
