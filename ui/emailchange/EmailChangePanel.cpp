#include "ui/emailchange/EmailChangePanel.h"

#include "desk/Desk.h"
#include "ui/Tones.h"
#include "ui/Words.h"
#include "ui/citizen/SavedWords.h"
#include "ui/emailchange/ChangeProgress.h"
#include "ui/emailchange/EmailDraftForm.h"
#include "ui/emailchange/RecordComparison.h"
#include "ui/shell/Messages.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/StatePill.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ValueNote.h"
#include <QEvent>
#include <QHBoxLayout>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using domain::EmailState;
using Kind = desk::EmailChanges::Kind;

EmailChangePanel::EmailChangePanel(desk::Desk& desk, QWidget* parent)
    : Card({}, parent), m_desk(desk), m_message(new MessageBar), m_form(new EmailDraftForm(desk)),
      m_progress(new ChangeProgress(desk))
{
    setObjectName(u"emailPanel"_s);
    m_message->setObjectName(u"emailMessage"_s);
    m_message->setCollapsing(true);
    content()->addWidget(makeRegistered());
    content()->addWidget(m_message);
    m_conflict = makeConflict();
    m_confirmation = makeConfirmation();
    for (QWidget* part : std::initializer_list<QWidget*>{m_conflict, m_form, m_confirmation, m_progress})
        content()->addWidget(part);
    connect(m_message, &MessageBar::actionChosen, this, &EmailChangePanel::messageAction);
    connect(m_message, &MessageBar::closed, this, [this] {
        if (keepingFailed())
            m_desk.keptDrafts.acknowledge();
    });
    connect(m_progress, &ChangeProgress::displayAsked, this, &EmailChangePanel::displayAsked);
    connect(&m_desk.emailChanges, &desk::EmailChanges::stateChanged, this, &EmailChangePanel::render);
    connect(&m_desk.lookup, &desk::CitizenLookup::stateChanged, this, &EmailChangePanel::render);
    connect(&m_desk.session, &desk::Session::stateChanged, this, &EmailChangePanel::render);
    connect(&m_desk.connection, &desk::Connection::stateChanged, this, &EmailChangePanel::render);
    connect(&m_desk.keptDrafts, &desk::KeptDrafts::stateChanged, this, &EmailChangePanel::render);
    render();
}

QWidget* EmailChangePanel::makeRegistered()
{
    m_registered = new TextLabel({}, TextStyle::BodyStrong);
    m_registered->setSelectable(true);
    m_registeredState = new StatePill;
    m_since = new TextLabel({}, TextStyle::Caption, ColourRole::TextMuted);
    m_change = new ActionButton({}, ActionButton::Kind::Quiet);
    m_change->setObjectName(u"changeEmailButton"_s);
    m_change->setIconName(IconName::Pencil);
    m_change->setKey(Qt::Key_F3);
    connect(m_change, &QAbstractButton::clicked, this, [this] {
        m_desk.emailChanges.startDraft();
        m_form->focusFirst();
    });
    m_mark = new ValueNote;
    auto* registered = new QWidget;
    auto* both = new QVBoxLayout(registered);
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::Medium);
    both->addLayout(row);
    both->addWidget(m_mark);
    row->addWidget(m_registered);
    row->addWidget(m_registeredState);
    row->addWidget(m_since);
    row->addStretch();
    row->addWidget(m_change);
    return registered;
}

QWidget* EmailChangePanel::makeConfirmation()
{
    m_confirmTitle = new TextLabel({}, TextStyle::Body, ColourRole::TextMuted);
    m_confirmAddress = new TextLabel({}, TextStyle::Name);
    m_confirmAddress->setWrapped(true);
    m_confirmAddress->setFocusPolicy(Qt::StrongFocus); // what is to be read first, and where Enter sends nothing
    m_confirmHint = new TextLabel({}, TextStyle::Body, ColourRole::TextMuted);
    m_confirmHint->setWrapped(true);
    m_confirm = new ActionButton({}, ActionButton::Kind::Primary);
    m_confirm->setObjectName(u"confirmAddressButton"_s);
    m_confirm->setIconName(IconName::Check);
    m_keep = new ActionButton({});
    m_keep->setObjectName(u"keepConfirmingButton"_s);
    m_keep->hide();
    m_back = new ActionButton({});
    m_back->setObjectName(u"backToDraftButton"_s);
    m_display = new ActionButton({});
    m_display->setIconName(IconName::Display);
    connect(m_confirm, &QAbstractButton::clicked, this, [this] { m_desk.emailChanges.confirm(); });
    connect(m_keep, &QAbstractButton::clicked, this, [this] { m_desk.keptDrafts.keep(); });
    connect(m_back, &QAbstractButton::clicked, this, [this] { m_desk.emailChanges.backToDraft(); });
    connect(m_display, &QAbstractButton::clicked, this, &EmailChangePanel::displayAsked);

    auto* confirmation = new QWidget;
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::Small);
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_keep);
    buttons->addWidget(m_display);
    buttons->addWidget(m_back);
    buttons->addStretch();
    auto* column = new QVBoxLayout(confirmation);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Small);
    for (QWidget* label : {m_confirmTitle, m_confirmAddress, m_confirmHint})
        column->addWidget(label);
    column->addLayout(buttons);
    return confirmation;
}

QWidget* EmailChangePanel::makeConflict()
{
    m_conflictText = new TextLabel;
    m_conflictText->setWrapped(true);
    m_comparison = new RecordComparison;
    m_comparison->setObjectName(u"recordComparison"_s);
    m_accept = new ActionButton({}, ActionButton::Kind::Quiet);
    m_accept->setObjectName(u"acceptNewerButton"_s);
    connect(m_accept, &QAbstractButton::clicked, this, [this] { m_desk.emailChanges.acceptNewerCitizen(); });
    auto* conflict = new QWidget;
    auto* row = new QHBoxLayout;
    row->setSpacing(space::Small);
    row->addWidget(m_conflictText, 1);
    row->addWidget(m_accept, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(conflict);
    column->setContentsMargins(0, 0, 0, space::Small);
    column->setSpacing(space::Small);
    column->addLayout(row);
    column->addWidget(m_comparison);
    return conflict;
}

EmailChangePanel::Part EmailChangePanel::part() const
{
    const auto& state = m_desk.emailChanges.state();
    switch (state.kind) {
    case Kind::None:
        return Part::None;
    case Kind::Drafting:
        return Part::Form;
    case Kind::Confirming:
    case Kind::Asking:
        return Part::Confirmation;
    case Kind::NotKnown: // of the request itself, or of something done with a change that there is
        return state.change ? Part::Progress : Part::Confirmation;
    case Kind::Following:
        return Part::Progress;
    }
    return Part::None;
}

void EmailChangePanel::render()
{
    setTitle(tr("Registered e-mail"));
    const auto& state = m_desk.emailChanges.state();
    const bool hadFocus = holdsFocus();
    const bool isNews = part() != m_part;
    m_part = part();
    if (state.kind != Kind::Confirming)
        m_askedForDisplay = false;
    renderRegistered();
    renderConflict();
    renderConfirmation();
    renderMessage();
    m_form->render();
    m_progress->render();
    showPart(m_part);
    setActive(m_part == Part::Form || m_part == Part::Confirmation);
    // Only who works here is led on; who has gone on to the next thing stays there.
    if (hadFocus && (isNews || !holdsFocus()))
        focusPart();
    if (state.kind == Kind::Confirming && !m_askedForDisplay) {
        m_askedForDisplay = true;
        emit displayAsked();
        renderConfirmation();
    }
}

/// What comes is shown before what goes is hidden: else Qt hands the focus to whatever is next.
void EmailChangePanel::showPart(Part part)
{
    const std::array<std::pair<QWidget*, Part>, 3> parts{
        {{m_form, Part::Form}, {m_confirmation, Part::Confirmation}, {m_progress, Part::Progress}}};
    for (const auto& [widget, shownAs] : parts) {
        if (shownAs == part)
            widget->show();
    }
    for (const auto& [widget, shownAs] : parts) {
        if (shownAs != part)
            widget->hide();
    }
}

/// To the first field of the form; otherwise to words: no key that was meant for what went before does anything there.
/// (As if by mouse: the ring comes with the next key.)
void EmailChangePanel::focusPart()
{
    switch (m_part) {
    case Part::None:
        m_registered->setFocus(Qt::MouseFocusReason);
        break;
    case Part::Form:
        m_form->focusFirst();
        break;
    case Part::Confirmation:
        m_confirmAddress->setFocus(Qt::MouseFocusReason);
        break;
    case Part::Progress:
        m_progress->focusNeutral();
        break;
    }
}

bool EmailChangePanel::holdsFocus() const
{
    const QWidget* focused = window()->focusWidget();
    return focused && focused->isVisible() && isAncestorOf(focused);
}

/// From the conflict on, also while (or where) the newer record can't be read.
void EmailChangePanel::renderConflict()
{
    const auto& state = m_desk.emailChanges.state();
    const bool conflict = EmailDraftForm::isConflict(state);
    m_conflict->setVisible(conflict);
    if (!conflict)
        return;
    m_comparison->setVisible(state.newerCitizen && state.begunOn);
    m_conflictText->setText(conflictWords());
    if (state.newerCitizen && state.begunOn) {
        m_comparison->compare(*state.begunOn, *state.newerCitizen, state.draft.email);
        m_accept->setText(tr("Go on with what was typed"));
    } else {
        m_accept->setText(tr("Read the record again"));
    }
}

QString EmailChangePanel::conflictWords() const
{
    const auto& state = m_desk.emailChanges.state();
    if (!state.newerCitizen || !state.begunOn)
        return tr("Somebody else changed this record meanwhile. It is being read again; what was typed here is kept.");
    if (!state.failure && state.newerCitizen->email.pendingChange)
        return tr("The line is back, and a change of this address is open already. It has to be decided or withdrawn "
                  "first; what was typed here can be kept until then.");
    if (!state.failure)
        return tr("The address on record is not the one that stood here when this was written. Compare before going "
                  "on; what was typed here is kept.");
    if (state.newerCitizen->email != state.begunOn->email)
        return tr("Somebody else was faster and changed the address on record. Compare before going on; what was "
                  "typed here is kept.");
    return tr("Somebody else changed this record meanwhile, but not the address. What was typed here is kept.");
}

void EmailChangePanel::renderRegistered()
{
    const auto& citizen = m_desk.lookup.state().citizen;
    if (!citizen)
        return;
    const domain::RegisteredEmail& email = citizen->email;
    m_registered->setText(email.masked.isEmpty() ? tr("No address is registered") : email.masked);
    m_registeredState->setVisible(email.state != EmailState::None);
    m_registeredState->setState(toneOf(email.state), words(email.state));
    m_since->setText(email.since.isValid() ? tr("since %1").arg(dateText(email.since)) : QString());
    m_change->setText(email.masked.isEmpty() ? tr("Add an address") : tr("Change the address"));

    m_change->setVisible(m_desk.emailChanges.mayDraft());
    renderMark();
}

void EmailChangePanel::renderMark()
{
    const auto& lookup = m_desk.lookup.state();
    const auto textOf = [](const domain::RegisteredEmail& email) {
        return email.masked.isEmpty() ? tr("no address") : tr("%1 (%2)").arg(email.masked, words(email.state));
    };
    if (lookup.saved)
        m_mark->say(Tone::Caution, savedAtWords(lookup.saved->confirmedAt, m_desk.session.now()), IconName::History);
    else if (lookup.before && textOf(lookup.before->email) != textOf(lookup.citizen->email))
        m_mark->say(Tone::Info, beforeWords(textOf(lookup.before->email)), IconName::Refresh);
    else
        m_mark->say(Tone::Neutral, {});
    m_registered->setAccessibleDescription(m_mark->words());
}

void EmailChangePanel::renderConfirmation()
{
    const auto& state = m_desk.emailChanges.state();
    const bool waiting = state.kind == Kind::Confirming;
    const auto address = m_desk.emailChanges.review(state.draft).address;
    m_confirmTitle->setText(tr("The citizen reads this address on their display:"));
    m_confirmAddress->setText(address ? address->display() : QString());
    m_confirmHint->setText(
        tr("Ask the citizen to check every character. A wrong address would hand the account to a stranger."));
    m_confirm->setText(m_desk.session.policy().emailProof == domain::EmailProofPolicy::Off
                           ? tr("The citizen says it is &right: send the request")
                           : tr("The citizen says it is &right: send the code"));
    if (waiting && !m_desk.lookup.canAct())
        m_confirm->setInert(true, noLineWords());
    else
        m_confirm->setInert(waiting && !m_askedForDisplay, tr("possible when the citizen can read the address"));
    m_confirm->setBusy(!waiting, state.kind == Kind::NotKnown ? tr("Asking whether it was sent") : tr("Sending"));
    m_keep->setText(tr("&Keep the draft"));
    m_keep->setVisible(waiting && !m_desk.lookup.canAct());
    m_back->setText(tr("&Back to the form"));
    m_back->setInert(!waiting);
    m_display->setText(tr("Show the citizen's display"));
}

void EmailChangePanel::renderMessage()
{
    const auto& state = m_desk.emailChanges.state();
    m_message->setClosable(state.kind != Kind::NotKnown && !m_desk.emailChanges.isElsewhere());
    if (!tellOpen())
        tellRest();
}

/// What was sent and isn't answered yet, or failed. False: nothing to say of it.
bool EmailChangePanel::tellOpen()
{
    const auto& state = m_desk.emailChanges.state();
    if (state.left == desk::LeftOpen::Reading)
        m_message->setMessage(Tone::Caution, readingAfterLeavingWords());
    else if (state.kind == Kind::NotKnown)
        m_message->setMessage(Tone::Caution,
                              state.change ? m_progress->notKnownWords()
                                           : tr("It is not known yet whether the request arrived. The central "
                                                "system is being asked; nothing is sent twice."),
                              {}, {leaveWords()});
    else if (keepingFailed()) // said where the button is that was pressed
        showFailure(*m_message, *m_desk.keptDrafts.state().failure, m_desk.session.now());
    else if (state.failure && !EmailDraftForm::isConflict(state))
        showFailure(*m_message, *state.failure, m_desk.session.now());
    else if (state.left == desk::LeftOpen::Read)
        m_message->setMessage(Tone::Caution,
                              state.kind == Kind::Drafting
                                  ? tr("Whether the request arrived could not be learned. On record there is no open "
                                       "request now, and what "
                                       "was typed is kept. If the citizen still wants it, show the address once more.")
                                  : readAfterLeavingWords());
    else
        return false;
    return true;
}

bool EmailChangePanel::keepingFailed() const
{
    return m_desk.keptDrafts.state().failure && (m_part == Part::Form || m_part == Part::Confirmation);
}

void EmailChangePanel::tellRest()
{
    const auto& change = m_desk.emailChanges.state().change;
    const bool needsLine = m_part == Part::Confirmation || (m_part == Part::Progress && change && change->isOpen());
    if (m_desk.emailChanges.isElsewhere()) {
        m_message->setMessage(
            Tone::Caution, tr("Another office has asked for a change of this address, and it is still open. It has to "
                              "be decided or withdrawn there first: call that office, or send the citizen there. "
                              "This page notices by itself when it is over."));
    } else if (needsLine && !m_desk.lookup.canAct()) {
        m_message->setClosable(false);
        m_message->setMessage(Tone::Caution, noLineWords());
    } else if (const auto* kept = keptDraft()) {
        m_message->setClosable(false);
        m_message->setMessage(Tone::Info,
                              //: %1 is a time of today, or a date and time
                              tr("A draft for this citizen is kept here since %1. Nothing of it is sent by itself.")
                                  .arg(momentText(kept->keptAt, m_desk.session.now())),
                              {}, {tr("Open the draft")}, u"kept/"_s + kept->id.toString());
    } else {
        m_message->clearMessage();
    }
}

/// The newest for the open citizen, while nothing else is under way for them.
const desk::KeptDrafts::Kept* EmailChangePanel::keptDraft() const
{
    const auto& citizen = m_desk.lookup.state().citizen;
    if (m_part != Part::None || !citizen || !m_desk.emailChanges.mayDraft())
        return nullptr;
    const auto& items = m_desk.keptDrafts.state().items;
    const auto kept = std::ranges::find(items.crbegin(), items.crend(), citizen->id, &desk::KeptDrafts::Kept::citizen);
    return kept == items.crend() ? nullptr : &*kept;
}

void EmailChangePanel::messageAction()
{
    if (const auto* kept = keptDraft())
        m_desk.keptDrafts.takeUp(kept->id);
    else
        m_desk.emailChanges.leave();
}

void EmailChangePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

} // namespace bhxh::ui
