#pragma once

#include "domain/Outcome.h"
#include "domain/Register.h"
#include <QDateTime>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFuture>
#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>

namespace bhxh::central {
class CentralApi;
}

namespace bhxh::desk {

class Connection;
class SavedRegister;
class Session;

/// Keeps the saved data as the central's register of this office is: reads the feed page by page, each page's people
/// and its cursor in one transaction, so that a kill, a lost line or a lock at any moment costs one page at the most.
/// Starts by itself after a sign-in (with jitter, so that not all desks of a country come at 7:30), then regularly; a
/// person may ask for it, pause it, go on. Gives way to the person at the counter: never more than one page at a time,
/// none while a look-up or a write of theirs is under way. A lock ends it at once, and a pause with it (but for the one
/// after forgetting everything); the next session goes on from where it stood. A desk that was opened by PIN alone
/// waits until the central knows its member again. GUI thread.
class RegisterSync : public QObject
{
    Q_OBJECT

public:
    enum class Kind {
        Off,     ///< nobody is signed in, or nothing may be kept (SavedRegister tells why)
        Waiting, ///< for `nextAt`
        Reading,
        Paused,         ///< by a person: until resume(), syncNow() or an unlock; by forgetting everything: until
                        ///< resume(), syncNow() or a sign-in
        WaitingForLine, ///< the line went; goes on by itself when it is back
        Failed,         ///< `failure`; again at `nextAt`, or by syncNow()
    };

    struct State
    {
        Kind kind = Kind::Off;
        qint64 done = 0; ///< people of this reading so far, of earlier sessions too where it goes on; otherwise: where
                         ///< the last one stood
        std::optional<qint64> total = {};    ///< of the whole register, while it is read for the first time and the
                                             ///< central tells; of what only changed nobody knows how much it is
        std::optional<int> secondsLeft = {}; ///< a guess by how fast it went; while Reading
        QDateTime nextAt = {};               ///< UTC, central's clock
        std::optional<domain::Failure> failure = {};
        friend bool operator==(const State&, const State&) = default;
    };

    /// When it does what; tests are quicker than days at a counter.
    struct Pace
    {
        int firstAfterMost = 60'000;    ///< ms after a sign-in: anything up to it
        int regularly = 15 * 60'000;    ///< ms between two readings, ± a fifth
        int againAfterFailure = 60'000; ///< ms, doubled up to `regularly`, full jitter
        int afterReturnMost = 5'000;    ///< ms after the line is back, anything up to it; doubled as above
        int pageSize =
            300; ///< people a page at most (fewer where the line is slow): their JSON is read in the GUI thread, at 13
                 ///< µs each (-O2, two busy cores; 4 ms a page, 7 ms one time in twenty), and a frame has 16 ms
        int rest = 40; ///< ms between two pages, so that the line and the processor are the person's
    };

    /// All outlive this.
    RegisterSync(central::CentralApi& api, Session& session, Connection& connection, SavedRegister& saved,
                 QObject* parent = nullptr);
    ~RegisterSync() override;

    [[nodiscard]] const State& state() const { return m_state; }
    void setPace(const Pace& pace);
    /// What the person at the counter is waiting for just now has the line to itself. Set once by the Desk.
    void setBusy(std::function<bool()> isBusy) { m_isBusy = std::move(isBusy); }

    /// A person asks: at once, also after a pause or a failure. Does nothing while Off or Reading. While WaitingForLine
    /// it asks whether the central is there, or who is at work here, and goes on where that is answered.
    void syncNow();
    void pause();
    void resume();

signals:
    void stateChanged();

private:
    /// What is still to be known of a page once its people are kept.
    struct Read
    {
        QString cursor;
        bool more = false;
        qint64 people = 0;
        std::optional<qint64> total;
    };

    enum class Pause { None, ByHand, ByForgetting };

    [[nodiscard]] bool mayRead() const;
    void look();
    void opened(bool afterLock);
    void emptied();
    void lineChanged();

    void begin();
    void began(const QString& cursor);
    void readPage();
    void received(const domain::RegisterPage& page);
    void applied(const Read& page);
    void startOver();
    void notApplied(const domain::Failure& failure);

    void notReceived(const domain::Failure& failure);
    void failed(const domain::Failure& failure);
    void lineIsGone();
    void goOn();
    void shrinkPages();
    void wait(qint64 milliseconds, State state);
    void stop();

    void nextTurn();
    template <typename T, typename Use>
    void inThisTurn(const QFuture<domain::Outcome<T>>& later, Use use);
    [[nodiscard]] qint64 backOff(int first) const;
    [[nodiscard]] State standing(Kind kind) const;
    void set(State state);

    central::CentralApi& m_api;
    Session& m_session;
    Connection& m_connection;
    SavedRegister& m_saved;
    State m_state;
    Pace m_pace;
    std::function<bool()> m_isBusy;

    quint64 m_turn = 0;            ///< an answer of an earlier turn is about what ended
    QFuture<void> m_running;       ///< the page that is on its way
    QTimer m_next;                 ///< to the next reading
    QTimer m_step;                 ///< to the next page
    QString m_cursor;              ///< of what is kept, while Reading
    QString m_office;              ///< whose register the page on its way is of
    int m_pageSize = 0;            ///< people that a page is asked for; 0: as many as the pace says
    bool m_isFirst = false;        ///< the register has not been read to its end yet
    bool m_hasStartedOver = false; ///< and no page came since
    bool m_hasBegunAnew = false;   ///< as a page didn't follow on what is kept, and no page came since
    Pause m_pause = Pause::None;
    int m_failures = 0;         ///< in a row, without a page
    QDeadlineTimer m_notBefore; ///< nothing begins by itself: a back-off, or the central's Retry-After
    QElapsedTimer m_pageSince;  ///< it was asked for
    double m_pacePerPerson = 0; ///< ms, smoothed; 0: not known yet
};

} // namespace bhxh::desk
