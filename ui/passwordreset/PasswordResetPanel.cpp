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
#include <array>

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
    m_message->setObjectName(u"resetMessage"_s);
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
    // What was, then what comes next.
    content()->addWidget(m_progress);
    content()->addLayout(start);
    content()->addWidget(m_obstacle);
    content()->addWidget(m_form);

    m_about->setFocusPolicy(Qt::StrongFocus);
    connect(m_prepare, &QAbstractButton::clicked, this, [this] {
        m_tellsRelease = false;
        m_desk.passwordResets.prepare();
        if (m_part == Part::Form)
            m_form->focusFirst();
    });
    connect(&m_desk.passwordResets, &desk::PasswordResets::holdReleased, this, [this] {
        m_tellsRelease = true;
        render();
    });
    connect(&m_desk.lookup, &desk::CitizenLookup::citizenChanged, this, [this] { m_tellsRelease = false; });
    connect(m_message, &MessageBar::actionChosen, this, [this] { m_desk.passwordResets.leave(); });
    connect(m_progress, &ResetProgress::displayAsked, this, &PasswordResetPanel::displayAsked);
    connect(&m_desk.passwordResets, &desk::PasswordResets::stateChanged, this, &PasswordResetPanel::render);
    connect(&m_desk.lookup, &desk::CitizenLookup::stateChanged, this, &PasswordResetPanel::render);
    connect(&m_desk.session, &desk::Session::stateChanged, this, &PasswordResetPanel::render);
    connect(&m_desk.connection, &desk::Connection::stateChanged, this, &PasswordResetPanel::render);
    render();
}

PasswordResetPanel::Part PasswordResetPanel::part() const
{
    const auto& state = m_desk.passwordResets.state();
    switch (state.kind) {
    case Kind::None:
        return Part::Start;
    case Kind::Preparing:
    case Kind::Starting:
        return Part::Form;
    case Kind::NotKnown: // of the start itself, or of something done with a reset that there is
        return state.reset ? Part::Progress : Part::Form;
    case Kind::Following:
        return Part::Progress;
    }
    return Part::Start;
}

void PasswordResetPanel::render()
{
    setTitle(tr("New password"));
    const auto& state = m_desk.passwordResets.state();
    const bool hadFocus = holdsFocus();
    const bool isNews = part() != m_part;
    m_part = part();
    const bool over = m_part == Part::Progress && state.reset && !state.reset->isOpen();
    const bool hasObstacle = m_desk.passwordResets.obstacle() != Obstacle::None;
    m_prepare->setText(over ? tr("Start again") : tr("Send a code"));
    m_about->setText(tr("The central system sends a one-time code, then the new password, to the registered address."));
    m_obstacle->render();
    m_form->render();
    m_progress->render();
    showPart(hasObstacle, over);
    setActive(m_part == Part::Form);
    renderMessage();
    // Only who works here is led on; who has gone on to the next thing stays there.
    if (hadFocus && (isNews || !holdsFocus()))
        focusPart();
}

/// What comes is shown before what goes is hidden: else Qt hands the focus to whatever is next.
void PasswordResetPanel::showPart(bool hasObstacle, bool isOver)
{
    const bool mayStart = m_part == Part::Start || isOver;
    const std::array<std::pair<QWidget*, bool>, 5> parts{{{m_prepare, mayStart && !hasObstacle},
                                                          {m_about, m_part == Part::Start && !hasObstacle},
                                                          {m_obstacle, mayStart && hasObstacle},
                                                          {m_form, m_part == Part::Form},
                                                          {m_progress, m_part == Part::Progress}}};
    for (const auto& [widget, shown] : parts) {
        if (shown)
            widget->show();
    }
    for (const auto& [widget, shown] : parts) {
        if (!shown)
            widget->hide();
    }
}

/// To the form; otherwise to words, where no key does anything.
void PasswordResetPanel::focusPart()
{
    if (m_part == Part::Form)
        m_form->focusFirst();
    else if (m_part == Part::Progress)
        m_progress->focusNeutral();
    else if (!m_about->isHidden())
        m_about->setFocus(Qt::MouseFocusReason);
    else
        m_obstacle->focusNeutral();
}

bool PasswordResetPanel::holdsFocus() const
{
    const QWidget* focused = window()->focusWidget();
    return focused && focused->isVisible() && isAncestorOf(focused);
}

void PasswordResetPanel::renderMessage()
{
    const auto& state = m_desk.passwordResets.state();
    m_message->setClosable(state.kind != Kind::NotKnown && !state.releaseNotKnown);
    if (state.left == desk::LeftOpen::Reading)
        m_message->setMessage(Tone::Caution, readingAfterLeavingWords());
    else if (state.kind == Kind::NotKnown)
        m_message->setMessage(Tone::Caution,
                              state.reset ? m_progress->notKnownWords()
                                          : tr("It is not known yet whether the code was sent. The central "
                                               "system is being asked; nothing is sent twice."),
                              {}, {leaveWords()});
    else if (state.releaseNotKnown)
        m_message->setMessage(Tone::Caution,
                              tr("It is not known yet whether the hold was lifted. The central system "
                                 "is being asked."),
                              {}, {leaveWords()});
    else if (state.failure)
        showFailure(*m_message, *state.failure, m_desk.session.now());
    else if (state.left == desk::LeftOpen::Read)
        m_message->setMessage(Tone::Caution, state.kind == Kind::Preparing
                                                 ? tr("Whether the code was sent could not be learned. On record there "
                                                      "is no open reset now, and what was "
                                                      "typed is kept. If the citizen got no code, send it once more.")
                                                 : readAfterLeavingWords());
    else if (m_tellsRelease && m_part == Part::Start)
        m_message->setMessage(Tone::Good, tr("The hold is lifted: a code can be sent now."));
    else if (m_part == Part::Progress && state.reset && state.reset->isOpen() && !m_desk.lookup.canAct())
        m_message->setMessage(Tone::Caution, noLineWords());
    else
        m_message->clearMessage();
}

void PasswordResetPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

} // namespace bhxh::ui
