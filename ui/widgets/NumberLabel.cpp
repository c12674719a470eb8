#include "ui/widgets/NumberLabel.h"

#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include "ui/widgets/PersonalClipboard.h"
#include <QEvent>
#include <QHBoxLayout>

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
    PersonalClipboard::copy(m_copied);
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
