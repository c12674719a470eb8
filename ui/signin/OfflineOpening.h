#pragma once

#include <QWidget>

class QComboBox;

namespace bhxh::desk {
class Session;
}

namespace bhxh::ui {

class ActionButton;
class FieldRow;
class SecretField;

/// Opens the desk without the central: who of those that signed in here before, and their PIN. Renders Session's known
/// members.
class OfflineOpening : public QWidget
{
    Q_OBJECT
public:
    /// `session` outlives this.
    explicit OfflineOpening(desk::Session& session, QWidget* parent = nullptr);

    /// To the PIN, or to the choice of the member where there is one to make.
    void takeFocus();

signals:
    /// The member wants to sign in by the browser after all.
    void backAsked();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void submit();
    void render();
    void renderMembers();

    desk::Session& m_session;
    QComboBox* m_member;
    FieldRow* m_memberRow;
    SecretField* m_pin;
    FieldRow* m_pinRow;
    ActionButton* m_open;
    ActionButton* m_back;
    bool m_wasBusy = false;
};

} // namespace bhxh::ui
