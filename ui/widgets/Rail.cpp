#include "ui/widgets/Rail.h"

#include "ui/style/Plate.h"
#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include <QKeyEvent>
#include <QVBoxLayout>

namespace bhxh::ui {

namespace {
constexpr int ButtonWidth = 72;
constexpr int MostCounted = 99;
} // namespace

RailButton::RailButton(IconName icon, const QString& text, QWidget* parent) : QAbstractButton(parent), m_icon(icon)
{
    setText(text);
    setCheckable(true);
    setAutoExclusive(true);
    setFont(Theme::font(TextStyle::Caption));
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    describe();
}

void RailButton::setBadge(int count)
{
    if (m_badge == count)
        return;
    m_badge = count;
    describe();
    update();
}

void RailButton::describe()
{
    setAccessibleName(m_badge > 0 ? tr("%1, %n waiting", nullptr, m_badge).arg(text()) : text());
    setToolTip(accessibleName());
}

QSize RailButton::sizeHint() const
{
    const QRect words = fontMetrics().boundingRect(QRect(0, 0, ButtonWidth - 2 * space::Hair, 200),
                                                   Qt::AlignHCenter | Qt::TextWordWrap, text());
    const int lines = qMax(1, qRound(qreal(words.height()) / fontMetrics().height()));
    return {ButtonWidth,
            space::Small + space::IconSize + space::Hair + lines * Theme::lineHeight(font()) + space::Small};
}

bool RailButton::event(QEvent* event)
{
    if (event->type() == QEvent::Polish)
        describe();
    return QAbstractButton::event(event);
}

void RailButton::changeEvent(QEvent* event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        describe();
}

void RailButton::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
        event->ignore(); // the rail's: Qt would not only move but choose
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void RailButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const bool on = isChecked();
    if (on)
        paintPlate(painter, QRectF(rect()), space::Radius, Theme::colour(ColourRole::AccentSoft));
    else if (underMouse())
        paintPlate(painter, QRectF(rect()), space::Radius, Theme::colour(ColourRole::Window));
    if (on)
        paintPlate(painter, QRectF(0, space::Small, 3, height() - 2 * space::Small), 1.5,
                   Theme::colour(ColourRole::Accent));
    const ColourRole role = !isEnabled() ? ColourRole::TextDisabled : on ? ColourRole::Accent : ColourRole::TextMuted;
    Icon::paint(painter, QRectF((width() - space::IconSize) / 2.0, space::Small, space::IconSize, space::IconSize),
                m_icon, role);
    painter.setFont(Theme::font(on ? TextStyle::CaptionStrong : TextStyle::Caption));
    painter.setPen(Theme::colour(role));
    const int top = space::Small + space::IconSize + space::Hair;
    painter.drawText(QRect(space::Hair, top, width() - 2 * space::Hair, height() - top),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, text());
    if (m_badge > 0)
        paintBadge(painter);
}

void RailButton::paintBadge(QPainter& painter) const
{
    QFont font = Theme::figureFont(TextStyle::CaptionStrong);
    font.setPointSizeF(8);
    const QString words = m_badge > MostCounted ? QStringLiteral("99+") : QString::number(m_badge);
    const int high = QFontMetrics(font).height();
    const int wide = qMax(high, QFontMetrics(font).horizontalAdvance(words) + space::Small);
    // At the icon's upper right corner, with a gap of the rail's colour around it.
    const QRectF plate(width() / 2.0 + 4, 2, wide, high);
    paintPlate(painter, plate.adjusted(-2, -2, 2, 2), high / 2.0 + 2,
               Theme::colour(isChecked() ? ColourRole::AccentSoft : ColourRole::Surface));
    paintPlate(painter, plate, high / 2.0, Theme::colour(ColourRole::Accent));
    painter.setFont(font);
    painter.setPen(Theme::colour(ColourRole::OnAccent));
    painter.drawText(plate, Qt::AlignCenter, words);
}

Rail::Rail(QWidget* parent) : QWidget(parent), m_top(new QVBoxLayout), m_end(new QVBoxLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::Hair, space::Small, space::Hair + 1, space::Small);
    column->setSpacing(space::Hair);
    for (QVBoxLayout* part : {m_top, m_end})
        part->setSpacing(space::Hair);
    column->addLayout(m_top);
    column->addStretch(1);
    column->addLayout(m_end);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

RailButton* Rail::make(IconName icon, const QString& text)
{
    auto* button = new RailButton(icon, text, this);
    const int index = int(m_buttons.size());
    m_buttons.append(button);
    connect(button, &RailButton::clicked, this, [this, index] { emit placeChosen(index); });
    if (index == 0)
        button->setChecked(true);
    return button;
}

int Rail::addPlace(IconName icon, const QString& text)
{
    m_top->addWidget(make(icon, text));
    return int(m_buttons.size()) - 1;
}

int Rail::addPlaceAtEnd(IconName icon, const QString& text)
{
    m_end->addWidget(make(icon, text));
    return int(m_buttons.size()) - 1;
}

void Rail::setPlaceText(int index, const QString& text)
{
    m_buttons.at(index)->setText(text);
    m_buttons.at(index)->setBadge(m_buttons.at(index)->badge());
    m_buttons.at(index)->updateGeometry();
}

void Rail::setPlaceVisible(int index, bool visible)
{
    m_buttons.at(index)->setVisible(visible);
}

void Rail::setBadge(int index, int count)
{
    m_buttons.at(index)->setBadge(count);
}

RailButton* Rail::button(int index) const
{
    return m_buttons.value(index);
}

int Rail::currentIndex() const
{
    for (int i = 0; i < m_buttons.size(); ++i) {
        if (m_buttons[i]->isChecked())
            return i;
    }
    return -1;
}

void Rail::setCurrentIndex(int index)
{
    m_buttons.at(index)->setChecked(true);
}

QSize Rail::sizeHint() const
{
    return {ButtonWidth + 2 * space::Hair + 1, 320};
}

void Rail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::colour(ColourRole::Surface));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), Theme::colour(ColourRole::Line));
}

void Rail::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        moveFocus(-1);
        return;
    case Qt::Key_Down:
        moveFocus(1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        for (RailButton* button : std::as_const(m_buttons)) {
            if (button->hasFocus())
                button->click();
        }
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void Rail::moveFocus(int step)
{
    QList<RailButton*> shown;
    for (RailButton* button : std::as_const(m_buttons)) {
        if (button->isVisible() && button->isEnabled())
            shown.append(button);
    }
    for (int i = 0; i < shown.size(); ++i) {
        if (!shown[i]->hasFocus())
            continue;
        const int next = int((i + step + shown.size()) % shown.size());
        shown[next]->setFocus(step > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        return;
    }
}

} // namespace bhxh::ui
