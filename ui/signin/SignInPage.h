#pragma once

#include <QWidget>

namespace bhxh::desk {
class Session;
}

namespace bhxh::ui {

class ActionButton;
class MessageBar;
class TextLabel;

/// Nobody is signed in: the program's name, one button, and, while the browser is open, the ways back to it. Renders
/// Session.
class SignInPage : public QWidget
{
    Q_OBJECT
public:
    /// `session` outlives this.
    explicit SignInPage(desk::Session& session, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void render();
    void copyLink();
    [[nodiscard]] QWidget* makeWays();

    desk::Session& m_session;
    MessageBar* m_message;
    TextLabel* m_title;
    TextLabel* m_explanation;
    ActionButton* m_signIn;
    QWidget* m_ways;
    ActionButton* m_openAgain;
    ActionButton* m_copyLink;
    ActionButton* m_cancel;
    bool m_copied = false;
};

} // namespace bhxh::ui
