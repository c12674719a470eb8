#pragma once

#include <QString>
#include <QWidget>

namespace bhxh::ui {

class ActionButton;
class TextLabel;
class FieldNote;

/// A field with its label above and one line below that is kept free: for the hint, or the error, or the caution in its
/// place. The label is the field's buddy; hint and error are the field's accessible description.
class FieldRow : public QWidget
{
    Q_OBJECT
public:
    /// @param label with a mnemonic ("&Địa chỉ email")
    /// @param field taken over
    FieldRow(const QString& label, QWidget* field, QWidget* parent = nullptr);

    [[nodiscard]] QWidget* field() const { return m_field; }
    void setLabel(const QString& label);
    /// Shown as a word behind the label ("bắt buộc"), not as a star.
    void setRequired(bool required);
    void setHint(const QString& hint);
    /// What is wrong and how to mend it; empty: nothing is wrong. Wins over caution and hint.
    void setError(const QString& error);
    /// What is worth a second look, with what a press would do ("Dùng l…n@gmail.com"); wins over the hint.
    void setCaution(const QString& caution, const QString& action = {});
    /// It was looked at and is right ("✓ …").
    void setGood(const QString& good);
    [[nodiscard]] bool hasError() const { return !m_error.isEmpty(); }
    [[nodiscard]] QString error() const { return m_error; }
    /// How many lines are kept free below the field (1); 0 where there never is anything to say.
    void setNoteLines(int lines);

signals:
    /// The button beside the caution was pressed.
    void cautionActionChosen();

protected:
    void changeEvent(QEvent* event) override;

private:
    void render();

    QString m_labelText;
    bool m_required = false;
    QString m_hint;
    QString m_error;
    QString m_caution;
    QString m_cautionAction;
    QString m_good;
    int m_noteLines = 1;
    TextLabel* m_label;
    TextLabel* m_requiredWord;
    QWidget* m_field;
    FieldNote* m_note;
};

} // namespace bhxh::ui
