#include "ui/shell/WorkView.h"

#include "desk/Desk.h"
#include "ui/Words.h"
#include "ui/approvals/ApprovalsPage.h"
#include "ui/citizen/CitizenPage.h"
#include "ui/citizen/LookupBar.h"
#include "ui/saveddata/SavedDataPage.h"
#include "ui/shell/CountdownBanner.h"
#include "ui/shell/WorkMessages.h"
#include "ui/signin/ChangePinPage.h"
#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PersonalClipboard.h"
#include "ui/widgets/Rail.h"
#include "ui/widgets/StatusStrip.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QShortcut>
#include <QStackedLayout>
#include <utility>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using Line = desk::Connection::Kind;
using Lookup = desk::CitizenLookup::Kind;

namespace {

/// Saved data that is older is told with caution.
constexpr int kFreshSeconds = 24 * 60 * 60;

} // namespace

WorkView::WorkView(desk::Desk& desk, bool displayWindowed, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_rail(new Rail), m_bar(new LookupBar(desk)), m_message(new MessageBar),
      m_messages(new WorkMessages(desk, *m_message, this)), m_countdown(new CountdownBanner(this)),
      m_pagesPlace(new QWidget), m_strip(new StatusStrip), m_display(desk.display)
{
    setObjectName(u"workView"_s);
    m_lookupPlace = m_rail->addPlace(IconName::Search, {});
    m_approvalsPlace = m_rail->addPlace(IconName::Approve, {});
    m_savedPlace = m_rail->addPlace(IconName::Database, {});
    m_pinPlace = m_rail->addPlaceAtEnd(IconName::Pin, {});
    m_rail->button(m_lookupPlace)->setObjectName(u"rail.lookup"_s);
    m_rail->button(m_approvalsPlace)->setObjectName(u"rail.approvals"_s);
    m_rail->button(m_savedPlace)->setObjectName(u"rail.savedData"_s);
    m_rail->button(m_pinPlace)->setObjectName(u"changePinButton"_s);
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
    m_saved = new SavedDataPage(m_desk);
    m_changePin = new ChangePinPage(m_desk.session);
    m_pages = new QStackedLayout(m_pagesPlace);
    for (QWidget* page : std::initializer_list<QWidget*>{m_citizen, m_approvals, m_saved, m_changePin})
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
    const QList<std::pair<Qt::Key, Page>> pages{
        {Qt::Key_1, Page::Lookup}, {Qt::Key_2, Page::Approvals}, {Qt::Key_3, Page::SavedData}};
    for (const auto& [key, page] : pages)
        connect(new QShortcut(QKeySequence(Qt::CTRL | key), this), &QShortcut::activated, this,
                [this, page = page] { showPage(page); });
}

void WorkView::connectDesk()
{
    desk::Session& session = m_desk.session;
    connect(m_rail, &Rail::placeChosen, this, &WorkView::placeChosen);
    connect(m_bar, &LookupBar::asked, this, [this] {
        m_isAwaited = true;
        m_messages->nextCase();
        showPage(Page::Lookup);
    });
    m_messages->setPageTells(
        [this](MessageBar& bar) { return currentPage() == Page::Approvals && m_approvals->tell(bar); });
    connect(m_citizen, &CitizenPage::closeAsked, this, &WorkView::closeCase);
    connect(m_citizen, &CitizenPage::displayAsked, this, &WorkView::showDisplay);
    connect(m_changePin, &ChangePinPage::changed, this, &WorkView::pinChanged);
    connect(m_changePin, &ChangePinPage::backAsked, this, [this] { showPage(m_before); });
    connect(m_displayButton, &QAbstractButton::clicked, this, &WorkView::showDisplay);
    connect(m_signOut, &QAbstractButton::clicked, &session, &desk::Session::signOut);
    connect(m_next, &QAbstractButton::clicked, &session, &desk::Session::handOver);
    connect(m_lock, &QAbstractButton::clicked, &session,
            [&session] { session.lock(desk::Session::LockReason::ByHand); });
    connect(&m_display, &CitizenDisplayWindow::givenBack, this, &WorkView::takeBack);
    connect(&session, &desk::Session::locking, this, [this] { m_bar->keepTyped(m_desk.keptWork); });
    connect(&session, &desk::Session::stateChanged, this, &WorkView::render);
    connect(&m_desk.keptWork, &desk::KeptWork::broughtBack, this, [this] { m_bar->bringBack(m_desk.keptWork); });
    connect(&m_desk.lookup, &desk::CitizenLookup::stateChanged, this, &WorkView::lookupChanged);
    connect(&m_desk.connection, &desk::Connection::stateChanged, this, &WorkView::render);
    connect(&m_desk.approvals, &desk::Approvals::stateChanged, this, &WorkView::render);
    connect(&m_desk.saved, &desk::SavedRegister::stateChanged, this, &WorkView::renderSaved);
}

void WorkView::putAway()
{
    m_display.hide();
    hide();
}

void WorkView::placeChosen(int place)
{
    for (const Page page : {Page::Approvals, Page::SavedData, Page::ChangePin}) {
        if (place == placeOf(page))
            return showPage(page);
    }
    showPage(Page::Lookup);
}

void WorkView::showPage(Page page)
{
    const Page now = currentPage();
    if (now != Page::ChangePin)
        m_before = now;
    if (page == Page::Approvals && !m_desk.session.has(domain::Role::Supervisor))
        page = Page::Lookup;
    m_pages->setCurrentWidget(widgetOf(page));
    m_rail->setCurrentIndex(placeOf(page));
    if (page == Page::ChangePin)
        m_changePin->takeFocus();
    else if (page == Page::Approvals)
        m_approvals->setFocus();
    else if (page == Page::SavedData)
        m_saved->takeFocus();
    else if (now == Page::ChangePin || now == Page::SavedData)
        startOver();
    m_messages->render();
}

QWidget* WorkView::widgetOf(Page page) const
{
    switch (page) {
    case Page::Lookup:
        return m_citizen;
    case Page::Approvals:
        return m_approvals;
    case Page::SavedData:
        return m_saved;
    case Page::ChangePin:
        return m_changePin;
    }
    return m_citizen;
}

int WorkView::placeOf(Page page) const
{
    switch (page) {
    case Page::Lookup:
        return m_lookupPlace;
    case Page::Approvals:
        return m_approvalsPlace;
    case Page::SavedData:
        return m_savedPlace;
    case Page::ChangePin:
        return m_pinPlace;
    }
    return m_lookupPlace;
}

WorkView::Page WorkView::currentPage() const
{
    for (const Page page : {Page::Approvals, Page::SavedData, Page::ChangePin}) {
        if (m_pages->currentWidget() == widgetOf(page))
            return page;
    }
    return Page::Lookup;
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

/// What couldn't be looked up is put right in the field: once, when the person who asked is told, and not when a later
/// change, or what the desk asked by itself, fails: the next letter would overwrite what is being typed.
void WorkView::lookupChanged()
{
    const auto& lookup = m_desk.lookup.state();
    m_messages->render();
    if (lookup.isWaiting())
        return;
    const bool isAnswer = std::exchange(m_isAwaited, false);
    if (isAnswer && lookup.kind == Lookup::Failed && currentPage() == Page::Lookup)
        m_bar->startOver();
}

void WorkView::showDisplay()
{
    m_display.bringUp();
}

void WorkView::pinChanged()
{
    m_messages->tellNewPin();
    showPage(m_before);
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
    //: a place of the program: the saved data
    m_rail->setPlaceText(m_savedPlace, tr("Data"));
    m_rail->setPlaceText(m_pinPlace, tr("Change PIN"));
    renderStrip();
    renderCountdown();
    m_messages->render();
}

void WorkView::renderCountdown()
{
    const auto& left = m_desk.session.state().lockingIn;
    if (!left)
        return m_countdown->hide();
    m_countdown->setGeometry(QRect(m_message->pos(), QSize(m_message->width(), m_message->minimumSizeHint().height())));
    m_countdown->showSeconds(*left);
}

void WorkView::renderStrip()
{
    if (m_desk.session.state().keychain)
        m_strip->setPart(StatusStrip::Place::Right, u"keeps"_s,
                         m_desk.keys.isLasting() ? tr("Not everything was kept")
                                                 //: in the status strip: no keychain, so drafts and the PIN last for
                                                 //: this session only
                                                 : tr("This session only"),
                         IconName::Warning, Tone::Caution);
    else
        m_strip->removePart(u"keeps"_s);
    m_displayButton->setText(tr("Citizen's display"));
    m_signOut->setText(tr("Sign out"));
    m_next->setText(tr("Next member"));
    m_next->setToolTip(tr("The next member of staff signs in (%1)")
                           .arg(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L).toString(QKeySequence::NativeText)));
    m_next->setAccessibleDescription(m_next->toolTip());
    m_lock->setText(tr("Lock"));
    renderWho();
    renderLine();
    renderSaved();
}

void WorkView::renderLine()
{
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
        m_strip->setPart(StatusStrip::Place::Right, u"line"_s,
                         tr("No connection since %1").arg(momentText(line.since, m_desk.session.now())),
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

/// How old what a look-up would find without the line is.
void WorkView::renderSaved()
{
    const QDateTime& asOf = m_desk.saved.state().summary.confirmedAt;
    if (!asOf.isValid())
        return m_strip->removePart(u"saved"_s);
    const bool isFresh = asOf.secsTo(m_desk.session.now()) < kFreshSeconds;
    m_strip->setPart(StatusStrip::Place::Right, u"saved"_s,
                     //: in the status strip: how old the saved data is; %1 is a time of today, or a date and time
                     tr("data saved %1").arg(momentText(asOf, m_desk.session.now())), IconName::History,
                     isFresh ? Tone::Neutral : Tone::Caution);
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
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    // A look-up that led to nobody, or to several, is over when the field is empty too: drafts that wait are seen
    // again.
    const auto& lookup = m_desk.lookup.state();
    if (m_bar->isEmpty() && lookup.kind == Lookup::Several && lookup.citizen)
        m_desk.lookup.backToCase();
    else if (m_bar->isEmpty() && !lookup.citizen)
        m_desk.lookup.close();
    startOver();
}

} // namespace bhxh::ui
