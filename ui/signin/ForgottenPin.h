#pragma once

#include <QWidget>

namespace bhxh::ui {

class ActionButton;
class TextLabel;

/// What a forgotten PIN costs, and the question whether it is to be: hidden until it is asked. The way back has the
/// focus, so that a key pressed twice destroys nothing; Esc goes back too.
class ForgottenPin : public QWidget
{
    Q_OBJECT
public:
    explicit ForgottenPin(QWidget* parent = nullptr);

    void ask();

signals:
    /// The PIN may be destroyed.
    void confirmed();
    /// It is known after all, or the question was answered: the focus goes back where it was.
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void render();
    void goBack();

    TextLabel* m_question;
    ActionButton* m_confirm;
    ActionButton* m_back;
};

} // namespace bhxh::ui
