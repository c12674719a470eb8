#include "ui/signin/ChangePinPage.h"

#include "desk/Session.h"
#include "domain/WhenDone.h"
#include "ui/shell/Messages.h"
#include "ui/signin/NewPinForm.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/TextLabel.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

ChangePinPage::ChangePinPage(desk::Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_title(new SectionTitle), m_now(new SecretField),
      m_nowRow(new FieldRow({}, m_now)), m_next(new NewPinForm), m_message(new MessageBar),
      m_change(new ActionButton({}, ActionButton::Kind::Primary)), m_back(new ActionButton({}))
{
    setObjectName(u"changePinPage"_s);
    m_now->setObjectName(u"presentPinField"_s);
    m_nowRow->setNoteLines(0);
    m_message->setObjectName(u"changePinMessage"_s);
    m_message->setCollapsing(true);
    m_message->setClosable(false);
    m_change->setObjectName(u"changePinConfirmButton"_s);
    m_back->setObjectName(u"changePinBackButton"_s);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::Small);
    buttons->addWidget(m_change);
    buttons->addWidget(m_back);
    buttons->addStretch();
    auto* card = new Card;
    card->setFixedWidth(480);
    card->content()->setSpacing(space::Medium);
    for (QWidget* part : std::initializer_list<QWidget*>{m_title, m_nowRow, m_next, m_message})
        card->content()->addWidget(part);
    card->content()->addLayout(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card, 0, Qt::AlignTop | Qt::AlignLeft);
    column->addStretch(1);
    connect(m_now, &SecretField::submitted, m_next, &NewPinForm::takeFocus);
    connect(m_next, &NewPinForm::submitted, this, &ChangePinPage::submit);
    connect(m_change, &QAbstractButton::clicked, this, &ChangePinPage::submit);
    connect(m_back, &QAbstractButton::clicked, this, &ChangePinPage::backAsked);
    render();
}

void ChangePinPage::takeFocus()
{
    m_now->setFocus(Qt::OtherFocusReason);
}

void ChangePinPage::submit()
{
    if (m_busy)
        return;
    m_busy = true;
    m_failure.reset();
    domain::whenDone(
        m_session.changePin(m_now->typed(), m_next->pin(), m_next->repeated()), this,
        [this](const domain::Outcome<domain::Done>& done) {
            finish(done ? std::nullopt : std::optional(done.error()));
        },
        [this] {
            m_busy = false;
            render();
        });
    forget();
    render();
}

void ChangePinPage::finish(const std::optional<domain::Failure>& failure)
{
    m_busy = false;
    m_failure = failure;
    render();
    if (!failure)
        emit changed();
    else if (isVisible())
        takeFocus();
}

void ChangePinPage::forget()
{
    m_now->clear();
    m_next->clear();
}

void ChangePinPage::render()
{
    m_title->setText(tr("Change the PIN of this desk"));
    m_nowRow->setLabel(tr("P&resent PIN"));
    m_change->setText(tr("&Change the PIN"));
    m_change->setBusy(m_busy, tr("Changing"));
    m_back->setText(tr("Back"));
    m_back->setInert(m_busy);
    m_now->setBusy(m_busy);
    m_next->setBusy(m_busy);
    if (m_failure)
        showFailure(*m_message, *m_failure, m_session.now());
    else
        m_message->clearMessage();
}

void ChangePinPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

void ChangePinPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_busy)
        emit backAsked();
    else
        QWidget::keyPressEvent(event);
}

void ChangePinPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_failure.reset();
    render();
}

} // namespace bhxh::ui
