#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QtTest>

namespace bhxh::test {

/// A widget of a window by its object name; what can be seen comes first. Null: there is none.
template <typename Widget = QWidget>
Widget* part(const QWidget& window, const QString& name)
{
    Widget* found = nullptr;
    const auto all = window.findChildren<Widget*>(name);
    for (Widget* one : all) {
        if (one->isVisible())
            return one;
        found = one;
    }
    return found;
}

inline bool isShown(const QWidget& window, const QString& name)
{
    const QWidget* widget = part(window, name);
    return widget && widget->isVisible();
}

inline void press(const QWidget& window, const QString& name)
{
    auto* widget = part(window, name);
    QVERIFY2(widget && widget->isVisible(), qPrintable(name));
    QTest::mouseClick(widget, Qt::LeftButton, {}, QPoint(12, widget->height() / 2));
}

inline void type(const QWidget& window, const QString& name, const QString& text)
{
    auto* field = part<QLineEdit>(window, name);
    QVERIFY2(field && field->isVisible(), qPrintable(name));
    field->window()->activateWindow();
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
}

/// As a key pressed once more than meant: to whatever has the focus of this window.
inline void enter(QWidget& window)
{
    QWidget* target = window.focusWidget() ? window.focusWidget() : &window;
    QTest::keyClick(target, Qt::Key_Return);
}

/// The keys (Alt+…) that two visible things of the window both want.
inline QStringList clashingMnemonics(const QWidget& window)
{
    QMap<QString, QStringList> wanted;
    const auto note = [&](const QString& text) {
        const QKeySequence key = QKeySequence::mnemonic(text);
        if (!key.isEmpty())
            wanted[key.toString()] << text;
    };
    for (const auto* button : window.findChildren<QAbstractButton*>()) {
        if (button->isVisible())
            note(button->text());
    }
    for (const auto* label : window.findChildren<QLabel*>()) {
        if (label->isVisible() && label->buddy())
            note(label->text());
    }
    QStringList clashes;
    for (const QStringList& texts : wanted) {
        if (texts.size() > 1)
            clashes << texts.join(QStringLiteral(" / "));
    }
    return clashes;
}

} // namespace bhxh::test
