#pragma once

#include <QKeySequence>
#include <QString>

class QWidget;

namespace bhxh::ui {

/// Somebody's hands on keyboard and mouse, for the tour: finds a widget by its object name in one window and clicks or
/// types on it, as the window system would. A widget that is hidden, disabled or missing can't be used: the verbs then
/// say so (false), as a person would notice.
class Hands
{
public:
    explicit Hands(QWidget* window) : m_window(window) {}

    [[nodiscard]] QWidget* find(const QString& objectName) const;
    /// Visible to the person at this window, and enabled.
    [[nodiscard]] bool canUse(const QString& objectName) const;

    bool click(const QString& objectName) const;
    /// Clicks into the field, selects what is there, types `text` key by key.
    bool type(const QString& objectName, const QString& text) const;
    /// A key or a combination, given to whatever has the focus in this window.
    bool press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const;
    /// Chooses the entry whose data is `value` in a combo box, by arrow keys.
    bool choose(const QString& objectName, int value) const;
    /// Clicks the n-th row of a list.
    bool clickRow(const QString& objectName, int row) const;

private:
    QWidget* m_window;
};

} // namespace bhxh::ui
