#pragma once

#include <QList>
#include <QWidget>

namespace bhxh::ui {

class ActionButton;

/// Ten digits, one back, all away: for a display that is touched. A touch leaves the focus where it is; Tab reaches
/// every key. Object names: keypad.0 to keypad.9, keypad.backspace, keypad.clear.
class DigitKeypad : public QWidget
{
    Q_OBJECT
public:
    explicit DigitKeypad(QWidget* parent = nullptr);

    /// Keys that do nothing while the code is looked at.
    void setBusy(bool busy);

signals:
    void digitTyped(int digit);
    void backspaced();
    void cleared();

protected:
    void changeEvent(QEvent* event) override;

private:
    ActionButton* make(const QString& name);
    void retranslate();

    QList<ActionButton*> m_digits;
    ActionButton* m_backspace;
    ActionButton* m_clear;
};

} // namespace bhxh::ui
