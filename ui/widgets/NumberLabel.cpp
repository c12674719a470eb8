#include "ui/widgets/NumberLabel.h"

#include "ui/style/Icon.h"
#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>

namespace bhxh::ui {

NumberLabel::NumberLabel(TextStyle style, QWidget* parent) : TextLabel({}, style, ColourRole::Text, parent)
{
    setFigures(true);
    setSelectable(true);
}

void NumberLabel::setNumber(const QString& shown, const QString& copied)
{
    setText(shown);
    m_copied = copied.isEmpty() ? shown : copied;
}

void NumberLabel::copy()
{
    if (m_copied.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(m_copied);
    emit copied();
}

bool NumberLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return TextLabel::event(event);
}

void NumberLabel::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    TextLabel::keyPressEvent(event);
}

void NumberLabel::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(Icon::icon(IconName::Copy, ColourRole::TextMuted), tr("Copy"), this, &NumberLabel::copy);
    menu->popup(event->globalPos());
}

MaskedValue::MaskedValue(const QString& masked, QWidget* parent)
    : QWidget(parent), m_value(new NumberLabel(TextStyle::Body, this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::Hair);
    row->addWidget(m_value);
    row->addStretch(1);
    setFocusProxy(m_value);
    setMasked(masked);
}

void MaskedValue::setMasked(const QString& masked)
{
    m_value->setNumber(masked);
    describe();
}

QString MaskedValue::masked() const
{
    return m_value->text();
}

void MaskedValue::setTextStyle(TextStyle style)
{
    m_value->setTextStyle(style);
}

void MaskedValue::describe()
{
    m_value->setAccessibleDescription(tr("partly hidden"));
    m_value->setToolTip(tr("Partly hidden to protect personal data"));
}

void MaskedValue::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        describe();
}

} // namespace bhxh::ui
