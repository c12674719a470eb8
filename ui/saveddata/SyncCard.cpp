#include "ui/saveddata/SyncCard.h"

#include "desk/Desk.h"
#include "ui/FailureText.h"
#include "ui/Words.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/StatePill.h"
#include "ui/widgets/TextLabel.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using Kind = desk::RegisterSync::Kind;

namespace {

/// The bar counts in thousandths: a register has more people than an int should.
constexpr qint64 kWhole = 1000;

Tone toneOf(Kind kind)
{
    switch (kind) {
    case Kind::Reading:
        return Tone::Info;
    case Kind::Waiting:
        return Tone::Good;
    case Kind::Paused:
    case Kind::WaitingForLine:
        return Tone::Caution;
    case Kind::Failed:
        return Tone::Bad;
    case Kind::Off:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

IconName iconOf(Kind kind)
{
    switch (kind) {
    case Kind::Reading:
        return IconName::Refresh;
    case Kind::Waiting:
        return IconName::Clock;
    case Kind::Paused:
        return IconName::Hourglass;
    case Kind::WaitingForLine:
        return IconName::Offline;
    case Kind::Failed:
    case Kind::Off:
        return IconName::None;
    }
    return IconName::None;
}

QString wordOf(Kind kind)
{
    switch (kind) {
    case Kind::Off:
        //: the sync of the saved data, in short
        return SyncCard::tr("off");
    case Kind::Waiting:
        //: the sync of the saved data, in short: it starts by itself at a time
        return SyncCard::tr("waits for the next time");
    case Kind::Reading:
        //: the sync of the saved data, in short: it runs
        return SyncCard::tr("reading");
    case Kind::Paused:
        //: the sync of the saved data, in short
        return SyncCard::tr("paused");
    case Kind::WaitingForLine:
        //: the sync of the saved data, in short
        return SyncCard::tr("waits for the line");
    case Kind::Failed:
        //: the sync of the saved data, in short
        return SyncCard::tr("failed");
    }
    return {};
}

} // namespace

SyncCard::SyncCard(desk::Desk& desk, QWidget* parent)
    : Card({}, parent), m_desk(desk), m_state(new StatePill), m_words(new TextLabel), m_bar(new QProgressBar),
      m_progress(new TextLabel({}, TextStyle::Caption, ColourRole::TextMuted)),
      m_now(new ActionButton({}, ActionButton::Kind::Primary)), m_pause(new ActionButton({})),
      m_resume(new ActionButton({}, ActionButton::Kind::Primary))
{
    setObjectName(u"syncCard"_s);
    m_words->setObjectName(u"syncWords"_s);
    m_words->setWrapped(true);
    m_words->setFocusPolicy(Qt::StrongFocus);
    m_bar->setObjectName(u"syncBar"_s);
    m_bar->setTextVisible(false);
    m_bar->setRange(0, int(kWhole));
    m_progress->setObjectName(u"syncProgress"_s);
    m_progress->setFigures(true);
    m_now->setObjectName(u"syncNowButton"_s);
    m_now->setIconName(IconName::Refresh);
    m_pause->setObjectName(u"pauseSyncButton"_s);
    m_resume->setObjectName(u"resumeSyncButton"_s);
    addTrailing(m_state);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::Small);
    for (QWidget* button : {m_now, m_resume, m_pause})
        buttons->addWidget(button);
    buttons->addStretch();
    content()->addWidget(m_words);
    content()->addWidget(m_bar);
    content()->addWidget(m_progress);
    content()->addSpacing(space::Hair);
    content()->addLayout(buttons);
    desk::RegisterSync& sync = m_desk.registerSync;
    connect(m_now, &QAbstractButton::clicked, &sync, &desk::RegisterSync::syncNow);
    connect(m_pause, &QAbstractButton::clicked, &sync, &desk::RegisterSync::pause);
    connect(m_resume, &QAbstractButton::clicked, &sync, &desk::RegisterSync::resume);
    connect(&sync, &desk::RegisterSync::stateChanged, this, &SyncCard::render);
    connect(&m_desk.saved, &desk::SavedRegister::stateChanged, this, &SyncCard::render);
    connect(&m_desk.session, &desk::Session::stateChanged, this, &SyncCard::render);
    render();
}

void SyncCard::render()
{
    setTitle(tr("Sync with the central system"));
    renderState();
    renderProgress();
    renderButtons();
}

void SyncCard::renderState()
{
    const Kind kind = m_desk.registerSync.state().kind;
    m_state->setState(toneOf(kind), wordOf(kind), iconOf(kind));
    m_words->setText(stateWords());
}

QString SyncCard::stateWords() const
{
    const auto& state = m_desk.registerSync.state();
    const QString next =
        //: when the register is read the next time; %1 is a time of today, or a date and time
        state.nextAt.isValid() ? tr("Next time at %1.").arg(momentText(state.nextAt, m_desk.session.now())) : QString();
    switch (state.kind) {
    case Kind::Off:
        return tr("Nothing is read: nothing may be kept here, or nobody has signed in at the central system.");
    case Kind::Waiting:
        return tr("The register of this office is read by itself while somebody works here.") + u' ' + next;
    case Kind::Reading:
        return tr("The register of this office is being read. Work goes on as usual: who stands at the counter comes "
                  "first.");
    case Kind::Paused:
        if (!m_desk.saved.canAnswer())
            return tr("Paused: nothing is kept, and nothing is read before somebody goes on or signs in again.");
        return tr("Paused. What was read so far is kept; it goes on from there.");
    case Kind::WaitingForLine:
        if (m_desk.session.state().offline)
            return tr(
                "This desk was opened by PIN alone. It goes on by itself where it stopped when the central system "
                "can be asked and the member is signed in there.");
        return tr("There is no connection. It goes on by itself where it stopped when the line is back.");
    case Kind::Failed: {
        if (!state.failure)
            return next;
        const FailureWords failure = wordsFor(*state.failure, m_desk.session.now());
        return failure.text() + u" ("_s + failure.code + u") "_s + next;
    }
    }
    return {};
}

/// While a reading is under way, also one that rests.
void SyncCard::renderProgress()
{
    const auto& state = m_desk.registerSync.state();
    const bool isUnderWay = state.kind == Kind::Reading || state.kind == Kind::Paused ||
                            state.kind == Kind::WaitingForLine || (state.kind == Kind::Failed && state.done > 0);
    const bool knowsTotal = state.total && *state.total > 0;
    m_bar->setVisible(isUnderWay && knowsTotal);
    m_progress->setVisible(isUnderWay);
    if (!isUnderWay)
        return;
    m_bar->setValue(knowsTotal ? int(qMin(state.done * kWhole / *state.total, kWhole)) : 0);
    m_progress->setText(progressWords());
    m_bar->setAccessibleName(m_progress->text());
}

QString SyncCard::progressWords() const
{
    const auto& state = m_desk.registerSync.state();
    //: how many people of the register have been read, and of how many
    QString words = state.total ? tr("%1 of %2 people").arg(countText(state.done), countText(*state.total))
                                //: how many people of the register have been read
                                : tr("%1 people so far").arg(countText(state.done));
    if (state.secondsLeft)
        //: behind "12,500 of 290,000 people"; %1 is "5 minutes"
        words += tr(" · about %1 left").arg(durationText(*state.secondsLeft));
    return words;
}

void SyncCard::renderButtons()
{
    const Kind kind = m_desk.registerSync.state().kind;
    m_now->setText(tr("&Sync now"));
    m_pause->setText(tr("P&ause"));
    m_resume->setText(tr("&Go on"));
    showButton(m_now, kind == Kind::Waiting || kind == Kind::Failed || kind == Kind::WaitingForLine);
    showButton(m_pause, kind == Kind::Reading);
    showButton(m_resume, kind == Kind::Paused);
}

/// Who pressed a button that goes away stays here, at words where a key pressed once more does nothing.
void SyncCard::showButton(ActionButton* button, bool shown)
{
    if (!shown && button->hasFocus())
        m_words->setFocus(Qt::MouseFocusReason); // the ring comes with the next key
    button->setVisible(shown);
}

void SyncCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    Card::changeEvent(event);
}

} // namespace bhxh::ui
