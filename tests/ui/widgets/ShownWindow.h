#pragma once

#include <QVBoxLayout>
#include <QWidget>
#include <QtTest>

/// A window with the widgets in a column, shown and active.
class ShownWindow : public QWidget
{
public:
    explicit ShownWindow(const QList<QWidget*>& widgets)
    {
        auto* column = new QVBoxLayout(this);
        for (QWidget* widget : widgets)
            column->addWidget(widget);
        resize(900, 400);
        show();
        activateWindow();
        if (!QTest::qWaitForWindowActive(this))
            qFatal("The window didn't become active.");
    }
};
