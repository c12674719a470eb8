#pragma once

#include "desk/KeptDrafts.h"
#include "ui/widgets/Card.h"

namespace bhxh::desk {
class Desk;
}

namespace bhxh::ui {

class ActionButton;
class ChangeProgress;
class EmailDraftForm;
class MessageBar;
class RecordComparison;
class StatePill;
class TextLabel;
class ValueNote;

/// The registered address of the open citizen, and the work of adding or correcting it, opened in place. Renders
/// EmailChanges, the address on record, and whether a draft is kept for the citizen.
class EmailChangePanel : public Card
{
    Q_OBJECT
public:
    /// `desk` outlives this.
    explicit EmailChangePanel(desk::Desk& desk, QWidget* parent = nullptr);

    /// To where the work on the address goes on.
    void takeFocus() { focusPart(); }

signals:
    /// The citizen has to read or type something: bring their display up front.
    void displayAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeRegistered();
    [[nodiscard]] QWidget* makeConfirmation();
    [[nodiscard]] QWidget* makeConflict();
    /// What of the panel stands below the registered address.
    enum class Part { None, Form, Confirmation, Progress };

    void render();
    [[nodiscard]] Part part() const;
    void showPart(Part part);
    void focusPart();
    [[nodiscard]] bool holdsFocus() const;
    void renderConflict();
    [[nodiscard]] QString conflictWords() const;
    void renderRegistered();
    void renderConfirmation();
    void renderMark();
    void renderMessage();
    [[nodiscard]] bool tellOpen();
    [[nodiscard]] bool keepingFailed() const;
    void tellRest();
    [[nodiscard]] const desk::KeptDrafts::Kept* keptDraft() const;
    void messageAction();

    desk::Desk& m_desk;
    StatePill* m_registeredState;
    TextLabel* m_registered;
    TextLabel* m_since;
    ValueNote* m_mark; ///< of the registered address
    ActionButton* m_change;
    MessageBar* m_message;
    EmailDraftForm* m_form;
    QWidget* m_confirmation;
    TextLabel* m_confirmTitle;
    TextLabel* m_confirmAddress;
    TextLabel* m_confirmHint;
    ActionButton* m_confirm;
    ActionButton* m_keep;
    ActionButton* m_back;
    ActionButton* m_display;
    QWidget* m_conflict;
    TextLabel* m_conflictText;
    RecordComparison* m_comparison;
    ActionButton* m_accept;
    ChangeProgress* m_progress;
    Part m_part = Part::None;
    bool m_askedForDisplay = false; ///< the citizen can read the address that is to be confirmed
};

} // namespace bhxh::ui
