#pragma once

#include "ui/style/Icon.h"
#include <QWidget>

class QLabel;

namespace bhxh::ui {

class TextLabel;

/// A small line under a value: icon and words, "đã lưu lúc 08:12", "trước đó: l***n@g***.com". Takes no room while it
/// says nothing.
class ValueNote : public QWidget
{
    Q_OBJECT
public:
    explicit ValueNote(QWidget* parent = nullptr);

    /// @param icon None: the usual one of the tone
    void say(Tone tone, const QString& words, IconName icon = IconName::None);
    [[nodiscard]] QString words() const;
    [[nodiscard]] Tone tone() const { return m_tone; }

private:
    void render();

    Tone m_tone = Tone::Neutral;
    IconName m_iconName = IconName::None;
    QLabel* m_icon;
    TextLabel* m_words;
};

} // namespace bhxh::ui
