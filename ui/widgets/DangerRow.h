#pragma once

#include <QWidget>

class QHBoxLayout;
class QStackedLayout;

namespace bhxh::ui {

class ActionButton;
class TextLabel;

/// A row of buttons with one at its end that takes something away. Its first press only asks, in the same place: the
/// question, the button that does it, and the way back, which has the focus, so that a key pressed twice takes nothing
/// away. Esc goes back too.
class DangerRow : public QWidget
{
    Q_OBJECT
public:
    explicit DangerRow(QWidget* parent = nullptr);

    /// Where the other buttons of the row go, from the left.
    [[nodiscard]] QHBoxLayout* others() const { return m_others; }
    [[nodiscard]] ActionButton* danger() const { return m_danger; }
    /// In words of what is taken away: "Rút yêu cầu", "Rút yêu cầu này?", "Rút", "Quay lại".
    void setWords(const QString& danger, const QString& question, const QString& confirm, const QString& back);
    /// Without it the row is that of the other buttons, and nothing is asked any more.
    void setDangerVisible(bool visible);
    void setBusy(bool busy, const QString& word = {});
    [[nodiscard]] bool isAsking() const;

signals:
    void confirmed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void ask(bool asking);

    QStackedLayout* m_stack;
    QHBoxLayout* m_others;
    ActionButton* m_danger;
    TextLabel* m_question;
    ActionButton* m_confirm;
    ActionButton* m_back;
};

} // namespace bhxh::ui
