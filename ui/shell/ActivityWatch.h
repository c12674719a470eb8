#pragma once

#include <QList>
#include <QObject>
#include <QPoint>
#include <QPointer>

class QKeyEvent;
class QWidget;

namespace bhxh::desk {
class Desk;
}

namespace bhxh::ui {

/// Notices in all windows of one desk that somebody is there: keys, pointer, wheel, touch. And the two keys that work
/// in all of them, whatever has the focus: Ctrl+L locks, Ctrl+Shift+L hands the desk over. While the desk counts down
/// to its lock, a key that would do something (Enter, Esc, Space on a button) only stops the countdown. GUI thread.
class ActivityWatch : public QObject
{
    Q_OBJECT
public:
    /// `desk` outlives this.
    explicit ActivityWatch(desk::Desk& desk, QObject* parent = nullptr);

    /// One more window of the desk; may end at any time.
    void watch(QWidget* window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool isOurs(const QObject* watched) const;
    [[nodiscard]] bool takesKey(const QWidget* target, const QKeyEvent& key);

    desk::Desk& m_desk;
    QList<QPointer<QWidget>> m_windows;
    QPoint m_lastPlace; ///< of the pointer: what moves under it moves nobody
};

} // namespace bhxh::ui
