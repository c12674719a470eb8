#include "ui/approvals/DecisionCard.h"

#include "desk/Desk.h"
#include "ui/Tones.h"
#include "ui/shell/Messages.h"
#include "ui/style/Icon.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/KeyValueGrid.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/NumberLabel.h"
#include "ui/widgets/StatePill.h"
#include "ui/widgets/TextLabel.h"
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using desk::Approvals;
using domain::EmailChange;
using domain::EmailChangeState;
using domain::RejectionReason;

namespace {

const QString kReason = u"rejection.reason."_s;
const QString kNote = u"rejection.note."_s;

QString newAddress(const EmailChange& change)
{
    return change.newEmail ? change.newEmail->display() : change.newEmailMasked;
}

} // namespace

DecisionCard::DecisionCard(desk::Desk& desk, QWidget* parent)
    : Card({}, parent), m_desk(desk), m_name(new TextLabel({}, TextStyle::Name)), m_number(new NumberLabel),
      m_state(new StatePill), m_risks(new QWidget), m_facts(new KeyValueGrid), m_message(new MessageBar),
      m_words(new TextLabel({}, TextStyle::Body, ColourRole::TextMuted))
{
    setObjectName(u"decisionCard"_s);
    m_state->setObjectName(u"decisionState"_s);
    m_message->setCollapsing(true);
    m_words->setWrapped(true);
    auto* risks = new QVBoxLayout(m_risks);
    risks->setContentsMargins(0, 0, 0, 0);
    risks->setSpacing(space::Hair);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::Medium);
    head->addWidget(m_name);
    head->addWidget(m_number);
    head->addStretch();
    head->addWidget(m_state);
    content()->addLayout(head);
    content()->addWidget(makeAddresses());
    content()->addWidget(m_risks);
    addSeparator();
    content()->addWidget(m_facts);
    addSeparator();
    m_message->setObjectName(u"decisionMessage"_s);
    content()->addWidget(m_message);
    connect(m_message, &MessageBar::actionChosen, this, [this] { m_desk.approvals.leave(); });
    content()->addWidget(m_words);
    m_decision = makeDecision();
    m_rejection = makeRejection();
    content()->addWidget(m_decision);
    content()->addWidget(m_rejection);
    content()->addStretch(1); // the decision stands under what it is about, also on a high screen
    openRejection(false);
    connect(&m_desk.session, &desk::Session::locking, this, &DecisionCard::keepTyped);
}

QWidget* DecisionCard::makeAddresses()
{
    m_oldTitle = new TextLabel({}, TextStyle::Caption, ColourRole::TextMuted);
    m_old = new TextLabel({}, TextStyle::Section, ColourRole::TextMuted);
    m_newTitle = new TextLabel({}, TextStyle::Caption, ColourRole::TextMuted);
    m_new = new TextLabel({}, TextStyle::Section);
    m_new->setSelectable(true);
    auto* arrow = new QLabel;
    arrow->setPixmap(Icon::pixmap(IconName::ArrowRight, ColourRole::TextMuted));
    auto* addresses = new QWidget;
    auto* grid = new QGridLayout(addresses);
    grid->setContentsMargins(0, space::Small, 0, space::Small);
    grid->setHorizontalSpacing(space::Large);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_oldTitle, 0, 0);
    grid->addWidget(m_newTitle, 0, 2);
    grid->addWidget(m_old, 1, 0);
    grid->addWidget(arrow, 1, 1);
    grid->addWidget(m_new, 1, 2);
    grid->setColumnStretch(3, 1);
    return addresses;
}

QWidget* DecisionCard::makeDecision()
{
    m_approve = new ActionButton({}, ActionButton::Kind::Primary);
    m_approve->setObjectName(u"approveButton"_s);
    m_approve->setIconName(IconName::Check);
    m_reject = new ActionButton({}, ActionButton::Kind::Danger);
    m_reject->setObjectName(u"rejectButton"_s);
    connect(m_approve, &QAbstractButton::clicked, this, [this] {
        remember();
        m_desk.approvals.approve({});
    });
    connect(m_reject, &QAbstractButton::clicked, this, [this] {
        openRejection(true);
        m_reason->setFocus();
    });
    auto* decision = new QWidget;
    auto* row = new QHBoxLayout(decision);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::Small);
    row->addWidget(m_approve);
    row->addStretch();
    row->addWidget(m_reject);
    return decision;
}

QWidget* DecisionCard::makeRejection()
{
    m_reason = new EnumBox<RejectionReason>({RejectionReason::IdentityNotProven, RejectionReason::PaperMissing,
                                             RejectionReason::PaperMismatch, RejectionReason::AddressDoubtful,
                                             RejectionReason::Duplicate, RejectionReason::CitizenWithdrew,
                                             RejectionReason::Other});
    m_reason->setObjectName(u"rejectionReasonBox"_s);
    m_reasonRow = new FieldRow({}, m_reason);
    m_reasonRow->setNoteLines(0);
    m_note = new QLineEdit;
    m_note->setObjectName(u"decisionNoteField"_s);
    m_note->setMaxLength(500);
    m_noteRow = new FieldRow({}, m_note);
    m_noteRow->setNoteLines(0);
    m_confirmReject = new ActionButton({}, ActionButton::Kind::Danger);
    m_confirmReject->setObjectName(u"confirmRejectButton"_s);
    m_cancelReject = new ActionButton({});
    m_cancelReject->setObjectName(u"cancelRejectButton"_s);
    connect(m_confirmReject, &QAbstractButton::clicked, this, [this] {
        remember();
        m_desk.approvals.reject(m_reason->value(), m_note->text());
    });
    connect(m_cancelReject, &QAbstractButton::clicked, this, [this] {
        openRejection(false);
        m_reject->setFocus();
    });

    auto* rejection = new QWidget;
    auto* grid = new QGridLayout(rejection);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::Medium);
    grid->setVerticalSpacing(space::Medium);
    grid->addWidget(m_reasonRow, 0, 0);
    grid->addWidget(m_noteRow, 0, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 2);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::Small);
    buttons->addWidget(m_confirmReject);
    buttons->addWidget(m_cancelReject);
    buttons->addStretch();
    grid->addLayout(buttons, 1, 0, 1, 2);
    return rejection;
}

void DecisionCard::openRejection(bool open)
{
    (open ? m_rejection : m_decision)->show();
    (open ? m_decision : m_rejection)->hide();
    if (!open)
        m_note->setText({});
}

/// A rejection that is being written belongs to its request: nobody else's finds it after a lock.
void DecisionCard::keepTyped()
{
    if (m_shownId.isEmpty() || !m_rejection->isVisibleTo(this))
        return;
    m_desk.keptWork.keepTyped(kReason + m_shownId, QString::number(int(m_reason->value())));
    m_desk.keptWork.keepTyped(kNote + m_shownId, m_note->text());
}

void DecisionCard::bringBack()
{
    const QString reason = m_desk.keptWork.takeTyped(kReason + m_shownId);
    if (reason.isEmpty())
        return;
    openRejection(true);
    m_reason->setValue(RejectionReason(reason.toInt()));
    m_note->setText(m_desk.keptWork.takeTyped(kNote + m_shownId));
}

/// Nobody's request is before the eyes: the next one, perhaps another member's, finds nothing of this one.
void DecisionCard::forget()
{
    m_shownId.clear();
    m_decidedId.clear();
    m_decidedName.clear();
    m_reason->setCurrentIndex(0);
    openRejection(false);
}

void DecisionCard::remember()
{
    const auto& state = m_desk.approvals.state();
    if (!state.selected || state.deciding)
        return;
    m_decidedId = state.selected->id.text();
    m_decidedName = state.selected->citizenName.clearText();
}

void DecisionCard::render()
{
    const auto& selected = m_desk.approvals.state().selected;
    if (!selected)
        return forget();
    const EmailChange& change = *selected;
    if (m_shownId != change.id.text()) {
        m_shownId = change.id.text();
        m_reason->setCurrentIndex(0);
        openRejection(false);
        bringBack();
    }
    m_name->setText(change.citizenName.clearText());
    if (change.insuranceNumber)
        m_number->setNumber(change.insuranceNumber->grouped(), change.insuranceNumber->clearText());
    else if (change.personalId)
        m_number->setNumber(change.personalId->grouped(), change.personalId->clearText());
    else
        m_number->setNumber(u"—"_s);
    m_state->setState(toneOf(change.state), words(change.state),
                      change.isOpen() ? IconName::Hourglass : IconName::None);
    m_oldTitle->setText(tr("Address on record"));
    m_old->setText(change.oldEmailMasked.isEmpty() ? tr("no address") : change.oldEmailMasked);
    m_newTitle->setText(tr("New address"));
    m_new->setText(newAddress(change));
    renderRisks(change);
    renderFacts(change);
    renderMessage();
    renderButtons(change);
}

void DecisionCard::renderRisks(const EmailChange& change)
{
    QLayout* risks = m_risks->layout();
    while (QLayoutItem* item = risks->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const domain::Risk risk : change.risks) {
        auto* pill = new StatePill(Tone::Caution, words(risk), IconName::Warning);
        risks->addWidget(pill);
        risks->setAlignment(pill, Qt::AlignLeft);
    }
    if (change.risks.isEmpty()) {
        auto* pill = new StatePill(Tone::Good, tr("Nothing unusual was noticed"));
        pill->setPlain(true);
        risks->addWidget(pill);
        risks->setAlignment(pill, Qt::AlignLeft);
    }
}

void DecisionCard::renderFacts(const EmailChange& change)
{
    //: who asked, and when
    m_facts->setValue(u"asked"_s, tr("Asked for by"),
                      tr("%1 · %2").arg(change.requestedBy.name, dateTimeText(change.requestedAt)));
    const bool proven = change.proof.state == domain::ChallengeState::Proven;
    const bool bounced = !proven && change.proof.delivery == domain::Delivery::Bounced;
    m_facts->setValue(
        u"proof"_s, tr("Address proven"), words(change.proof.state),
        {.role = proven    ? ColourRole::Good
                 : bounced ? ColourRole::Bad
                           : ColourRole::Text,
         .icon = proven    ? IconName::Check
                 : bounced ? IconName::MailBounced
                           : IconName::None,
         .note = bounced ? tr("The e-mail with the code came back: this address can't be reached.") : QString(),
         .noteTone = Tone::Bad});
    QString identity;
    QString note;
    if (change.identityCheck) {
        const domain::IdentityCheck& check = *change.identityCheck;
        identity = check.documentEnding.isEmpty()
                       ? tr("%1 · %2").arg(words(check.document), words(check.presentedBy))
                       : tr("%1 …%2 · %3").arg(words(check.document), check.documentEnding, words(check.presentedBy));
        note = check.note;
    }
    m_facts->setValue(u"identity"_s, tr("Identity checked by"), identity, {.note = note});
    m_facts->setRowVisible(u"identity"_s, change.identityCheck.has_value());
    QString signedForm;
    if (change.paper) {
        const domain::Paper& paper = *change.paper;
        const QString number = paper.number.isEmpty() ? tr("without a number") : tr("no. %1").arg(paper.number);
        signedForm = tr("%1 · %2 · %3").arg(words(paper.form), number, dateText(paper.date));
    }
    m_facts->setValue(u"paper"_s, tr("Signed form"), signedForm);
    m_facts->setRowVisible(u"paper"_s, change.paper.has_value());
    m_facts->setValue(u"until"_s, tr("To be decided by"), dateTimeText(change.expiresAt));
    m_facts->setRowVisible(u"until"_s, change.isOpen());
}

QString DecisionCard::obstacleWords() const
{
    switch (m_desk.approvals.obstacle()) {
    case Approvals::Obstacle::None:
        return tr("The decision needs a fresh sign-in. What is approved is exactly what stands here.");
    case Approvals::Obstacle::OwnRequest:
        return tr("This is your own request: another supervisor has to decide.");
    case Approvals::Obstacle::NotProven:
        return tr("The citizen has not proven the new address yet: it can be rejected, but not approved.");
    case Approvals::Obstacle::NotSupervisor:
        return tr("Only a supervisor decides.");
    case Approvals::Obstacle::Over:
        return {};
    }
    return {};
}

QString DecisionCard::outcomeWords(const EmailChange& change) const
{
    if (!change.decision)
        return {};
    const domain::Decision& decision = *change.decision;
    if (decision.verdict == domain::Verdict::Unknown)
        return tr("Decided by %1 at %2, in a way that this version of the program doesn't know.")
            .arg(decision.by.name, dateTimeText(decision.at));
    if (decision.verdict == domain::Verdict::Approved) {
        const QString text =
            change.oldEmailMasked.isEmpty()
                ? tr("Approved by %1 at %2. A notice went to the new address; new passwords are on hold for a while.")
                : tr("Approved by %1 at %2. A notice went to the old and to the new address; new passwords are on "
                     "hold for a while.");
        return text.arg(decision.by.name, dateTimeText(decision.at));
    }
    QString text = tr("Rejected by %1 at %2: %3.")
                       .arg(decision.by.name, dateTimeText(decision.at),
                            decision.reason ? words(*decision.reason) : tr("no reason given"));
    return decision.note.isEmpty() ? text : text + u' ' + decision.note;
}

void DecisionCard::renderButtons(const EmailChange& change)
{
    const auto& state = m_desk.approvals.state();
    const auto obstacle = m_desk.approvals.obstacle();
    const bool mayReject = obstacle == Approvals::Obstacle::None || obstacle == Approvals::Obstacle::NotProven;
    if (!change.isOpen() || !mayReject)
        openRejection(false);
    const bool rejecting = m_rejection->isVisibleTo(this);
    m_decision->setVisible(change.isOpen() && !rejecting && mayReject);
    const bool here = state.deciding && isTheDecided();
    const bool elsewhere = state.deciding && !isTheDecided();
    m_words->setText(!change.isOpen() ? outcomeWords(change)
                     : elsewhere      ? tr("Another decision is on its way; this one can be made when it has arrived.")
                                      : obstacleWords());
    m_approve->setText(tr("&Approve: change to %1").arg(ActionButton::plain(newAddress(change))));
    m_approve->setInert(obstacle != Approvals::Obstacle::None || elsewhere, m_words->text());
    m_approve->setBusy(here && !rejecting, tr("Deciding"));
    m_reject->setText(tr("Re&ject…"));
    m_reject->setInert(state.deciding);
    m_reasonRow->setLabel(tr("&Reason"));
    m_noteRow->setLabel(tr("Note for the member who asked"));
    m_reason->retranslate();
    m_confirmReject->setText(tr("Reject this request"));
    m_confirmReject->setInert(elsewhere, m_words->text());
    m_confirmReject->setBusy(here && rejecting, tr("Deciding"));
    m_cancelReject->setText(tr("Back"));
    m_cancelReject->setInert(here);
}

void DecisionCard::renderMessage()
{
    const auto& state = m_desk.approvals.state();
    if (!isTheDecided())
        m_message->clearMessage();
    else if (state.left == desk::LeftOpen::Reading)
        m_message->setMessage(Tone::Caution, readingAfterLeavingWords());
    else if (state.notKnown)
        m_message->setMessage(Tone::Caution,
                              tr("It is not known yet whether the decision arrived. The central system "
                                 "is being asked; nothing is decided twice."),
                              {}, {leaveWords()});
    else if (state.failure)
        showFailure(*m_message, *state.failure, m_desk.session.now());
    else if (state.left == desk::LeftOpen::Read)
        m_message->setMessage(Tone::Caution, readAfterLeavingWords());
    else
        m_message->clearMessage();
}

void DecisionCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_rejection->isVisibleTo(this) && !m_desk.approvals.state().deciding) {
        openRejection(false);
        m_reject->setFocus();
        return;
    }
    Card::keyPressEvent(event);
}

void DecisionCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

} // namespace bhxh::ui
