#include "ui/shell/WorkView.h"

#include "desk/Desk.h"
#include "domain/WhenDone.h"
#include "ui/Words.h"
#include "ui/approvals/ApprovalsPage.h"
#include "ui/citizen/CitizenPage.h"
#include "ui/citizen/LookupBar.h"
#include "ui/shell/CountdownBanner.h"
#include "ui/shell/Messages.h"
#include "ui/signin/ChangePinPage.h"
#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PersonalClipboard.h"
#include "ui/widgets/Rail.h"
#include "ui/widgets/StatusStrip.h"
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QShortcut>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using Line = desk::Connection::Kind;
using Lookup = desk::CitizenLookup::Kind;

namespace {

/// The sign-in that brings an offline desk back to the central may be this old.
constexpr int kFreshEnough = 300;

} // namespace

WorkView::WorkView(desk::Desk& desk, bool displayWindowed, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_rail(new Rail), m_bar(new LookupBar(desk.lookup)), m_message(new MessageBar),
      m_countdown(new CountdownBanner(this)), m_pagesPlace(new QWidget), m_strip(new StatusStrip),
      m_display(desk.display)
{
    setObjectName(u"workView"_s);
    m_lookupPlace = m_rail->addPlace(IconName::Search, {});
    m_approvalsPlace = m_rail->addPlace(IconName::Approve, {});
    m_rail->button(m_lookupPlace)->setObjectName(u"rail.lookup"_s);
    m_rail->button(m_approvalsPlace)->setObjectName(u"rail.approvals"_s);
    m_message->setObjectName(u"messageBar"_s);
    m_display.setWindowed(displayWindowed);
    makePages();
    makeStrip();
    arrange();
    makeShortcuts();
    connectDesk();
    showPage(Page::Lookup);
    render();
    m_display.showOnSecondScreen();
}

WorkView::~WorkView() = default;

void WorkView::makePages()
{
    m_citizen = new CitizenPage(m_desk);
    m_approvals = new ApprovalsPage(m_desk);
    m_approvals->setObjectName(u"approvalsPage"_s);
    m_changePin = new ChangePinPage(m_desk.session);
    m_pages = new QStackedLayout(m_pagesPlace);
    for (QWidget* page : std::initializer_list<QWidget*>{m_citizen, m_approvals, m_changePin})
        m_pages->addWidget(page);
}

void WorkView::makeStrip()
{
    m_strip->setObjectName(u"statusStrip"_s);
    const auto add = [this](const QString& name, IconName icon) {
        auto* button = new ActionButton({}, ActionButton::Kind::Link);
        button->setObjectName(name);
        button->setIconName(icon);
        button->setFont(Theme::font(TextStyle::CaptionStrong)); // the strip is read, and only now and then pressed
        m_strip->addButton(button);
        return button;
    };
    m_displayButton = add(u"citizenDisplayButton"_s, IconName::Display);
    m_displayButton->setKey(Qt::Key_F6);
    m_changePinButton = add(u"changePinButton"_s, IconName::Pin);
    m_signOut = add(u"signOutButton"_s, IconName::SignOut);
    m_next = add(u"handOverButton"_s, IconName::HandOver);
    m_lock = add(u"lockButton"_s, IconName::Lock);
    m_lock->setKey(QKeySequence(Qt::CTRL | Qt::Key_L));
}

void WorkView::arrange()
{
    auto* column = new QVBoxLayout;
    column->setContentsMargins(space::Large, space::Medium, space::Large, space::Medium);
    column->setSpacing(space::Small);
    column->addWidget(m_bar);
    column->addWidget(m_message);
    column->addWidget(m_pagesPlace, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(column, 1);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(row, 1);
    whole->addWidget(m_strip);
}

void WorkView::makeShortcuts()
{
    connect(new QShortcut(Qt::Key_F2, this), &QShortcut::activated, this, &WorkView::startOver);
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_1), this), &QShortcut::activated, this,
            [this] { showPage(Page::Lookup); });
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_2), this), &QShortcut::activated, this,
            [this] { showPage(Page::Approvals); });
}

void WorkView::connectDesk()
{
    desk::Session& session = m_desk.session;
    connect(m_rail, &Rail::placeChosen, this,
            [this](int place) { showPage(place == m_approvalsPlace ? Page::Approvals : Page::Lookup); });
    connect(m_bar, &LookupBar::asked, this, [this] {
        m_leftOpen = false;
        showPage(Page::Lookup);
    });
    const auto leftOpen = [this] { m_leftOpen = m_desk.session.isSignedIn(); };
    connect(&m_desk.emailChanges, &desk::EmailChanges::openWriteAbandoned, this, leftOpen);
    connect(&m_desk.passwordResets, &desk::PasswordResets::openWriteAbandoned, this, leftOpen);
    connect(m_citizen, &CitizenPage::closeAsked, this, &WorkView::closeCase);
    connect(m_citizen, &CitizenPage::displayAsked, this, &WorkView::showDisplay);
    connect(m_changePin, &ChangePinPage::changed, this, &WorkView::pinChanged);
    connect(m_changePin, &ChangePinPage::backAsked, this, [this] { showPage(m_before); });
    connect(m_displayButton, &QAbstractButton::clicked, this, &WorkView::showDisplay);
    connect(m_changePinButton, &QAbstractButton::clicked, this, [this] { showPage(Page::ChangePin); });
    connect(m_signOut, &QAbstractButton::clicked, &session, &desk::Session::signOut);
    connect(m_next, &QAbstractButton::clicked, &session, &desk::Session::handOver);
    connect(m_lock, &QAbstractButton::clicked, &session,
            [&session] { session.lock(desk::Session::LockReason::ByHand); });
    connect(&m_display, &CitizenDisplayWindow::givenBack, this, &WorkView::takeBack);
    connect(m_message, &MessageBar::actionChosen, this, &WorkView::messageAction);
    connect(m_message, &MessageBar::closed, this, &WorkView::messageClosed);
    connect(&session, &desk::Session::locking, this, [this] { m_bar->keepTyped(m_desk.keptWork); });
    connect(&session, &desk::Session::stateChanged, this, &WorkView::render);
    connect(&m_desk.keptWork, &desk::KeptWork::broughtBack, this, [this] { m_bar->bringBack(m_desk.keptWork); });
    connect(&m_desk.keptWork, &desk::KeptWork::stateChanged, this, &WorkView::renderMessage);
    connect(&m_desk.lookup, &desk::CitizenLookup::stateChanged, this, &WorkView::lookupChanged);
    connect(&m_desk.connection, &desk::Connection::stateChanged, this, &WorkView::lineChanged);
    connect(&m_desk.approvals, &desk::Approvals::stateChanged, this, &WorkView::render);
}

void WorkView::putAway()
{
    m_display.hide();
    hide();
}

void WorkView::showPage(Page page)
{
    const Page now = currentPage();
    if (now != Page::ChangePin)
        m_before = now;
    const bool approvals = page == Page::Approvals && m_desk.session.has(domain::Role::Supervisor);
    m_pages->setCurrentWidget(page == Page::ChangePin ? static_cast<QWidget*>(m_changePin)
                              : approvals             ? static_cast<QWidget*>(m_approvals)
                                                      : m_citizen);
    if (page != Page::ChangePin)
        m_rail->setCurrentIndex(approvals ? m_approvalsPlace : m_lookupPlace);
    if (page == Page::ChangePin)
        m_changePin->takeFocus();
    else if (approvals)
        m_approvals->setFocus();
    else if (now == Page::ChangePin)
        startOver();
    renderMessage();
}

WorkView::Page WorkView::currentPage() const
{
    const QWidget* page = m_pages->currentWidget();
    return page == m_changePin ? Page::ChangePin : page == m_approvals ? Page::Approvals : Page::Lookup;
}

bool WorkView::isAtApprovals() const
{
    return (currentPage() == Page::ChangePin ? m_before : currentPage()) == Page::Approvals;
}

void WorkView::goToApprovals()
{
    showPage(Page::Approvals);
}

void WorkView::startOver()
{
    m_bar->startOver();
}

void WorkView::closeCase()
{
    m_desk.lookup.close();
    m_bar->clear();
    PersonalClipboard::clear();
    startOver();
}

/// The citizen is done with their display: the keyboard is the counter's, where every next thing begins.
void WorkView::takeBack()
{
    if (!m_desk.session.isSignedIn())
        return;
    window()->raise();
    window()->activateWindow();
    startOver();
}

/// What couldn't be looked up is put right in the field: once, when it is told, and not at every later change.
void WorkView::lookupChanged()
{
    const bool failed = m_desk.lookup.state().kind == Lookup::Failed;
    const bool isNews = failed && !m_wasFailed;
    m_wasFailed = failed;
    renderMessage();
    if (isNews && currentPage() == Page::Lookup)
        m_bar->startOver();
}

/// A desk that was opened by PIN alone asks who it is as soon as the central can be asked.
void WorkView::lineChanged()
{
    const bool isOnline = m_desk.connection.state().kind == Line::Online;
    const bool isBack = isOnline && !m_wasOnline;
    m_wasOnline = isOnline;
    if (isBack && m_desk.session.state().offline)
        m_desk.session.readAgain();
    render();
}

void WorkView::showDisplay()
{
    m_display.bringUp();
}

void WorkView::pinChanged()
{
    m_pinIsNew = true;
    showPage(m_before);
}

void WorkView::signInInPlace()
{
    domain::whenDone(
        m_desk.session.stepUp(kFreshEnough), this,
        [this](const domain::Outcome<domain::Done>& done) {
            if (done)
                m_desk.session.readAgain();
        },
        [] {});
}

// ── What is shown ────────────────────────────────────────────────────────────────────────────────────────────────

void WorkView::render()
{
    if (!m_desk.session.isSignedIn())
        return; // it is about to go
    m_rail->setPlaceText(m_lookupPlace, tr("Look up"));
    m_rail->setPlaceText(m_approvalsPlace, tr("Approve"));
    m_rail->setPlaceVisible(m_approvalsPlace, m_desk.session.has(domain::Role::Supervisor));
    m_rail->setBadge(m_approvalsPlace, m_desk.approvals.waitingCount());
    renderStrip();
    renderCountdown();
    renderMessage();
}

void WorkView::renderCountdown()
{
    const auto& left = m_desk.session.state().lockingIn;
    if (!left)
        return m_countdown->hide();
    m_countdown->setGeometry(QRect(m_message->pos(), QSize(m_message->width(), m_message->minimumSizeHint().height())));
    m_countdown->showSeconds(*left);
}

void WorkView::renderMessage()
{
    if (!m_desk.session.isSignedIn())
        return;
    m_message->setClosable(true);
    m_told = tell();
    if (m_told == Told::Nothing)
        m_message->clearMessage();
}

WorkView::Told WorkView::tell()
{
    const auto& lookup = m_desk.lookup.state();
    const auto& line = m_desk.connection.state();
    if (m_desk.session.state().steppingUp) {
        tellStepUp();
        return Told::StepUp;
    }
    if (currentPage() == Page::Approvals && m_approvals->tell(*m_message))
        return Told::Failure;
    if (lookup.failure) {
        showFailure(*m_message, *lookup.failure, m_desk.session.now());
        return Told::Failure;
    }
    if (const Told kept = tellKept(); kept != Told::Nothing)
        return kept;
    if (line.kind == Line::Offline && line.why) {
        m_message->setClosable(false);
        showFailure(*m_message, domain::Failure{*line.why}, m_desk.session.now(), {tr("Try again")});
        return Told::Failure;
    }
    if (line.kind == Line::Online && m_desk.session.state().offline) {
        m_message->setMessage(Tone::Info,
                              tr("The line is back. After a sign-in the desk works with the central system again."), {},
                              {tr("Sign in")}, u"line-is-back"_s);
        return Told::LineIsBack;
    }
    if (m_desk.keptWork.state().outcomeWasOpen) {
        m_message->setMessage(Tone::Caution,
                              tr("Something was sent and had no answer yet when this desk was locked. What is shown "
                                 "here was read since: it tells what came of it."),
                              {}, {}, u"outcome-was-open"_s);
        return Told::OutcomeWasOpen;
    }
    if (m_leftOpen) {
        m_message->setMessage(Tone::Caution,
                              tr("Something that was sent for the citizen before has no answer yet. Look "
                                 "them up again to see what came of it."));
        return Told::LeftOpen;
    }
    return Told::Nothing;
}

WorkView::Told WorkView::tellKept()
{
    const auto& kept = m_desk.keptWork.state();
    if (m_pinIsNew) {
        m_message->setMessage(Tone::Good, tr("The PIN is changed. From now on only the new one opens this desk."), {},
                              {}, u"new-pin"_s);
        return Told::NewPin;
    }
    if (kept.waitingSince) {
        m_message->setClosable(false);
        //: %1 is a time of today, or a date and time
        m_message->setMessage(Tone::Info, tr("Work that was begun at %1 is waiting.").arg(whenText(*kept.waitingSince)),
                              {}, {tr("Open it again"), tr("Drop it")}, u"kept"_s);
        return Told::Waiting;
    }
    if (kept.lost) {
        m_message->setMessage(Tone::Caution,
                              tr("Work that was begun earlier can't be opened any more: it belonged to another PIN, "
                                 "or its file is damaged. It has to be done again."),
                              {}, {}, u"lost"_s);
        return Told::Lost;
    }
    return Told::Nothing;
}

QString WorkView::whenText(const QDateTime& utc) const
{
    return dateText(utc) == dateText(m_desk.session.now()) ? timeText(utc) : dateTimeText(utc);
}

void WorkView::tellStepUp()
{
    m_message->setClosable(false);
    if (m_desk.session.state().browserFailed)
        m_message->setMessage(Tone::Caution,
                              tr("This step needs a fresh sign-in, and the browser could not be opened. Copy the link "
                                 "and open it in a browser on this computer; nothing here is lost."),
                              {}, {tr("Copy the link"), tr("Cancel")}, u"step-up-without-browser"_s);
    else
        m_message->setMessage(Tone::Info,
                              tr("This step needs a fresh sign-in. Go on in the browser window; nothing here is lost."),
                              {}, {tr("Open again"), tr("Cancel")}, u"step-up"_s);
}

void WorkView::messageAction(int index)
{
    desk::Session& session = m_desk.session;
    switch (m_told) {
    case Told::StepUp:
        if (index != 0)
            session.cancelSignIn();
        else if (session.state().browserFailed)
            QGuiApplication::clipboard()->setText(session.browserUrl().toString(QUrl::FullyEncoded));
        else
            session.openBrowserAgain();
        return;
    case Told::Waiting:
        return index == 0 ? m_desk.keptWork.takeUp() : m_desk.keptWork.drop();
    case Told::LineIsBack:
        return signInInPlace();
    default:
        m_desk.connection.tryNow();
        m_desk.lookup.refresh();
        m_desk.approvals.refresh();
    }
}

/// What is told once is over when it was read.
void WorkView::messageClosed()
{
    if (m_told == Told::NewPin)
        m_pinIsNew = false;
    else if (m_told == Told::Lost)
        m_desk.keptWork.acknowledge();
    else if (m_told == Told::OutcomeWasOpen)
        m_desk.keptWork.acknowledge();
    else if (m_told == Told::LeftOpen)
        m_leftOpen = false;
    renderMessage();
}

void WorkView::renderStrip()
{
    if (m_desk.session.state().keychain)
        m_strip->setPart(StatusStrip::Place::Right, u"keeps"_s,
                         m_desk.keys.isLasting() ? tr("Not everything was kept") : tr("This session only"),
                         IconName::Warning, Tone::Caution);
    else
        m_strip->removePart(u"keeps"_s);
    m_displayButton->setText(tr("Citizen's display"));
    m_changePinButton->setText(tr("Change PIN"));
    m_signOut->setText(tr("Sign out"));
    m_next->setText(tr("Next member"));
    m_next->setToolTip(tr("The next member of staff signs in (%1)")
                           .arg(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L).toString(QKeySequence::NativeText)));
    m_next->setAccessibleDescription(m_next->toolTip());
    m_lock->setText(tr("Lock"));
    renderWho();
    const auto& line = m_desk.connection.state();
    if (m_desk.session.state().offline) {
        //: The desk was opened by PIN, without the central system
        m_strip->setPart(StatusStrip::Place::Right, u"line"_s, tr("Offline, opened by PIN"), IconName::Offline,
                         Tone::Caution);
        return;
    }
    switch (line.kind) {
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
        m_strip->setPart(StatusStrip::Place::Right, u"line"_s, tr("No connection since %1").arg(timeText(line.since)),
                         IconName::Offline, Tone::Bad);
        break;
    }
}

void WorkView::renderWho()
{
    const auto& member = m_desk.session.state().member;
    QStringList roles;
    for (const domain::Role role : member->roles)
        roles << words(role);
    m_strip->setPart(StatusStrip::Place::Left, u"office"_s, member->office.name);
    //: a staff member's name (their roles)
    m_strip->setPart(StatusStrip::Place::Left, u"who"_s, tr("%1 (%2)").arg(member->name, roles.join(u", "_s)),
                     IconName::User);
}

void WorkView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

void WorkView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    renderCountdown();
}

void WorkView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        startOver();
    else
        QWidget::keyPressEvent(event);
}

} // namespace bhxh::ui
