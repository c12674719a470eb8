#include "ui/passwordreset/ResetProgress.h"

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
using domain::PasswordReset;
using domain::PasswordResetState;

ResetProgress::ResetProgress(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_state(new StatePill), m_steps(new StepsView), m_delivery(new StatePill),
      m_life(new CountdownLabel([&desk] { return desk.session.now(); })),
      m_words(new TextLabel({}, TextStyle::Body, ColourRole::TextMuted)),
      m_attempts(new TextLabel({}, TextStyle::Body, ColourRole::TextMuted)), m_row(new DangerRow),
      m_display(new ActionButton({}, ActionButton::Kind::Primary)), m_resend(new ActionButton({})),
      m_resendIn(new CountdownLabel([&desk] { return desk.session.now(); }))
{
    m_state->setObjectName(u"resetStateLabel"_s);
    m_steps->setObjectName(u"resetSteps"_s);
    m_resend->setObjectName(u"resendCodeButton"_s);
    m_row->danger()->setObjectName(u"cancelResetButton"_s);
    m_display->setIconName(IconName::Display);
    m_delivery->setPlain(true);
    m_resendIn->setCautious(false);
    m_words->setWrapped(true);
    m_words->setFocusPolicy(Qt::StrongFocus);

    auto* live = new QHBoxLayout;
    live->setSpacing(space::Large);
    live->addWidget(m_state);
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
    column->addWidget(m_steps);
    column->addLayout(live);
    column->addWidget(m_words);
    column->addWidget(m_row);

    connect(m_display, &QAbstractButton::clicked, this, &ResetProgress::displayAsked);
    connect(m_resend, &QAbstractButton::clicked, this, [this] {
        m_verb = Verb::Resend;
        m_desk.passwordResets.resend();
    });
    connect(m_row, &DangerRow::confirmed, this, [this] {
        m_verb = Verb::Cancel;
        m_desk.passwordResets.cancel();
    });
    connect(m_resendIn, &CountdownLabel::elapsed, this, &ResetProgress::renderButtons);
}

void ResetProgress::render()
{
    const auto& reset = m_desk.passwordResets.state().reset;
    if (!reset)
        return;
    m_state->setState(toneOf(reset->state), ui::words(reset->state),
                      reset->isOpen() ? IconName::Hourglass : IconName::None);
    renderSteps();
    renderLive();
    m_words->setText(situation());
    renderButtons();
    if (!m_desk.passwordResets.state().busy)
        m_verb = Verb::Submit;
}

void ResetProgress::focusNeutral()
{
    m_words->setFocus(Qt::MouseFocusReason); // the ring comes with the next key
}

QString ResetProgress::notKnownWords() const
{
    switch (m_verb) {
    case Verb::Submit:
        return tr("It is not known yet whether the code was taken. The central system is being asked; no attempt is "
                  "counted twice.");
    case Verb::Resend:
        return tr("It is not known yet whether another code was sent. The central system is being asked; nothing is "
                  "sent twice.");
    case Verb::Cancel:
        return tr("It is not known yet whether the reset was given up. The central system is being asked.");
    }
    return {};
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
    const bool counts = reset.isOpen() && reset.challenge.attemptsLeft;
    m_attempts->setVisible(counts);
    if (counts) {
        m_attempts->setText(tr("%n attempts left", nullptr, *reset.challenge.attemptsLeft));
        m_attempts->setRole(*reset.challenge.attemptsLeft <= 2 ? ColourRole::Caution : ColourRole::TextMuted);
    }
}

/// Where the password went: a smart-OTP code is sent nowhere, but the password always goes to the registered address.
QString ResetProgress::passwordAddress() const
{
    const PasswordReset& reset = *m_desk.passwordResets.state().reset;
    const auto& citizen = m_desk.lookup.state().citizen;
    return reset.challenge.sentTo.isEmpty() && citizen ? citizen->email.masked : reset.challenge.sentTo;
}

QString ResetProgress::situation() const
{
    const PasswordReset& reset = *m_desk.passwordResets.state().reset;
    const bool atCounter = m_desk.session.policy().otpEntry == domain::OtpEntry::AtCounter;
    const bool mailed = reset.channel != domain::OtpChannel::SmartOtp;
    switch (reset.state) {
    case PasswordResetState::AwaitingOtp:
        if (!mailed && reset.challenge.state == ChallengeState::Expired)
            return tr("The time for the code is over. Start the code anew.");
        if (!mailed && atCounter)
            return tr("The citizen reads the code in their smart-OTP app and types it on the citizen's display. Nobody "
                      "asks for the code.");
        if (!mailed)
            return tr("The citizen reads the code in their smart-OTP app and types it on the public service portal. "
                      "Nobody asks for the code.");
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
            .arg(passwordAddress());
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
    const bool mailed = reset.channel != domain::OtpChannel::SmartOtp;
    m_display->setText(tr("Show the citizen's display"));
    m_display->setVisible(acts && m_desk.session.policy().otpEntry == domain::OtpEntry::AtCounter);
    m_resend->setText(mailed ? tr("Send another code") : tr("Start the code anew"));
    m_resend->setVisible(acts);
    const bool canAct = m_desk.lookup.canAct();
    m_resend->setInert(waits || !canAct, canAct ? tr("possible when the waiting time is over") : noLineWords());
    m_resend->setBusy(state.busy && m_verb == Verb::Resend, tr("Sending"));
    m_resendIn->setPattern(tr("again in %1"));
    m_resendIn->setVisible(acts && waits);
    m_resendIn->setEnd(waits ? resendAt : QDateTime());
    m_row->setWords(tr("Give this reset up"), tr("Really give this reset up?"), tr("Give up"), tr("Back"));
    m_row->setDangerVisible(acts);
    m_row->danger()->setInert(!canAct, noLineWords());
    m_row->setBusy(state.busy && m_verb == Verb::Cancel, tr("Asking"));
    m_row->setVisible(acts);
}

void ResetProgress::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

} // namespace bhxh::ui
