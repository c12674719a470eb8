#pragma once

#include "desk/EmailChanges.h"
#include "desk/WorkInHand.h"
#include <QDateTime>
#include <QObject>
#include <QUuid>
#include <optional>

namespace bhxh::desk {

class CitizenLookup;
class KeptWork;
class Session;
class StaffKeys;

/// Changes of e-mail addresses that were filled in while the central could not be reached: kept for who wrote them,
/// sealed with their desk key, until they take them up again. Nothing of them is ever sent by itself: taking one up
/// opens the citizen's record and the form on it, and from there it goes as any other. Kept apart from the saved data,
/// so they survive when that is lost. Where the keychain doesn't last they live as long as the session (sealed while
/// the desk is locked). GUI thread.
class KeptDrafts : public QObject
{
    Q_OBJECT

public:
    struct Kept
    {
        QUuid id;
        domain::CitizenId citizen;
        QString citizenName;   ///< to find it by: as it was on the record
        QString citizenNumber; ///< grouped; empty where there is none
        EmailChanges::Draft draft;
        std::optional<domain::RegisteredEmail> writtenOn; ///< registered then; nothing: of an earlier program
        QDateTime keptAt;                                 ///< UTC, central's clock
    };

    struct State
    {
        QList<Kept> items = {};                      ///< the oldest first; empty while the desk is locked
        std::optional<QUuid> takingUp = {};          ///< its citizen is being opened
        std::optional<domain::Failure> failure = {}; ///< keeping or reading failed; what is on the form stays there
        /// Kept by itself, from the form: the central knows of an open change of this citizen, which is followed
        /// instead (EmailChanges::draftInTheWay). Until acknowledged, or gone.
        std::optional<QUuid> setAside = {};
        bool lost = false; ///< there were some, and they can't be opened any more (another PIN since, damage)
    };

    /// At most; the oldest is never dropped for a new one: keep() fails then.
    static constexpr int most = 200;

    /// All outlive this.
    KeptDrafts(Session& session, StaffKeys& keys, CitizenLookup& lookup, EmailChanges& changes, KeptWork& work,
               QObject* parent = nullptr);
    ~KeptDrafts() override;

    [[nodiscard]] const State& state() const { return m_state; }
    /// There is a draft on the form that may be kept: something was typed, and nothing of it was sent.
    [[nodiscard]] bool mayKeep() const;
    /// Keeps the draft that is on the form (in place of the one that it was taken up from, or that has the same address
    /// for this citizen) and closes the form. Where it can't be kept the form stays as it is, and `failure` says why.
    void keep();
    /// Opens its citizen, then the form as it was; "identity checked" is said anew. It stays kept until it was sent
    /// (the central took it) or dropped. Where no form can be opened (a change of this citizen is under way, or another
    /// form is open on them) that is shown, and the draft stays kept.
    void takeUp(const QUuid& id);
    void drop(const QUuid& id);
    /// `failure`, `setAside` and `lost` have been read.
    void acknowledge();

signals:
    void stateChanged();

private:
    /// What the form came from, and what became of its request.
    struct Form
    {
        enum class Sent {
            No,
            Asking,  ///< its answer is waited for
            Perhaps, ///< it was left without one (a lock, another citizen): a change of this member's own tells
        };
        domain::CitizenId citizen;
        std::optional<QUuid> kept = {}; ///< the kept draft that it was taken up from
        Sent sent = Sent::No;
    };

    void opened(bool afterLock);
    void seal();
    void forget();
    void citizenIsOpen();
    void handOver();
    void originBack(const WorkInHand::Origin& origin);
    void setAside();
    void changeMoved();
    void dropSent();
    [[nodiscard]] bool isOfForm(const Kept& kept) const;
    std::optional<QUuid> keepForm();
    [[nodiscard]] domain::Outcome<QList<Kept>> read() const;
    /// Makes these the kept ones; where they can't be written everything stays as it was, and `failure` says why.
    bool keepAll(const QList<Kept>& items);
    void tell(const domain::Failure& failure);
    [[nodiscard]] QString file() const;
    void set(State state);

    Session& m_session;
    StaffKeys& m_keys;
    CitizenLookup& m_lookup;
    EmailChanges& m_changes;
    KeptWork& m_work;
    State m_state;
    QByteArray m_sealed;        ///< while locked, where the keychain doesn't last
    std::optional<Form> m_form; ///< of one that was taken up or asked for, until it shows what came of it
    bool m_isRead = false;      ///< what is in the file is in `items`
};

} // namespace bhxh::desk
