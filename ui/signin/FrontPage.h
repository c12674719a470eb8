#pragma once

#include "ui/style/Icon.h"
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace bhxh::ui {

class Card;

/// The frame of what stands before the work (sign-in, PIN, lock): one card with a sign at its top. The card's upper
/// edge stays where it is when its content grows.
class FrontPage : public QWidget
{
    Q_OBJECT
public:
    /// To where the next key belongs.
    virtual void takeFocus() = 0;

protected:
    /// @param above what of the page's height lies above the card, in hundredths
    FrontPage(int above, QWidget* parent);

    [[nodiscard]] QVBoxLayout* content() const;
    /// The program's own icon at the card's top, of this size.
    void showApplicationSign(int size);
    void showSign(IconName icon);

    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void render();

    int m_above;
    int m_size = 0;
    IconName m_icon = IconName::None;
    QVBoxLayout* m_column;
    Card* m_card;
    QLabel* m_sign;
};

} // namespace bhxh::ui
