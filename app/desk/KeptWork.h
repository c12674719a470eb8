#pragma once

#include "desk/WorkInHand.h"
#include <QByteArray>
#include <QObject>
#include <optional>

namespace bhxh::desk {

class Approvals;
class CitizenLookup;
class Connection;
class Session;
class StaffKeys;

/// What a member was in the middle of when the desk was locked or they left it: who was open, what was typed. Sealed with the member's desk key, in memory and in a file of the
/// member's own, so that a crash of a locked desk loses nothing either. After an unlock it is back by itself; after a later sign-in it is offered. Codes that a citizen typed
/// are never kept. GUI thread.
class KeptWork : public QObject
{
    Q_OBJECT

public:
    struct State
    {
        std::optional<QDateTime> waitingSince; ///< an earlier turn left something, or what was brought back found no record to open on: offered to its owner; central's clock.
                                               ///< Of a reset form that only waits for the line: not before it can be opened
        bool outcomeWasOpen = false;           ///< something was sent and not answered when the desk was locked: the record that is back tells what became of it
        bool lost = false;                     ///< there was something, and it can't be opened any more (another PIN since, damage)
    };

    /// All outlive this.
    KeptWork(Session& session, StaffKeys& keys, Connection& connection, CitizenLookup& lookup, EmailChanges& changes, PasswordResets& resets, Approvals& approvals,
             QObject* parent = nullptr);
    ~KeptWork() override;

    [[nodiscard]] const State& state() const { return m_state; }

    /// What stands in a field of the window, by the field's name: handed over when the session says `locking`.
    void keepTyped(const QString& field, const QString& text);
    /// What stood there; empty where nothing did. Good from `broughtBack` on, once: it is taken out.
    [[nodiscard]] QString takeTyped(const QString& field);
    /// What the draft of the open citizen came from: handed over when the session says `locking`.
    void keepOrigin(const WorkInHand::Origin& origin);

    /// Brings back what is offered.
    void takeUp();
    /// `lost` and `outcomeWasOpen` have been read.
    void acknowledge();
    /// Forgets what is offered, the file too.
    void drop();

signals:
    void stateChanged();
    /// Fields may be filled now.
    void broughtBack();
    /// What was kept by keepOrigin(): its citizen is open again, and the form opens next, where it can.
    void originBack(const bhxh::desk::WorkInHand::Origin& origin);

private:
    void seal();
    void opened(bool afterLock);
    void bringBack();
    void lookupMoved();
    void citizenIsOpen();
    void queueIsThere();
    [[nodiscard]] WorkInHand collected() const;
    [[nodiscard]] QString file() const;
    void save();
    [[nodiscard]] WorkInHand withoutLine() const;
    void settle(std::optional<WorkInHand> left);
    [[nodiscard]] bool isOpenable() const;
    [[nodiscard]] std::optional<QDateTime> offered() const;
    void offerAgain();
    void forgetAll();
    void set(State state);

    Session& m_session;
    StaffKeys& m_keys;
    Connection& m_connection;
    CitizenLookup& m_lookup;
    EmailChanges& m_changes;
    PasswordResets& m_resets;
    Approvals& m_approvals;
    State m_state;
    QMap<QString, QString> m_typed;
    std::optional<WorkInHand::Origin> m_origin;
    QByteArray m_sealed;                         ///< while locked, in case that the file could not be written
    std::optional<WorkInHand> m_work;            ///< opened, and not brought back yet
    bool m_isOffered = false;                    ///< m_work waits for its owner's click
    bool m_isAwaited = false;                    ///< the forms of m_work open by themselves once its citizen's record is there, offered or not
    std::optional<domain::EmailChangeId> m_selected; ///< what was looked at in the queue, until that has been read
};

} // namespace bhxh::desk
