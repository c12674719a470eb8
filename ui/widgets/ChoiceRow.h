#pragma once

#include "ui/style/Icon.h"
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace bhxh::ui {

/// A choice of one from a few, side by side. One tab stop; the arrow keys choose.
class ChoiceRow : public QWidget
{
    Q_OBJECT
public:
    explicit ChoiceRow(QWidget* parent = nullptr);

    /// Appends a choice; gives its index. Nothing is chosen until somebody chooses: a form must not answer for a
    /// person.
    int addChoice(const QString& text, IconName icon = IconName::None);
    void setChoiceText(int index, const QString& text);
    void setChoiceEnabled(int index, bool enabled);
    [[nodiscard]] int count() const;
    /// −1: none yet.
    [[nodiscard]] int currentIndex() const;
    /// −1 clears. Doesn't emit chosen().
    void setCurrentIndex(int index);

signals:
    /// By the person, by mouse or key.
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* m_group;
    QHBoxLayout* m_row;
};

} // namespace bhxh::ui
