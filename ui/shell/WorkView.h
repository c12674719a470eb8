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
class ChangePinPage;
class CitizenPage;
class CountdownBanner;
class LookupBar;
class MessageBar;
class Rail;
class SavedDataPage;
class StatusStrip;
class WorkMessages;

/// The work of one signed-in member: the rail at the left, the look-up bar that is always there, the message bar, the
/// page, the status strip; and the citizen's display. Made when the desk is opened and deleted when it is locked or
/// left, so that nothing of a citizen stays in any widget; what stands in its fields is handed to KeptWork before, and
/// taken back from it. Renders Session, Connection and the age of the saved data; WorkMessages fills the message bar.
class WorkView : public QWidget
{
    Q_OBJECT
public:
    /// `desk` outlives this.
    /// @param displayWindowed the citizen's display is a window like others
    WorkView(desk::Desk& desk, bool displayWindowed, QWidget* parent = nullptr);
    ~WorkView() override;

    [[nodiscard]] CitizenDisplayWindow& citizenDisplay() { return m_display; }
    /// Out of sight at once, the display too; it is deleted when the event that led to it is over.
    void putAway();
    /// The look-up field has the focus, all of it selected: where every next thing begins.
    void startOver();
    /// Whether the member was at the queue: where they are back after a lock.
    [[nodiscard]] bool isAtApprovals() const;
    void goToApprovals();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    /// The end of the way of every key that nothing inside took: Esc leads back to the look-up field. No shortcut, as
    /// one would win over the field, the question or the page that has a meaning of its own for it.
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Page { Lookup, Approvals, SavedData, ChangePin };

    void makePages();
    void makeStrip();
    void makeShortcuts();
    void connectDesk();
    void arrange();
    void showPage(Page page);
    void placeChosen(int place);
    [[nodiscard]] QWidget* widgetOf(Page page) const;
    [[nodiscard]] int placeOf(Page page) const;
    [[nodiscard]] Page currentPage() const;
    void closeCase();
    void showDisplay();
    void takeBack();
    void lookupChanged();
    void pinChanged();
    void render();
    void renderCountdown();
    void renderStrip();
    void renderWho();
    void renderSaved();
    void renderLine();

    desk::Desk& m_desk;
    Rail* m_rail;
    int m_lookupPlace = 0;
    int m_approvalsPlace = 0;
    int m_savedPlace = 0;
    int m_pinPlace = 0;
    LookupBar* m_bar;
    MessageBar* m_message;
    WorkMessages* m_messages;
    CountdownBanner* m_countdown;
    QWidget* m_pagesPlace;
    QStackedLayout* m_pages;
    CitizenPage* m_citizen;
    ApprovalsPage* m_approvals;
    SavedDataPage* m_saved;
    ChangePinPage* m_changePin;
    Page m_before = Page::Lookup; ///< the PIN is changed in the middle of it
    StatusStrip* m_strip;
    ActionButton* m_displayButton;
    ActionButton* m_lock;
    ActionButton* m_next;
    ActionButton* m_signOut;
    CitizenDisplayWindow m_display;
    bool m_isAwaited = false; ///< a look-up that the person asked for has no answer yet
};

} // namespace bhxh::ui
