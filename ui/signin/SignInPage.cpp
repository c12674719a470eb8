#include "ui/signin/SignInPage.h"

#include "desk/Connection.h"
#include "desk/Session.h"
#include "ui/shell/Messages.h"
#include "ui/signin/OfflineOpening.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/TextLabel.h"
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bhxh::ui {

using Kind = desk::Session::Kind;

namespace {

constexpr auto patienceForKeychain = 2s;

} // namespace

SignInPage::SignInPage(desk::Session& session, const desk::Connection& connection, QWidget* parent)
    : FrontPage(20, parent), m_session(session), m_connection(connection), m_title(new TextLabel({}, TextStyle::Name)),
      m_explanation(new TextLabel({}, TextStyle::Body, ColourRole::TextMuted)), m_message(new MessageBar),
      m_link(new QLineEdit), m_signIn(new ActionButton({}, ActionButton::Kind::Primary)), m_ways(makeWays()),
      m_withoutKeychain(new ActionButton({}, ActionButton::Kind::Link)),
      m_byPin(new ActionButton({}, ActionButton::Kind::Quiet)), m_offline(new OfflineOpening(session))
{
    setObjectName(u"signInPage"_s);
    showApplicationSign(72);
    m_title->setAlignment(Qt::AlignHCenter);
    m_explanation->setWrapped(true);
    m_explanation->setAlignment(Qt::AlignHCenter);
    m_explanation->setFocusPolicy(Qt::TabFocus); // where Enter does nothing
    m_message->setObjectName(u"signInMessage"_s);
    m_message->setCollapsing(true);
    m_message->setClosable(false);
    m_link->setObjectName(u"signInLinkField"_s);
    m_link->setReadOnly(true);
    m_signIn->setObjectName(u"signInButton"_s);
    m_signIn->setIconName(IconName::Key);
    m_signIn->setMinimumHeight(40);
    m_withoutKeychain->setObjectName(u"withoutKeychainButton"_s);
    m_byPin->setObjectName(u"openByPinButton"_s);
    m_byPin->setIconName(IconName::Pin);
    m_patience.setSingleShot(true);
    for (QWidget* part : std::initializer_list<QWidget*>{m_title, m_explanation, m_message, m_link, m_signIn,
                                                         m_withoutKeychain, m_byPin, m_offline, m_ways})
        content()->addWidget(part);
    content()->addSpacing(space::Small);

    connect(m_signIn, &QAbstractButton::clicked, this, [this] { m_session.signIn(); });
    connect(m_withoutKeychain, &QAbstractButton::clicked, this, [this] { m_session.goOnWithoutKeychain(); });
    connect(m_byPin, &QAbstractButton::clicked, this, [this] { openOffline(true); });
    connect(m_offline, &OfflineOpening::backAsked, this, [this] { openOffline(false); });
    connect(&m_patience, &QTimer::timeout, this, [this] { m_withoutKeychain->show(); });
    connect(&m_session, &desk::Session::stateChanged, this, &SignInPage::render);
    connect(&m_connection, &desk::Connection::stateChanged, this, &SignInPage::render);
    render();
}

QWidget* SignInPage::makeWays()
{
    m_openAgain = new ActionButton({}, ActionButton::Kind::Link);
    m_copyLink = new ActionButton({}, ActionButton::Kind::Link);
    m_cancel = new ActionButton({}, ActionButton::Kind::Quiet);
    m_openAgain->setObjectName(u"signInOpenAgainButton"_s);
    m_copyLink->setObjectName(u"signInCopyLinkButton"_s);
    m_cancel->setObjectName(u"signInCancelButton"_s);
    m_openAgain->setIconName(IconName::ExternalLink);
    m_copyLink->setIconName(IconName::Copy);
    connect(m_openAgain, &QAbstractButton::clicked, this, [this] { m_session.openBrowserAgain(); });
    connect(m_copyLink, &QAbstractButton::clicked, this, &SignInPage::copyLink);
    connect(m_cancel, &QAbstractButton::clicked, this, [this] { m_session.cancelSignIn(); });

    auto* ways = new QWidget;
    auto* row = new QHBoxLayout(ways);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_openAgain);
    row->addWidget(m_copyLink);
    row->addStretch();
    row->addWidget(m_cancel);
    return ways;
}

void SignInPage::copyLink()
{
    // The link is worth something to its finder for three minutes at the most, and only on this machine: its answer
    // goes to this desk's loopback.
    QGuiApplication::clipboard()->setText(m_session.browserUrl().toString(QUrl::FullyEncoded));
    m_copied = true;
    render();
}

void SignInPage::openOffline(bool open)
{
    m_isOffline = open;
    render();
    takeFocus();
}

void SignInPage::takeFocus()
{
    const Kind kind = m_session.state().kind;
    if (m_isOffline)
        m_offline->takeFocus();
    else if (kind == Kind::InBrowser)
        m_explanation->setFocus(Qt::MouseFocusReason); // the ring comes with the next key
    else
        m_signIn->setFocus(Qt::OtherFocusReason);
}

/// Offered only where the central can't be asked: a sign-in is better in every other case.
bool SignInPage::offersPin() const
{
    const desk::Session::State& state = m_session.state();
    const bool isDown = m_connection.state().kind == desk::Connection::Kind::Offline ||
                        (state.failure && domain::isOfTheLine(state.failure->code));
    return state.kind == Kind::SignedOut && !state.known.isEmpty() && isDown;
}

void SignInPage::render()
{
    const desk::Session::State& state = m_session.state();
    m_isOffline = m_isOffline && state.kind == Kind::SignedOut && !state.known.isEmpty();
    const bool isNews = isVisible() && m_shownKind != int(state.kind);
    if (isNews && state.kind == Kind::InBrowser)
        takeFocus(); // before what has it is hidden, which would hand it to whatever comes next
    renderWords();
    renderBrowser();
    renderKeychain();
    renderMessage();
    const bool isWaiting = state.kind == Kind::LearningWho || state.kind == Kind::OpeningKeys;
    m_signIn->setBusy(isWaiting, state.kind == Kind::OpeningKeys ? tr("Waiting for the keychain") : tr("Signing in"));
    m_signIn->setVisible(state.kind != Kind::InBrowser && !m_isOffline);
    m_byPin->setVisible(offersPin() && !m_isOffline);
    m_offline->setVisible(m_isOffline);
    m_ways->setVisible(state.kind == Kind::InBrowser || isWaiting);
    if (isNews)
        takeFocus();
    m_shownKind = int(state.kind);
}

QString SignInPage::explanation() const
{
    const desk::Session::State& state = m_session.state();
    const bool keepsPlace = state.resuming && state.member;
    switch (state.kind) {
    case Kind::InBrowser:
        return keepsPlace
                   //: %1 is a staff member's name
                   ? tr("Go on in the browser window that was opened, as %1. What was begun is kept.")
                         .arg(state.member->name)
                   : tr("Go on in the browser window that was opened. This page changes by itself when you are "
                        "signed in.");
    case Kind::OpeningKeys:
        return tr("This computer's keychain is asked for the keys of this desk. It may ask for its password in a "
                  "window of its own.");
    default:
        break;
    }
    if (m_isOffline)
        return tr("Without the central system: only what is saved on this desk can be looked up, and nothing is sent.");
    return tr("Signing in opens the browser, with the agency's own account and second factor. No password is typed "
              "into this program.");
}

void SignInPage::renderWords()
{
    m_title->setText(tr("BHXH counter"));
    m_explanation->setText(explanation());
    m_signIn->setText(tr("&Sign in with the browser"));
    m_openAgain->setText(tr("&Open again"));
    m_cancel->setText(tr("Cancel"));
    m_withoutKeychain->setText(tr("&Go on without it: for this session only"));
    m_byPin->setText(tr("Open with the &PIN (no connection)"));
}

void SignInPage::renderBrowser()
{
    const desk::Session::State& state = m_session.state();
    const bool inBrowser = state.kind == Kind::InBrowser;
    m_copied = m_copied && inBrowser;
    m_copyLink->setText(m_copied ? tr("Link copied") : tr("&Copy the link"));
    m_openAgain->setVisible(inBrowser);
    m_copyLink->setVisible(inBrowser);
    const bool showsLink = inBrowser && state.browserFailed;
    const QString link = showsLink ? m_session.browserUrl().toString(QUrl::FullyEncoded) : QString();
    if (m_link->text() != link) {
        m_link->setText(link);
        m_link->setCursorPosition(0);
    }
    m_link->setAccessibleName(tr("Link to the sign-in page"));
    m_link->setVisible(showsLink);
}

void SignInPage::renderKeychain()
{
    if (m_session.state().kind != Kind::OpeningKeys) {
        m_patience.stop();
        m_withoutKeychain->hide();
    } else if (m_shownKind != int(Kind::OpeningKeys)) {
        m_withoutKeychain->hide();
        m_patience.start(patienceForKeychain);
    }
}

void SignInPage::renderMessage()
{
    const desk::Session::State& state = m_session.state();
    if (state.kind == Kind::InBrowser && state.browserFailed)
        m_message->setMessage(Tone::Caution,
                              tr("The browser could not be opened. Copy the link and open it in a browser on this "
                                 "computer; this page goes on waiting for it."),
                              {}, {}, u"no-browser"_s);
    else if (state.failure)
        showFailure(*m_message, *state.failure, m_session.now());
    else
        m_message->clearMessage();
}

void SignInPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    FrontPage::changeEvent(event);
}

void SignInPage::keyPressEvent(QKeyEvent* event)
{
    const Kind kind = m_session.state().kind;
    if (event->key() == Qt::Key_Escape && kind != Kind::SignedOut)
        m_session.cancelSignIn();
    else if (event->key() == Qt::Key_Return && kind == Kind::SignedOut && !m_isOffline)
        m_session.signIn();
    else
        FrontPage::keyPressEvent(event);
}

} // namespace bhxh::ui
