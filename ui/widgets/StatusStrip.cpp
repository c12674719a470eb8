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
} // namespace

/// Icon and words of one part.
class StatusPart : public QWidget
{
public:
    explicit StatusPart(QWidget* parent)
        : QWidget(parent), m_icon(new QLabel(this)),
          m_words(new TextLabel({}, TextStyle::Caption, ColourRole::TextMuted, this))
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space::Hair);
        row->addWidget(m_icon);
        row->addWidget(m_words);
        m_words->setFigures(true);
        connect(&Theme::instance(), &Theme::changed, this, [this] { render(); });
    }
    void set(const QString& text, IconName icon, Tone tone)
    {
        m_name = icon;
        m_tone = tone;
        m_words->setText(text);
        setAccessibleName(text);
        render();
    }
    [[nodiscard]] QString text() const { return m_words->text(); }

private:
    void render()
    {
        m_words->setRole(strongRole(m_tone));
        m_icon->setPixmap(Icon::pixmap(m_name, strongRole(m_tone), IconEdge));
        m_icon->setVisible(m_name != IconName::None);
    }

    IconName m_name = IconName::None;
    Tone m_tone = Tone::Neutral;
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
        part = new StatusPart(this);
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
