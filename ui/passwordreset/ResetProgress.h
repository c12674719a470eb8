#pragma once

#include <QWidget>

namespace bhxh::desk {
class Desk;
}

namespace bhxh::ui {

class ActionButton;
class CountdownLabel;
class StatePill;
class StepsView;
class TextLabel;

/// How the reset that is followed stands, live: code sent, typed by the citizen, password sent; and what can be done
/// meanwhile. Renders PasswordResets.
class ResetProgress : public QWidget
{
    Q_OBJECT
public:
    /// `desk` outlives this.
    explicit ResetProgress(desk::Desk& desk, QWidget* parent = nullptr);

    void render();

signals:
    void displayAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void renderSteps();
    void renderLive();
    void renderButtons();
    [[nodiscard]] QString situation() const;

    desk::Desk& m_desk;
    StatePill* m_state;
    StepsView* m_steps;
    StatePill* m_delivery;
    CountdownLabel* m_life;
    TextLabel* m_words;
    ActionButton* m_display;
    ActionButton* m_resend;
    CountdownLabel* m_resendIn;
    ActionButton* m_cancel;
};

} // namespace bhxh::ui
