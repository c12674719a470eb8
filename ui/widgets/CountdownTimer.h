#pragma once

#include <QBasicTimer>
#include <QList>
#include <QObject>

namespace bhxh::ui {

class CountdownLabel;

/// The one timer of all countdowns: runs only while one of them is visible and counting. GUI thread.
class CountdownTimer : public QObject
{
public:
    static CountdownTimer& instance();

    void join(CountdownLabel* label);
    void leave(CountdownLabel* label);
    [[nodiscard]] bool isRunning() const { return m_timer.isActive(); }

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    QList<CountdownLabel*> m_labels;
    QBasicTimer m_timer;
};

} // namespace bhxh::ui
