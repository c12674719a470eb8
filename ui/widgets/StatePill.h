#pragma once

#include "ui/style/Icon.h"
#include <QWidget>

namespace bhxh::ui {

/// A state as icon and word on its soft colour: "✓ đã xác minh". Not a tab stop; read as one word.
class StatePill : public QWidget
{
    Q_OBJECT
public:
    explicit StatePill(QWidget* parent = nullptr);
    StatePill(Tone tone, const QString& word, IconName icon = IconName::None, QWidget* parent = nullptr);

    /// @param icon None: the usual one of the tone
    void setState(Tone tone, const QString& word, IconName icon = IconName::None);
    [[nodiscard]] Tone tone() const { return m_tone; }
    [[nodiscard]] QString word() const { return m_word; }
    /// Without the soft plate: in a line of text.
    void setPlain(bool plain);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Neutral;
    QString m_word;
    IconName m_icon = IconName::None;
    bool m_plain = false;
};

} // namespace bhxh::ui
