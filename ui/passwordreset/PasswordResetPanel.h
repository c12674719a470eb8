#pragma once

#include "ui/widgets/Card.h"

namespace bhxh::desk {
class Desk;
}

namespace bhxh::ui {

class ActionButton;
class MessageBar;
class ResetForm;
class ResetObstacle;
class ResetProgress;
class TextLabel;

/// Having a code and then a new password sent to the open citizen: what stands in the way, the identity form, the
/// progress. Renders PasswordResets.
class PasswordResetPanel : public Card
{
    Q_OBJECT
public:
    /// `desk` outlives this.
    explicit PasswordResetPanel(desk::Desk& desk, QWidget* parent = nullptr);

signals:
    /// The citizen has to read or type something: bring their display up front.
    void displayAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    /// What of the panel is worked on.
    enum class Part { Start, Form, Progress };

    void render();
    [[nodiscard]] Part part() const;
    void showPart(bool hasObstacle, bool isOver);
    void focusPart();
    [[nodiscard]] bool holdsFocus() const;
    void renderMessage();

    desk::Desk& m_desk;
    MessageBar* m_message;
    TextLabel* m_about;
    ActionButton* m_prepare;
    ResetObstacle* m_obstacle;
    ResetForm* m_form;
    ResetProgress* m_progress;
    Part m_part = Part::Start;
    bool m_tellsRelease = false; ///< the hold was lifted here, until the next thing happens
};

} // namespace bhxh::ui
