#include "ui/signin/PinPage.h"

#include "desk/Session.h"
#include "ui/shell/Messages.h"
#include "ui/signin/ForgottenPin.h"
#include "ui/signin/NewPinForm.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/TextLabel.h"
#include <QEvent>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using Kind = desk::Session::Kind;

PinPage::PinPage(desk::Session& session, QWidget* parent)
    : FrontPage(12, parent), m_session(session), m_title(new TextLabel({}, TextStyle::Name)),
      m_explanation(new TextLabel({}, TextStyle::Body, ColourRole::TextMuted)), m_keychain(new MessageBar),
      m_choosing(new NewPinForm), m_entering(makeEntering()), m_message(new MessageBar),
      m_go(new ActionButton({}, ActionButton::Kind::Primary)), m_question(new ForgottenPin)
{
    setObjectName(u"pinPage"_s);
    showSign(IconName::Pin);
    m_title->setAlignment(Qt::AlignHCenter);
    m_explanation->setAlignment(Qt::AlignHCenter);
    m_explanation->setWrapped(true);
    m_keychain->setObjectName(u"keychainMessage"_s);
    m_message->setObjectName(u"pinMessage"_s);
    for (MessageBar* bar : {m_keychain, m_message}) {
        bar->setCollapsing(true);
        bar->setClosable(false);
    }
    m_go->setObjectName(u"pinButton"_s);
    m_go->setMinimumHeight(40);
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_title, m_explanation, m_keychain, m_choosing, m_entering, m_message, m_go})
        content()->addWidget(part);
    content()->addLayout(makeEnd());
    content()->addWidget(m_question);

    connect(m_choosing, &NewPinForm::submitted, this, &PinPage::submit);
    connect(m_pin, &SecretField::submitted, this, &PinPage::submit);
    connect(m_go, &QAbstractButton::clicked, this, &PinPage::submit);
    connect(m_keychain, &MessageBar::actionChosen, this, [this] { m_session.retryKeychain(); });
    connect(m_question, &ForgottenPin::confirmed, this, [this] { m_session.forgetPin(); });
    connect(m_question, &ForgottenPin::closed, this, &PinPage::takeFocus);
    connect(&m_session, &desk::Session::stateChanged, this, &PinPage::render);
    render();
}

QWidget* PinPage::makeEntering()
{
    m_pin = new SecretField;
    m_pin->setObjectName(u"pinField"_s);
    m_pin->setLarge(true);
    m_pinRow = new FieldRow({}, m_pin);
    m_pinRow->setNoteLines(0);
    return m_pinRow;
}

QLayout* PinPage::makeEnd()
{
    m_forgotten = new ActionButton({}, ActionButton::Kind::Link);
    m_forgotten->setObjectName(u"forgottenPinButton"_s);
    m_cancel = new ActionButton({}, ActionButton::Kind::Link);
    m_cancel->setObjectName(u"pinCancelButton"_s);
    connect(m_forgotten, &QAbstractButton::clicked, this, [this] { m_question->ask(); });
    connect(m_cancel, &QAbstractButton::clicked, this, [this] { m_session.cancelSignIn(); });
    auto* row = new QHBoxLayout;
    row->addWidget(m_forgotten);
    row->addStretch();
    row->addWidget(m_cancel);
    return row;
}

bool PinPage::isChoosing() const
{
    return m_session.state().kind == Kind::ChoosingPin;
}

void PinPage::takeFocus()
{
    if (isChoosing())
        m_choosing->takeFocus();
    else
        m_pin->setFocus(Qt::OtherFocusReason);
}

/// The digits are handed on where they are and are overwritten at once; the session has its own in locked memory by
/// then.
void PinPage::submit()
{
    if (m_session.state().busy)
        return;
    if (isChoosing())
        m_session.choosePin(m_choosing->pin(), m_choosing->repeated());
    else
        m_session.enterPin(m_pin->typed());
    forget();
    if (isVisible() && !m_session.state().busy)
        takeFocus(); // refused at once
}

void PinPage::forget()
{
    m_choosing->clear();
    m_pin->clear();
}

void PinPage::render()
{
    const desk::Session::State& state = m_session.state();
    if (state.kind != Kind::ChoosingPin && state.kind != Kind::EnteringPin) {
        // Nothing of a member stays on a page that is out of sight.
        m_title->setText({});
        m_message->clearMessage();
        return;
    }
    renderWords();
    renderMessage();
    m_choosing->setVisible(isChoosing());
    m_entering->setVisible(!isChoosing());
    m_forgotten->setVisible(!isChoosing());
    if (isChoosing())
        m_question->hide();
    m_choosing->setBusy(state.busy);
    m_pin->setBusy(state.busy);
    m_forgotten->setInert(state.busy);
    m_go->setBusy(state.busy, isChoosing() ? tr("Keeping the PIN") : tr("Opening"));
    // It came to nothing: the field is ready for the next try; or another field is asked for.
    const bool isReady = m_wasBusy && !state.busy;
    if (isVisible() && (isReady || m_wasChoosing != isChoosing()))
        takeFocus();
    m_wasBusy = state.busy;
    m_wasChoosing = isChoosing();
}

void PinPage::renderWords()
{
    const auto& member = m_session.state().member;
    const QString name = member ? member->name : QString();
    if (isChoosing()) {
        //: %1 is a staff member's name
        m_title->setText(tr("A PIN for %1").arg(name));
        m_explanation->setText(tr("The PIN opens this desk after a lock, and the data saved on it. It is for this desk "
                                  "only, and it is asked for many times a day."));
        m_go->setText(tr("&Choose this PIN"));
    } else {
        m_title->setText(name);
        m_explanation->setText(tr("Signed in. The PIN opens what is kept on this desk."));
        m_go->setText(tr("&Open the desk"));
    }
    m_pinRow->setLabel(tr("&PIN"));
    m_forgotten->setText(tr("&Forgotten PIN"));
    m_cancel->setText(tr("Sign out"));
}

void PinPage::renderMessage()
{
    const desk::Session::State& state = m_session.state();
    if (state.failure)
        showFailure(*m_message, *state.failure, m_session.now());
    else
        m_message->clearMessage();
    if (!isChoosing() || !state.keychain)
        return m_keychain->clearMessage();
    const FailureWords why = wordsFor(*state.keychain, m_session.now());
    //: then why, and what to do about it
    m_keychain->setMessage(Tone::Caution,
                           tr("This desk can keep nothing for longer: the PIN and the saved data are for this session "
                              "only. %1")
                               .arg(why.text()),
                           why.code, {tr("Try again")}, why.code);
}

void PinPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    FrontPage::changeEvent(event);
}

void PinPage::hideEvent(QHideEvent* event)
{
    FrontPage::hideEvent(event);
    m_question->hide();
}

} // namespace bhxh::ui
