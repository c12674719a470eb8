#pragma once

#include <QWidget>

class QLabel;

namespace bhxh::ui {

class TextLabel;

/// Says that the desk is about to lock, and what stops it. Lies over the room that the message bar keeps free, so it
/// pushes nothing and takes no focus; a screen reader is told once.
class CountdownBanner : public QWidget
{
    Q_OBJECT
public:
    explicit CountdownBanner(QWidget* parent);

    /// Until the lock.
    void showSeconds(int seconds);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_icon;
    TextLabel* m_words;
};

} // namespace bhxh::ui
