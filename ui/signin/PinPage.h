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
class NewPinForm;
class SecretField;
class TextLabel;

/// After a sign-in: the member's PIN on this desk, chosen the first time, entered every other time. Where nothing can
/// be kept on this desk it says so, and why. Renders Session.
class PinPage : public FrontPage
{
    Q_OBJECT
public:
    /// `session` outlives this.
    explicit PinPage(desk::Session& session, QWidget* parent = nullptr);

    void takeFocus() override;

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    [[nodiscard]] QWidget* makeEntering();
    [[nodiscard]] QLayout* makeEnd();
    void submit();
    void forget();
    void render();
    void renderWords();
    void renderMessage();
    [[nodiscard]] bool isChoosing() const;

    desk::Session& m_session;
    TextLabel* m_title;
    TextLabel* m_explanation;
    MessageBar* m_keychain;
    NewPinForm* m_choosing;
    QWidget* m_entering;
    FieldRow* m_pinRow;
    SecretField* m_pin;
    MessageBar* m_message;
    ActionButton* m_go;
    ActionButton* m_forgotten;
    ActionButton* m_cancel;
    ForgottenPin* m_question;
    bool m_wasBusy = false;
    bool m_wasChoosing = false;
};

} // namespace bhxh::ui
