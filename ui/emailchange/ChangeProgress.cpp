#include "ui/emailchange/ChangeProgress.h"

#include "desk/Desk.h"
#include "ui/Tones.h"
#include "ui/Words.h"
#include "ui/shell/Messages.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/CountdownLabel.h"
#include "ui/widgets/DangerRow.h"
#include "ui/widgets/StatePill.h"
#include "ui/widgets/StepsView.h"
#include "ui/widgets/TextLabel.h"
#include <QEvent>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using domain::ChallengeState;
using domain::Delivery;
using domain::EmailChange;
using domain::EmailChangeState;

ChangeProgress::ChangeProgress(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_state(new StatePill), m_address(new TextLabel({}, TextStyle::BodyStrong)),
      m_steps(new StepsView), m_delivery(new StatePill),
      m_life(new CountdownLabel([&desk] { return desk.session.now(); })),
      m_resendIn(new CountdownLabel([&desk] { return desk.session.now(); })),
      m_words(new TextLabel({}, TextStyle::Body, ColourRole::TextMuted)),
      m_attempts(new TextLabel({}, TextStyle::Body, ColourRole::TextMuted)), m_row(new DangerRow),
      m_display(new ActionButton({}, ActionButton::Kind::Primary)), m_resend(new ActionButton({}))
{
    m_state->setObjectName(u"emailStateLabel"_s);
    m_steps->setObjectName(u"emailSteps"_s);
    m_resend->setObjectName(u"resendProofButton"_s);
    m_row->danger()->setObjectName(u"withdrawButton"_s);
    m_display->setObjectName(u"askShowDisplayButton"_s);
    m_display->setIconName(IconName::Display);
    m_delivery->setPlain(true);
    m_resendIn->setCautious(false);
    m_address->setSelectable(true);
    m_words->setWrapped(true);

    auto* head = new QHBoxLayout;
    head->setSpacing(space::Small);
    head->addWidget(m_address);
    head->addStretch();
    head->addWidget(m_state);
    auto* live = new QHBoxLayout;
    live->setSpacing(space::Large);
    live->addWidget(m_delivery);
    live->addWidget(m_life);
    live->addWidget(m_attempts);
    live->addStretch();
    m_row->others()->addWidget(m_display);
    m_row->others()->addWidget(m_resend);
    m_row->others()->addWidget(m_resendIn);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Medium);
    column->addLayout(head);
    column->addWidget(m_steps);
    column->addLayout(live);
    column->addWidget(m_words);
    column->addWidget(m_row);

    connect(m_display, &QAbstractButton::clicked, this, &ChangeProgress::displayAsked);
    connect(m_resend, &QAbstractButton::clicked, this, [this] {
        m_verb = Verb::Resend;
        m_desk.emailChanges.resendProof();
    });
    connect(m_row, &DangerRow::confirmed, this, [this] {
        m_verb = Verb::Withdraw;
        m_desk.emailChanges.withdraw();
    });
    connect(m_resendIn, &CountdownLabel::elapsed, this, &ChangeProgress::renderButtons);
}

void ChangeProgress::render()
{
    const auto& held = m_desk.emailChanges.state();
    if (!held.change)
        return;
    const EmailChange& change = *held.change;
    m_state->setState(toneOf(change.state), words(change.state),
                      change.isOpen() ? IconName::Hourglass : IconName::None);
    //: the old address, an arrow, the new address
    m_address->setText(tr("%1 → %2").arg(change.oldEmailMasked.isEmpty() ? tr("no address") : change.oldEmailMasked,
                                         change.newEmail ? change.newEmail->display() : change.newEmailMasked));
    renderSteps();
    renderProof();
    renderEnd();
    renderButtons();
    if (!held.busy)
        m_verb = Verb::Prove;
}

void ChangeProgress::focusNeutral()
{
    m_address->setFocus(Qt::MouseFocusReason); // the ring comes with the next key
}

QString ChangeProgress::notKnownWords() const
{
    switch (m_verb) {
    case Verb::Prove:
        return tr("It is not known yet whether the code was taken. The central system is being asked; no attempt is "
                  "counted twice.");
    case Verb::Resend:
        return tr("It is not known yet whether another code was sent. The central system is being asked; nothing is "
                  "sent twice.");
    case Verb::Withdraw:
        return tr("It is not known yet whether the request was withdrawn. The central system is being asked.");
    }
    return {};
}

void ChangeProgress::renderSteps()
{
    const EmailChange& change = *m_desk.emailChanges.state().change;
    const bool stopped = !change.isOpen() && change.state != EmailChangeState::Approved;
    const bool proven =
        change.proof.state == ChallengeState::Proven || change.proof.state == ChallengeState::NotRequired;
    const bool waitsForProof = change.state == EmailChangeState::AwaitingProof;
    const bool waitsForDecision = change.state == EmailChangeState::Pending;
    const bool decided = change.decision.has_value();

    Step asked{.title = tr("Asked for"), .state = Step::State::Past, .detail = timeText(change.requestedAt)};
    Step proof{.title = change.proof.state == ChallengeState::NotRequired ? tr("No proof needed")
                                                                          : tr("Address proven by the citizen")};
    proof.state = proven          ? Step::State::Past
                  : waitsForProof ? Step::State::Present
                  : stopped       ? Step::State::Failed
                                  : Step::State::ToCome;
    if (waitsForProof)
        proof.detail = tr("waits for the code");
    Step decision{.title = tr("Decided by a supervisor")};
    decision.state = decided && change.decision->verdict == domain::Verdict::Approved ? Step::State::Past
                     : decided                                                        ? Step::State::Failed
                     : waitsForDecision                                               ? Step::State::Present
                                                                                      : Step::State::ToCome;
    if (decided)
        decision.detail = timeText(change.decision->at);
    else if (waitsForDecision)
        decision.detail = tr("waits for somebody else");
    m_steps->setSteps({asked, proof, decision});
}

void ChangeProgress::renderProof()
{
    const EmailChange& change = *m_desk.emailChanges.state().change;
    const domain::Challenge& proof = change.proof;
    const bool live =
        change.isOpen() && proof.state != ChallengeState::Proven && proof.state != ChallengeState::NotRequired;
    m_delivery->setVisible(live);
    m_delivery->setState(toneOf(proof.delivery), tr("Code: %1").arg(words(proof.delivery)),
                         proof.delivery == Delivery::Bounced ? IconName::MailBounced : IconName::Mail);
    m_life->setVisible(live && proof.state == ChallengeState::Sent);
    m_life->setPattern(tr("code valid for %1"));
    m_life->setOverText(tr("the code has expired"));
    m_life->setEnd(proof.expiresAt);
    const bool counts = live && proof.state == ChallengeState::Sent && proof.attemptsLeft;
    m_attempts->setVisible(counts);
    if (counts) {
        m_attempts->setText(tr("%n attempts left", nullptr, *proof.attemptsLeft));
        m_attempts->setRole(*proof.attemptsLeft <= 2 ? ColourRole::Caution : ColourRole::TextMuted);
    }
}

void ChangeProgress::renderEnd()
{
    const EmailChange& change = *m_desk.emailChanges.state().change;
    QString text;
    switch (change.state) {
    case EmailChangeState::AwaitingProof:
        if (change.proof.delivery == Delivery::Bounced)
            text =
                tr("The e-mail came back: the address can't be reached. Withdraw the request and correct the address.");
        else if (change.proof.state == ChallengeState::Locked)
            text = tr("Too many wrong codes. Send another code, or withdraw the request.");
        else if (change.proof.state == ChallengeState::Expired)
            text = tr("The code has expired. Send another one.");
        else
            text = tr("The citizen types the code from the e-mail on the citizen's display. Nobody asks for the code.");
        break;
    case EmailChangeState::Pending:
        text = tr("A supervisor decides. This shows by itself; the next citizen can be served meanwhile.");
        if (change.proof.delivery == Delivery::Bounced && change.proof.state != ChallengeState::Proven)
            text = tr("The e-mail with the code came back: the address can't be reached. Withdraw the request and "
                      "correct the address.");
        break;
    case EmailChangeState::Approved:
        if (change.decision) {
            text = change.oldEmailMasked.isEmpty()
                       ? tr("Approved by %1 at %2. A notice went to the new address.")
                       : tr("Approved by %1 at %2. A notice went to the old and to the new address.");
            text = text.arg(change.decision->by.name, timeText(change.decision->at));
        }
        break;
    case EmailChangeState::Rejected:
        if (change.decision) {
            text = tr("Rejected by %1 at %2: %3.")
                       .arg(change.decision->by.name, timeText(change.decision->at),
                            change.decision->reason ? words(*change.decision->reason) : tr("no reason given"));
            if (!change.decision->note.isEmpty())
                text += u' ' + change.decision->note;
        }
        break;
    case EmailChangeState::Withdrawn:
        text = tr("The request was withdrawn. Nothing was changed.");
        break;
    case EmailChangeState::Expired:
        text = endWords();
        break;
    case EmailChangeState::Unknown:
        break;
    }
    m_words->setText(text);
}

/// What ran out: the code that never came back, or the time for the decision.
QString ChangeProgress::endWords() const
{
    const EmailChange& change = *m_desk.emailChanges.state().change;
    switch (change.proof.state) {
    case ChallengeState::Proven:
    case ChallengeState::NotRequired:
    case ChallengeState::Unknown:
        return tr("Nobody decided in time, so the request has expired. Nothing was changed.");
    case ChallengeState::Sent:
    case ChallengeState::Expired:
    case ChallengeState::Locked:
        break;
    }
    return tr("The new address was not proven in time, so the request has expired. Nothing was changed.");
}

void ChangeProgress::renderButtons()
{
    const auto& held = m_desk.emailChanges.state();
    if (!held.change)
        return;
    const EmailChange& change = *held.change;
    const bool counter = m_desk.session.has(domain::Role::Counter);
    const bool codeLives = change.isOpen() && change.proof.state != ChallengeState::Proven &&
                           change.proof.state != ChallengeState::NotRequired;
    const bool waits =
        change.proof.resendAvailableAt.isValid() && change.proof.resendAvailableAt > m_desk.session.now();
    m_display->setText(tr("Show the citizen's display"));
    m_display->setVisible(counter && codeLives);
    m_resend->setText(tr("Send another code"));
    m_resend->setVisible(counter && codeLives);
    const bool canAct = m_desk.lookup.canAct();
    m_resend->setInert(waits || !canAct, canAct ? tr("possible when the waiting time is over") : noLineWords());
    m_resend->setBusy(held.busy && m_verb == Verb::Resend, tr("Sending"));
    m_resendIn->setPattern(tr("again in %1"));
    m_resendIn->setVisible(counter && codeLives && waits);
    m_resendIn->setEnd(waits ? change.proof.resendAvailableAt : QDateTime());
    m_row->setWords(tr("Withdraw the request"), tr("Really withdraw this request?"), tr("Withdraw"), tr("Back"));
    m_row->setDangerVisible(change.isOpen() && m_desk.emailChanges.isMaker());
    m_row->danger()->setInert(!canAct, noLineWords());
    m_row->setBusy(held.busy && m_verb == Verb::Withdraw, tr("Asking"));
    m_row->setVisible(change.isOpen());
}

void ChangeProgress::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

} // namespace bhxh::ui
