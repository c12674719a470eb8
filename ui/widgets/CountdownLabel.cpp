#include "ui/widgets/CountdownLabel.h"

#include "ui/widgets/CountdownTimer.h"

namespace bhxh::ui {

using namespace Qt::StringLiterals;

namespace {

/// Finer than a second, so that every label changes with its own second and not up to one later.
constexpr int TickMilliseconds = 200;
constexpr qint64 LastMinute = 60;

QString minutesAndSeconds(qint64 seconds)
{
    if (seconds >= 3600)
        return u"%1:%2"_s.arg(seconds / 3600).arg(minutesAndSeconds(seconds % 3600));
    return u"%1:%2"_s.arg(seconds / 60, 2, 10, QLatin1Char('0')).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

CountdownTimer& CountdownTimer::instance()
{
    static CountdownTimer timer;
    return timer;
}

void CountdownTimer::join(CountdownLabel* label)
{
    if (!m_labels.contains(label))
        m_labels.append(label);
    if (!m_timer.isActive())
        m_timer.start(TickMilliseconds, this);
}

void CountdownTimer::leave(CountdownLabel* label)
{
    m_labels.removeAll(label);
    if (m_labels.isEmpty())
        m_timer.stop();
}

void CountdownTimer::timerEvent(QTimerEvent*)
{
    // A label may leave, or be deleted, by what its elapsed() sets off.
    const QList<CountdownLabel*> labels = m_labels;
    for (CountdownLabel* label : labels) {
        if (m_labels.contains(label))
            label->tick();
    }
}

CountdownLabel::CountdownLabel(Clock clock, QWidget* parent)
    : TextLabel({}, TextStyle::Body, ColourRole::TextMuted, parent), m_clock(std::move(clock)), m_pattern(u"%1"_s)
{
    setFigures(true);
}

CountdownLabel::~CountdownLabel()
{
    CountdownTimer::instance().leave(this);
}

void CountdownLabel::setClock(Clock clock)
{
    m_clock = std::move(clock);
    render();
}

void CountdownLabel::setEnd(const QDateTime& end)
{
    m_end = end;
    m_over = false;
    if (!end.isValid()) {
        CountdownTimer::instance().leave(this);
        clear();
        return;
    }
    if (isVisible())
        CountdownTimer::instance().join(this);
    render();
}

void CountdownLabel::setPattern(const QString& pattern)
{
    m_pattern = pattern;
    render();
}

void CountdownLabel::setOverText(const QString& text)
{
    m_overText = text;
    render();
}

void CountdownLabel::setCautious(bool cautious)
{
    m_cautious = cautious;
    render();
}

std::optional<qint64> CountdownLabel::secondsLeft() const
{
    if (!m_end.isValid() || !m_clock)
        return std::nullopt;
    const qint64 milliseconds = m_clock().msecsTo(m_end);
    return milliseconds <= 0 ? 0 : (milliseconds + 999) / 1000;
}

void CountdownLabel::render()
{
    const auto left = secondsLeft();
    if (!left)
        return;
    const bool over = *left == 0;
    const QString shown = over && !m_overText.isEmpty() ? m_overText : m_pattern.arg(minutesAndSeconds(*left));
    if (text() != shown)
        setText(shown);
    setRole(m_cautious && *left < LastMinute ? ColourRole::Caution : ColourRole::TextMuted);
}

void CountdownLabel::tick()
{
    render();
    if (m_over || secondsLeft().value_or(1) > 0)
        return;
    m_over = true;
    CountdownTimer::instance().leave(this);
    emit elapsed();
}

void CountdownLabel::showEvent(QShowEvent* event)
{
    TextLabel::showEvent(event);
    if (!m_end.isValid() || m_over)
        return;
    CountdownTimer::instance().join(this);
    render();
}

void CountdownLabel::hideEvent(QHideEvent* event)
{
    TextLabel::hideEvent(event);
    CountdownTimer::instance().leave(this);
}

} // namespace bhxh::ui
