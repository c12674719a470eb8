#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace bhxh::ui {

/// One step of a job that has a few.
struct Step
{
    enum class State {
        Past,    ///< done: a check, and `detail` says when
        Present, ///< open
        ToCome,  ///< muted
        Failed,  ///< stopped here
    };
    QString title;
    State state = State::ToCome;
    QString detail = {}; ///< a time for what is past; what it waits for, and since when, for what is present

    friend bool operator==(const Step&, const Step&) = default;
};

/// ① ② ③ side by side: past with a check and its time, present open, to come muted. Reads as text to a screen reader.
class StepsView : public QWidget
{
    Q_OBJECT
public:
    explicit StepsView(QWidget* parent = nullptr);

    void setSteps(const QList<Step>& steps);
    [[nodiscard]] const QList<Step>& steps() const { return m_steps; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void paintStep(QPainter& painter, const QRect& area, int index) const;
    void describe();

    QList<Step> m_steps;
};

} // namespace bhxh::ui
