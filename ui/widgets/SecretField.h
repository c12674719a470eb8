#pragma once

#include "ui/style/ColourRole.h"
#include <QString>
#include <QWidget>

namespace bhxh::ui {

/// The field for a PIN: dots, digits only (full-width ones of an input method too), Backspace at the end, Ctrl+A to
/// begin anew. What was typed can't be read through accessibility, has no undo, can't be copied, cut, dragged or
/// pasted, has no context menu, and is overwritten when it is cleared or hidden.
class SecretField : public QWidget
{
    Q_OBJECT
public:
    /// One digit more than a PIN may have, so that one that is too long is told and not cut.
    static constexpr int mostDigits = 13;

    explicit SecretField(QWidget* parent = nullptr);
    ~SecretField() override;

    /// Lives in this field, which overwrites it in place, copies that share it included: hand it on by reference, at
    /// once.
    [[nodiscard]] const QString& typed() const { return m_typed; }
    [[nodiscard]] int filled() const { return int(m_typed.size()); }
    /// Overwrites what was typed.
    void clear();
    /// Digits of `text` are put behind those that are there, as if typed; all else in it is left out.
    void type(const QString& text);
    /// Takes no keys while the PIN is tried; keeps focus and digits.
    void setBusy(bool busy);
    /// High, with the dots in the middle: for the page that asks for nothing else.
    void setLarge(bool large);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// Enter, whatever is there.
    void submitted();
    void typedChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void wipe();
    void removeLast();
    void announce();
    [[nodiscard]] ColourRole borderRole() const;
    [[nodiscard]] int pitch() const;
    [[nodiscard]] int firstDot() const;

    QString m_typed;
    bool m_isSelected = false; ///< the next digit begins anew
    bool m_busy = false;
    bool m_large = false;
};

} // namespace bhxh::ui
