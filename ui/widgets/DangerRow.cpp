#include "ui/widgets/DangerRow.h"

#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/TextLabel.h"
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedLayout>

namespace bhxh::ui {

using namespace Qt::StringLiterals;

DangerRow::DangerRow(QWidget* parent)
    : QWidget(parent), m_stack(new QStackedLayout(this)), m_others(new QHBoxLayout),
      m_danger(new ActionButton({}, ActionButton::Kind::Danger)),
      m_question(new TextLabel({}, TextStyle::BodyStrong, ColourRole::Bad)),
      m_confirm(new ActionButton({}, ActionButton::Kind::Danger)), m_back(new ActionButton({}))
{
    auto* actions = new QWidget;
    auto* row = new QHBoxLayout(actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::Small);
    m_others->setSpacing(space::Small);
    row->addLayout(m_others);
    row->addStretch();
    row->addWidget(m_danger);

    auto* question = new QWidget;
    auto* asked = new QHBoxLayout(question);
    asked->setContentsMargins(0, 0, 0, 0);
    asked->setSpacing(space::Small);
    asked->addStretch();
    asked->addWidget(m_question);
    asked->addSpacing(space::Hair);
    asked->addWidget(m_confirm);
    asked->addWidget(m_back);
    m_confirm->setObjectName(u"dangerConfirmButton"_s);
    m_back->setObjectName(u"dangerBackButton"_s);

    m_stack->addWidget(actions);
    m_stack->addWidget(question);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_danger, &QAbstractButton::clicked, this, [this] { ask(true); });
    connect(m_back, &QAbstractButton::clicked, this, [this] { ask(false); });
    connect(m_confirm, &QAbstractButton::clicked, this, [this] {
        ask(false);
        emit confirmed();
    });
}

void DangerRow::setWords(const QString& danger, const QString& question, const QString& confirm, const QString& back)
{
    m_danger->setText(danger);
    m_question->setText(question);
    m_confirm->setText(confirm);
    m_back->setText(back);
    // What is asked is said together with the way back, which has the focus.
    m_confirm->setAccessibleDescription(question);
    m_back->setAccessibleDescription(question);
}

void DangerRow::setDangerVisible(bool visible)
{
    if (!visible && isAsking())
        m_stack->setCurrentIndex(0);
    m_danger->setVisible(visible);
}

void DangerRow::setBusy(bool busy, const QString& word)
{
    if (busy && isAsking())
        m_stack->setCurrentIndex(0);
    m_danger->setBusy(busy, word);
}

bool DangerRow::isAsking() const
{
    return m_stack->currentIndex() == 1;
}

void DangerRow::ask(bool asking)
{
    if (asking == isAsking())
        return;
    m_stack->setCurrentIndex(asking ? 1 : 0);
    (asking ? m_back : m_danger)->setFocus();
}

void DangerRow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && isAsking())
        ask(false);
    else
        QWidget::keyPressEvent(event);
}

void DangerRow::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_stack->setCurrentIndex(0);
}

} // namespace bhxh::ui
