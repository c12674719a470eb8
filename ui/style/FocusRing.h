#pragma once

#include <QFocusFrame>
#include <QPointer>

class QApplication;

namespace bhxh::ui {

/// The ring around whatever has the focus: 2 px accent with a gap of 1 px, above everything in the window, so that no
/// widget has to leave room for it. Fields have it always; what was pressed with the mouse has it from the next key on.
/// A widget that shows the focus itself says so by the dynamic property "ownFocus". Hidden from accessibility, as a
/// QFocusFrame is.
class FocusRing : public QFocusFrame
{
    Q_OBJECT
public:
    ~FocusRing() override;
    static void install(QApplication& application);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    explicit FocusRing(QWidget* window);
    void follow(QWidget* focused, Qt::FocusReason reason);
    void place();

    QPointer<QWidget> m_target;
    QRect m_ring; ///< in window coordinates
};

} // namespace bhxh::ui
