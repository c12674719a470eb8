#pragma once

#include "ui/widgets/Card.h"

namespace bhxh::desk {
class CitizenLookup;
class Session;
} // namespace bhxh::desk

namespace bhxh::domain {
struct Citizen;
}

namespace bhxh::ui {

class ActionButton;
class KeyValueGrid;
class NumberLabel;
class StatePill;
class TextLabel;
class ValueNote;

/// Who stands at the counter: stays where it is while work goes on beside it. Renders the open citizen of
/// CitizenLookup; a value from the saved data says how old it is, one that has changed while the line was down what it
/// was.
class CitizenCard : public Card
{
    Q_OBJECT
public:
    /// Both outlive this.
    CitizenCard(desk::CitizenLookup& lookup, const desk::Session& session, QWidget* parent = nullptr);

signals:
    /// The case is done.
    void closeAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void render();
    void renderNumbers(const domain::Citizen& citizen);
    void renderNotes(const domain::Citizen& citizen);
    void renderAccount(const domain::Citizen& citizen);
    [[nodiscard]] QString officeText(const domain::Citizen& citizen) const;
    void renderMarks(const domain::Citizen& citizen);
    void markSaved();
    void markChanged(const domain::Citizen& before, const domain::Citizen& citizen);

    desk::CitizenLookup& m_lookup;
    const desk::Session& m_session;
    TextLabel* m_name;
    TextLabel* m_about;
    ValueNote* m_nameMark;  ///< of the name
    ValueNote* m_aboutMark; ///< of sex and birth date
    StatePill* m_former;
    KeyValueGrid* m_grid;
    NumberLabel* m_insuranceNumber;
    NumberLabel* m_personalId;
    QWidget* m_notes;
    TextLabel* m_asOf;
    StatePill* m_account;
    ActionButton* m_refresh;
    ActionButton* m_close;
};

} // namespace bhxh::ui
