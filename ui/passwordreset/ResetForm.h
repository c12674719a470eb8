#pragma once

#include "desk/PasswordResets.h"
#include "ui/widgets/EnumBox.h"
#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace bhxh::desk {
class Desk;
}

namespace bhxh::ui {

class ActionButton;
class FieldNote;
class FieldRow;

/// How identity was checked, before a code is sent, and by which way it goes. What was typed lives in PasswordResets.
class ResetForm : public QWidget
{
    Q_OBJECT
public:
    /// `desk` outlives this.
    explicit ResetForm(desk::Desk& desk, QWidget* parent = nullptr);

    void render();
    void focusFirst();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void edited();
    void submit();
    void renderChannels();
    void renderReview();
    [[nodiscard]] desk::PasswordResets::Form form() const;

    desk::Desk& m_desk;
    EnumBox<domain::IdentityDocument>* m_document;
    QLineEdit* m_ending;
    EnumBox<domain::PresentedBy>* m_presentedBy;
    EnumBox<domain::OtpChannel>* m_channel;
    QCheckBox* m_identity;
    FieldRow* m_documentRow;
    FieldRow* m_endingRow;
    FieldRow* m_presentedByRow;
    FieldRow* m_channelRow;
    FieldNote* m_foot; ///< under the check box: why nothing was sent
    ActionButton* m_send;
    ActionButton* m_discard;
    bool m_complained = false;
    bool m_rendering = false;
};

} // namespace bhxh::ui
