#include "ui/signin/ForgottenPin.h"

#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/TextLabel.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

ForgottenPin::ForgottenPin(QWidget* parent)
    : QWidget(parent), m_question(new TextLabel), m_confirm(new ActionButton({}, ActionButton::Kind::Danger)),
      m_back(new ActionButton({}))
{
    m_confirm->setObjectName(u"forgetPinConfirmButton"_s);
    m_back->setObjectName(u"forgetPinBackButton"_s);
    m_question->setWrapped(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Small);
    column->addWidget(m_question);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::Small);
    row->addWidget(m_confirm);
    row->addStretch();
    row->addWidget(m_back);
    column->addLayout(row);
    connect(m_back, &QAbstractButton::clicked, this, &ForgottenPin::goBack);
    connect(m_confirm, &QAbstractButton::clicked, this, [this] {
        goBack();
        emit confirmed();
    });
    hide();
    render();
}

void ForgottenPin::ask()
{
    show();
    m_back->setFocus(Qt::OtherFocusReason);
}

void ForgottenPin::goBack()
{
    hide();
    emit closed();
}

void ForgottenPin::render()
{
    m_question->setText(tr("Without the PIN, what only it opens is lost: drafts that wait on this desk and the data "
                           "saved here. Afterwards a new PIN is chosen. Destroy this PIN?"));
    m_confirm->setText(tr("Destroy the PIN"));
    m_back->setText(tr("Back"));
    m_confirm->setAccessibleDescription(m_question->text());
    m_back->setAccessibleDescription(m_question->text());
}

void ForgottenPin::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

void ForgottenPin::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        goBack();
    else
        QWidget::keyPressEvent(event);
}

} // namespace bhxh::ui
