#pragma once

#include <QWidget>

namespace bhxh::desk {
class Desk;
}

namespace bhxh::ui {

class ActionButton;
class CountdownLabel;
class DangerRow;
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
    /// Focus to the words of the situation, where no key does anything.
    void focusNeutral();
    /// What isn't known while a code, a resend or giving up has got no answer.
    [[nodiscard]] QString notKnownWords() const;

signals:
    void displayAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void renderSteps();
    void renderLive();
    void renderButtons();
    [[nodiscard]] QString situation() const;
    [[nodiscard]] QString passwordAddress() const;

    desk::Desk& m_desk;
    StatePill* m_state;
    StepsView* m_steps;
    StatePill* m_delivery;
    CountdownLabel* m_life;
    TextLabel* m_words;
    TextLabel* m_attempts;
    DangerRow* m_row;
    ActionButton* m_display;
    ActionButton* m_resend;
    CountdownLabel* m_resendIn;
    /// What was done here last while nothing was under way; what comes from the citizen's display is a code.
    enum class Verb { Submit, Resend, Cancel } m_verb = Verb::Submit;
};

} // namespace bhxh::ui
