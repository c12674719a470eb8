#include "ui/tour/Hands.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QMouseEvent>
#include <QPointer>
#include <QScrollArea>
#include <QWidget>

namespace bhxh::ui {

namespace {

void sendKey(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers, const QString& text)
{
    const QPointer<QWidget> target(widget);
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        if (!target)
            return;
        QKeyEvent event(type, key, modifiers, text);
        QApplication::sendEvent(target, &event);
    }
}

void sendClick(QWidget* widget, QPoint at)
{
    const QPointer<QWidget> target(widget);
    const QPointF local(at);
    const QPointF global(widget->mapToGlobal(at));
    QMouseEvent press(QEvent::MouseButtonPress, local, global, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(widget, &press);
    if (!target)
        return;
    QMouseEvent release(QEvent::MouseButtonRelease, local, global, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(target, &release);
}

/// As a person would scroll to it.
void bringIntoView(QWidget* widget)
{
    for (QWidget* parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(parent))
            area->ensureWidgetVisible(widget);
    }
}

} // namespace

QWidget* Hands::find(const QString& objectName) const
{
    if (!m_window)
        return nullptr;
    if (m_window->objectName() == objectName)
        return m_window;
    QWidget* hidden = nullptr;
    const auto candidates = m_window->findChildren<QWidget*>(objectName);
    for (QWidget* candidate : candidates) {
        if (candidate->isVisible())
            return candidate;
        hidden = candidate;
    }
    return hidden;
}

bool Hands::canUse(const QString& objectName) const
{
    const QWidget* widget = find(objectName);
    return widget && widget->isVisible() && widget->isEnabled();
}

bool Hands::click(const QString& objectName) const
{
    if (!canUse(objectName))
        return false;
    QWidget* widget = find(objectName);
    bringIntoView(widget);
    // The left part: a check box is clicked on its box, a button anywhere.
    sendClick(widget, QPoint(qMin(12, widget->width() / 2), widget->height() / 2));
    return true;
}

bool Hands::type(const QString& objectName, const QString& text) const
{
    if (!canUse(objectName))
        return false;
    const QPointer<QWidget> field(find(objectName));
    bringIntoView(field);
    m_window->activateWindow();
    field->setFocus(Qt::MouseFocusReason);
    sendKey(field, Qt::Key_A, Qt::ControlModifier, {});
    if (text.isEmpty())
        sendKey(field, Qt::Key_Delete, Qt::NoModifier, {});
    for (const QChar character : text) {
        if (!field)
            return true; // a field that acts by itself when it is full may be gone by the last key
        sendKey(field, Qt::Key_unknown, Qt::NoModifier, character);
    }
    return true;
}

bool Hands::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QWidget* target = m_window->focusWidget() ? m_window->focusWidget() : m_window;
    sendKey(target, key, modifiers, key == Qt::Key_Return ? QString(u'\r') : QString());
    return true;
}

bool Hands::choose(const QString& objectName, int value) const
{
    if (!canUse(objectName))
        return false;
    auto* box = qobject_cast<QComboBox*>(find(objectName));
    if (!box)
        return false;
    bringIntoView(box);
    box->setFocus(Qt::MouseFocusReason);
    sendKey(box, Qt::Key_Home, Qt::NoModifier, {});
    for (int step = 0; step < box->count() && box->currentData().toInt() != value; ++step)
        sendKey(box, Qt::Key_Down, Qt::NoModifier, {});
    return box->currentData().toInt() == value;
}

bool Hands::clickRow(const QString& objectName, int row) const
{
    if (!canUse(objectName))
        return false;
    auto* view = qobject_cast<QAbstractItemView*>(find(objectName));
    if (!view || !view->model() || row >= view->model()->rowCount(view->rootIndex()))
        return false;
    const QModelIndex index = view->model()->index(row, 0, view->rootIndex());
    view->scrollTo(index);
    sendClick(view->viewport(), view->visualRect(index).center());
    return true;
}

} // namespace bhxh::ui
