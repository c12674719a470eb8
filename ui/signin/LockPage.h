#pragma once

#include "ui/signin/FrontPage.h"

namespace bhxh::desk {
class Session;
}

namespace bhxh::ui {

class ActionButton;
class FieldRow;
class ForgottenPin;
class MessageBar;
class SecretField;
class TextLabel;

/// The desk is locked: the office, for whom, why, and the PIN; or the sign-in, where the central wants one first.
/// Nothing of a citizen. Renders Session.
class LockPage : public FrontPage
{
    Q_OBJECT
public:
    /// `session` outlives this.
    explicit LockPage(desk::Session& session, QWidget* parent = nullptr);

    void takeFocus() override;
    /// Digits that were typed anywhere else begin the PIN. False: there are none, or no PIN is asked for.
    bool takeDigits(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QLayout* makeEnd();
    void submit();
    void render();
    void renderWords();
    [[nodiscard]] QString reasonWords() const;

    desk::Session& m_session;
    TextLabel* m_office;
    TextLabel* m_name;
    TextLabel* m_reason;
    SecretField* m_pin;
    FieldRow* m_pinRow;
    MessageBar* m_message;
    ActionButton* m_go;
    ActionButton* m_next;
    ActionButton* m_forgotten;
    ForgottenPin* m_question;
    bool m_isTrying = false; ///< a PIN, and not the end of what was under way when the desk was locked
    bool m_wasBusy = false;
};

} // namespace bhxh::ui
