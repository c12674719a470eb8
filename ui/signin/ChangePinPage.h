#pragma once

#include "domain/Failure.h"
#include <QWidget>
#include <optional>

namespace bhxh::desk {
class Session;
}

namespace bhxh::ui {

class ActionButton;
class FieldRow;
class MessageBar;
class NewPinForm;
class SectionTitle;
class SecretField;

/// Another PIN in place of the present one, in the middle of work: now, next, once more. What the PIN opens stays.
class ChangePinPage : public QWidget
{
    Q_OBJECT
public:
    /// `session` outlives this.
    explicit ChangePinPage(desk::Session& session, QWidget* parent = nullptr);

    void takeFocus();

signals:
    /// The PIN is another one now.
    void changed();
    /// It stays as it is: by the member.
    void backAsked();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void submit();
    void finish(const std::optional<domain::Failure>& failure);
    void forget();
    void render();

    desk::Session& m_session;
    SectionTitle* m_title;
    SecretField* m_now;
    FieldRow* m_nowRow;
    NewPinForm* m_next;
    MessageBar* m_message;
    ActionButton* m_change;
    ActionButton* m_back;
    std::optional<domain::Failure> m_failure;
    bool m_busy = false;
};

} // namespace bhxh::ui
