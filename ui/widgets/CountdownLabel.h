#pragma once

#include "ui/widgets/TextLabel.h"
#include <QDateTime>
#include <functional>
#include <optional>

namespace bhxh::ui {

/// Minutes and seconds until an end, on a clock that is given (the central's, not the desk's). `caution` in the last
/// minute. All labels share one timer, which runs only while one of them is visible and counting.
class CountdownLabel : public TextLabel
{
    Q_OBJECT
public:
    using Clock = std::function<QDateTime()>;

    explicit CountdownLabel(Clock clock = {}, QWidget* parent = nullptr);
    ~CountdownLabel() override;

    void setClock(Clock clock);
    /// @param end UTC; an invalid time clears and stops
    void setEnd(const QDateTime& end);
    [[nodiscard]] QDateTime end() const { return m_end; }
    /// The words around the time: "%1 còn hiệu lực", "gửi lại sau %1".
    void setPattern(const QString& pattern);
    /// What stands there once it is over ("đã hết hạn"); without it the pattern with 00:00.
    void setOverText(const QString& text);
    /// Whether the last minute is in `caution` (default) or a waiting time that is good to see end.
    void setCautious(bool cautious);
    /// Rounded up, never negative; nothing without an end.
    [[nodiscard]] std::optional<qint64> secondsLeft() const;

signals:
    /// The end was reached: once an end, from the timer and never from within a
    /// setter; while the label is hidden, after it is shown again.
    void elapsed();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    friend class CountdownTimer;
    void render();
    void tick();

    Clock m_clock;
    QDateTime m_end;
    QString m_pattern;
    QString m_overText;
    bool m_cautious = true;
    bool m_over = false;
};

} // namespace bhxh::ui
