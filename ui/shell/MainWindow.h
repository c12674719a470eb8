#pragma once

#include <QWidget>

class QStackedLayout;

namespace bhxh::desk {
class Desk;
}

namespace bhxh::ui {

class ActivityWatch;
class CitizenDisplayWindow;
class FrontPage;
class LockPage;
class PinPage;
class SignInPage;
class WorkView;

/// The window of one desk: what the session is at is what it shows. The work and the citizen's display are there only
/// while somebody is signed in. Renders Session.
class MainWindow : public QWidget
{
    Q_OBJECT
public:
    /// `desk` outlives this.
    explicit MainWindow(desk::Desk& desk, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Null while nobody is signed in.
    [[nodiscard]] CitizenDisplayWindow* citizenDisplay() const;
    /// The citizen's display is a window like others: for the tour's pictures.
    void setDisplayWindowed(bool windowed) { m_displayWindowed = windowed; }
    /// A window that belongs to the desk though it isn't of this one's making: who is busy in it is at the desk, and
    /// the desk's keys work in it.
    void addCompanion(QWidget* window);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    /// Keys that come to the window itself, as nothing in it has the focus.
    void keyPressEvent(QKeyEvent* event) override;

private:
    void sessionChanged();
    void openWork();
    void closeWork();
    void showFront(FrontPage* page);
    [[nodiscard]] FrontPage* frontPage() const;
    void leaveWhenSignedOut();

    desk::Desk& m_desk;
    ActivityWatch* m_activity;
    QStackedLayout* m_whole;
    SignInPage* m_signIn;
    PinPage* m_pin;
    LockPage* m_lock;
    WorkView* m_work = nullptr;
    bool m_displayWindowed = false;
    bool m_wasAtApprovals = false; ///< when the desk was locked: there it opens again
    bool m_isLeaving = false;      ///< closed, and not signed out yet
};

} // namespace bhxh::ui
