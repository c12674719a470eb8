#pragma once

#include "domain/Citizen.h"
#include <QPointer>
#include <QWidget>

class QComboBox;
class QLineEdit;

namespace bhxh::desk {
class CitizenLookup;
class Desk;
class KeptWork;
class NameSearch;
} // namespace bhxh::desk

namespace bhxh::ui {

class ActionButton;
class NameSuggestions;
class SearchField;
class TextLabel;

/// The one place to start: number or name with birth date, the purpose, the case number. Always there; F2 leads to it.
/// Says what it recognised while it is typed, and whom the saved data has of that name; nothing is sent before Enter.
/// Keeps what was typed when a look-up fails.
/// Renders CitizenLookup.
class LookupBar : public QWidget
{
    Q_OBJECT
public:
    /// `desk` outlives this.
    explicit LookupBar(desk::Desk& desk, QWidget* parent = nullptr);
    ~LookupBar() override;

    /// The field has the focus and all of it is selected.
    void startOver();
    /// Nothing of the citizen before is left in it.
    void clear();
    /// Nothing of the member before: the purpose too.
    void forget();
    /// Nothing stands in the look-up field.
    [[nodiscard]] bool isEmpty() const;
    /// What stands in the fields is handed over before a lock, and back in them after it.
    void keepTyped(desk::KeptWork& kept) const;
    void bringBack(desk::KeptWork& kept);

signals:
    /// A look-up was asked for: whoever shows results comes up.
    void asked();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void moveEvent(QMoveEvent* event) override;

private:
    void submit();
    void open(const domain::CitizenId& citizen);
    [[nodiscard]] QString numberOf(const domain::CitizenId& citizen) const;
    [[nodiscard]] domain::Purpose purpose() const;
    void recognise();
    void render();

    desk::CitizenLookup& m_lookup;
    const desk::NameSearch& m_names;
    SearchField* m_field;
    QPointer<NameSuggestions> m_suggestions; ///< lies beside this in the parent
    ActionButton* m_button;
    TextLabel* m_purposeLabel;
    QComboBox* m_purpose;
    TextLabel* m_caseLabel;
    QLineEdit* m_case;
    bool m_wasOpen = false;
    bool m_wasNotSaved = false;
    bool m_keepsCase = false; ///< the case number belongs to the citizen who is being opened again
};

} // namespace bhxh::ui
