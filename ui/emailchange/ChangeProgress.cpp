#include "ui/emailchange/ChangeProgress.h"

#include "desk/Desk.h"
#include "ui/Words.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/CountdownLabel.h"
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

namespace {

Tone toneOf(EmailChangeState state)
{
    switch (state) {
    case EmailChangeState::Approved:
        return Tone::Good;
    case EmailChangeState::AwaitingProof:
    case EmailChangeState::Pending:
        return Tone::Caution;
    case EmailChangeState::Rejected:
        return Tone::Bad;
    case EmailChangeState::Withdrawn:
    case EmailChangeState::Expired:
    case EmailChangeState::Unknown:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

Tone toneOf(Delivery delivery)
{
    if (delivery == Delivery::Bounced)
        return Tone::Bad;
    return delivery == Delivery::Delivered ? Tone::Good : Tone::Neutral;
}

} // namespace

ChangeProgress::ChangeProgress(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_state(new StatePill), m_address(new TextLabel({}, TextStyle::BodyStrong)),
      m_steps(new StepsView), m_delivery(new StatePill),
      m_life(new CountdownLabel([&desk] { return desk.session.now(); })),
      m_resendIn(new CountdownLabel([&desk] { return desk.session.now(); })),
      m_words(new TextLabel({}, TextStyle::Body, ColourRole::TextMuted)),
      m_display(new ActionButton({}, ActionButton::Kind::Primary)), m_resend(new ActionButton({})),
      m_withdraw(new ActionButton({}, ActionButton::Kind::Danger))
{
    m_state->setObjectName(u"emailStateLabel"_s);
    m_steps->setObjectName(u"emailSteps"_s);
    m_resend->setObjectName(u"resendProofButton"_s);
    m_withdraw->setObjectName(u"withdrawButton"_s);
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
    live->addStretch();
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::Small);
    buttons->addWidget(m_display);
    buttons->addWidget(m_resend);
    buttons->addWidget(m_resendIn);
    buttons->addStretch();
    buttons->addWidget(m_withdraw);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Medium);
    column->addLayout(head);
    column->addWidget(m_steps);
    column->addLayout(live);
    column->addWidget(m_words);
    column->addLayout(buttons);

    connect(m_display, &QAbstractButton::clicked, this, &ChangeProgress::displayAsked);
    connect(m_resend, &QAbstractButton::clicked, this, [this] { m_desk.emailChanges.resendProof(); });
    connect(m_withdraw, &QAbstractButton::clicked, this, [this] { m_desk.emailChanges.withdraw(); });
    connect(m_resendIn, &CountdownLabel::elapsed, this, &ChangeProgress::renderButtons);
}

void ChangeProgress::render()
{
    const auto& held = m_desk.emailChanges.state();
    if (!held.change)
        return;
    const EmailChange& change = *held.change;
    m_state->setState(toneOf(change.state), words(change.state));
    //: the old address, an arrow, the new address
    m_address->setText(tr("%1 → %2").arg(change.oldEmailMasked.isEmpty() ? tr("no address") : change.oldEmailMasked,
                                         change.newEmail ? change.newEmail->display() : change.newEmailMasked));
    renderSteps();
    renderProof();
    renderEnd();
    renderButtons();
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
        break;
    case EmailChangeState::Approved:
        text = change.decision ? tr("Approved by %1 at %2. A notice went to the old and to the new address.")
                                     .arg(change.decision->by.name, timeText(change.decision->at))
                               : QString();
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
        text = tr("Nobody decided in time, so the request has expired. Nothing was changed.");
        break;
    case EmailChangeState::Unknown:
        break;
    }
    m_words->setText(text);
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
    m_display->setText(tr("Show the &citizen's display"));
    m_display->setVisible(counter && codeLives);
    m_resend->setText(tr("Send another code"));
    m_resend->setVisible(counter && codeLives);
    m_resend->setEnabled(!waits && !held.busy);
    m_resendIn->setPattern(tr("again in %1"));
    m_resendIn->setVisible(counter && codeLives && waits);
    m_resendIn->setEnd(waits ? change.proof.resendAvailableAt : QDateTime());
    m_withdraw->setText(tr("Withdraw the request"));
    m_withdraw->setVisible(change.isOpen() && m_desk.emailChanges.isMaker());
    m_withdraw->setBusy(held.busy, tr("Asking"));
}

void ChangeProgress::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

} // namespace bhxh::ui
