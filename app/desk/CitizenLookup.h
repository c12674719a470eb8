#pragma once

#include "domain/Citizen.h"
#include "domain/LookupText.h"
#include "domain/SavedCitizen.h"
#include <QElapsedTimer>
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

/// From a number or a name to the one citizen who stands at the counter. Holds the open citizen for everybody else on
/// this desk. GUI thread.
class CitizenLookup : public QObject
{
    Q_OBJECT

public:
    enum class Kind {
        Ready, ///< nobody open, nothing asked
        Searching,
        NobodyFound, ///< the central says so
        NotSaved, ///< the central can't be reached, and the saved data doesn't know them: which doesn't mean that there
                  ///< is nobody
        Several,  ///< `matches` to choose from
        Opening,  ///< one chosen, being read
        Open,     ///< `citizen`
        Failed,   ///< `failure`; what was typed is kept by the field
    };

    /// What is shown comes from the saved data, as the central could not be reached in time.
    struct FromSaved
    {
        QDateTime confirmedAt = {}; ///< UTC: it was so then; of a list: all of it was. Of nobody: when the register was
                                    ///< last read to its end, invalid: never
        bool stillAsking = false; ///< the central has not answered yet, and may: then its record takes this one's place
        bool nameOnly = false; ///< of a list or of nobody: asked for by a name alone, of which the central isn't asked
        friend bool operator==(const FromSaved&, const FromSaved&) = default;
    };

    /// What was answered about somebody who isn't the open citizen, and came late or from the saved data: told beside
    /// the open one, whose case goes on until a person ends it.
    struct Notice
    {
        enum class Kind {
            NotSaved,    ///< who was looked up isn't in the saved data, and the central tells nothing yet: it is asked
                         ///< again as for what is shown from there
            NobodyFound, ///< the central finds nobody by what was typed
            Found, ///< the central finds `matches` by what was typed: another one, or several (the open citizen may be
                   ///< among them); showNotice() lists them
        };
        Kind kind = Kind::NotSaved;
        QList<domain::Citizen> matches = {};
        bool truncated = false; ///< Found: more than the central tells of
        bool nameOnly = false;  ///< NotSaved: as FromSaved::nameOnly
        std::optional<domain::Failure> failure =
            {}; ///< NotSaved: why the central refuses to tell; it is no longer asked
    };

    struct State
    {
        Kind kind = Kind::Ready;
        std::optional<FromSaved>
            saved; ///< `citizen` (Open), `matches` (Several) or that there is nobody (NotSaved) is from the saved data
        std::optional<Notice> notice; ///< Open only; until the next look-up, showNotice() or dismissNotice()
        std::optional<domain::Citizen>
            before; ///< Open, and read since: how the citizen was shown from the saved data, or before the line was
                    ///< down, where something is different: to be marked until the case is done
        QList<domain::Citizen> matches;
        bool truncated = false; ///< more than the central tells of
        std::optional<domain::Citizen>
            citizen; ///< while Open; kept while it is refreshed, while another one is looked for, and while Several are
                     ///< chosen from: with what was typed for them
        QDateTime receivedAt;                   ///< when `citizen` was last known to be so, central's clock
        std::optional<domain::Failure> failure; ///< Failed: why. Open: of the last refresh, or of text that couldn't be
                                                ///< read. NotSaved: of a name alone, what the central would need.
                                                ///< NotSaved, Several with `unasked`: why the central tells nothing
        bool unasked = false; ///< `failure` is of something that nobody has just asked for: what is being typed now has
                              ///< nothing to do with it
        std::optional<domain::CitizenNumber> askedNumber; ///< the number by which `citizen` was asked for, where it was
                                                          ///< one; while nobody is open, of the look-up under way
        /// The number asked for is a former one of the open citizen: say so (merged or replaced).
        [[nodiscard]] bool foundByFormerNumber() const;
        /// A person waits for what they have just asked for.
        [[nodiscard]] bool isWaiting() const { return kind == Kind::Searching || kind == Kind::Opening; }
    };

    /// All outlive this.
    CitizenLookup(central::CentralApi& api, Session& session, Connection& connection, SavedRegister& saved,
                  QObject* parent = nullptr);
    ~CitizenLookup() override;

    /// How long a person waits for the central before the saved data answers.
    static constexpr int deadlineMilliseconds = 2500;

    [[nodiscard]] const State& state() const { return m_state; }
    /// Something may be asked of the central for the open citizen: the record is the central's, nobody is being chosen
    /// (Several), and the line isn't known to be down. False: draft, keep, wait. Told by stateChanged when it turns. A
    /// record that was read from the central stays the central's while the line is down (`receivedAt` says how old it
    /// is).
    [[nodiscard]] bool canAct() const;
    /// Of the open citizen; while nobody is open, of the look-up under way.
    [[nodiscard]] domain::Purpose purpose() const { return m_purpose; }
    /// Nothing that can be read while somebody is typing is ever sent: this only reads.
    [[nodiscard]] domain::LookupText recognise(const QString& typed) const;

    /// Searches; a single hit is opened at once. A new search cancels the one before.
    /// A name without a birth date is only searched in the saved data, and always listed, never opened at once; where
    /// nobody is found, `failure` says what the central would need. Where the central gives no answer within the
    /// deadline, or the line is known to be down, the saved data answers if it can; the central's own answer, when it
    /// comes, takes its place, and so does what it says once the line is back. From the saved data only who is named
    /// exactly so and was born on that very day is opened at once (namesakes in other offices aren't known there);
    /// others are listed. An answer that is late, or that only the saved data gives, ends no case: whoever is open
    /// stays Open, with `notice`. A late answer of one person over a list is a list of one. Fails in place where the
    /// text is no number and no name with birth date: state Failed, or, so that a slip of the hand doesn't end the case
    /// of who stands there, still Open with `failure`.
    void lookUp(const QString& typed, domain::Purpose purpose, const QString& caseReference);
    /// Whoever is open stays until this one was read: a failure loses nothing. Also of those in `notice`.
    void choose(const domain::CitizenId& id);
    /// Opens a citizen known by id (from the queue, say). Whoever is open stays until this one was read.
    void open(const domain::CitizenId& id, domain::Purpose purpose);
    /// Reads the open citizen again, conditionally (after an action, after the line was down). While somebody else may
    /// move the record (a hold that can be lifted, a change or reset that is open) this happens by itself every few
    /// seconds; then a failure is not told, as nobody asked.
    void refresh();
    /// For a person who doesn't want to wait ("try again"), whatever Connection thinks of the line: asks the central
    /// for what is shown from the saved data (also NotSaved, Several) or was looked up beside the open citizen
    /// (`notice`, NotSaved); of an open record of the central's it is refresh(). Nothing else is ended or replaced by
    /// it.
    void askNow();
    /// Several, and a citizen was open before: back to them, as they were. Nothing happens where nobody was.
    void backToCase();
    /// Lists those of `notice` (Several), and the open citizen stays until one was chosen.
    void showNotice();
    /// `notice` has been read.
    void dismissNotice();
    /// A reply of another operation held the citizen: it is the newest.
    void take(const domain::Citizen& citizen);
    /// The case is done: back to Ready.
    void close();

signals:
    void stateChanged();
    /// Another citizen (or nobody) stands at the counter now: work on the one before ends.
    void citizenChanged();

private:
    /// What the look-up under way asks for, and with what: that of the open citizen once it has found them.
    struct Asked
    {
        domain::Purpose purpose = domain::Purpose::AnswerQuestion;
        std::optional<domain::CitizenNumber> number = {};
        std::optional<domain::CitizenQuery> query = {}; ///< nothing: nothing that the central could be asked
        std::optional<domain::CitizenId> id = {};       ///< chosen by the person, or the one whom the central found
        QString typed = {};                             ///< a name, as it is searched in the saved data
        std::optional<domain::Failure> unaskable = {};  ///< why the central can't be asked for it
    };
    enum class Told {
        Failures, ///< all: the person waits for this very answer
        Answers,  ///< of a look-up: that the central doesn't answer isn't told once the saved data has answered
        Refusals, ///< of the record from the saved data that is shown: the same
        Nothing,  ///< nobody asked
    };

    void begin(Asked asked, Kind kind);
    void ask(Asked asked);
    void askCentral(Told told);
    void search(const domain::CitizenQuery& query, Told told);
    void found(const domain::CitizenMatches& matches, Told told);
    void foundOne(const domain::CitizenId& id, Told told);
    void read(const domain::CitizenId& id, domain::Purpose purpose, const domain::Version& known, Told told);
    void gotCitizen(const std::optional<domain::Citizen>& citizen, Told told);
    void refused(const domain::Failure& failure, Told told);
    void failed(const domain::Failure& failure, bool isAsked = true);
    void tellBeside(Notice notice);
    void heardBeside(Notice notice);
    [[nodiscard]] bool isAskedBeside() const;
    void readShown();
    void readOutdated();
    void listMatches(const QList<domain::Citizen>& matches, bool truncated, const std::optional<FromSaved>& saved);
    [[nodiscard]] State withoutList() const;
    void endedFromOutside();
    void lookAgain();
    void armLookAgain();
    [[nodiscard]] int pauseInVain() const;
    [[nodiscard]] domain::Version knownVersion() const;
    void forgetAsked();
    quint64 nextTurn();
    void set(State state);

    // CitizenLookupSaved.cpp: the saved data in the central's place, and the central's return.
    [[nodiscard]] bool isDown() const;
    [[nodiscard]] bool isUnanswered(const domain::Failure& failure) const;
    [[nodiscard]] bool isCentralMissing() const;
    [[nodiscard]] bool mayFallBack() const;
    void fallBack();
    void askSaved();
    template <typename T, typename MatchesOf>
    void hear(const QFuture<domain::Outcome<T>>& reply, MatchesOf matchesOf);
    void foundSaved(const domain::SavedMatches& matches);
    [[nodiscard]] std::optional<domain::SavedCitizen> theOne(const domain::SavedMatches& matches) const;
    void openSaved(const domain::SavedCitizen& saved);
    void listSaved(const domain::SavedMatches& matches);
    void savedCannot();
    void savedChanged();
    void lineChanged();
    void sessionChanged();
    void askAgain();

    /// How many milliseconds after the line's return what is shown is asked again: not all desks at once, and long
    /// before a person notices.
    static constexpr int mostAfterReturn = 400;
    /// The central's word is missing though the line is up: asked for again after at most so many milliseconds, doubled
    /// each time up to the second.
    static constexpr int firstInVain = 4'000;
    static constexpr int mostInVain = 120'000;

    central::CentralApi& m_api;
    Session& m_session;
    Connection& m_connection;
    SavedRegister& m_saved;
    State m_state;
    domain::Purpose m_purpose = domain::Purpose::AnswerQuestion;
    Asked m_asked;
    std::optional<FromSaved> m_savedBefore; ///< while Several are chosen from: of the citizen who is still open
    QFuture<void> m_running;                ///< of the central
    QElapsedTimer m_askedSince;             ///< how long that has been so
    QFuture<void> m_fromSaved;              ///< of the saved data
    QTimer m_deadline;                      ///< of the look-up that a person waits for
    QTimer m_return;                        ///< the line is back, or the session has its central again
    QTimer m_again; ///< while somebody else may move the record of the open citizen, or the central's word is still
                    ///< missing
    std::optional<domain::Failure>
        m_untold; ///< of the look-up under way: why the central tells nothing; said where the saved data can't answer
    int m_askedInVain = 0;     ///< by m_again, for this look-up
    bool m_wantsSaved = false; ///< the central is not waited for any longer
    bool m_wasDown = false;    ///< the line, until what is shown was asked for again
    bool m_wasCut = false;     ///< the same, until the open citizen was read again: what is different then is marked
    quint64 m_lostTurn = 0;    ///< what was asked then went into the line that was down
    bool m_wasOffline = false; ///< the session
    bool m_toldCanAct = false;
    quint64 m_turn = 0; ///< a reply of an earlier turn belongs to another citizen
    quint64 m_lookUp =
        0; ///< moves when a person asks for something else: a reply of the saved data is for its own look-up
};

} // namespace bhxh::desk
