#include "ui/passwordreset/ResetObstacle.h"

#include "desk/Desk.h"
#include "ui/Words.h"
#include "ui/shell/Messages.h"
#include "ui/style/Icon.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/CountdownLabel.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/TextLabel.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using Obstacle = desk::PasswordResets::Obstacle;

ResetObstacle::ResetObstacle(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_icon(new QLabel), m_text(new TextLabel),
      m_countdown(new CountdownLabel([&desk] { return desk.session.now(); }))
{
    m_text->setObjectName(u"resetObstacleLabel"_s);
    m_text->setWrapped(true);
    m_text->setFocusPolicy(Qt::StrongFocus);
    m_countdown->setCautious(false);
    m_icon->setPixmap(Icon::pixmap(IconName::Warning, ColourRole::Caution));
    m_icon->setAlignment(Qt::AlignTop);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::Small);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_countdown, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Medium);
    column->addLayout(row);
    m_release = makeRelease();
    m_release->hide();
    column->addWidget(m_release);
    connect(m_countdown, &CountdownLabel::elapsed, this, [this] { m_desk.lookup.refresh(); });
    connect(&m_desk.session, &desk::Session::locking, this,
            [this] { m_desk.keptWork.keepTyped(keptName(), m_reason->text()); });
    connect(&m_desk.passwordResets, &desk::PasswordResets::holdReleased, m_reason, &QLineEdit::clear);
}

QWidget* ResetObstacle::makeRelease()
{
    m_reason = new QLineEdit;
    m_reason->setObjectName(u"releaseHoldReasonField"_s);
    m_reason->setMaxLength(500);
    m_reasonRow = new FieldRow({}, m_reason);
    m_reasonRow->setRequired(true);
    m_lift = new ActionButton({}, ActionButton::Kind::Primary);
    m_lift->setObjectName(u"releaseHoldButton"_s);
    m_lift->setIconName(IconName::Unlock);
    const auto lift = [this] { m_desk.passwordResets.releaseHold(m_reason->text()); };
    connect(m_reason, &QLineEdit::returnPressed, this, lift);
    connect(m_lift, &QAbstractButton::clicked, this, lift);
    auto* release = new QWidget;
    auto* column = new QVBoxLayout(release);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Hair);
    column->addWidget(m_reasonRow);
    column->addWidget(m_lift, 0, Qt::AlignLeft);
    return release;
}

void ResetObstacle::render()
{
    const Obstacle obstacle = m_desk.passwordResets.obstacle();
    m_text->setText(words(obstacle));
    const bool passes = obstacle == Obstacle::CoolDown || obstacle == Obstacle::AddressChanged;
    m_countdown->setVisible(passes);
    m_countdown->setPattern(tr("possible in %1"));
    m_countdown->setEnd(passes ? m_desk.passwordResets.availableAt() : QDateTime());
    renderRelease();
}

void ResetObstacle::focusNeutral()
{
    m_text->setFocus(Qt::MouseFocusReason); // the ring comes with the next key
}

void ResetObstacle::renderRelease()
{
    const bool releasing = m_desk.passwordResets.state().releasing;
    const bool offered = m_desk.passwordResets.mayReleaseHold();
    if (m_writtenFor != keptName()) {
        m_writtenFor = keptName();
        m_reason->clear();
    }
    if (offered && m_reason->text().isEmpty())
        m_reason->setText(m_desk.keptWork.takeTyped(m_writtenFor));
    m_release->setVisible(offered);
    m_reasonRow->setLabel(tr("Reason for lifting the &hold"));
    m_reasonRow->setHint(tr("Only a supervisor who had no part in the address change may lift it."));
    m_lift->setText(tr("&Lift the hold"));
    m_lift->setInert(!releasing && !m_desk.lookup.canAct(), noLineWords());
    m_lift->setBusy(releasing, tr("Lifting"));
}

/// The reason that is being written is about one citizen: nobody else finds it after a lock.
QString ResetObstacle::keptName() const
{
    const auto& citizen = m_desk.lookup.state().citizen;
    return citizen ? u"hold.reason."_s + citizen->id.text() : QString();
}

QString ResetObstacle::words(Obstacle obstacle) const
{
    const QString when = dateTimeText(m_desk.passwordResets.availableAt());
    switch (obstacle) {
    case Obstacle::None:
        return {};
    case Obstacle::NoLine:
        return tr("The central system can't be reached, so no code can be sent. Ask the citizen to wait or to come "
                  "back; this page notices by itself when the line is there again.");
    case Obstacle::OpenElsewhere:
        return tr(
            "Another office has begun a password reset for this citizen, and it is still open. It has to end there "
            "first: call that office, or send the citizen there. This page notices by itself when it is over.");
    case Obstacle::NoAccount:
        if (const auto& citizen = m_desk.lookup.state().citizen;
            citizen && citizen->account.state == domain::AccountState::AwaitingApproval)
            return tr("The citizen's registration is still waiting for approval, so there is no password to send yet. "
                      "Check where the registration stands.");
        return tr("The citizen has no active account, so there is no password to send. Help the citizen to register in "
                  "VssID or on the public service portal.");
    case Obstacle::AccountLocked:
        return tr("The account is locked. Nothing can be sent until it is unlocked: follow the office's procedure for "
                  "locked accounts.");
    case Obstacle::VneidOnly:
        return tr("The citizen signs in with VNeID only and has no password. Help with the VNeID app instead.");
    case Obstacle::NoEmail:
        return tr("No e-mail address is registered. Add one first (F3).");
    case Obstacle::EmailBouncing:
        return tr("E-mails to the registered address come back. Correct the address first (F3).");
    case Obstacle::CoolDown:
        return coolDownWords(when);
    case Obstacle::AddressChanged:
        return tr("On hold because the address was changed just now. A code is possible from %1, or when another "
                  "supervisor lifts the hold.")
            .arg(when);
    case Obstacle::NotCounter:
        return tr("Sending a code is the counter staff's job; this sign-in has no counter role.");
    }
    return {};
}

/// A reason that this version doesn't know is not made up.
QString ResetObstacle::coolDownWords(const QString& when) const
{
    const auto& citizen = m_desk.lookup.state().citizen;
    if (citizen && citizen->account.hold == domain::ResetHold::CoolDown)
        return tr("A password was sent or a code was locked just now. A new code is possible from %1.").arg(when);
    return tr("The central system allows a new code from %1.").arg(when);
}

void ResetObstacle::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    else if (event->type() == QEvent::PaletteChange)
        m_icon->setPixmap(Icon::pixmap(IconName::Warning, ColourRole::Caution));
    QWidget::changeEvent(event);
}

} // namespace bhxh::ui
