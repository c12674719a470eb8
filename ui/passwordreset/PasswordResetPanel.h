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
    void render();
    void renderMessage();

    desk::Desk& m_desk;
    MessageBar* m_message;
    TextLabel* m_about;
    ActionButton* m_prepare;
    ResetObstacle* m_obstacle;
    ResetForm* m_form;
    ResetProgress* m_progress;
};

} // namespace bhxh::ui
