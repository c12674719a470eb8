#include "ui/shell/WorkMessages.h"

#include "desk/Desk.h"
#include "domain/WhenDone.h"
#include "ui/Words.h"
#include "ui/shell/Messages.h"
#include "ui/widgets/MessageBar.h"
#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using Line = desk::Connection::Kind;
using Lookup = desk::CitizenLookup::Kind;

namespace {

/// The sign-in that brings an offline desk back to the central may be this old.
constexpr int kFreshEnough = 300;

} // namespace

WorkMessages::WorkMessages(desk::Desk& desk, MessageBar& bar, QObject* parent)
    : QObject(parent), m_desk(desk), m_bar(bar)
{
    const auto leftOpen = [this] { m_leftOpen = m_desk.session.isSignedIn(); };
    connect(&m_desk.emailChanges, &desk::EmailChanges::openWriteAbandoned, this, leftOpen);
    connect(&m_desk.passwordResets, &desk::PasswordResets::openWriteAbandoned, this, leftOpen);
    connect(&m_desk.keptWork, &desk::KeptWork::stateChanged, this, &WorkMessages::render);
    connect(&m_desk.keptDrafts, &desk::KeptDrafts::stateChanged, this, &WorkMessages::render);
    connect(&m_desk.saved, &desk::SavedRegister::stateChanged, this, &WorkMessages::render);
    connect(&m_bar, &MessageBar::actionChosen, this, &WorkMessages::act);
    connect(&m_bar, &MessageBar::closed, this, &WorkMessages::closed);
}

void WorkMessages::tellNewPin()
{
    m_pinIsNew = true;
}

void WorkMessages::nextCase()
{
    m_leftOpen = false;
}

void WorkMessages::render()
{
    if (!m_desk.session.isSignedIn())
        return;
    m_bar.setClosable(true);
    m_told = tell();
    if (m_told == Told::Nothing)
        m_bar.clearMessage();
}

WorkMessages::Told WorkMessages::tell()
{
    if (m_desk.session.state().steppingUp) {
        tellStepUp();
        return Told::StepUp;
    }
    if (m_pageTells(m_bar))
        return Told::Failure;
    const auto& lookup = m_desk.lookup.state();
    // Where the saved data has answered, that is what a person needs to know, and not that the central has not.
    if (lookup.failure && !(lookup.saved && domain::isOfTheLine(lookup.failure->code))) {
        showFailure(m_bar, *lookup.failure, m_desk.session.now());
        return Told::Failure;
    }
    for (const auto next : {&WorkMessages::tellNotice, &WorkMessages::tellKept, &WorkMessages::tellDrafts,
                            &WorkMessages::tellSaved, &WorkMessages::tellLine, &WorkMessages::tellLeft}) {
        if (const Told told = (this->*next)(); told != Told::Nothing)
            return told;
    }
    return Told::Nothing;
}

void WorkMessages::tellStepUp()
{
    m_bar.setClosable(false);
    if (m_desk.session.state().browserFailed)
        m_bar.setMessage(Tone::Caution,
                         tr("This step needs a fresh sign-in, and the browser could not be opened. Copy the link "
                            "and open it in a browser on this computer; nothing here is lost."),
                         {}, {tr("Copy the link"), tr("Cancel")}, u"step-up-without-browser"_s);
    else
        m_bar.setMessage(Tone::Info,
                         tr("This step needs a fresh sign-in. Go on in the browser window; nothing here is lost."), {},
                         {tr("Open again"), tr("Cancel")}, u"step-up"_s);
}

WorkMessages::Told WorkMessages::tellKept()
{
    const auto& kept = m_desk.keptWork.state();
    if (m_pinIsNew) {
        m_bar.setMessage(Tone::Good, tr("The PIN is changed. From now on only the new one opens this desk."), {}, {},
                         u"new-pin"_s);
        return Told::NewPin;
    }
    if (kept.waitingSince) {
        m_bar.setClosable(false);
        //: %1 is a time of today, or a date and time
        m_bar.setMessage(
            Tone::Info,
            tr("Work that was begun at %1 is waiting.").arg(momentText(*kept.waitingSince, m_desk.session.now())), {},
            {tr("Open it again"), tr("Drop it")}, u"kept"_s);
        return Told::Waiting;
    }
    if (kept.lost) {
        m_bar.setMessage(Tone::Caution,
                         tr("Work that was begun earlier can't be opened any more: it belonged to another PIN, "
                            "or its file is damaged. It has to be done again."),
                         {}, {}, u"lost"_s);
        return Told::Lost;
    }
    return Told::Nothing;
}

/// What came late, or from the saved data, about somebody who isn't the open one.
WorkMessages::Told WorkMessages::tellNotice()
{
    using Notice = desk::CitizenLookup::Notice;
    const auto& lookup = m_desk.lookup.state();
    if (!lookup.notice || !lookup.citizen)
        return Told::Nothing;
    const QString open = lookup.citizen->name.clearText();
    switch (lookup.notice->kind) {
    case Notice::Kind::NotSaved:
        tellNotSaved(open);
        break;
    case Notice::Kind::NobodyFound:
        //: %1 is the name of the citizen whose record is open
        m_bar.setMessage(
            Tone::Caution,
            tr("The central system finds nobody by what was typed. The record of %1 is still open.").arg(open), {}, {},
            u"notice/nobody"_s);
        break;
    case Notice::Kind::Found:
        //: %1 is the name of the citizen whose record is open
        m_bar.setMessage(Tone::Info,
                         tr("The central system has answered, and finds others by what was typed. The record of %1 is "
                            "still open.")
                             .arg(open),
                         {}, {tr("Show them")}, u"notice/found"_s);
        break;
    }
    return Told::Notice;
}

/// @param open the name of the citizen whose record is open
void WorkMessages::tellNotSaved(const QString& open)
{
    const desk::CitizenLookup::Notice& notice = *m_desk.lookup.state().notice;
    if (notice.failure) {
        const FailureWords why = wordsFor(*notice.failure, m_desk.session.now());
        //: %1 is why, in one or two sentences; %2 is the name of the citizen whose record is open
        m_bar.setMessage(toneOf(why.severity),
                         tr("The central system tells nothing about who was looked up. %1 The record of %2 is still "
                            "open.")
                             .arg(why.text(), open),
                         why.code, {}, u"notice/refused/"_s + why.code);
    } else if (notice.nameOnly) {
        //: %1 is the name of the citizen whose record is open
        m_bar.setMessage(Tone::Info,
                         tr("Nobody of that name is in the saved data. A name alone is looked up there only: add the "
                            "year of birth, and the central system is asked. The record of %1 is still open.")
                             .arg(open),
                         {}, {}, u"notice/name-only"_s);
    } else {
        //: %1 is the name of the citizen whose record is open
        m_bar.setMessage(Tone::Caution,
                         tr("Who was looked up isn't in the saved data, and the central system hasn't answered yet. It "
                            "is asked again by itself; the record of %1 is still open.")
                             .arg(open),
                         {}, {tr("Try again")}, u"notice/not-saved"_s);
    }
}

void WorkMessages::actOnNotice()
{
    const auto& notice = m_desk.lookup.state().notice;
    if (notice && notice->kind == desk::CitizenLookup::Notice::Kind::Found)
        return m_desk.lookup.showNotice();
    m_desk.connection.tryNow();
    m_desk.lookup.askNow();
}

WorkMessages::Told WorkMessages::tellDrafts()
{
    const auto& drafts = m_desk.keptDrafts.state();
    if (drafts.failure) {
        showFailure(m_bar, *drafts.failure, m_desk.session.now());
        return Told::DraftFailure;
    }
    if (drafts.setAside) {
        m_bar.setMessage(
            Tone::Info,
            tr("A change of this address is open already, and is shown. What was typed is kept as a draft: "
               "nothing of it was sent."),
            {}, {}, u"set-aside"_s);
        return Told::SetAside;
    }
    if (drafts.lost) {
        m_bar.setMessage(Tone::Caution,
                         tr("Drafts that were kept on this desk can't be opened any more: they belonged to another "
                            "PIN, or their file is damaged. They have to be written again."),
                         {}, {}, u"drafts-lost"_s);
        return Told::DraftsLost;
    }
    return Told::Nothing;
}

/// What stands on the page comes from the saved data, or has just taken its place.
WorkMessages::Told WorkMessages::tellSaved()
{
    const auto& lookup = m_desk.lookup.state();
    const bool isFound = lookup.kind == Lookup::Open || lookup.kind == Lookup::Several;
    if (isFound && lookup.saved && !m_desk.session.state().offline) {
        tellFromSaved();
        return Told::Saved;
    }
    if (lookup.kind == Lookup::Open && lookup.before && lookup.citizen) {
        m_bar.setMessage(Tone::Info,
                         tr("The central system has answered: this record is up to date again. What has changed is "
                            "marked."),
                         {}, {}, u"updated/"_s + lookup.citizen->id.text());
        return Told::Updated;
    }
    if (m_desk.saved.state().forgotten) {
        m_bar.setMessage(Tone::Caution,
                         tr("The saved data of this desk was damaged, or its key was lost, so it was deleted. It is "
                            "read anew by itself; until then look-ups need the central system."),
                         {}, {}, u"forgotten"_s);
        return Told::Forgotten;
    }
    return Told::Nothing;
}

void WorkMessages::tellFromSaved()
{
    const desk::CitizenLookup::FromSaved& saved = *m_desk.lookup.state().saved;
    m_bar.setClosable(false);
    if (saved.nameOnly)
        //: %1 is "as of 08:12"
        m_bar.setMessage(Tone::Info,
                         tr("A name alone is looked up in the saved data only (%1). Add the year of birth, and the "
                            "central system is asked.")
                             .arg(ageWords(saved.confirmedAt)),
                         {}, {}, u"from-saved/name-only"_s);
    else if (saved.stillAsking)
        //: %1 is "as of 08:12"
        m_bar.setMessage(Tone::Info,
                         tr("The central system is slow to answer. Saved data is shown meanwhile (%1); the answer "
                            "takes its place by itself.")
                             .arg(ageWords(saved.confirmedAt)),
                         {}, {}, u"from-saved/slow"_s);
    else
        //: %1 is "as of 08:12"
        m_bar.setMessage(Tone::Caution,
                         tr("The central system hasn't answered. Saved data is shown (%1). It is read again by itself "
                            "when the line is back; a change can be written down and kept until then.")
                             .arg(ageWords(saved.confirmedAt)),
                         {}, {tr("Try again")}, u"from-saved"_s);
}

QString WorkMessages::ageWords(const QDateTime& asOf) const
{
    if (!asOf.isValid())
        //: of the saved data: the register was not read to its end yet
        return tr("not complete yet");
    //: how old the saved data is; %1 is a time of today, or a date and time
    return tr("as of %1").arg(momentText(asOf, m_desk.session.now()));
}

/// Who can go on with the saved data is told that first, and not what is broken.
WorkMessages::Told WorkMessages::tellLine()
{
    const auto& line = m_desk.connection.state();
    if (line.kind == Line::Online && m_desk.session.state().offline) {
        m_bar.setMessage(Tone::Info,
                         tr("The line is back. After a sign-in the desk works with the central system again."), {},
                         {tr("Sign in")}, u"line-is-back"_s);
        return Told::LineIsBack;
    }
    if (line.kind != Line::Offline || !line.why)
        return Told::Nothing;
    m_bar.setClosable(false);
    if (m_desk.saved.canAnswer())
        //: %1 is "as of 08:12"
        m_bar.setMessage(Tone::Caution,
                         tr("No connection to the central system. Looking people up goes on with the saved data (%1); "
                            "a change of an address can be written down and kept until the line is back.")
                             .arg(ageWords(m_desk.saved.state().summary.confirmedAt)),
                         wordsFor(domain::Failure{*line.why}, m_desk.session.now()).code, {tr("Try again")},
                         u"offline-with-saved"_s);
    else
        showFailure(m_bar, domain::Failure{*line.why}, m_desk.session.now(), {tr("Try again")});
    return Told::Failure;
}

WorkMessages::Told WorkMessages::tellLeft()
{
    if (m_desk.keptWork.state().outcomeWasOpen) {
        m_bar.setMessage(Tone::Caution,
                         tr("Something was sent and had no answer yet when this desk was locked. What is shown "
                            "here was read since: it tells what came of it."),
                         {}, {}, u"outcome-was-open"_s);
        return Told::OutcomeWasOpen;
    }
    if (m_leftOpen) {
        m_bar.setMessage(Tone::Caution, tr("Something that was sent for the citizen before has no answer yet. Look "
                                           "them up again to see what came of it."));
        return Told::LeftOpen;
    }
    return Told::Nothing;
}

void WorkMessages::act(int index)
{
    switch (m_told) {
    case Told::StepUp:
        return actOnStepUp(index);
    case Told::Waiting:
        return index == 0 ? m_desk.keptWork.takeUp() : m_desk.keptWork.drop();
    case Told::LineIsBack:
        return signInInPlace();
    case Told::Notice:
        return actOnNotice();
    default:
        m_desk.connection.tryNow();
        m_desk.lookup.askNow();
        m_desk.approvals.refresh();
    }
}

void WorkMessages::actOnStepUp(int index)
{
    desk::Session& session = m_desk.session;
    if (index != 0)
        session.cancelSignIn();
    else if (session.state().browserFailed)
        QGuiApplication::clipboard()->setText(session.browserUrl().toString(QUrl::FullyEncoded));
    else
        session.openBrowserAgain();
}

/// What is told once is over when it was read.
void WorkMessages::closed()
{
    switch (m_told) {
    case Told::NewPin:
        m_pinIsNew = false;
        break;
    case Told::Lost:
    case Told::OutcomeWasOpen:
        m_desk.keptWork.acknowledge();
        break;
    case Told::Notice:
        m_desk.lookup.dismissNotice();
        break;
    case Told::DraftFailure:
    case Told::DraftsLost:
    case Told::SetAside:
        m_desk.keptDrafts.acknowledge();
        break;
    case Told::Forgotten:
        m_desk.saved.acknowledge();
        break;
    case Told::LeftOpen:
        m_leftOpen = false;
        break;
    default:
        break;
    }
    render();
}

void WorkMessages::signInInPlace()
{
    domain::whenDone(
        m_desk.session.stepUp(kFreshEnough), this,
        [this](const domain::Outcome<domain::Done>& done) {
            if (done)
                m_desk.session.readAgain();
        },
        [] {});
}

} // namespace bhxh::ui
