#pragma once

#include "desk/PasswordResets.h"
#include <QWidget>

class QLabel;
class QLineEdit;

namespace bhxh::desk {
class Desk;
}

namespace bhxh::ui {

class ActionButton;
class CountdownLabel;
class FieldRow;
class TextLabel;

/// Why no code can be sent to the open citizen, and the way on; where it is the hold after an address change, a
/// supervisor can lift it here, with a reason. Renders PasswordResets.
class ResetObstacle : public QWidget
{
    Q_OBJECT
public:
    /// `desk` outlives this.
    explicit ResetObstacle(desk::Desk& desk, QWidget* parent = nullptr);

    void render();
    /// Focus to the words, where no key does anything.
    void focusNeutral();

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeRelease();
    [[nodiscard]] QString words(desk::PasswordResets::Obstacle obstacle) const;
    [[nodiscard]] QString coolDownWords(const QString& when) const;
    void renderRelease();
    [[nodiscard]] QString keptName() const;

    desk::Desk& m_desk;
    QLabel* m_icon;
    TextLabel* m_text;
    CountdownLabel* m_countdown;
    QWidget* m_release;
    QLineEdit* m_reason;
    QString m_writtenFor; ///< what stands in m_reason, as keptName() had it then
    FieldRow* m_reasonRow;
    ActionButton* m_lift;
};

} // namespace bhxh::ui
