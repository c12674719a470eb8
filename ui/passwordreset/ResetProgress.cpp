#include "ui/passwordreset/ResetProgress.h"

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
using domain::PasswordReset;
using domain::PasswordResetState;

namespace {

Tone toneOf(PasswordResetState state)
{
    switch (state) {
    case PasswordResetState::PasswordSent:
        return Tone::Good;
    case PasswordResetState::AwaitingOtp:
        return Tone::Caution;
    case PasswordResetState::Locked:
    case PasswordResetState::Expired:
        return Tone::Bad;
    case PasswordResetState::Cancelled:
    case PasswordResetState::Unknown:
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

ResetProgress::ResetProgress(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_state(new StatePill), m_steps(new StepsView), m_delivery(new StatePill),
      m_life(new CountdownLabel([&desk] { return desk.session.now(); })),
      m_words(new TextLabel({}, TextStyle::Body, ColourRole::TextMuted)),
      m_display(new ActionButton({}, ActionButton::Kind::Primary)), m_resend(new ActionButton({})),
      m_resendIn(new CountdownLabel([&desk] { return desk.session.now(); })),
      m_cancel(new ActionButton({}, ActionButton::Kind::Danger))
{
    m_state->setObjectName(u"resetStateLabel"_s);
    m_steps->setObjectName(u"resetSteps"_s);
    m_resend->setObjectName(u"resendCodeButton"_s);
    m_cancel->setObjectName(u"cancelResetButton"_s);
    m_display->setIconName(IconName::Display);
    m_delivery->setPlain(true);
    m_resendIn->setCautious(false);
    m_words->setWrapped(true);

    auto* live = new QHBoxLayout;
    live->setSpacing(space::Large);
    live->addWidget(m_state);
    live->addWidget(m_delivery);
    live->addWidget(m_life);
    live->addStretch();
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::Small);
    buttons->addWidget(m_display);
    buttons->addWidget(m_resend);
    buttons->addWidget(m_resendIn);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Medium);
    column->addWidget(m_steps);
    column->addLayout(live);
    column->addWidget(m_words);
    column->addLayout(buttons);

    connect(m_display, &QAbstractButton::clicked, this, &ResetProgress::displayAsked);
    connect(m_resend, &QAbstractButton::clicked, this, [this] { m_desk.passwordResets.resend(); });
    connect(m_cancel, &QAbstractButton::clicked, this, [this] { m_desk.passwordResets.cancel(); });
    connect(m_resendIn, &CountdownLabel::elapsed, this, &ResetProgress::renderButtons);
}

void ResetProgress::render()
{
    const auto& reset = m_desk.passwordResets.state().reset;
    if (!reset)
        return;
    m_state->setState(toneOf(reset->state), ui::words(reset->state));
    renderSteps();
    renderLive();
    m_words->setText(situation());
    renderButtons();
}

void ResetProgress::renderSteps()
{
    const PasswordReset& reset = *m_desk.passwordResets.state().reset;
    const bool sent = reset.state == PasswordResetState::PasswordSent;
    const bool open = reset.isOpen();
    const bool bounced = reset.challenge.delivery == Delivery::Bounced;
    Step code{.title = tr("Code sent"),
              .state = bounced ? Step::State::Failed : Step::State::Past,
              .detail = ui::words(reset.challenge.delivery)};
    if (reset.channel == domain::OtpChannel::SmartOtp) {
        code.title = tr("Code in the citizen's app");
        code.detail.clear();
    }
    Step typed{.title = tr("Typed by the citizen")};
    typed.state = sent ? Step::State::Past : open ? Step::State::Present : Step::State::Failed;
    if (open)
        typed.detail = m_desk.session.policy().otpEntry == domain::OtpEntry::AtCounter ? tr("on the citizen's display")
                                                                                       : tr("on the portal");
    Step password{.title = tr("Password e-mail sent")};
    password.state = !sent                                         ? Step::State::ToCome
                     : reset.passwordDelivery == Delivery::Bounced ? Step::State::Failed
                                                                   : Step::State::Past;
    if (sent)
        password.detail = ui::words(reset.passwordDelivery);
    m_steps->setSteps({code, typed, password});
}

void ResetProgress::renderLive()
{
    const PasswordReset& reset = *m_desk.passwordResets.state().reset;
    const bool mailed = reset.channel != domain::OtpChannel::SmartOtp;
    m_delivery->setVisible(reset.isOpen() && mailed);
    m_delivery->setState(toneOf(reset.challenge.delivery), tr("Code: %1").arg(ui::words(reset.challenge.delivery)),
                         reset.challenge.delivery == Delivery::Bounced ? IconName::MailBounced : IconName::Mail);
    m_life->setVisible(reset.isOpen());
    m_life->setPattern(tr("code valid for %1"));
    m_life->setOverText(tr("the code has expired"));
    m_life->setEnd(reset.isOpen() ? reset.challenge.expiresAt : QDateTime());
}

QString ResetProgress::situation() const
{
    const PasswordReset& reset = *m_desk.passwordResets.state().reset;
    const bool atCounter = m_desk.session.policy().otpEntry == domain::OtpEntry::AtCounter;
    switch (reset.state) {
    case PasswordResetState::AwaitingOtp:
        if (reset.challenge.delivery == Delivery::Bounced)
            return tr("The e-mail came back. Give this reset up and correct the address first.");
        if (reset.challenge.state == ChallengeState::Expired)
            return tr("The code has expired. Send another one.");
        if (atCounter)
            return tr("The citizen types the code on the citizen's display. Nobody asks for the code.");
        return tr("The citizen types the code on the public service portal, with their own device. Nobody asks for the "
                  "code.");
    case PasswordResetState::PasswordSent:
        if (reset.passwordDelivery == Delivery::Bounced)
            return tr("The e-mail with the password came back. Correct the address, then start again.");
        return tr("The new password went to %1. The citizen should change it at the first sign-in.")
            .arg(reset.challenge.sentTo);
    case PasswordResetState::Expired:
        return tr("The time for this reset is over and nothing was changed. Start again when the citizen is ready.");
    case PasswordResetState::Locked:
        return tr("Too many wrong codes: this reset is locked and nothing was changed. After the waiting time a new "
                  "code can be sent.");
    case PasswordResetState::Cancelled:
        return tr("This reset was given up; its code no longer counts.");
    case PasswordResetState::Unknown:
        return {};
    }
    return {};
}

void ResetProgress::renderButtons()
{
    const auto& state = m_desk.passwordResets.state();
    if (!state.reset)
        return;
    const PasswordReset& reset = *state.reset;
    const bool acts = reset.isOpen() && m_desk.session.has(domain::Role::Counter);
    const QDateTime& resendAt = reset.challenge.resendAvailableAt;
    const bool waits = resendAt.isValid() && resendAt > m_desk.session.now();
    m_display->setText(tr("Show the &citizen's display"));
    m_display->setVisible(acts && m_desk.session.policy().otpEntry == domain::OtpEntry::AtCounter);
    m_resend->setText(tr("Send another code"));
    m_resend->setVisible(acts);
    m_resend->setEnabled(!waits && !state.busy);
    m_resendIn->setPattern(tr("again in %1"));
    m_resendIn->setVisible(acts && waits);
    m_resendIn->setEnd(waits ? resendAt : QDateTime());
    m_cancel->setText(tr("Give this reset up"));
    m_cancel->setVisible(acts);
    m_cancel->setBusy(state.busy, tr("Asking"));
}

void ResetProgress::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

} // namespace bhxh::ui
