#pragma once

#include <QWidget>

namespace bhxh::ui {

class FieldRow;
class SecretField;
class StatePill;

/// A new PIN, typed twice, and the rules for it, each of which says while it is typed whether it is kept.
class NewPinForm : public QWidget
{
    Q_OBJECT
public:
    explicit NewPinForm(QWidget* parent = nullptr);

    [[nodiscard]] const QString& pin() const;
    [[nodiscard]] const QString& repeated() const;
    /// Overwrites both.
    void clear();
    void takeFocus();
    void setBusy(bool busy);

signals:
    /// Enter in the second field.
    void submitted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void render();

    SecretField* m_pin;
    FieldRow* m_pinRow;
    SecretField* m_repeated;
    FieldRow* m_repeatedRow;
    StatePill* m_length;
    StatePill* m_easy;
    StatePill* m_same;
};

} // namespace bhxh::ui
