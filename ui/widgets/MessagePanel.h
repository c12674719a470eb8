#pragma once

#include "ui/style/ColourRole.h"
#include <QStringList>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace bhxh::ui {

class ActionButton;
class TextLabel;

/// What is seen of a MessageBar. Its own widget, as it may lie over what is below the bar.
class MessagePanel : public QWidget
{
    Q_OBJECT
public:
    explicit MessagePanel(QWidget* parent);

    /// Whether anything of it is different from what was there.
    bool show(Tone tone, const QString& text, const QString& code, const QStringList& actions);
    /// Tells a screen reader.
    void alert();
    void setClosable(bool closable);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString code() const;
    [[nodiscard]] Tone tone() const { return m_tone; }
    /// Those that can take the focus, in the order in which Tab goes.
    [[nodiscard]] QList<QWidget*> stops() const;

signals:
    void actionChosen(int index);
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void render();

    Tone m_tone = Tone::Info;
    QLabel* m_icon;
    TextLabel* m_text;
    TextLabel* m_code;
    QList<ActionButton*> m_actions;
    QStringList m_labels;
    QToolButton* m_close;
};

} // namespace bhxh::ui
