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

class Connection;
class SavedRegister;
class Session;

/// From a number or a name to the one citizen who stands at the counter. Holds the open citizen for everybody else on this desk. GUI thread.
class CitizenLookup : public QObject
{
    Q_OBJECT

public:
    enum class Kind {
        Ready,      ///< nobody open, nothing asked
        Searching,
        NobodyFound, ///< the central says so
        NotSaved,   ///< the central can't be reached, and the saved data doesn't know them: which doesn't mean that there is nobody
        Several,    ///< `matches` to choose from
        Opening,    ///< one chosen, being read
        Open,       ///< `citizen`
        Failed,     ///< `failure`; what was typed is kept by the field
    };

    /// What is shown comes from the saved data, as the central could not be reached in time.
    struct FromSaved
    {
        QDateTime receivedAt = {};  ///< UTC: when the register told of this citizen (of a list or of nobody: invalid)
        QDateTime confirmedAt = {}; ///< UTC: it was still so then; of a list or of nobody: when the register was last read to its end, invalid: never
        bool stillAsking = false;   ///< the central has not answered yet, and may: then its record takes this one's place
        friend bool operator==(const FromSaved&, const FromSaved&) = default;
    };

    struct State
    {
        Kind kind = Kind::Ready;
        std::optional<FromSaved> saved;                  ///< `citizen` (Open), `matches` (Several) or that there is nobody (NotSaved) is from the saved data
        std::optional<domain::Citizen> before;           ///< Open, and no longer from the saved data: how that had the citizen, where something that it keeps was different: to be marked until the case is done
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
    CitizenLookup(central::CentralApi& api, Session& session, Connection& connection, SavedRegister& saved, QObject* parent = nullptr);
    ~CitizenLookup() override;

    /// How long a person waits for the central before the saved data answers.
    static constexpr int deadlineMilliseconds = 2500;

    [[nodiscard]] const State& state() const { return m_state; }
    /// Something may be asked of the central for the open citizen: the record is the central's, and the line isn't known to be down. False: draft, keep, wait.
    [[nodiscard]] bool canAct() const;
    /// Of the open citizen; while nobody is open, of the look-up under way.
    [[nodiscard]] domain::Purpose purpose() const { return m_purpose; }
    /// Nothing that can be read while somebody is typing is ever sent: this only reads.
    [[nodiscard]] domain::LookupText recognise(const QString& typed) const;

    /// Searches; a single hit is opened at once. A new search cancels the one before.
    /// A name without a birth date is only searched in the saved data. Where the central gives no answer within the deadline, or the line is known to be down, the saved data
    /// answers if it can; the central's own answer, when it comes, takes its place, and so does what it says once the line is back.
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
    Connection& m_connection;
    SavedRegister& m_saved;
    State m_state;
    domain::Purpose m_purpose = domain::Purpose::AnswerQuestion;
    Asked m_asked;
    QFuture<void> m_running;
    QTimer m_again; ///< while somebody else may move the record of the open citizen
    quint64 m_turn = 0; ///< a reply of an earlier turn belongs to another citizen
};

} // namespace bhxh::desk
