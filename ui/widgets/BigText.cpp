#include "ui/widgets/BigText.h"

#include "ui/style/Icon.h"
#include "ui/style/Theme.h"
#include <QPainter>
#include <QTextLayout>
#include <QtMath>

namespace bhxh::ui {

namespace {
constexpr QChar BreakHere(0x200B);    // zero width space
constexpr QChar StayTogether(0x2060); // word joiner
constexpr qreal Step = 2;
} // namespace

BigText::BigText(const QString& text, QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setText(text);
}

void BigText::setText(const QString& text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void BigText::setSizes(qreal least, qreal most)
{
    m_least = least;
    m_most = qMax(least, most);
    updateGeometry();
    update();
}

void BigText::setStrong(bool strong)
{
    m_strong = strong;
    updateGeometry();
    update();
}

void BigText::setAddress(bool address)
{
    m_address = address;
    updateGeometry();
    update();
}

void BigText::setBad(bool bad)
{
    m_bad = bad;
    updateGeometry();
    update();
}

void BigText::setMuted(bool muted)
{
    m_muted = muted;
    update();
}

QString BigText::breakable() const
{
    if (!m_address)
        return QString(m_text).replace(u'/', QString(u'/') + StayTogether); // "ông/bà" is one word
    QString text;
    for (const QChar character : m_text) {
        text += character;
        if (character == u'@' || character == u'.' || character == u'-' || character == u'_')
            text += BreakHere;
    }
    return text;
}

QFont BigText::fontOfSize(qreal points) const
{
    QFont font = Theme::font(m_strong ? TextStyle::DisplayStrong : TextStyle::Display);
    font.setPointSizeF(points);
    return font;
}

namespace {

/// Lays the lines out; gives the height of all, and in `widest` the width of the widest.
int layOut(QTextLayout& layout, const QFont& font, int width, bool anywhere, qreal* widest = nullptr)
{
    QTextOption option(Qt::AlignHCenter);
    option.setWrapMode(anywhere ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::WordWrap);
    layout.setTextOption(option);
    const int step = Theme::lineHeight(font);
    int height = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, height + (step - line.height()) / 2));
        height += step;
        if (widest)
            *widest = qMax(*widest, line.naturalTextWidth());
    }
    layout.endLayout();
    return height;
}

} // namespace

/// Lines of about equal length: no single word left over on the last one.
void BigText::balance(QTextLayout& layout, const QFont& font, int height) const
{
    if (layout.lineCount() < 2)
        return;
    const int room = width() - 2 * iconRoom();
    int narrow = room / layout.lineCount();
    int wide = room;
    while (wide - narrow > 8) {
        const int middle = (narrow + wide) / 2;
        qreal widest = 0;
        const bool fits = layOut(layout, font, middle, m_address, &widest) <= height && widest <= middle;
        (fits ? wide : narrow) = middle;
    }
    layOut(layout, font, wide, m_address);
    layout.setPosition(QPointF((width() - wide) / 2.0, 0));
}

int BigText::neededHeight(const QFont& font, int width) const
{
    QTextLayout layout(breakable(), font);
    return layOut(layout, font, width - 2 * iconRoom(), m_address);
}

QFont BigText::bestFont(const QSize& room) const
{
    for (qreal points = m_most; points > m_least; points -= Step) {
        const QFont font = fontOfSize(points);
        // An address is best on one line; other text may wrap at every size.
        const int lines = m_address ? Theme::lineHeight(font) : room.height();
        qreal widest = 0;
        QTextLayout layout(breakable(), font);
        if (layOut(layout, font, room.width(), m_address, &widest) <= qMin(lines, room.height()) &&
            widest <= room.width())
            return font;
    }
    return fontOfSize(m_least);
}

int BigText::heightForWidth(int width) const
{
    const QFont font = m_address ? bestFont({width, QWIDGETSIZE_MAX}) : fontOfSize(m_most);
    return neededHeight(font, width);
}

QSize BigText::sizeHint() const
{
    return {720, heightForWidth(720)};
}

QSize BigText::minimumSizeHint() const
{
    return {240, Theme::lineHeight(fontOfSize(m_least))};
}

void BigText::paintIcon(QPainter& painter, qreal textLeft, int lineTop, int lineHeight) const
{
    constexpr int size = 40;
    const QPointF corner(textLeft - (iconRoom() + size) / 2.0, lineTop + (lineHeight - size) / 2.0);
    Icon::paint(painter, {corner, QSizeF(size, size)}, Icon::forTone(Tone::Bad), ColourRole::Bad);
}

void BigText::paintEvent(QPaintEvent*)
{
    if (m_text.isEmpty())
        return;
    QPainter painter(this);
    painter.setPen(Theme::colour(m_bad ? ColourRole::Bad : m_muted ? ColourRole::TextMuted : ColourRole::Text));
    const int room = width() - 2 * iconRoom();
    const QFont font = bestFont({room, this->height()});
    QTextLayout layout(breakable(), font);
    const int height = layOut(layout, font, room, m_address);
    layout.setPosition(QPointF(iconRoom(), 0));
    balance(layout, font, height);
    const int top = qMax(0, (this->height() - height) / 2);
    layout.draw(&painter, QPointF(0, top));
    if (!m_bad || layout.lineCount() == 0)
        return;
    const QTextLine first = layout.lineAt(0);
    const qreal left = layout.position().x() + (first.width() - first.naturalTextWidth()) / 2;
    paintIcon(painter, left, top, Theme::lineHeight(font));
}

} // namespace bhxh::ui
