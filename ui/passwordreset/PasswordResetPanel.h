#pragma once

#include "ui/widgets/Card.h"

namespace bhxh::desk {
class Desk;
}

namespace bhxh::ui {

class HoldReleaseForm;
class MessageBar;
class ResetForm;
class ResetProgress;
class ResetObstacle;
class ActionButton;

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
    ActionButton* m_prepare;
    MessageBar* m_message;
    ResetObstacle* m_obstacle;
    HoldReleaseForm* m_release;
    ResetForm* m_form;
    ResetProgress* m_progress;
};

} // namespace bhxh::ui
