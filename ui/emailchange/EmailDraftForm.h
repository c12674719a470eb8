#pragma once

#include "desk/EmailChanges.h"
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

/// The form of an address change: the address with its live review, how identity was checked, which paper was signed.
/// What was typed lives in EmailChanges, so no failure loses it. While the central can't be asked the draft can be kept
/// instead of shown.
class EmailDraftForm : public QWidget
{
    Q_OBJECT
public:
    /// `desk` outlives this.
    explicit EmailDraftForm(desk::Desk& desk, QWidget* parent = nullptr);

    /// The record is newer than the one that the draft was begun on: nothing is sent before that was looked at.
    [[nodiscard]] static bool isConflict(const desk::EmailChanges::State& state);
    /// Takes up the draft that the desk holds.
    void render();
    /// Focus to the address, or to the first field that something is wrong with.
    void focusFirst();

protected:
    void changeEvent(QEvent* event) override;

private:
    using Field = desk::EmailChanges::Field;

    void makeFields();
    void arrange();
    void connectFields();
    void retranslate();
    void edited();
    void submit();
    void renderReview();
    void renderFoot(const desk::EmailChanges::Review& review);
    void renderButtons();
    [[nodiscard]] QString conflictWords() const;
    void goOn();
    void renderAddress(const desk::EmailChanges::Review& review);
    void note(FieldRow* row, const desk::EmailChanges::Review& review, Field field);
    [[nodiscard]] desk::EmailChanges::Draft draft() const;

    desk::Desk& m_desk;
    desk::EmailChanges& m_changes;
    QLineEdit* m_email;
    EnumBox<domain::IdentityDocument>* m_document;
    QLineEdit* m_ending;
    EnumBox<domain::PresentedBy>* m_presentedBy;
    QLineEdit* m_note;
    EnumBox<domain::PaperForm>* m_form;
    QLineEdit* m_paperNumber;
    QLineEdit* m_paperDate;
    QCheckBox* m_identity;
    FieldRow* m_emailRow;
    FieldRow* m_documentRow;
    FieldRow* m_endingRow;
    FieldRow* m_presentedByRow;
    FieldRow* m_noteRow;
    FieldRow* m_formRow;
    FieldRow* m_paperNumberRow;
    FieldRow* m_paperDateRow;
    FieldNote* m_foot; ///< under the check box: what still keeps the form from being shown
    ActionButton* m_keep;
    ActionButton* m_show;
    ActionButton* m_discard;
    QString m_proposal;        ///< what the button beside the address would put in
    bool m_complained = false; ///< empty fields are called wrong only after the first try to go on
    bool m_rendering = false;
};

} // namespace bhxh::ui
