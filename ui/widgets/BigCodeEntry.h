#pragma once

#include <QString>
#include <QWidget>

namespace bhxh::ui {

/// The citizen's field for the code from the e-mail: a box a digit, 28 pt and up, one field to keyboard and screen
/// reader. Takes digits only (full-width ones too), paste with blanks and hyphens, Backspace, Enter. What was typed
/// can't be read through accessibility, has no undo, can't be copied, and is overwritten when it is cleared or was
/// handed over.
class BigCodeEntry : public QWidget
{
    Q_OBJECT
public:
    explicit BigCodeEntry(int digits = 6, QWidget* parent = nullptr);
    ~BigCodeEntry() override;

    [[nodiscard]] int digits() const { return m_digits; }
    /// As the policy says (6 to 8); what was typed is cleared.
    void setDigits(int digits);
    [[nodiscard]] int filled() const { return int(m_typed.size()); }
    [[nodiscard]] bool isComplete() const { return filled() == m_digits; }
    /// Overwrites what was typed.
    void clear();
    /// Digits of `text` are put behind those that are there, as if typed; all else in it is left out.
    void type(const QString& text);
    void removeLast();
    /// Border and words in `bad` until the next key: "Mã không đúng" stands beside it, the page's words.
    void setWrong(bool wrong);
    /// Dots in place of digits, where the display can be seen by others.
    void setDotted(bool dotted);
    /// Takes no keys while the central is asked; keeps what is there.
    void setBusy(bool busy);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public slots:
    /// For the page's own button: emits entered() if the code is complete.
    void submit();

signals:
    /// Enter or submit() with a complete code; never by itself, so that the last digit can still be put right. The
    /// caller overwrites its copy.
    void entered(const QString& code);
    /// How many digits are there now.
    void filledChanged(int filled);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void wipe();
    void announce();
    [[nodiscard]] QRect box(int index) const;
    [[nodiscard]] QSize boxSize() const;

    int m_digits;
    QString m_typed;
    bool m_wrong = false;
    bool m_dotted = false;
    bool m_busy = false;
};

} // namespace bhxh::ui
