#pragma once

#include "ui/style/Icon.h"
#include <QAbstractButton>
#include <QList>

class QVBoxLayout;

namespace bhxh::ui {

/// One place of the program in the rail: icon above its word, a count in the corner.
class RailButton : public QAbstractButton
{
    Q_OBJECT
public:
    RailButton(IconName icon, const QString& text, QWidget* parent = nullptr);

    /// How many wait there; 0 shows nothing, more than 99 is "99+".
    void setBadge(int count);
    [[nodiscard]] int badge() const { return m_badge; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void paintBadge(QPainter& painter) const;
    void describe();

    IconName m_icon;
    int m_badge = 0;
};

/// The places of the program at the left edge: one is always chosen. One tab stop; the arrow keys move, Space or Enter
/// chooses.
class Rail : public QWidget
{
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);

    /// Appends a place at the top; gives its index (counted over both ends, in the order of adding).
    int addPlace(IconName icon, const QString& text);
    /// Appends a place at the bottom end.
    int addPlaceAtEnd(IconName icon, const QString& text);
    void setPlaceText(int index, const QString& text);
    void setPlaceVisible(int index, bool visible);
    void setBadge(int index, int count);
    [[nodiscard]] RailButton* button(int index) const;
    [[nodiscard]] int currentIndex() const;
    /// Doesn't emit placeChosen().
    void setCurrentIndex(int index);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// By the person.
    void placeChosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    RailButton* make(IconName icon, const QString& text);
    void moveFocus(int step);

    QList<RailButton*> m_buttons;
    QVBoxLayout* m_top;
    QVBoxLayout* m_end;
};

} // namespace bhxh::ui
