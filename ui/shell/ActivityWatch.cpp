#include "ui/shell/ActivityWatch.h"

#include "desk/Desk.h"
#include <QAbstractButton>
#include <QApplication>
#include <QMouseEvent>
#include <QWidget>
#include <QWindow>
#include <algorithm>

namespace bhxh::ui {

ActivityWatch::ActivityWatch(desk::Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    QApplication::instance()->installEventFilter(this);
}

void ActivityWatch::watch(QWidget* window)
{
    m_windows.removeIf([](const QPointer<QWidget>& known) { return known.isNull(); });
    m_windows.append(window);
}

/// Pop-ups belong to the window that their parent is in; moves without a button come to the system's window.
bool ActivityWatch::isOurs(const QObject* watched) const
{
    if (watched->isWindowType()) {
        return std::any_of(m_windows.begin(), m_windows.end(), [watched](const QPointer<QWidget>& window) {
            return window && window->windowHandle() == watched;
        });
    }
    if (!watched->isWidgetType())
        return false;
    for (auto* widget = static_cast<const QWidget*>(watched); widget; widget = widget->parentWidget()) {
        if (widget->isWindow() && m_windows.contains(const_cast<QWidget*>(widget)))
            return true;
    }
    return false;
}

bool ActivityWatch::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
        if (!watched->isWidgetType() || !isOurs(watched))
            return false;
        return takesKey(static_cast<QWidget*>(watched), *static_cast<QKeyEvent*>(event));
    case QEvent::MouseMove: {
        const QPoint place = static_cast<QMouseEvent*>(event)->globalPosition().toPoint();
        if (place == m_lastPlace || !isOurs(watched))
            return false;
        m_lastPlace = place;
        break;
    }
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletPress:
        if (!isOurs(watched))
            return false;
        break;
    default:
        return false;
    }
    m_desk.lockWatch.noteActivity();
    return false;
}

bool ActivityWatch::takesKey(const QWidget* target, const QKeyEvent& key)
{
    const bool wasCounting = m_desk.session.state().lockingIn.has_value();
    m_desk.lockWatch.noteActivity();
    if (key.key() == Qt::Key_L && key.modifiers() == Qt::ControlModifier) {
        m_desk.session.lock(desk::Session::LockReason::ByHand);
        return true;
    }
    if (key.key() == Qt::Key_L && key.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
        m_desk.session.handOver();
        return true;
    }
    if (!wasCounting)
        return false;
    const bool space = key.key() == Qt::Key_Space && qobject_cast<const QAbstractButton*>(target);
    return space || key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter || key.key() == Qt::Key_Escape;
}

} // namespace bhxh::ui
