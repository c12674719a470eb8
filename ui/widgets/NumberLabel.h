#pragma once

#include "ui/widgets/TextLabel.h"

namespace bhxh::ui {

/// A number or another value shown one way and copied another: "012 345 6789" is copied as "0123456789", a masked value
/// as it is seen. Equal-width figures; selectable; the whole value is copied, never a part with blanks in it.
class NumberLabel : public TextLabel
{
    Q_OBJECT
public:
    explicit NumberLabel(TextStyle style = TextStyle::Body, QWidget* parent = nullptr);

    /// @param shown grouped for reading
    /// @param copied what goes to the clipboard; empty: `shown`
    void setNumber(const QString& shown, const QString& copied = {});
    [[nodiscard]] QString copyText() const override { return m_copied; }

public slots:
    void copy();

private:
    QString m_copied;
};

/// A value that the screen holds only masked ("l***n@g***.com"): a tool tip and a screen reader say that it is.
class MaskedValue : public QWidget
{
    Q_OBJECT
public:
    explicit MaskedValue(const QString& masked = {}, QWidget* parent = nullptr);
    /// `masked` is all this widget ever knows: there is nothing to reveal.
    void setMasked(const QString& masked);
    [[nodiscard]] QString masked() const;
    void setTextStyle(TextStyle style);

protected:
    void changeEvent(QEvent* event) override;

private:
    void describe();

    NumberLabel* m_value;
};

} // namespace bhxh::ui
