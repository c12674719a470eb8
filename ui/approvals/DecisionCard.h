#pragma once

#include "ui/widgets/Card.h"
#include "ui/widgets/EnumBox.h"

class QLineEdit;

namespace bhxh::desk {
class Desk;
}

namespace bhxh::domain {
struct EmailChange;
}

namespace bhxh::ui {

class ActionButton;
class FieldRow;
class KeyValueGrid;
class MessageBar;
class NumberLabel;
class StatePill;
class TextLabel;

/// One change that waits for a decision: old → new, who asked, which paper, the proof, what to look at twice; and the
/// decision. Nothing here can be edited, and what is decided on is what stands before the eyes. Renders the selected
/// change of Approvals.
class DecisionCard : public Card
{
    Q_OBJECT
public:
    /// `desk` outlives this.
    explicit DecisionCard(desk::Desk& desk, QWidget* parent = nullptr);

    void render();
    /// What was decided on here last: its outcome belongs to it and not to what is before the eyes by now. Empty:
    /// nothing.
    [[nodiscard]] const QString& decidedId() const { return m_decidedId; }
    /// Whose request that was, for a message; never an address.
    [[nodiscard]] const QString& decidedName() const { return m_decidedName; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeAddresses();
    [[nodiscard]] QWidget* makeDecision();
    [[nodiscard]] QWidget* makeRejection();
    void renderFacts(const domain::EmailChange& change);
    void renderRisks(const domain::EmailChange& change);
    void renderButtons(const domain::EmailChange& change);
    void renderMessage();
    [[nodiscard]] QString obstacleWords() const;
    [[nodiscard]] QString outcomeWords(const domain::EmailChange& change) const;
    void openRejection(bool open);
    void keepTyped();
    void bringBack();
    void forget();
    void remember();
    [[nodiscard]] bool isTheDecided() const { return !m_shownId.isEmpty() && m_shownId == m_decidedId; }

    desk::Desk& m_desk;
    TextLabel* m_name;
    NumberLabel* m_number;
    StatePill* m_state;
    TextLabel* m_oldTitle;
    TextLabel* m_old;
    TextLabel* m_newTitle;
    TextLabel* m_new;
    QWidget* m_risks;
    KeyValueGrid* m_facts;
    MessageBar* m_message;
    TextLabel* m_words;
    QWidget* m_decision;
    QLineEdit* m_note;
    FieldRow* m_noteRow;
    ActionButton* m_approve;
    ActionButton* m_reject;
    QWidget* m_rejection;
    EnumBox<domain::RejectionReason>* m_reason;
    FieldRow* m_reasonRow;
    ActionButton* m_confirmReject;
    ActionButton* m_cancelReject;
    QString m_shownId;
    QString m_decidedId;
    QString m_decidedName;
};

} // namespace bhxh::ui
