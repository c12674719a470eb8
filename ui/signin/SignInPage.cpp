#include "ui/signin/SignInPage.h"

#include "desk/Session.h"
#include "ui/FailureText.h"
#include "ui/shell/Messages.h"
#include "ui/style/Icon.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/TextLabel.h"
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using Kind = desk::Session::Kind;

SignInPage::SignInPage(desk::Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_message(new MessageBar), m_title(new TextLabel({}, TextStyle::Name)),
      m_explanation(new TextLabel({}, TextStyle::Body, ColourRole::TextMuted)),
      m_signIn(new ActionButton({}, ActionButton::Kind::Primary))
{
    setObjectName(u"signInPage"_s);
    auto* sign = new QLabel;
    sign->setPixmap(Icon::application().pixmap(72, 72));
    sign->setAlignment(Qt::AlignHCenter);
    sign->setMinimumHeight(72 + space::Large);
    m_title->setAlignment(Qt::AlignHCenter);
    m_signIn->setMinimumHeight(40);
    m_explanation->setWrapped(true);
    m_explanation->setAlignment(Qt::AlignHCenter);
    m_message->setCollapsing(true);
    m_message->setClosable(false);
    m_signIn->setObjectName(u"signInButton"_s);
    m_signIn->setIconName(IconName::Key);
    m_signIn->setDefault(true);
    m_ways = makeWays();

    auto* card = new Card;
    card->setFixedWidth(480);
    card->content()->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    card->content()->setSpacing(space::Medium);
    for (QWidget* widget : std::initializer_list<QWidget*>{sign, m_title, m_explanation, m_message, m_signIn, m_ways})
        card->content()->addWidget(widget);

    auto* column = new QVBoxLayout(this);
    column->addStretch(2);
    column->addWidget(card, 0, Qt::AlignHCenter);
    column->addStretch(3);

    connect(m_signIn, &QAbstractButton::clicked, this, [this] { m_session.signIn(); });
    connect(&m_session, &desk::Session::stateChanged, this, &SignInPage::render);
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

void SignInPage::render()
{
    const desk::Session::State& state = m_session.state();
    const bool inBrowser = state.kind == Kind::InBrowser;
    m_copied = m_copied && inBrowser;

    m_title->setText(tr("BHXH counter"));
    m_explanation->setText(
        inBrowser
            ? tr("Go on in the browser window that was opened. This page changes by itself when you are signed in.")
            : tr("Signing in opens the browser, with the agency's own account and second factor. No password is typed "
                 "into this program."));
    m_signIn->setText(tr("&Sign in with the browser"));
    m_openAgain->setText(tr("&Open again"));
    m_copyLink->setText(m_copied ? tr("Link copied") : tr("&Copy the link"));
    m_cancel->setText(tr("Cancel"));
    m_signIn->setBusy(state.kind == Kind::LearningWho, tr("Signing in"));
    m_signIn->setVisible(!inBrowser);
    m_ways->setVisible(inBrowser);
    if (state.failure)
        showFailure(*m_message, *state.failure, m_session.now());
    else
        m_message->clearMessage();
}

void SignInPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

void SignInPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_session.state().kind == Kind::InBrowser)
        m_session.cancelSignIn();
    else if (event->key() == Qt::Key_Return && m_session.state().kind == Kind::SignedOut)
        m_session.signIn();
    else
        QWidget::keyPressEvent(event);
}

void SignInPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_signIn->setFocus();
}

} // namespace bhxh::ui
