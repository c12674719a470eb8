#pragma once

#include "ui/style/Icon.h"
#include "ui/widgets/Card.h"

class QProgressBar;

namespace bhxh::desk {
class Desk;
}

namespace bhxh::ui {

class ActionButton;
class StatePill;
class TextLabel;

/// How the reading of the register stands: how far, how long still, when again; and the buttons to begin, to pause, to
/// go on. Renders RegisterSync.
class SyncCard : public Card
{
    Q_OBJECT
public:
    /// `desk` outlives this.
    explicit SyncCard(desk::Desk& desk, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void render();
    void renderState();
    void renderProgress();
    void renderButtons();
    void showButton(ActionButton* button, bool shown);
    [[nodiscard]] QString stateWords() const;
    [[nodiscard]] QString progressWords() const;

    desk::Desk& m_desk;
    StatePill* m_state;
    TextLabel* m_words;
    QProgressBar* m_bar;
    TextLabel* m_progress;
    ActionButton* m_now;
    ActionButton* m_pause;
    ActionButton* m_resume;
};

} // namespace bhxh::ui
