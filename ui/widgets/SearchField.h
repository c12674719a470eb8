#pragma once

#include "ui/style/Icon.h"
#include <QLineEdit>

class QToolButton;

namespace bhxh::ui {

class StatePill;

/// The look-up field: 44 high, icon at the left, at the right what the text was recognised as and a button that clears.
/// It formats nothing while somebody types (input methods double letters then); Enter commits the input method first.
class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchField(QWidget* parent = nullptr);

    /// What the text is taken for ("Mã số BHXH", "Họ tên + năm sinh"); an empty word takes the chip away.
    void setRecognised(const QString& word, Tone tone = Tone::Info, IconName icon = IconName::None);
    [[nodiscard]] QString recognised() const;
    /// The text with what an input method is still composing in its place: what the person sees.
    [[nodiscard]] QString seenText() const;
    /// While a look-up runs: a still hourglass in place of the magnifying glass; typing goes on.
    void setBusy(bool busy);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public slots:
    /// Selects everything and takes the focus: F2.
    void startOver();

signals:
    /// Enter, with the text as it stands (not empty).
    void submitted(const QString& text);
    /// seenText() is another: by typing, by an input method that goes on composing, by the program.
    void seenTextChanged(const QString& text);
    /// By the clear button or Esc. Esc in an empty field is left to the window.
    void cleared();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;

private:
    void tellSeenText();
    void arrange();
    void empty();
    void nameParts();

    StatePill* m_chip;
    QToolButton* m_clear;
    QString m_composed; ///< by the input method, not yet in the text
    QString m_seen;     ///< as it was last told
    bool m_busy = false;
};

} // namespace bhxh::ui
