#include "ui/passwordreset/PasswordResetPanel.h"

#include "desk/Desk.h"
#include "ui/passwordreset/ResetForm.h"
#include "ui/passwordreset/ResetObstacle.h"
#include "ui/passwordreset/ResetProgress.h"
#include "ui/shell/Messages.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/TextLabel.h"
#include <QEvent>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using Kind = desk::PasswordResets::Kind;
using Obstacle = desk::PasswordResets::Obstacle;

PasswordResetPanel::PasswordResetPanel(desk::Desk& desk, QWidget* parent)
    : Card({}, parent), m_desk(desk), m_message(new MessageBar),
      m_about(new TextLabel({}, TextStyle::Body, ColourRole::TextMuted)), m_prepare(new ActionButton({})),
      m_obstacle(new ResetObstacle(desk)), m_form(new ResetForm(desk)), m_progress(new ResetProgress(desk))
{
    setObjectName(u"resetPanel"_s);
    m_message->setCollapsing(true);
    m_about->setWrapped(true);
    m_prepare->setObjectName(u"prepareResetButton"_s);
    m_prepare->setIconName(IconName::Key);
    m_prepare->setKey(Qt::Key_F4);
    auto* start = new QHBoxLayout;
    start->setSpacing(space::Medium);
    start->addWidget(m_about, 1);
    start->addWidget(m_prepare);
    content()->addWidget(m_message);
    content()->addLayout(start);
    for (QWidget* part : std::initializer_list<QWidget*>{m_obstacle, m_form, m_progress})
        content()->addWidget(part);

    connect(m_prepare, &QAbstractButton::clicked, this, [this] { m_desk.passwordResets.prepare(); });
    connect(m_progress, &ResetProgress::displayAsked, this, &PasswordResetPanel::displayAsked);
    connect(&m_desk.passwordResets, &desk::PasswordResets::stateChanged, this, &PasswordResetPanel::render);
    connect(&m_desk.lookup, &desk::CitizenLookup::stateChanged, this, &PasswordResetPanel::render);
    connect(&m_desk.session, &desk::Session::stateChanged, this, &PasswordResetPanel::render);
    render();
}

void PasswordResetPanel::render()
{
    setTitle(tr("New password"));
    const auto& state = m_desk.passwordResets.state();
    const bool fills = state.kind == Kind::Preparing || state.kind == Kind::Starting || state.kind == Kind::NotKnown;
    const bool follows = state.kind == Kind::Following;
    const bool over = follows && state.reset && !state.reset->isOpen();
    const bool hasObstacle = m_desk.passwordResets.obstacle() != Obstacle::None;
    const bool wasFilling = m_form->isVisibleTo(this);

    m_prepare->setText(over ? tr("Start again") : tr("Send a code"));
    m_prepare->setVisible((state.kind == Kind::None || over) && !hasObstacle);
    m_about->setText(tr("The central system sends a one-time code, then the new password, to the registered address."));
    m_about->setVisible(m_prepare->isVisibleTo(this) && !over);
    m_obstacle->setVisible(hasObstacle && (state.kind == Kind::None || over));
    m_obstacle->render();
    m_form->setVisible(fills);
    m_form->render();
    m_progress->setVisible(follows);
    m_progress->render();
    setActive(fills);
    renderMessage();
    if (fills && !wasFilling)
        m_form->focusFirst();
}

void PasswordResetPanel::renderMessage()
{
    const auto& state = m_desk.passwordResets.state();
    if (state.kind == Kind::NotKnown) {
        m_message->setClosable(false);
        m_message->setMessage(Tone::Caution, tr("It is not known yet whether the code was sent. The central system is "
                                                "being asked; nothing is sent twice."));
    } else if (state.failure) {
        m_message->setClosable(true);
        showFailure(*m_message, *state.failure, m_desk.session.now());
    } else {
        m_message->clearMessage();
    }
}

void PasswordResetPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

} // namespace bhxh::ui
