#include "ui/shell/MainWindow.h"

#include "desk/Desk.h"
#include "ui/Words.h"
#include "ui/approvals/ApprovalsPage.h"
#include "ui/citizen/CitizenPage.h"
#include "ui/citizen/LookupBar.h"
#include "ui/shell/Messages.h"
#include "ui/signin/SignInPage.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PersonalClipboard.h"
#include "ui/widgets/Rail.h"
#include "ui/widgets/StatusStrip.h"
#include <QCloseEvent>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QShortcut>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using Line = desk::Connection::Kind;
using Lookup = desk::CitizenLookup::Kind;

MainWindow::MainWindow(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_whole(new QStackedLayout(this)), m_signIn(new SignInPage(desk.session)),
      m_display(desk.display)
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(Icon::application());
    resize(1366, 768);
    m_whole->addWidget(m_signIn);
    m_whole->addWidget(makeWork());
    makeShortcuts();
    connectDesk();
    sessionChanged();
}

MainWindow::~MainWindow() = default;

QWidget* MainWindow::makeWork()
{
    m_rail = new Rail;
    m_lookupPlace = m_rail->addPlace(IconName::Search, {});
    m_approvalsPlace = m_rail->addPlace(IconName::Approve, {});
    m_rail->button(m_lookupPlace)->setObjectName(u"rail.lookup"_s);
    m_rail->button(m_approvalsPlace)->setObjectName(u"rail.approvals"_s);
    m_bar = new LookupBar(m_desk.lookup);
    m_message = new MessageBar;
    m_message->setObjectName(u"messageBar"_s);
    m_citizen = new CitizenPage(m_desk);
    m_approvals = new ApprovalsPage(m_desk);
    m_approvals->setObjectName(u"approvalsPage"_s);
    auto* pages = new QWidget;
    m_pages = new QStackedLayout(pages);
    m_pages->addWidget(m_citizen);
    m_pages->addWidget(m_approvals);

    auto* column = new QVBoxLayout;
    column->setContentsMargins(space::Large, space::Medium, space::Large, space::Medium);
    column->setSpacing(space::Small);
    column->addWidget(m_bar);
    column->addWidget(m_message);
    column->addWidget(pages, 1);

    m_strip = new StatusStrip;
    m_strip->setObjectName(u"statusStrip"_s);
    m_displayButton = new ActionButton({}, ActionButton::Kind::Link);
    m_displayButton->setObjectName(u"citizenDisplayButton"_s);
    m_displayButton->setIconName(IconName::Display);
    m_displayButton->setKey(Qt::Key_F6);
    m_signOut = new ActionButton({}, ActionButton::Kind::Link);
    m_signOut->setObjectName(u"signOutButton"_s);
    m_signOut->setIconName(IconName::SignOut);
    m_strip->addButton(m_displayButton);
    m_strip->addButton(m_signOut);

    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(column, 1);
    auto* work = new QWidget;
    auto* whole = new QVBoxLayout(work);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(row, 1);
    whole->addWidget(m_strip);
    return work;
}

void MainWindow::makeShortcuts()
{
    connect(new QShortcut(Qt::Key_F2, this), &QShortcut::activated, this, &MainWindow::startOver);
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_1), this), &QShortcut::activated, this,
            [this] { showPage(Page::Lookup); });
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_2), this), &QShortcut::activated, this,
            [this] { showPage(Page::Approvals); });
}

void MainWindow::connectDesk()
{
    connect(m_rail, &Rail::placeChosen, this,
            [this](int place) { showPage(place == m_approvalsPlace ? Page::Approvals : Page::Lookup); });
    connect(m_bar, &LookupBar::asked, this, [this] {
        m_leftOpen = false;
        showPage(Page::Lookup);
    });
    const auto leftOpen = [this] { m_leftOpen = m_desk.session.isSignedIn(); };
    connect(&m_desk.emailChanges, &desk::EmailChanges::openWriteAbandoned, this, leftOpen);
    connect(&m_desk.passwordResets, &desk::PasswordResets::openWriteAbandoned, this, leftOpen);
    connect(m_citizen, &CitizenPage::closeAsked, this, &MainWindow::closeCase);
    connect(m_citizen, &CitizenPage::displayAsked, this, &MainWindow::showDisplay);
    connect(m_displayButton, &QAbstractButton::clicked, this, &MainWindow::showDisplay);
    connect(&m_display, &CitizenDisplayWindow::givenBack, this, &MainWindow::takeBack);
    connect(m_signOut, &QAbstractButton::clicked, this, [this] { m_desk.session.signOut(); });
    connect(m_message, &MessageBar::actionChosen, this, &MainWindow::messageAction);
    connect(&m_desk.session, &desk::Session::stateChanged, this, &MainWindow::sessionChanged);
    connect(&m_desk.lookup, &desk::CitizenLookup::stateChanged, this, &MainWindow::lookupChanged);
    connect(&m_desk.connection, &desk::Connection::stateChanged, this, &MainWindow::render);
    connect(&m_desk.approvals, &desk::Approvals::stateChanged, this, &MainWindow::render);
}

void MainWindow::sessionChanged()
{
    const bool signedIn = m_desk.session.isSignedIn();
    m_whole->setCurrentIndex(signedIn ? 1 : 0);
    if (signedIn != m_wasSignedIn) {
        // Another member finds nothing of the one before, and the member themselves a desk that is ready.
        m_wasSignedIn = signedIn;
        m_bar->forget();
        PersonalClipboard::clear();
        if (signedIn) {
            showPage(Page::Lookup);
            m_display.showOnSecondScreen();
            startOver();
        } else {
            m_display.hide();
        }
    }
    render();
}

void MainWindow::showPage(Page page)
{
    const bool approvals = page == Page::Approvals && m_desk.session.has(domain::Role::Supervisor);
    m_pages->setCurrentWidget(approvals ? static_cast<QWidget*>(m_approvals) : m_citizen);
    m_rail->setCurrentIndex(approvals ? m_approvalsPlace : m_lookupPlace);
    if (approvals)
        m_approvals->setFocus();
    renderMessage();
}

void MainWindow::startOver()
{
    if (m_desk.session.isSignedIn())
        m_bar->startOver();
}

void MainWindow::closeCase()
{
    m_desk.lookup.close();
    m_bar->clear();
    PersonalClipboard::clear();
    startOver();
}

/// The citizen is done with their display: the keyboard is the counter's, where every next thing begins.
void MainWindow::takeBack()
{
    if (!m_desk.session.isSignedIn())
        return;
    raise();
    activateWindow();
    startOver();
}

/// What couldn't be looked up is put right in the field: once, when it is told, and not at every later change.
void MainWindow::lookupChanged()
{
    const bool failed = m_desk.lookup.state().kind == Lookup::Failed;
    const bool isNews = failed && !m_wasFailed;
    m_wasFailed = failed;
    renderMessage();
    if (isNews && m_pages->currentWidget() == m_citizen)
        m_bar->startOver();
}

void MainWindow::showDisplay()
{
    m_display.bringUp();
}

void MainWindow::render()
{
    setWindowTitle(tr("BHXH counter"));
    m_rail->setPlaceText(m_lookupPlace, tr("Look up"));
    m_rail->setPlaceText(m_approvalsPlace, tr("Approve"));
    m_rail->setPlaceVisible(m_approvalsPlace, m_desk.session.has(domain::Role::Supervisor));
    m_rail->setBadge(m_approvalsPlace, m_desk.approvals.waitingCount());
    m_displayButton->setText(tr("Citizen's display"));
    m_signOut->setText(tr("Sign out"));
    renderMessage();
    renderStrip();
}

void MainWindow::renderMessage()
{
    const auto& session = m_desk.session.state();
    const auto& lookup = m_desk.lookup.state();
    m_message->setClosable(true);
    if (session.steppingUp) {
        m_message->setClosable(false);
        m_message->setMessage(Tone::Info,
                              tr("This step needs a fresh sign-in. Go on in the browser window; nothing here is lost."),
                              {}, {tr("Open again"), tr("Cancel")}, u"step-up"_s);
    } else if (m_pages->currentWidget() == m_approvals && m_approvals->tell(*m_message)) {
        return;
    } else if (lookup.failure) {
        showFailure(*m_message, *lookup.failure, m_desk.session.now());
    } else if (m_desk.connection.state().kind == Line::Offline && m_desk.connection.state().why) {
        m_message->setClosable(false);
        showFailure(*m_message, domain::Failure{*m_desk.connection.state().why}, m_desk.session.now(),
                    {tr("Try again")});
    } else if (m_leftOpen) {
        m_message->setMessage(Tone::Caution,
                              tr("Something that was sent for the citizen before has no answer yet. Look "
                                 "them up again to see what came of it."));
    } else {
        m_message->clearMessage();
    }
}

void MainWindow::messageAction(int index)
{
    if (m_desk.session.state().steppingUp) {
        if (index == 0)
            m_desk.session.openBrowserAgain();
        else
            m_desk.session.cancelSignIn();
        return;
    }
    m_desk.connection.tryNow();
    m_desk.lookup.refresh();
    m_desk.approvals.refresh();
}

void MainWindow::renderStrip()
{
    const auto& member = m_desk.session.state().member;
    if (member) {
        QStringList roles;
        for (const domain::Role role : member->roles)
            roles << words(role);
        m_strip->setPart(StatusStrip::Place::Left, u"office"_s, member->office.name);
        //: a staff member's name (their roles)
        m_strip->setPart(StatusStrip::Place::Left, u"who"_s, tr("%1 (%2)").arg(member->name, roles.join(u", "_s)),
                         IconName::User);
    }
    switch (m_desk.connection.state().kind) {
    case Line::Unknown:
        m_strip->removePart(u"line"_s);
        break;
    case Line::Online:
        m_strip->setPart(StatusStrip::Place::Right, u"line"_s, tr("Online"), IconName::Online, Tone::Good);
        break;
    case Line::Degraded:
        m_strip->setPart(StatusStrip::Place::Right, u"line"_s, tr("The line is unsteady"), IconName::Warning,
                         Tone::Caution);
        break;
    case Line::Offline:
        m_strip->setPart(StatusStrip::Place::Right, u"line"_s,
                         tr("No connection since %1").arg(timeText(m_desk.connection.state().since)), IconName::Offline,
                         Tone::Bad);
        break;
    }
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        startOver();
    else
        QWidget::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_display.close();
    QWidget::closeEvent(event);
}

} // namespace bhxh::ui
