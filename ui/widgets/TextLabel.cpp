#include "ui/widgets/TextLabel.h"

#include "ui/style/Icon.h"
#include "ui/style/Theme.h"
#include "ui/widgets/PersonalClipboard.h"
#include <QContextMenuEvent>
#include <QEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace bhxh::ui {

TextLabel::TextLabel(const QString& text, TextStyle style, ColourRole role, QWidget* parent)
    : QLabel(text, parent), m_style(style), m_role(role)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::NoTextInteraction);
    connect(&Theme::instance(), &Theme::changed, this, &TextLabel::render);
    render();
}

void TextLabel::setTextStyle(TextStyle style)
{
    m_style = style;
    render();
}

void TextLabel::setRole(ColourRole role)
{
    if (m_role == role)
        return;
    m_role = role;
    render();
}

void TextLabel::setWrapped(bool wrapped)
{
    setWordWrap(wrapped);
    QSizePolicy policy(wrapped ? QSizePolicy::Expanding : QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(wrapped);
    setSizePolicy(policy);
}

void TextLabel::setSelectable(bool selectable)
{
    setTextInteractionFlags(selectable ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard
                                       : Qt::NoTextInteraction);
    setFocusPolicy(selectable ? Qt::StrongFocus : Qt::NoFocus);
}

void TextLabel::setFigures(bool figures)
{
    m_figures = figures;
    render();
}

void TextLabel::render()
{
    setFont(m_figures ? Theme::figureFont(m_style) : Theme::font(m_style));
    QPalette shown = palette();
    shown.setColor(QPalette::WindowText, Theme::colour(isEnabled() ? m_role : ColourRole::TextDisabled));
    shown.setColor(QPalette::Text, shown.color(QPalette::WindowText));
    setPalette(shown);
}

int TextLabel::extraHeight() const
{
    return qMax(0, Theme::lineHeight(font()) - QFontMetrics(font()).height());
}

QSize TextLabel::sizeHint() const
{
    return QLabel::sizeHint() + QSize(0, extraHeight());
}

QSize TextLabel::minimumSizeHint() const
{
    return QLabel::minimumSizeHint() + QSize(0, extraHeight());
}

int TextLabel::heightForWidth(int width) const
{
    const int height = QLabel::heightForWidth(width);
    return height < 0 ? height : height + extraHeight();
}

void TextLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::EnabledChange)
        render();
}

QString TextLabel::copyText() const
{
    return hasSelectedText() ? selectedText() : text();
}

bool TextLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isSelectable() &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QLabel::event(event);
}

void TextLabel::keyPressEvent(QKeyEvent* event)
{
    if (isSelectable() && event->matches(QKeySequence::Copy)) {
        PersonalClipboard::copy(copyText());
        return;
    }
    QLabel::keyPressEvent(event);
}

void TextLabel::contextMenuEvent(QContextMenuEvent* event)
{
    if (!isSelectable()) {
        QLabel::contextMenuEvent(event);
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(Icon::icon(IconName::Copy, ColourRole::TextMuted), tr("Copy"), this,
                    [this] { PersonalClipboard::copy(copyText()); });
    menu->popup(event->globalPos());
}

SectionTitle::SectionTitle(const QString& text, QWidget* parent)
    : TextLabel(text, TextStyle::Section, ColourRole::Text, parent)
{}

Separator::Separator(Qt::Orientation orientation, QWidget* parent) : QWidget(parent), m_orientation(orientation)
{
    const bool flat = orientation == Qt::Horizontal;
    setSizePolicy(flat ? QSizePolicy::Expanding : QSizePolicy::Fixed,
                  flat ? QSizePolicy::Fixed : QSizePolicy::Expanding);
}

QSize Separator::sizeHint() const
{
    return {1, 1};
}

void Separator::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(m_orientation == Qt::Horizontal ? QRect(0, 0, width(), 1) : QRect(0, 0, 1, height()),
                            Theme::colour(ColourRole::Line));
}

} // namespace bhxh::ui
