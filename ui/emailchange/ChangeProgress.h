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

/// How the change that is followed stands, live: asked, proven, decided; what it waits for, and what can be done
/// meanwhile. Renders EmailChanges.
class ChangeProgress : public QWidget
{
    Q_OBJECT
public:
    /// `desk` outlives this.
    explicit ChangeProgress(desk::Desk& desk, QWidget* parent = nullptr);

    void render();
    /// Focus to the addresses, where no key does anything.
    void focusNeutral();
    /// What isn't known while a proof, a resend or a withdrawal has got no answer.
    [[nodiscard]] QString notKnownWords() const;

signals:
    /// The citizen has to type the code: bring their display up front.
    void displayAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void renderSteps();
    void renderProof();
    void renderEnd();
    void renderButtons();
    [[nodiscard]] QString endWords() const;

    desk::Desk& m_desk;
    StatePill* m_state;
    TextLabel* m_address;
    StepsView* m_steps;
    StatePill* m_delivery;
    CountdownLabel* m_life;
    CountdownLabel* m_resendIn;
    TextLabel* m_words;
    TextLabel* m_attempts;
    DangerRow* m_row;
    ActionButton* m_display;
    ActionButton* m_resend;
    /// What was done here last while nothing was under way; what comes from the citizen's display is a proof.
    enum class Verb { Prove, Resend, Withdraw } m_verb = Verb::Prove;
};

} // namespace bhxh::ui
