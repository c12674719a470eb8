#pragma once

#include "domain/Citizen.h"
#include "domain/LookupText.h"
#include <QFuture>
#include <QObject>
#include <QTimer>
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
        std::optional<domain::Citizen> citizen;          ///< while Open; kept while it is refreshed, and while another one is looked for
        QDateTime receivedAt;                            ///< when `citizen` was last known to be so, central's clock
        std::optional<domain::Failure> failure;          ///< Failed: why. Open: of the last refresh, or of text that couldn't be read
        std::optional<domain::CitizenNumber> askedNumber; ///< the number by which `citizen` was asked for, where it was one; while nobody is open, of the look-up under way
        /// The number asked for is a former one of the open citizen: say so (merged or replaced).
        [[nodiscard]] bool foundByFormerNumber() const;
    };

    /// All outlive this.
    CitizenLookup(central::CentralApi& api, Session& session, QObject* parent = nullptr);
    ~CitizenLookup() override;

    [[nodiscard]] const State& state() const { return m_state; }
    /// Of the open citizen; while nobody is open, of the look-up under way.
    [[nodiscard]] domain::Purpose purpose() const { return m_purpose; }
    /// Nothing that can be read while somebody is typing is ever sent: this only reads.
    [[nodiscard]] domain::LookupText recognise(const QString& typed) const;

    /// Searches; a single hit is opened at once. A new search cancels the one before.
    /// Fails in place where the text is no number and no name with birth date: state Failed, or, so that a slip of the hand doesn't end the case of who stands there,
    /// still Open with `failure`.
    void lookUp(const QString& typed, domain::Purpose purpose, const QString& caseReference);
    /// Whoever is open stays until this one was read: a failure loses nothing.
    void choose(const domain::CitizenId& id);
    /// Opens a citizen known by id (from the queue, say). Whoever is open stays until this one was read.
    void open(const domain::CitizenId& id, domain::Purpose purpose);
    /// Reads the open citizen again, conditionally (after an action, after the line was down). While somebody else may move the record (a hold that can be lifted, a
    /// change or reset that is open) this happens by itself every few seconds; then a failure is not told, as nobody asked.
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
    /// With what the look-up under way was asked for: that of the open citizen once it has found them.
    struct Asked
    {
        domain::Purpose purpose = domain::Purpose::AnswerQuestion;
        std::optional<domain::CitizenNumber> number;
    };
    enum class Told { Failures, Nothing };

    void ask(Asked asked);
    void search(const domain::CitizenQuery& query);
    void found(const domain::CitizenMatches& matches);
    void read(const domain::CitizenId& id, domain::Purpose purpose, const domain::Version& known, Told told);
    void gotCitizen(const std::optional<domain::Citizen>& citizen, Told told);
    void failed(const domain::Failure& failure);
    void endedFromOutside();
    void lookAgain();
    void armLookAgain();
    quint64 nextTurn();
    void set(State state);

    central::CentralApi& m_api;
    Session& m_session;
    State m_state;
    domain::Purpose m_purpose = domain::Purpose::AnswerQuestion;
    Asked m_asked;
    QFuture<void> m_running;
    QTimer m_again; ///< while somebody else may move the record of the open citizen
    quint64 m_turn = 0; ///< a reply of an earlier turn belongs to another citizen
};

} // namespace bhxh::desk
