#pragma once

#include "desk/CitizenDisplay.h"
#include <QTimer>
#include <QWidget>

namespace bhxh::ui {

class ActionButton;
class BigCodeEntry;
class BigText;
class CountdownLabel;
class DigitKeypad;
class TextLabel;

/// What the citizen sees and touches: large, few things, nothing of the staff's, never a name or a full number. On a
/// second screen it stays there; on the only screen it is brought up front for what the citizen has to do and steps
/// back when that is done. The keyboard is the citizen's only while they have something to do: then the counter has it
/// back (F2, F6 or Esc give it back at any time). Renders CitizenDisplay.
class CitizenDisplayWindow : public QWidget
{
    Q_OBJECT
public:
    /// `display` outlives this.
    explicit CitizenDisplayWindow(desk::CitizenDisplay& display, QWidget* parent = nullptr);

    /// Full screen on the screen that faces the citizen, where there is one; otherwise nothing happens.
    void showOnSecondScreen();
    /// Up front, on the second screen or the only one.
    void bringUp();
    /// A window like others: for the tour's pictures.
    void setWindowed(bool windowed) { m_windowed = windowed; }

signals:
    /// The citizen is done, or the member took the keyboard back: the counter's own window is to be the active one.
    void givenBack();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QWidget* makeChoice();
    [[nodiscard]] QWidget* makeEntry();
    void render();
    void renderWords();
    void renderEntry();
    void renderStay(bool otherKind);
    void submit(const QString& code);
    void giveBack();
    [[nodiscard]] bool isOnlyScreen() const;
    [[nodiscard]] bool citizenHasToAct() const;
    [[nodiscard]] bool entersCode() const;
    [[nodiscard]] QString problemWords() const;

    desk::CitizenDisplay& m_display;
    TextLabel* m_office;
    BigText* m_headline;
    BigText* m_address;
    BigText* m_explanation;
    QWidget* m_choice;
    ActionButton* m_right;
    ActionButton* m_wrong;
    QWidget* m_entry;
    BigCodeEntry* m_code;
    DigitKeypad* m_keypad;
    BigText* m_problem;
    CountdownLabel* m_countdown;
    ActionButton* m_submit;
    QTimer m_stepBack;
    desk::CitizenDisplay::State m_shown;
    bool m_isCitizens = false; ///< the keyboard is the citizen's: it is to be given back
    bool m_windowed = false;
};

} // namespace bhxh::ui
