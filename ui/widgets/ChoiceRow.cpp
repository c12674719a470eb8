#include "ui/widgets/ChoiceRow.h"

#include "ui/style/Plate.h"
#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QRadioButton>

namespace bhxh::ui {

namespace {

constexpr int IconEdge = 16;

/// One of the choices: a radio button to keyboard and screen reader, a segment to the eye.
class Segment : public QRadioButton
{
public:
    Segment(const QString& text, IconName icon, QWidget* parent) : QRadioButton(text, parent), m_icon(icon)
    {
        setFont(Theme::font(TextStyle::Body));
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        // Room for the semibold words, so that choosing moves nothing.
        const int words = QFontMetrics(Theme::font(TextStyle::BodyStrong)).size(Qt::TextShowMnemonic, text()).width();
        const int icon = m_icon == IconName::None ? 0 : IconEdge + space::Small;
        return {words + icon + 2 * space::Medium,
                qMax(int(space::ControlHeight), Theme::lineHeight(font()) + space::Small)};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool hitButton(const QPoint& at) const override { return rect().contains(at); }
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const bool on = isChecked();
        const QRectF inner = QRectF(rect()).adjusted(3, 3, -3, -3);
        if (on)
            paintPlate(painter, inner, space::Radius - 2, Theme::colour(ColourRole::AccentSoft),
                       Theme::colour(ColourRole::Accent));
        else if (underMouse() && isEnabled())
            paintPlate(painter, inner, space::Radius - 2, Theme::colour(ColourRole::Window));
        const ColourRole role = !isEnabled() ? ColourRole::TextDisabled : on ? ColourRole::Accent : ColourRole::Text;
        const QFont shown = Theme::font(on ? TextStyle::BodyStrong : TextStyle::Body);
        painter.setFont(shown);
        const int words = QFontMetrics(shown).size(Qt::TextShowMnemonic, text()).width();
        int x = (width() - words - (m_icon == IconName::None ? 0 : IconEdge + space::Small)) / 2;
        if (m_icon != IconName::None) {
            Icon::paint(painter, QRectF(x, (height() - IconEdge) / 2.0, IconEdge, IconEdge), m_icon, role);
            x += IconEdge + space::Small;
        }
        painter.setPen(Theme::colour(role));
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic,
                         text());
    }

private:
    IconName m_icon;
};

} // namespace

ChoiceRow::ChoiceRow(QWidget* parent) : QWidget(parent), m_group(new QButtonGroup(this)), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus);
    connect(m_group, &QButtonGroup::idClicked, this, &ChoiceRow::chosen);
}

int ChoiceRow::addChoice(const QString& text, IconName icon)
{
    auto* segment = new Segment(text, icon, this);
    const int index = count();
    m_group->addButton(segment, index);
    m_row->addWidget(segment);
    if (!focusProxy())
        setFocusProxy(segment);
    return index;
}

void ChoiceRow::setChoiceText(int index, const QString& text)
{
    if (QAbstractButton* segment = m_group->button(index)) {
        segment->setText(text);
        segment->updateGeometry();
    }
}

void ChoiceRow::setChoiceEnabled(int index, bool enabled)
{
    if (QAbstractButton* segment = m_group->button(index))
        segment->setEnabled(enabled);
}

int ChoiceRow::count() const
{
    return int(m_group->buttons().size());
}

int ChoiceRow::currentIndex() const
{
    return m_group->checkedId();
}

void ChoiceRow::setCurrentIndex(int index)
{
    if (QAbstractButton* segment = m_group->button(index)) {
        segment->setChecked(true);
        setFocusProxy(segment);
        return;
    }
    // An exclusive group doesn't let go of its last one.
    m_group->setExclusive(false);
    if (QAbstractButton* segment = m_group->checkedButton())
        segment->setChecked(false);
    m_group->setExclusive(true);
}

void ChoiceRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QString tone = property("tone").toString();
    const ColourRole border = !isEnabled()                       ? ColourRole::Line
                              : tone == QLatin1String("bad")     ? ColourRole::Bad
                              : tone == QLatin1String("caution") ? ColourRole::Caution
                                                                 : ColourRole::LineStrong;
    paintPlate(painter, QRectF(rect()), space::Radius,
               Theme::colour(isEnabled() ? ColourRole::Surface : ColourRole::Window), Theme::colour(border));
}

} // namespace bhxh::ui
