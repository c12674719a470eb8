#include "ui/widgets/LoadingShape.h"

#include "ui/style/Plate.h"
#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include <QTimerEvent>
#include <array>

namespace bhxh::ui {

namespace {
constexpr int QuietMilliseconds = 150;
constexpr int LineStep = 28;
constexpr int RowStep = 64;
constexpr int Bar = 12;
} // namespace

LoadingShape::LoadingShape(Shape shape, int count, QWidget* parent) : QWidget(parent), m_shape(shape), m_count(count)
{
    setAccessibleName(tr("Loading"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LoadingShape::start()
{
    if (m_running)
        return;
    m_running = true;
    m_delay.start(QuietMilliseconds, this);
}

void LoadingShape::stop()
{
    m_running = false;
    m_shown = false;
    m_delay.stop();
    update();
}

QSize LoadingShape::sizeHint() const
{
    return {320, m_count * (m_shape == Shape::Lines ? LineStep : RowStep)};
}

void LoadingShape::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_delay.timerId())
        return;
    m_delay.stop();
    m_shown = true;
    update();
}

void LoadingShape::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Loading"));
}

void LoadingShape::paintEvent(QPaintEvent*)
{
    if (!m_shown)
        return;
    QPainter painter(this);
    const QColor pale = Theme::colour(ColourRole::Line);
    const auto bar = [&](qreal x, qreal y, qreal width) { paintPlate(painter, QRectF(x, y, width, Bar), 4, pale); };
    // Lengths as those of names and numbers, the same every time.
    constexpr std::array Shares{0.52, 0.38, 0.64, 0.45};
    for (int i = 0; i < m_count; ++i) {
        const qreal share = Shares[size_t(i) % Shares.size()];
        if (m_shape == Shape::Lines) {
            const qreal y = i * LineStep + (LineStep - Bar) / 2.0;
            bar(0, y, 96);
            bar(112, y, (width() - 112) * share);
        } else {
            const qreal y = i * RowStep;
            bar(space::Large, y + 14, width() * share * 0.7);
            bar(space::Large, y + 38, width() * (share + 0.15));
            painter.fillRect(QRectF(0, y + RowStep - 1, width(), 1), pale);
        }
    }
}

} // namespace bhxh::ui
