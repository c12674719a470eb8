#pragma once

#include <QWidget>

namespace bhxh::desk {
class Desk;
}

namespace bhxh::ui {

class ActionButton;
class Card;
class DangerRow;
class KeyValueGrid;
class StatePill;
class SyncCard;
class TextLabel;

/// What this desk keeps for the time when the central can't be reached: how many people, how old, for how long; how the
/// reading of the register goes; and the way to delete all of it. For all members. Renders SavedRegister and
/// RegisterSync.
class SavedDataPage : public QWidget
{
    Q_OBJECT
public:
    /// `desk` outlives this.
    explicit SavedDataPage(desk::Desk& desk, QWidget* parent = nullptr);
    /// To the words, where no key does anything.
    void takeFocus();

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] Card* makeKept();
    [[nodiscard]] Card* makeForget();
    void render();
    void renderState();
    void renderGrid();
    void renderForget();
    [[nodiscard]] QString stateWords() const;
    [[nodiscard]] QString namesText() const;

    desk::Desk& m_desk;
    Card* m_kept;
    StatePill* m_state;
    TextLabel* m_words;
    ActionButton* m_retry;
    KeyValueGrid* m_grid;
    SyncCard* m_sync;
    Card* m_forgetCard;
    TextLabel* m_forgetWords;
    DangerRow* m_forget;
};

} // namespace bhxh::ui
