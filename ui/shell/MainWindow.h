#pragma once

#include "ui/citizendisplay/CitizenDisplayWindow.h"
#include <QWidget>

class QStackedLayout;

namespace bhxh::desk {
class Desk;
}

namespace bhxh::ui {

class ActionButton;
class ApprovalsPage;
class CitizenPage;
class LookupBar;
class MessageBar;
class Rail;
class SignInPage;
class StatusStrip;

/// The window of one desk: the rail at the left, the look-up bar that is always there, the message bar, the page, the
/// status strip; or, while nobody is signed in, the sign-in page alone. Owns the citizen's display. Renders Session and
/// Connection.
class MainWindow : public QWidget
{
    Q_OBJECT
public:
    /// `desk` outlives this.
    explicit MainWindow(desk::Desk& desk, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] CitizenDisplayWindow& citizenDisplay() { return m_display; }

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    /// The end of the way of every key that nothing inside took: Esc leads back to the look-up field. No shortcut, as
    /// one would win over the field, the question or the page that has a meaning of its own for it.
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Page { Lookup, Approvals };

    [[nodiscard]] QWidget* makeWork();
    void makeShortcuts();
    void connectDesk();
    void showPage(Page page);
    void startOver();
    void closeCase();
    void showDisplay();
    void takeBack();
    void lookupChanged();
    void sessionChanged();
    void render();
    void renderMessage();
    void renderStrip();
    void messageAction(int index);

    desk::Desk& m_desk;
    QStackedLayout* m_whole;
    SignInPage* m_signIn;
    Rail* m_rail;
    int m_lookupPlace = 0;
    int m_approvalsPlace = 0;
    LookupBar* m_bar;
    MessageBar* m_message;
    QStackedLayout* m_pages;
    CitizenPage* m_citizen;
    ApprovalsPage* m_approvals;
    StatusStrip* m_strip;
    ActionButton* m_displayButton;
    ActionButton* m_signOut;
    CitizenDisplayWindow m_display;
    bool m_wasSignedIn = false;
    bool m_wasFailed = false;
    bool m_leftOpen = false; ///< the case before ended while something that was sent for it had no answer
};

} // namespace bhxh::ui
