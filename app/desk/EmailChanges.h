#pragma once

#include "desk/Followed.h"
#include "domain/EmailChange.h"
#include "domain/OneTimeCode.h"
#include <QMap>
#include <QObject>
#include <optional>

namespace bhxh::central {
class CentralApi;
}

namespace bhxh::desk {

class CitizenLookup;
class Session;

/// Adding or correcting the open citizen's address, at the counter: draft → the citizen confirms what they read → asked for → proven by a code → pending →
/// decided by somebody else. Follows the change live once there is one. GUI thread.
class EmailChanges : public QObject
{
    Q_OBJECT

public:
    enum class Kind {
        None,        ///< nothing under way
        Drafting,    ///< the form is open; `draft`
        Confirming,  ///< the address is shown to the citizen; `draft` is complete
        Asking,      ///< the request is on its way
        NotKnown,    ///< something was sent (the request; with `change`: a proof, resend or withdrawal) and not answered: being asked again with the same key
        Following,   ///< there is a change: `change` says where it stands
    };

    /// The form, as typed: nothing of it is lost by a failure.
    struct Draft
    {
        QString email;
        domain::IdentityDocument document = domain::IdentityDocument::CitizenCard;
        QString documentEnding;
        domain::PresentedBy presentedBy = domain::PresentedBy::Self;
        QString note;
        domain::PaperForm form = domain::PaperForm::Form02SdGd;
        QString paperNumber;
        QDate paperDate;
        bool identityChecked = false;   ///< "đã đối chiếu": nothing is sent without
        friend bool operator==(const Draft&, const Draft&) = default;
    };

    enum class Field { Email, DocumentEnding, Note, PaperNumber, PaperDate, IdentityChecked };

    /// What the form says about itself while it is filled in.
    struct Review
    {
        QMap<Field, domain::Failure> failures;           ///< IdentityChecked has none of its own: see `identityMissing`
        bool identityMissing = true;
        std::optional<domain::EmailAddress> address;     ///< where it is one
        std::optional<domain::EmailAddress> likelyMeant; ///< "Có phải …?"
        std::optional<QString> keystrokes;               ///< what the IME took for marks
        [[nodiscard]] bool isComplete() const { return failures.isEmpty() && !identityMissing && address.has_value(); }
    };

    struct State
    {
        Kind kind = Kind::None;
        Draft draft;
        std::optional<domain::EmailChange> change;
        std::optional<domain::Failure> failure;              ///< of the last verb: shown in place, with a way on
        std::optional<domain::Citizen> begunOn;              ///< the record as it was when the form was opened (taken up again: with the registered e-mail of back then): nothing
                                                             ///< is asked for over what somebody else did since
        std::optional<domain::Citizen> newerCitizen;         ///< how the record is now, to compare; the draft is kept. With the failure VersionConflict; without one: the form was
                                                             ///< opened on a record from the saved data or taken up again, and the central's has another address or state of it,
                                                             ///< or (with its pendingChange, and only where the draft couldn't be set aside: KeptDrafts::State::failure) an open
                                                             ///< change
        LeftOpen left = LeftOpen::No;                        ///< NotKnown and Reading, then Drafting or Following: a write was not asked about any more
        bool busy = false;                                   ///< a resend, proof or withdrawal is on its way
        bool watching = false;                               ///< `change` is live
    };

    /// All outlive this.
    EmailChanges(central::CentralApi& api, Session& session, CitizenLookup& lookup, QObject* parent = nullptr);
    ~EmailChanges() override;

    [[nodiscard]] const State& state() const { return m_state; }
    [[nodiscard]] Review review(const Draft& draft) const;
    /// The signed-in member asked for the change that is followed.
    [[nodiscard]] bool isMaker() const;
    /// A form may be opened, also on a record from the saved data: nothing is open for this citizen, here or elsewhere, and the member may ask.
    [[nodiscard]] bool mayDraft() const;
    /// The record tells of an open change that this office is told nothing of: another office's. It has to end there first; that it did is noticed by itself.
    [[nodiscard]] bool isElsewhere() const;
    /// Something was sent whose outcome is open: who wants to end the case or lock the desk waits for it, or leaves it.
    [[nodiscard]] bool hasOpenWrite() const { return m_followed.isWriting(); }

    /// Nothing happens unless mayDraft(). After a withdrawal the form holds how identity was checked and the paper, as last sent; the address and the tick it never does.
    void startDraft();
    /// As startDraft(), with what was typed before, while the registered e-mail was `writtenOn` (nothing: not known). Where the central's record has another one, or another
    /// state of it, by now, both are there to compare.
    void takeUpDraft(const Draft& draft, const std::optional<domain::RegisteredEmail>& writtenOn);
    /// Keeps what was typed; call at every edit.
    void edit(const Draft& draft);
    /// The form is complete: show the address to the citizen. Stays in Drafting where it is not, and where the central can't be asked (CitizenLookup::canAct): such a draft is
    /// kept for later (KeptDrafts).
    void showToCitizen();
    void backToDraft();
    /// The citizen read the address and it is right (said on their display, or to the member): ask the central. The idempotency key is made here. Where the line is down by
    /// then (CitizenLookup::canAct) nothing is sent, and the address stays before the citizen's eyes: they say it again, or the member keeps the draft.
    void confirm();
    /// `newerCitizen` was compared: go on with the same draft on the newer record (after a conflict: reads it once more where that failed before). Where that one tells of an
    /// open change there is no going on: the draft is set aside once more, and the change is followed.
    void acceptNewerCitizen();
    void discardDraft();
    /// Takes up the change that is already open for the citizen.
    void follow(const domain::EmailChangeId& id);
    /// The code that the citizen typed on their display. Nobody else calls this.
    void prove(const domain::OneTimeCode& code);
    void resendProof();
    void withdraw();
    /// While NotKnown: asks no longer with the key, and reads what the central holds. It also happens by itself (Write::usualPatience). Nothing is sent anew.
    void leave();
    /// Nobody is at the counter any more: stop watching, forget. A write whose outcome is open is ended without having learned it, and openWriteAbandoned() says so: who
    /// clears (closes the case, signs out) decides that, and may ask hasOpenWrite() first. What was sent is not taken back; the record tells when it is opened again.
    void clear();

signals:
    void stateChanged();
    /// The form was opened on a record from the saved data, and the central knows of an open change by now: who can keep the draft (KeptDrafts) keeps it and discards the form;
    /// then the change is followed. Else the form stays.
    void draftInTheWay();
    /// The change reached another state (approved, rejected, …): the citizen's record is different now.
    void changeMoved();
    /// clear() ended a write whose outcome was open.
    void openWriteAbandoned();

private:
    void ask();
    void refused(const domain::Failure& failure);
    void readNewerCitizen();
    void citizenUpdated();
    void begin(const Draft& draft, const std::optional<domain::RegisteredEmail>& writtenOn);
    void compareWithBegun();
    void set(State state);

    central::CentralApi& m_api;
    Session& m_session;
    CitizenLookup& m_lookup;
    State m_state;
    bool m_isToBeCompared = false; ///< `begunOn` is from the saved data or of an earlier time: the central's record says whether it is still so
    Followed<domain::EmailChange, State> m_followed;
    Draft m_sent;       ///< the form as this citizen's last request had it
    quint64 m_turn = 0; ///< a reply of an earlier turn belongs to another citizen
};

} // namespace bhxh::desk
