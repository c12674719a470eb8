#pragma once

#include "ui/style/ColourRole.h"
#include <QWidget>

class QLabel;

namespace bhxh::ui {

class ActionButton;
class TextLabel;

/// The line under a field: icon, words, maybe a link. Keeps its height when it says nothing.
class FieldNote : public QWidget
{
    Q_OBJECT
public:
    explicit FieldNote(QWidget* parent);

    /// @param tone Neutral: a hint, without icon
    void say(Tone tone, const QString& words, const QString& action = {});
    void setLines(int lines);

signals:
    void actionChosen();

private:
    void render();

    Tone m_tone = Tone::Neutral;
    QLabel* m_icon;
    TextLabel* m_words;
    ActionButton* m_action;
};

} // namespace bhxh::ui
