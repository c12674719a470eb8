#pragma once

#include "ui/style/Icon.h"
#include <QWidget>

class QLabel;

namespace bhxh::ui {

class ActionButton;
class TextLabel;

/// What stands where there is nothing: an icon, a sentence that says why or what to do, at most one action.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(IconName icon = IconName::Info, const QString& sentence = {}, QWidget* parent = nullptr);

    void setIcon(IconName icon);
    void setSentence(const QString& sentence);
    /// A second, muted line; may be empty.
    void setHint(const QString& hint);
    /// An empty text takes the button away.
    void setAction(const QString& text, IconName icon = IconName::None);
    /// For the page that wants it Primary or with a key.
    [[nodiscard]] ActionButton* actionButton() const { return m_action; }

signals:
    void actionChosen();

private:
    void renderIcon();

    IconName m_iconName;
    QLabel* m_icon;
    TextLabel* m_sentence;
    TextLabel* m_hint;
    ActionButton* m_action;
};

} // namespace bhxh::ui
