#include "ui/widgets/StatePill.h"

#include "ui/style/Plate.h"
#include "ui/style/Space.h"
#include "ui/style/Theme.h"

namespace bhxh::ui {

namespace {
constexpr int IconEdge = 16;
}

StatePill::StatePill(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(Theme::font(TextStyle::CaptionStrong));
}

StatePill::StatePill(Tone tone, const QString& word, IconName icon, QWidget* parent) : StatePill(parent)
{
    setState(tone, word, icon);
}

void StatePill::setState(Tone tone, const QString& word, IconName icon)
{
    m_tone = tone;
    m_word = word;
    m_icon = icon == IconName::None ? Icon::forTone(tone) : icon;
    setAccessibleName(word);
    updateGeometry();
    update();
}

void StatePill::setPlain(bool plain)
{
    m_plain = plain;
    updateGeometry();
    update();
}

QSize StatePill::sizeHint() const
{
    const int sides = m_plain ? 0 : int(space::Small);
    const int icon = m_icon == IconName::None ? 0 : IconEdge + space::Hair;
    return {fontMetrics().horizontalAdvance(m_word) + icon + 2 * sides,
            qMax(24, Theme::lineHeight(font()) + space::Hair)};
}

void StatePill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColourRole role = strongRole(m_tone);
    if (!m_plain) {
        const bool edged = m_tone == Tone::Neutral || Theme::instance().kind() == Theme::Kind::HighContrast;
        paintPlate(painter, QRectF(rect()), height() / 2.0, Theme::colour(softRole(m_tone)),
                   edged ? Theme::colour(ColourRole::Line) : QColor());
    }
    int x = m_plain ? 0 : int(space::Small);
    if (m_icon != IconName::None) {
        Icon::paint(painter, QRectF(x, (height() - IconEdge) / 2.0, IconEdge, IconEdge), m_icon, role);
        x += IconEdge + space::Hair;
    }
    painter.setPen(Theme::colour(role));
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, m_word);
}

} // namespace bhxh::ui
