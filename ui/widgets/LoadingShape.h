#pragma once

#include <QBasicTimer>
#include <QWidget>

namespace bhxh::ui {

/// The shape of what comes, still and pale; shows nothing for the first 150 ms, as most replies are quicker.
class LoadingShape : public QWidget
{
    Q_OBJECT
public:
    enum class Shape {
        Lines, ///< label and value, a few rows: a card's content
        Rows,  ///< two lines a row: a queue
    };
    Q_ENUM(Shape)

    explicit LoadingShape(Shape shape = Shape::Lines, int count = 4, QWidget* parent = nullptr);

    /// Starts to wait; the shape comes after 150 ms.
    void start();
    /// Shows nothing again.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] bool isShapeShown() const { return m_shown; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    Shape m_shape;
    int m_count;
    QBasicTimer m_delay;
    bool m_running = false;
    bool m_shown = false;
};

} // namespace bhxh::ui
