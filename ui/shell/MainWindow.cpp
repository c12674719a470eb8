#include "ui/shell/MainWindow.h"

#include "desk/Desk.h"
#include "ui/shell/ActivityWatch.h"
#include "ui/shell/WorkView.h"
#include "ui/signin/LockPage.h"
#include "ui/signin/PinPage.h"
#include "ui/signin/SignInPage.h"
#include "ui/style/Icon.h"
#include "ui/widgets/PersonalClipboard.h"
#include <QCloseEvent>
#include <QKeyEvent>
#include <QStackedLayout>
#include <QTimer>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bhxh::ui {

using Kind = desk::Session::Kind;

MainWindow::MainWindow(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_activity(new ActivityWatch(desk, this)), m_whole(new QStackedLayout(this)),
      m_signIn(new SignInPage(desk.session, desk.connection)), m_pin(new PinPage(desk.session)),
      m_lock(new LockPage(desk.session))
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(Icon::application());
    setWindowTitle(tr("BHXH counter"));
    resize(1366, 768);
    for (QWidget* page : std::initializer_list<QWidget*>{m_signIn, m_pin, m_lock})
        m_whole->addWidget(page);
    m_activity->watch(this);
    connect(&m_desk.session, &desk::Session::stateChanged, this, &MainWindow::sessionChanged);
    sessionChanged();
}

MainWindow::~MainWindow() = default;

CitizenDisplayWindow* MainWindow::citizenDisplay() const
{
    return m_work ? &m_work->citizenDisplay() : nullptr;
}

void MainWindow::addCompanion(QWidget* window)
{
    m_activity->watch(window);
}

FrontPage* MainWindow::frontPage() const
{
    switch (m_desk.session.state().kind) {
    case Kind::SignedOut:
    case Kind::InBrowser:
    case Kind::LearningWho:
    case Kind::OpeningKeys:
        return m_signIn;
    case Kind::ChoosingPin:
    case Kind::EnteringPin:
        return m_pin;
    case Kind::Locked:
        return m_lock;
    case Kind::SignedIn:
        break;
    }
    return nullptr;
}

void MainWindow::sessionChanged()
{
    FrontPage* front = frontPage();
    if (!front && !m_work)
        openWork();
    if (front)
        showFront(front);
    if (front && m_work)
        closeWork();
    if (m_desk.session.state().kind == Kind::SignedOut)
        m_wasAtApprovals = false; // the next member begins where everybody does
}

void MainWindow::showFront(FrontPage* page)
{
    if (m_whole->currentWidget() == page)
        return;
    m_whole->setCurrentWidget(page);
    page->takeFocus();
}

void MainWindow::openWork()
{
    m_work = new WorkView(m_desk, m_displayWindowed);
    m_activity->watch(&m_work->citizenDisplay());
    m_whole->addWidget(m_work);
    m_whole->setCurrentWidget(m_work);
    m_work->startOver();
    if (std::exchange(m_wasAtApprovals, false))
        m_work->goToApprovals();
}

/// Deleted when the event is over that led here: it may be a key or a click in the work itself.
void MainWindow::closeWork()
{
    PersonalClipboard::clear();
    m_wasAtApprovals = m_work->isAtApprovals();
    m_whole->removeWidget(m_work);
    m_work->putAway();
    m_work->deleteLater();
    m_work = nullptr;
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        setWindowTitle(tr("BHXH counter"));
    QWidget::changeEvent(event);
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (m_work && event->key() == Qt::Key_Escape)
        m_work->startOver();
    else if (m_work || !m_lock->isVisible() || !m_lock->takeDigits(event->text()))
        QWidget::keyPressEvent(event);
}

/// Whoever closes the window leaves the desk: drafts are sealed for them, and they are signed out. Out of sight at
/// once; a moment later, so that what is under way may finish and the provider hears of it, the window is gone.
void MainWindow::closeEvent(QCloseEvent* event)
{
    const bool isSignedOut = m_desk.session.state().kind == Kind::SignedOut;
    if (isSignedOut && !m_isLeaving)
        return QWidget::closeEvent(event);
    event->ignore();
    hide();
    if (std::exchange(m_isLeaving, true))
        return;
    m_desk.session.signOut();
    leaveWhenSignedOut();
}

void MainWindow::leaveWhenSignedOut()
{
    const bool isSignedOut = m_desk.session.state().kind == Kind::SignedOut;
    QTimer::singleShot(isSignedOut ? 800ms : 100ms, this, [this, isSignedOut] {
        if (!isSignedOut)
            return leaveWhenSignedOut();
        m_isLeaving = false;
        close();
    });
}

} // namespace bhxh::ui
