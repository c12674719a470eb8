#include "ui/widgets/StatusStrip.h"

#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include "ui/widgets/TextLabel.h"
#include <QHBoxLayout>
#include <QPainter>

namespace bhxh::ui {

namespace {
constexpr int IconEdge = 16;
constexpr int StripHeight = 32;
constexpr int LeastPart = 90;
} // namespace

/// Icon and words of one part. One that may give way is cut with "…" where the strip is full, and tells all of it in
/// its tool tip.
class StatusPart : public QWidget
{
public:
    StatusPart(bool givesWay, QWidget* parent)
        : QWidget(parent), m_givesWay(givesWay), m_icon(new QLabel(this)),
          m_words(new TextLabel({}, TextStyle::Caption, ColourRole::TextMuted, this))
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space::Hair);
        row->addWidget(m_icon);
        row->addWidget(m_words, 1);
        m_words->setFigures(true);
        if (givesWay)
            m_words->setMinimumWidth(1);
        connect(&Theme::instance(), &Theme::changed, this, [this] { render(); });
    }
    void set(const QString& text, IconName icon, Tone tone)
    {
        m_name = icon;
        m_tone = tone;
        m_text = text;
        setAccessibleName(text);
        render();
        updateGeometry();
        fit();
    }
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override
    {
        const int icon = m_icon->isHidden() ? 0 : IconEdge + space::Hair;
        return {icon + m_words->fontMetrics().horizontalAdvance(m_text) + 2, QWidget::sizeHint().height()};
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        const QSize whole = sizeHint();
        return m_givesWay ? QSize(qMin(whole.width(), LeastPart), whole.height()) : whole;
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QWidget::resizeEvent(event);
        fit();
    }

private:
    void render()
    {
        m_words->setRole(strongRole(m_tone));
        m_icon->setPixmap(Icon::pixmap(m_name, strongRole(m_tone), IconEdge));
        m_icon->setVisible(m_name != IconName::None);
    }
    void fit()
    {
        const int icon = m_icon->isHidden() ? 0 : IconEdge + space::Hair;
        const bool fits = !m_givesWay || width() >= sizeHint().width();
        m_words->setText(fits ? m_text : m_words->fontMetrics().elidedText(m_text, Qt::ElideRight, width() - icon));
        setToolTip(fits ? QString() : m_text);
    }

    bool m_givesWay;
    IconName m_name = IconName::None;
    Tone m_tone = Tone::Neutral;
    QString m_text;
    QLabel* m_icon;
    TextLabel* m_words;
};

StatusStrip::StatusStrip(QWidget* parent)
    : QWidget(parent), m_left(new QHBoxLayout), m_centre(new QHBoxLayout), m_right(new QHBoxLayout),
      m_buttons(new QHBoxLayout)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::Large, 1, space::Small, 0);
    row->setSpacing(space::Large);
    for (QHBoxLayout* part : {m_left, m_centre, m_right})
        part->setSpacing(space::Large);
    m_buttons->setSpacing(space::Hair);
    row->addLayout(m_left);
    row->addStretch(1);
    row->addLayout(m_centre);
    row->addStretch(1);
    row->addLayout(m_right);
    row->addLayout(m_buttons);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QHBoxLayout* StatusStrip::side(Place place) const
{
    return place == Place::Left ? m_left : place == Place::Centre ? m_centre : m_right;
}

void StatusStrip::setPart(Place place, const QString& key, const QString& text, IconName icon, Tone tone)
{
    if (text.isEmpty()) {
        removePart(key);
        return;
    }
    StatusPart*& part = m_parts[key];
    if (!part) {
        part = new StatusPart(place == Place::Left, this);
        side(place)->addWidget(part);
    }
    part->set(text, icon, tone);
}

void StatusStrip::removePart(const QString& key)
{
    delete m_parts.take(key);
}

QString StatusStrip::text(const QString& key) const
{
    const StatusPart* part = m_parts.value(key);
    return part ? part->text() : QString();
}

void StatusStrip::addButton(QWidget* button)
{
    m_buttons->addWidget(button);
}

QSize StatusStrip::sizeHint() const
{
    return {640, qMax(StripHeight, qMax(layout()->sizeHint().height(),
                                        Theme::lineHeight(Theme::font(TextStyle::Caption)) + space::Small))};
}

void StatusStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::colour(ColourRole::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), Theme::colour(ColourRole::Line));
}

} // namespace bhxh::ui
