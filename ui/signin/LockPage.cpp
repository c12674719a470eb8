#include "ui/signin/LockPage.h"

#include "desk/Session.h"
#include "ui/shell/Messages.h"
#include "ui/signin/ForgottenPin.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/TextLabel.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using Kind = desk::Session::Kind;
using Reason = desk::Session::LockReason;

LockPage::LockPage(desk::Session& session, QWidget* parent)
    : FrontPage(18, parent), m_session(session), m_office(new TextLabel({}, TextStyle::Section, ColourRole::TextMuted)),
      m_name(new TextLabel({}, TextStyle::Name)), m_reason(new TextLabel({}, TextStyle::Body, ColourRole::TextMuted)),
      m_pin(new SecretField), m_pinRow(new FieldRow({}, m_pin)), m_message(new MessageBar),
      m_go(new ActionButton({}, ActionButton::Kind::Primary)), m_question(new ForgottenPin)
{
    setObjectName(u"lockPage"_s);
    showSign(IconName::Lock);
    for (TextLabel* label : {m_office, m_name, m_reason}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWrapped(true);
        content()->addWidget(label);
    }
    m_pin->setObjectName(u"lockPinField"_s);
    m_pin->setLarge(true);
    m_pinRow->setNoteLines(0);
    m_message->setObjectName(u"lockMessage"_s);
    m_message->setCollapsing(true);
    m_message->setClosable(false);
    m_go->setObjectName(u"unlockButton"_s);
    m_go->setMinimumHeight(40);
    for (QWidget* part : std::initializer_list<QWidget*>{m_pinRow, m_message, m_go})
        content()->addWidget(part);
    content()->addLayout(makeEnd());
    content()->addWidget(m_question);

    connect(m_pin, &SecretField::submitted, this, &LockPage::submit);
    connect(m_go, &QAbstractButton::clicked, this, &LockPage::submit);
    connect(m_question, &ForgottenPin::confirmed, this, [this] { m_session.forgetPin(); });
    connect(m_question, &ForgottenPin::closed, this, &LockPage::takeFocus);
    connect(&m_session, &desk::Session::stateChanged, this, &LockPage::render);
    render();
}

QLayout* LockPage::makeEnd()
{
    m_next = new ActionButton({}, ActionButton::Kind::Link);
    m_next->setObjectName(u"lockNextButton"_s);
    m_next->setIconName(IconName::HandOver);
    m_forgotten = new ActionButton({}, ActionButton::Kind::Link);
    m_forgotten->setObjectName(u"lockForgottenPinButton"_s);
    connect(m_next, &QAbstractButton::clicked, this, [this] { m_session.handOver(); });
    connect(m_forgotten, &QAbstractButton::clicked, this, [this] { m_question->ask(); });
    auto* row = new QHBoxLayout;
    row->addWidget(m_next);
    row->addStretch();
    row->addWidget(m_forgotten);
    return row;
}

void LockPage::takeFocus()
{
    if (m_session.state().needsSignIn)
        m_go->setFocus(Qt::OtherFocusReason);
    else
        m_pin->setFocus(Qt::OtherFocusReason);
}

bool LockPage::takeDigits(const QString& text)
{
    if (m_session.state().needsSignIn || text.isEmpty() || !text.front().isDigit())
        return false;
    m_question->hide();
    m_pin->setFocus(Qt::OtherFocusReason);
    m_pin->type(text);
    return true;
}

void LockPage::submit()
{
    if (m_session.state().busy)
        return;
    if (m_session.state().needsSignIn)
        return m_session.signIn();
    m_isTrying = true;
    m_session.enterPin(m_pin->typed());
    m_pin->clear();
}

void LockPage::render()
{
    const desk::Session::State& state = m_session.state();
    if (state.kind != Kind::Locked) {
        // Nothing of a member stays on a page that is out of sight.
        m_name->setText({});
        m_message->clearMessage();
        return;
    }
    const bool isReady = m_wasBusy && !state.busy;
    m_wasBusy = state.busy;
    m_isTrying = m_isTrying && state.busy;
    renderWords();
    m_pinRow->setVisible(!state.needsSignIn);
    m_forgotten->setVisible(!state.needsSignIn);
    m_pin->setBusy(state.busy);
    m_go->setBusy(state.busy, m_isTrying ? tr("Opening") : tr("Finishing what was under way"));
    m_next->setInert(state.busy);
    m_forgotten->setInert(state.busy);
    if (state.needsSignIn)
        m_question->hide();
    if (state.failure)
        showFailure(*m_message, *state.failure, m_session.now());
    else
        m_message->clearMessage();
    if (isVisible() && isReady && m_question->isHidden())
        takeFocus();
}

void LockPage::renderWords()
{
    const desk::Session::State& state = m_session.state();
    if (state.member) {
        m_office->setText(state.member->office.name);
        //: the desk is locked, and whose work is behind the lock; %1 is a staff member's name
        m_name->setText(tr("Locked: %1").arg(state.member->name));
    }
    m_reason->setText(reasonWords());
    m_pinRow->setLabel(tr("&PIN"));
    m_go->setText(state.needsSignIn ? tr("&Sign in again") : tr("&Unlock"));
    m_go->setIconName(state.needsSignIn ? IconName::Key : IconName::Unlock);
    m_next->setText(tr("&Next member of staff"));
    m_forgotten->setText(tr("&Forgotten PIN"));
}

QString LockPage::reasonWords() const
{
    const desk::Session::State& state = m_session.state();
    if (state.needsSignIn && state.lockReason != Reason::EndedByCentral)
        return tr("First a sign-in with the agency's account, then the PIN.");
    switch (state.lockReason.value_or(Reason::ByHand)) {
    case Reason::PinDestroyed: // said by the failure
    case Reason::ByHand:
        return tr("What was begun is kept and is back after the PIN.");
    case Reason::Idle:
        return tr("Locked because nobody used the desk for a while. What was begun is kept.");
    case Reason::SystemLocked:
        return tr("Locked together with the computer. What was begun is kept.");
    case Reason::Suspended:
        return tr("Locked because the computer went to sleep. What was begun is kept.");
    case Reason::EndedByCentral:
        return tr("The central system ended the sign-in. After a new sign-in and the PIN the work is here again.");
    }
    return {};
}

void LockPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    FrontPage::changeEvent(event);
}

void LockPage::hideEvent(QHideEvent* event)
{
    FrontPage::hideEvent(event);
    m_question->hide();
}

void LockPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        m_pin->clear();
    else if (!takeDigits(event->text()))
        FrontPage::keyPressEvent(event);
}

} // namespace bhxh::ui
