#include "ui/citizendisplay/CitizenDisplayWindow.h"

#include "ui/FailureText.h"
#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/BigCodeEntry.h"
#include "ui/widgets/BigText.h"
#include "ui/widgets/CountdownLabel.h"
#include "ui/widgets/DigitKeypad.h"
#include "ui/widgets/TextLabel.h"
#include <QCloseEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScreen>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bhxh::ui {

using Kind = desk::CitizenDisplay::Kind;

namespace {

/// Long enough to read the one sentence that says it went well.
constexpr auto kReadSentence = 6s;
/// Long enough to read, and to take up the own phone.
constexpr auto kReadInstruction = 30s;

QScreen* screenThatFacesTheCitizen()
{
    const QList<QScreen*> screens = QGuiApplication::screens();
    for (QScreen* screen : screens) {
        if (screen != QGuiApplication::primaryScreen())
            return screen;
    }
    return nullptr;
}

} // namespace

CitizenDisplayWindow::CitizenDisplayWindow(desk::CitizenDisplay& display, QWidget* parent)
    : QWidget(parent, Qt::Window), m_display(display),
      m_office(new TextLabel({}, TextStyle::Section, ColourRole::TextMuted)), m_headline(new BigText),
      m_address(new BigText), m_explanation(new BigText), m_choice(makeChoice()), m_entry(makeEntry())
{
    setObjectName(u"citizenDisplayWindow"_s);
    setWindowIcon(Icon::application());
    resize(1280, 800);
    setFocusPolicy(Qt::StrongFocus); // where Enter does nothing
    m_office->setAlignment(Qt::AlignHCenter);
    m_headline->setObjectName(u"displayHeadline"_s);
    m_headline->setStrong(true);
    m_headline->setSizes(28, 40);
    m_address->setObjectName(u"displayAddress"_s);
    m_address->setAddress(true);
    m_address->setStrong(true);
    m_address->setSizes(28, 56);
    m_explanation->setSizes(28, 28);
    m_explanation->setMuted(true);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * space::Page, space::Page, 2 * space::Page, space::Page);
    column->setSpacing(space::Wide);
    column->addWidget(m_office);
    column->addStretch(1);
    for (QWidget* part : std::initializer_list<QWidget*>{m_headline, m_address, m_explanation, m_choice, m_entry})
        column->addWidget(part);
    column->addStretch(2);

    m_stepBack.setSingleShot(true);
    connect(&m_stepBack, &QTimer::timeout, this, &CitizenDisplayWindow::giveBack);
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
    connect(&m_display, &desk::CitizenDisplay::stateChanged, this, &CitizenDisplayWindow::render);
    render();
}

QWidget* CitizenDisplayWindow::makeChoice()
{
    m_right = new ActionButton({}, ActionButton::Kind::Primary);
    m_wrong = new ActionButton({}, ActionButton::Kind::Quiet);
    m_right->setObjectName(u"addressRightButton"_s);
    m_wrong->setObjectName(u"addressWrongButton"_s);
    m_right->setIconName(IconName::Check);
    m_wrong->setIconName(IconName::Cross);
    for (ActionButton* button : {m_right, m_wrong}) {
        button->setFont(Theme::font(TextStyle::Display));
        button->setMinimumHeight(96);
    }
    connect(m_right, &QAbstractButton::clicked, this, [this] { m_display.addressIsRight(); });
    connect(m_wrong, &QAbstractButton::clicked, this, [this] { m_display.addressIsWrong(); });
    auto* choice = new QWidget;
    auto* row = new QHBoxLayout(choice);
    row->setContentsMargins(0, space::Wide, 0, 0);
    row->setSpacing(space::Wide);
    row->addStretch(1);
    row->addWidget(m_wrong, 2);
    row->addWidget(m_right, 2);
    row->addStretch(1);
    return choice;
}

QWidget* CitizenDisplayWindow::makeEntry()
{
    m_code = new BigCodeEntry;
    m_code->setObjectName(u"codeEntry"_s);
    m_problem = new BigText;
    m_problem->setObjectName(u"displayProblem"_s);
    m_problem->setSizes(28, 28);
    m_problem->setBad(true);
    m_countdown = new CountdownLabel([this] { return m_display.now(); });
    m_countdown->setTextStyle(TextStyle::Display);
    m_countdown->setAlignment(Qt::AlignHCenter);
    m_submit = new ActionButton({}, ActionButton::Kind::Primary);
    m_submit->setObjectName(u"codeSubmitButton"_s);
    m_submit->setFont(Theme::font(TextStyle::Display));
    m_submit->setMinimumHeight(80);
    connect(m_code, &BigCodeEntry::entered, this, &CitizenDisplayWindow::submit);
    connect(m_code, &BigCodeEntry::filledChanged, this, [this] { m_submit->setInert(!m_code->isComplete()); });
    connect(m_submit, &QAbstractButton::clicked, m_code, &BigCodeEntry::submit);

    m_keypad = new DigitKeypad;
    connect(m_keypad, &DigitKeypad::digitTyped, this, [this](int digit) { m_code->type(QString::number(digit)); });
    connect(m_keypad, &DigitKeypad::backspaced, m_code, &BigCodeEntry::removeLast);
    connect(m_keypad, &DigitKeypad::cleared, this, [this] { m_code->clear(); });

    auto* column = new QVBoxLayout;
    column->setSpacing(space::Large);
    column->addWidget(m_code, 0, Qt::AlignHCenter);
    column->addWidget(m_submit, 0, Qt::AlignHCenter);
    column->addWidget(m_countdown);
    column->addWidget(m_problem);
    column->addStretch();
    // Two lines are kept free for what is wrong, so that nothing moves under a finger.
    m_problem->setMinimumHeight(2 * Theme::lineHeight(Theme::font(TextStyle::Display)));
    auto* entry = new QWidget;
    auto* row = new QHBoxLayout(entry);
    row->setContentsMargins(0, space::Large, 0, 0);
    row->setSpacing(2 * space::Page);
    row->addLayout(column, 1);
    row->addWidget(m_keypad, 0, Qt::AlignTop);
    return entry;
}

void CitizenDisplayWindow::submit(const QString& code)
{
    m_display.enterCode(code);
    m_code->clear();
}

void CitizenDisplayWindow::showOnSecondScreen()
{
    QScreen* screen = m_windowed ? nullptr : screenThatFacesTheCitizen();
    if (!screen)
        return;
    setAttribute(Qt::WA_ShowWithoutActivating, true);
    setGeometry(screen->geometry());
    showFullScreen();
}

void CitizenDisplayWindow::bringUp()
{
    setAttribute(Qt::WA_ShowWithoutActivating, false);
    if (m_windowed) {
        show();
    } else {
        if (const QScreen* screen = screenThatFacesTheCitizen())
            setGeometry(screen->geometry());
        showFullScreen();
    }
    raise();
    activateWindow();
    render();
}

bool CitizenDisplayWindow::isOnlyScreen() const
{
    return !m_windowed && !screenThatFacesTheCitizen();
}

bool CitizenDisplayWindow::entersCode() const
{
    const Kind kind = m_display.state().kind;
    return kind == Kind::EnterProof || kind == Kind::EnterOtp;
}

bool CitizenDisplayWindow::citizenHasToAct() const
{
    return m_display.state().kind == Kind::ConfirmAddress || entersCode();
}

void CitizenDisplayWindow::giveBack()
{
    m_stepBack.stop();
    m_isCitizens = false;
    if (isOnlyScreen())
        hide();
    emit givenBack();
}

void CitizenDisplayWindow::render()
{
    const desk::CitizenDisplay::State& state = m_display.state();
    const bool otherKind = state.kind != m_shown.kind;
    m_shown = state;
    renderWords();
    renderEntry();
    m_choice->setVisible(state.kind == Kind::ConfirmAddress);
    m_entry->setVisible(entersCode());
    if (otherKind && entersCode()) {
        m_code->clear();
        m_code->setFocus();
        if (isVisible()) {
            raise();
            activateWindow();
        }
    } else if (otherKind) {
        setFocus(); // no answer is given by a key that was meant for something else; Tab leads to the buttons
    }
    renderStay(otherKind);
}

/// Whose the screen and the keyboard are. Between two things to do (Wait) they stay the citizen's.
void CitizenDisplayWindow::renderStay(bool otherKind)
{
    const Kind kind = m_display.state().kind;
    if (citizenHasToAct() || m_display.state().busy || kind == Kind::Wait) {
        m_isCitizens = m_isCitizens || (citizenHasToAct() && isVisible());
        m_stepBack.stop();
        return;
    }
    if (!isOnlyScreen()) {
        // Who works in another window already has the keyboard, and keeps their place there.
        if (m_isCitizens && isActiveWindow())
            giveBack();
        m_isCitizens = false;
        return;
    }
    if (isVisible() && (otherKind || !m_stepBack.isActive()))
        m_stepBack.start(kind == Kind::UsePortal ? kReadInstruction : kReadSentence);
}

void CitizenDisplayWindow::renderWords()
{
    const desk::CitizenDisplay::State& state = m_display.state();
    setWindowTitle(tr("For you"));
    m_office->setText(state.officeName);
    //: Buttons under the citizen's own e-mail address in large type.
    m_right->setText(tr("Yes, this is right"));
    m_right->setInert(state.kind == Kind::ConfirmAddress && state.busy, tr("One moment, please"));
    m_wrong->setText(tr("No, it is wrong"));
    // Both answers are equally easy to hit.
    const int width = qMax(m_right->sizeHint().width(), m_wrong->sizeHint().width()) + 2 * space::Wide;
    m_right->setMinimumWidth(width);
    m_wrong->setMinimumWidth(width);
    m_submit->setMinimumWidth(360);
    m_submit->setText(tr("Send the code"));

    QString headline;
    QString explanation;
    bool showsAddress = !state.address.isEmpty();
    switch (state.kind) {
    case Kind::Welcome:
        headline = tr("Welcome");
        showsAddress = false;
        break;
    case Kind::ConfirmAddress:
        headline = tr("Is this your e-mail address?");
        explanation = state.busy ? tr("One moment, please") : QString();
        break;
    case Kind::EnterProof:
        headline = tr("Type the code that was sent to");
        break;
    case Kind::EnterOtp:
        headline = showsAddress ? tr("Type the one-time code that was sent to")
                                : tr("Type the one-time code from your smart-OTP app");
        break;
    case Kind::CodeIsOver:
        headline = state.code == domain::ChallengeState::Locked ? tr("The code was typed wrongly too often")
                                                                : tr("The code has expired");
        explanation = tr("The staff will send you another code. The old one no longer counts.");
        showsAddress = false;
        break;
    case Kind::UsePortal:
        headline = showsAddress ? tr("A code was sent to") : tr("The code is in your smart-OTP app");
        explanation = tr("Type it on the public service portal, with your own phone. Never tell the code to anybody, "
                         "not to the staff either.");
        break;
    case Kind::WaitForApproval:
        headline = tr("Thank you. Your address is confirmed.");
        explanation = tr("A second member of staff now checks the change.");
        showsAddress = false;
        break;
    case Kind::PasswordSent:
        headline = showsAddress ? tr("A new password was sent to") : tr("A new password was sent to your e-mail");
        explanation = tr("Change it the first time you sign in.");
        break;
    case Kind::Wait:
        headline = tr("One moment, please");
        showsAddress = false;
        break;
    }
    m_headline->setText(headline);
    m_address->setText(state.address);
    m_address->setVisible(showsAddress);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
}

void CitizenDisplayWindow::renderEntry()
{
    const desk::CitizenDisplay::State& state = m_display.state();
    m_code->setAccessibleName(tr("Code from the e-mail, %n digits", nullptr, state.codeLength));
    if (m_code->digits() != state.codeLength)
        m_code->setDigits(state.codeLength);
    m_code->setBusy(state.busy);
    m_code->setWrong(state.problem.has_value());
    m_problem->setText(problemWords());
    m_countdown->setPattern(tr("%1 left"));
    m_countdown->setOverText(tr("The code has expired"));
    m_countdown->setEnd(state.expiresAt);
    m_submit->setInert(!m_code->isComplete() && !state.busy);
    m_keypad->setBusy(state.busy);
    // Without a screen of their own, the citizen's code would be read over their shoulder.
    m_code->setDotted(screenThatFacesTheCitizen() == nullptr);
    m_submit->setBusy(state.busy, tr("Checking"));
}

QString CitizenDisplayWindow::problemWords() const
{
    const desk::CitizenDisplay::State& state = m_display.state();
    if (!state.problem)
        return {};
    domain::Failure failure{*state.problem};
    failure.attemptsLeft = state.attemptsLeft;
    return wordsFor(failure, m_display.now(), Reader::Citizen).text();
}

void CitizenDisplayWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

void CitizenDisplayWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_F6 || event->key() == Qt::Key_F2)
        giveBack();
    else
        QWidget::keyPressEvent(event);
}

void CitizenDisplayWindow::closeEvent(QCloseEvent* event)
{
    m_code->clear();
    QWidget::closeEvent(event);
}

void CitizenDisplayWindow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::colour(ColourRole::Surface));
}

} // namespace bhxh::ui
