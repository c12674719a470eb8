#include "ui/tour/TourStory.h"

#include "ui/Words.h"
#include "ui/tour/OfflineChapters.h"
#include <QAbstractItemView>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

namespace {

const QString kNewAddress = u"dia.chi.moi@example.com"_s;
const QString kSecondAddress = u"dia.chi.khac@example.com"_s;
const QString kPin = u"482913"_s;
const QString kCaseNumber = u"HS-2026-0412"_s;

/// The main story, a chapter a function.
class MainStory : public OfflineChapters
{
public:
    using OfflineChapters::OfflineChapters;
    QList<Tour::Step> tell();

private:
    void begin();
    void signIn(Desk desk, const QString& who);
    void lookUp();
    void changeAddress();
    void proveAddress();
    void approve();
    void liftHold();
    void resetPassword();
    void lockAndUnlock();
    void handOver();
    void countMails();
};

void MainStory::begin()
{
    add(
        u"counter"_s, u"signed-out"_s, u"starts the program"_s, u"the sign-in page with its one button"_s,
        [this](const Tour::Finished& finished) {
            ask("GET", u"/training/staff"_s, {}, [this, finished](const QJsonDocument& staff) {
                QStringList counters;
                QStringList supervisors;
                const QString office = staff.array().first()["office"_L1]["code"_L1].toString();
                const QJsonArray people = staff.array();
                for (const QJsonValue& person : people) {
                    const QJsonArray roles = person["roles"_L1].toArray();
                    if (person["office"_L1]["code"_L1].toString() != office || roles.size() != 1)
                        continue;
                    (roles.first().toString() == "counter"_L1 ? counters : supervisors)
                        << person["loginHint"_L1].toString();
                }
                const bool enough = !counters.isEmpty() && supervisors.size() > 1;
                if (enough)
                    m_facts->hints = {{Counter, counters.first()},
                                      {Supervisor, supervisors.at(0)},
                                      {SecondSupervisor, supervisors.at(1)}};
                ask("GET", u"/training/citizens?trait=proven&limit=1"_s, {},
                    [this, finished, enough](const QJsonDocument& citizens) {
                        const QJsonValue person = citizens.array().first();
                        m_facts->number = person["insuranceNumber"_L1].toString();
                        m_facts->oldAddress = person["email"_L1].toString();
                        finished(enough && !m_facts->number.isEmpty());
                    });
            });
        },
        sees([this] { return at(Counter); }, {u"signInPage"_s, u"signInButton"_s}), windowOf(Counter));
}

void MainStory::signIn(Desk desk, const QString& who)
{
    const bool first = desk == Counter;
    add(
        who, who + u"-browser"_s, u"presses sign in"_s, u"the training browser offers the staff"_s,
        now([this, desk] { return at(desk).click(u"signInButton"_s); }),
        [this, desk] {
            return sees([this, desk] { return Hands(m_world.chooser(desk)); }, {u"staff."_s + m_facts->hints[desk]})();
        },
        first ? std::function<QWidget*()>([this, desk] { return m_world.chooser(desk); })
              : std::function<QWidget*()>());
    add(who, who + u"-pin"_s, u"chooses themselves"_s, u"a PIN for this desk is to be chosen"_s,
        now([this, desk] { return Hands(m_world.chooser(desk)).click(u"staff."_s + m_facts->hints[desk]); }),
        sees([this, desk] { return at(desk); }, {u"pinPage"_s, u"newPinField"_s, u"repeatedPinField"_s}),
        first ? windowOf(desk) : std::function<QWidget*()>());
    add(
        who, who + u"-signed-in"_s, u"types the PIN twice"_s, u"the desk is theirs, the look-up field stands ready"_s,
        now([this, desk] {
            return at(desk).type(u"newPinField"_s, kPin) && at(desk).type(u"repeatedPinField"_s, kPin) &&
                   at(desk).press(Qt::Key_Return);
        }),
        [this, desk, first] {
            const QString missing = sees([this, desk] { return at(desk); }, {u"lookupField"_s, u"statusStrip"_s})();
            const QWidget* window = m_world.window(desk);
            if (missing.isEmpty() && first &&
                (!window->focusWidget() || window->focusWidget()->objectName() != "lookupField"_L1))
                return u"the look-up field has not got the focus"_s;
            return missing;
        },
        windowOf(desk));
}

void MainStory::lookUp()
{
    add(u"counter"_s, u"number-recognised"_s, u"types the number"_s, u"the field says what it recognised"_s,
        now([this] { return at(Counter).type(u"lookupField"_s, m_facts->number); }),
        sees([this] { return at(Counter); }, {u"recognisedChip"_s}), windowOf(Counter));
    add(u"counter"_s, u"citizen-found"_s, u"presses Enter"_s,
        u"the citizen's card, with the address and what can be done"_s,
        now([this] { return at(Counter).press(Qt::Key_Return); }),
        sees([this] { return at(Counter); },
             {u"citizenCard"_s, u"emailPanel"_s, u"resetPanel"_s, u"changeEmailButton"_s}),
        windowOf(Counter));
}

void MainStory::changeAddress()
{
    add(u"counter"_s, u"address-with-typo"_s, u"opens the form and mistypes a well-known domain"_s,
        u"the likely meant address is offered"_s, now([this] {
            return at(Counter).click(u"changeEmailButton"_s) &&
                   at(Counter).type(u"newEmailField"_s, u"dia.chi.moi@gmial.com"_s);
        }),
        sees([this] { return at(Counter); }, {u"likelyMeantButton"_s}), windowOf(Counter));
    add(u"counter"_s, u"form-filled"_s, u"types the right address, identity and paper"_s,
        u"the form can be shown to the citizen"_s, now([this] {
            const Hands hands = at(Counter);
            return hands.type(u"newEmailField"_s, kNewAddress) && hands.type(u"documentEndingField"_s, u"9999"_s) &&
                   hands.type(u"paperNumberField"_s, u"02/2026"_s) && hands.click(u"identityCheckedBox"_s);
        }),
        sees([this] { return at(Counter); }, {u"showToCitizenButton"_s}), windowOf(Counter));
    add(u"counter"_s, u"waiting-for-citizen"_s, u"shows the address to the citizen"_s,
        u"the desk waits for the citizen's word"_s, now([this] { return at(Counter).click(u"showToCitizenButton"_s); }),
        sees([this] { return at(Counter); }, {u"confirmAddressButton"_s, u"backToDraftButton"_s}), windowOf(Counter));
    add(u"citizen"_s, u"display-address"_s, u"is shown the display and reads the address"_s,
        u"the address in large type, right or wrong"_s,
        now([this] { return at(Counter).click(u"citizenDisplayButton"_s); }),
        sees([this] { return citizen(); }, {u"displayAddress"_s, u"addressRightButton"_s, u"addressWrongButton"_s}),
        displayOfCounter());
}

void MainStory::proveAddress()
{
    add(u"citizen"_s, u"display-code"_s, u"says that the address is right"_s,
        u"the display asks for the code from the e-mail"_s,
        now([this] { return citizen().click(u"addressRightButton"_s); }),
        sees([this] { return citizen(); }, {u"codeEntry"_s}), displayOfCounter());
    add(u"counter"_s, u"awaiting-proof"_s, u"looks on"_s, u"the code is sent; the desk waits for it, and shows none"_s,
        now([] { return true; }),
        both(
            reads([this] { return at(Counter); }, u"emailStateLabel"_s, words(domain::EmailChangeState::AwaitingProof)),
            sees([this] { return at(Counter); }, {u"emailSteps"_s, u"withdrawButton"_s})),
        windowOf(Counter));
    add(
        u"citizen"_s, u"display-wrong-code"_s, u"mistypes the code"_s,
        u"the display says so, and how many attempts are left"_s,
        [this](const Tour::Finished& finished) {
            learnCode(kNewAddress, [this, finished](bool learned) {
                QString wrong = m_facts->code;
                if (learned)
                    wrong.back() = wrong.back() == u'9' ? u'0' : QChar(wrong.back().unicode() + 1);
                finished(learned && typeCode(wrong));
            });
        },
        sees([this] { return citizen(); }, {u"displayProblem"_s, u"codeEntry"_s}), displayOfCounter());
    add(
        u"citizen"_s, u"display-proven"_s, u"types the code from the e-mail"_s, u"the display says what comes next"_s,
        now([this] { return typeCode(m_facts->code); }),
        [this] { return citizen().canUse(u"codeEntry"_s) ? u"the code is still asked for"_s : QString(); },
        displayOfCounter());
    add(u"counter"_s, u"pending"_s, u"looks on"_s, u"the address is proven; the change waits for a supervisor"_s,
        now([] { return true; }),
        reads([this] { return at(Counter); }, u"emailStateLabel"_s, words(domain::EmailChangeState::Pending)),
        windowOf(Counter));
}

void MainStory::approve()
{
    add(
        u"supervisor"_s, u"queue"_s, u"opens the queue"_s, u"the request waits there"_s,
        now([this] { return at(Supervisor).click(u"rail.approvals"_s); }),
        [this] {
            const auto* list = qobject_cast<QAbstractItemView*>(at(Supervisor).find(u"approvalsList"_s));
            return list && list->isVisible() && list->model()->rowCount() > 0 ? QString() : u"the queue is empty"_s;
        },
        windowOf(Supervisor));
    add(u"supervisor"_s, u"decision-card"_s, u"opens the request"_s,
        u"old and new address, who asked, which paper, proof, risks"_s,
        now([this] { return at(Supervisor).clickRow(u"approvalsList"_s, 0); }),
        sees([this] { return at(Supervisor); }, {u"decisionCard"_s, u"approveButton"_s, u"rejectButton"_s}),
        windowOf(Supervisor));
    add(
        u"supervisor"_s, u"step-up"_s, u"approves, six minutes after the sign-in"_s,
        u"the central wants a fresh sign-in"_s,
        [this](const Tour::Finished& finished) {
            ask("POST", u"/training/clock"_s, {{u"advanceSeconds"_s, 360}},
                [this, finished](const QJsonDocument& clock) {
                    finished(clock["now"_L1].isString() && at(Supervisor).click(u"approveButton"_s));
                });
        },
        [this] {
            return sees([this] { return Hands(m_world.chooser(Supervisor)); },
                        {u"staff."_s + m_facts->hints[Supervisor]})();
        },
        windowOf(Supervisor));
    add(u"supervisor"_s, u"approved"_s, u"signs in again"_s, u"the decision is made, on the same card"_s,
        now([this] { return Hands(m_world.chooser(Supervisor)).click(u"staff."_s + m_facts->hints[Supervisor]); }),
        reads([this] { return at(Supervisor); }, u"decisionState"_s, words(domain::EmailChangeState::Approved)),
        windowOf(Supervisor));
    add(u"counter"_s, u"approved-on-hold"_s, u"looks on"_s, u"approved, shown live; resets are on hold"_s,
        now([] { return true; }),
        both(reads([this] { return at(Counter); }, u"emailStateLabel"_s, words(domain::EmailChangeState::Approved)),
             sees([this] { return at(Counter); }, {u"resetObstacleLabel"_s})),
        windowOf(Counter));
}

void MainStory::liftHold()
{
    add(u"second supervisor"_s, u"hold-seen"_s, u"looks the citizen up"_s, u"the hold, and the field for the reason"_s,
        now([this] {
            return at(SecondSupervisor).type(u"lookupField"_s, m_facts->number) &&
                   at(SecondSupervisor).press(Qt::Key_Return);
        }),
        sees([this] { return at(SecondSupervisor); },
             {u"citizenCard"_s, u"resetObstacleLabel"_s, u"releaseHoldReasonField"_s}),
        windowOf(SecondSupervisor));
    add(
        u"second supervisor"_s, u"hold-lifted"_s, u"gives the reason and lifts it"_s, u"the hold is gone"_s,
        now([this] {
            return at(SecondSupervisor)
                       .type(u"releaseHoldReasonField"_s, u"Người dân có mặt tại quầy, đã đối chiếu giấy tờ"_s) &&
                   at(SecondSupervisor).click(u"releaseHoldButton"_s);
        }),
        [this] {
            return at(SecondSupervisor).canUse(u"releaseHoldButton"_s) ? u"the hold is still there"_s : QString();
        },
        windowOf(SecondSupervisor));
}

void MainStory::resetPassword()
{
    add(u"counter"_s, u"reset-form"_s, u"looks the citizen up again and opens the form"_s,
        u"the identity form for the reset"_s, now([this] {
            return at(Counter).click(u"closeCaseButton"_s) && at(Counter).type(u"lookupField"_s, m_facts->number) &&
                   at(Counter).press(Qt::Key_Return);
        }),
        sees([this] { return at(Counter); }, {u"prepareResetButton"_s}), {});
    add(u"counter"_s, u"identity-for-reset"_s, u"notes how identity was checked"_s, u"the code can be sent"_s,
        now([this] {
            const Hands hands = at(Counter);
            return hands.click(u"prepareResetButton"_s) && hands.type(u"resetDocumentEndingField"_s, u"9999"_s) &&
                   hands.click(u"resetIdentityCheckedBox"_s);
        }),
        sees([this] { return at(Counter); }, {u"sendCodeButton"_s}), windowOf(Counter));
    add(u"counter"_s, u"code-sent"_s, u"sends the code"_s, u"sent, with its life and when it can be sent again"_s,
        now([this] { return at(Counter).click(u"sendCodeButton"_s); }),
        both(sees([this] { return at(Counter); }, {u"resetSteps"_s, u"cancelResetButton"_s}),
             reads([this] { return at(Counter); }, u"resetStateLabel"_s,
                   words(domain::PasswordResetState::AwaitingOtp))),
        windowOf(Counter));
    add(
        u"citizen"_s, u"display-portal"_s, u"looks at the display"_s,
        u"it says to use the portal with the own device"_s, now([] { return true; }),
        [this] {
            const QString missing = sees([this] { return citizen(); }, {u"displayHeadline"_s})();
            return missing.isEmpty() && citizen().canUse(u"codeEntry"_s)
                       ? u"the display asks for a code against the policy"_s
                       : missing;
        },
        displayOfCounter());
    add(
        u"citizen"_s, u"password-sent"_s, u"types the code on the portal"_s,
        u"the desk shows live that the password e-mail is on its way"_s,
        [this](const Tour::Finished& finished) {
            learnCode(kNewAddress, [this, finished](bool learned) {
                if (!learned)
                    return finished(false);
                ask("POST", u"/training/portal/codes"_s, {{u"number"_s, m_facts->number}, {u"code"_s, m_facts->code}},
                    [finished](const QJsonDocument& reply) {
                        finished(reply["state"_L1].toString() == "password-sent"_L1);
                    });
            });
        },
        reads([this] { return at(Counter); }, u"resetStateLabel"_s, words(domain::PasswordResetState::PasswordSent)),
        windowOf(Counter));
    add(u"citizen"_s, u"display-done"_s, u"looks at the display"_s,
        u"it says where the password was sent, and to change it"_s, now([] { return true; }),
        sees([this] { return citizen(); }, {u"displayHeadline"_s}), displayOfCounter());
    add(
        u"counter"_s, u"case-done"_s, u"closes the case"_s,
        u"nothing of the citizen is left; the look-up field stands ready"_s,
        now([this] { return at(Counter).click(u"closeCaseButton"_s); }),
        [this] {
            if (at(Counter).canUse(u"citizenCard"_s))
                return u"the card is still open"_s;
            return sees([this] { return at(Counter); }, {u"lookupField"_s})();
        },
        windowOf(Counter));
}

/// With a citizen open and something typed: out of sight, and back as it was.
void MainStory::lockAndUnlock()
{
    add(u"counter"_s, u"in-the-middle"_s, u"looks a citizen up and begins to type"_s,
        u"the card, and a form half filled"_s, now([this] {
            return at(Counter).type(u"lookupField"_s, m_facts->number) && at(Counter).press(Qt::Key_Return);
        }),
        sees([this] { return at(Counter); }, {u"citizenCard"_s, u"changeEmailButton"_s}), {});
    add(
        u"counter"_s, u"locked"_s, u"types, and locks the desk (Ctrl+L)"_s,
        u"who it is locked for, and the PIN; nothing of the citizen"_s, now([this] {
            const Hands hands = at(Counter);
            return hands.click(u"changeEmailButton"_s) && hands.type(u"newEmailField"_s, kSecondAddress) &&
                   hands.type(u"caseReferenceField"_s, kCaseNumber) && hands.press(Qt::Key_L, Qt::ControlModifier);
        }),
        [this] {
            if (at(Counter).find(u"citizenCard"_s))
                return u"the citizen's card is still there"_s;
            return m_world.display(Counter)
                       ? u"the citizen's display is still there"_s
                       : sees([this] { return at(Counter); }, {u"lockPage"_s, u"lockPinField"_s})();
        },
        windowOf(Counter));
    add(u"counter"_s, u"unlocked"_s, u"types the PIN"_s, u"the same citizen, and what was typed"_s,
        now([this] { return at(Counter).type(u"lockPinField"_s, kPin) && at(Counter).press(Qt::Key_Return); }),
        both(both(sees([this] { return at(Counter); }, {u"citizenCard"_s}), holds(u"newEmailField"_s, kSecondAddress)),
             holds(u"caseReferenceField"_s, kCaseNumber)),
        windowOf(Counter));
}

void MainStory::handOver()
{
    add(
        u"counter"_s, u"handed-over"_s, u"hands the desk to the next member (Ctrl+Shift+L)"_s,
        u"nothing of the first is left; the next sign-in has begun"_s,
        now([this] { return at(Counter).press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier); }),
        [this] {
            const QString missing =
                sees([this] { return at(Counter); }, {u"signInPage"_s, u"signInOpenAgainButton"_s})();
            return missing.isEmpty() && at(Counter).find(u"citizenCard"_s) ? u"the citizen's card is still there"_s
                                                                           : missing;
        },
        windowOf(Counter));
}

void MainStory::countMails()
{
    auto found = std::make_shared<QMap<QString, int>>();
    add(
        u"citizen"_s, u"mailbox"_s, u"counts the e-mails"_s,
        u"one proof code, one notice to the old and one to the new address, one one-time code, one password"_s,
        [this, found](const Tour::Finished& finished) {
            ask("GET", u"/training/mailbox"_s, {}, [facts = m_facts, found, finished](const QJsonDocument& mails) {
                const QJsonArray items = mails.array();
                for (const QJsonValue& mail : items) {
                    const QString to = mail["to"_L1].toString();
                    const QString whom = to == kNewAddress         ? u"new"_s
                                         : to == facts->oldAddress ? u"old"_s
                                                                   : u"somebody else"_s;
                    ++(*found)[mail["kind"_L1].toString() + u" to "_s + whom];
                }
                finished(true);
            });
        },
        [found] {
            const QMap<QString, int> wanted{{u"proof-code to new"_s, 1},
                                            {u"notice-old to old"_s, 1},
                                            {u"notice-new to new"_s, 1},
                                            {u"one-time-code to new"_s, 1},
                                            {u"password to new"_s, 1}};
            if (*found == wanted)
                return QString();
            QStringList seen;
            for (auto kind = found->cbegin(); kind != found->cend(); ++kind)
                seen << u"%1 × %2"_s.arg(kind.value()).arg(kind.key());
            return seen.join(u", "_s);
        },
        {});
}

QList<Tour::Step> MainStory::tell()
{
    begin();
    signIn(Counter, u"counter"_s);
    signIn(Supervisor, u"supervisor"_s);
    lookUp();
    changeAddress();
    proveAddress();
    approve();
    signIn(SecondSupervisor, u"second-supervisor"_s);
    liftHold();
    resetPassword();
    readRegister();
    suggestNames();
    loseTheLine();
    keepDraft();
    lookUpSomebodyElse();
    getTheLineBack();
    lockAndUnlock();
    handOver();
    countMails();
    return m_steps;
}

} // namespace

QList<Tour::Step> mainStory(const TourWorld& world)
{
    // The steps refer to the story; it lives as long as the first of them.
    auto story = std::make_shared<MainStory>(world);
    QList<Tour::Step> steps = story->tell();
    steps.first().act = [story, act = steps.first().act](const Tour::Finished& finished) { act(finished); };
    return steps;
}

} // namespace bhxh::ui
