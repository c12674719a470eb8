#include "ui/approvals/ApprovalsPage.h"

#include "desk/Desk.h"
#include "ui/Words.h"
#include "ui/approvals/DecisionCard.h"
#include "ui/shell/Messages.h"
#include "ui/style/Space.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/LoadingShape.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/TwoLineList.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using domain::EmailChange;

namespace {

QList<RowMark> marksOf(const EmailChange& change, const QString& unproven)
{
    QList<RowMark> marks;
    if (change.proof.state != domain::ChallengeState::Proven && change.proof.delivery == domain::Delivery::Bounced)
        marks.append({.tone = Tone::Bad, .word = words(change.proof.delivery), .icon = IconName::MailBounced});
    else if (change.state == domain::EmailChangeState::AwaitingProof)
        marks.append({.tone = Tone::Neutral, .word = unproven, .icon = IconName::Hourglass});
    for (const domain::Risk risk : change.risks)
        marks.append({.tone = Tone::Caution, .word = words(risk)});
    return marks;
}

} // namespace

ApprovalsPage::ApprovalsPage(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_title(new SectionTitle), m_stale(new MessageBar),
      m_list(new TwoLineList([&desk] { return desk.session.now(); })), m_empty(new EmptyState(IconName::Approve)),
      m_loading(new LoadingShape(LoadingShape::Shape::Rows, 5)), m_failed(new EmptyState(IconName::Warning)),
      m_more(new TextLabel({}, TextStyle::Caption, ColourRole::Caution)), m_card(new DecisionCard(desk)),
      m_nothingChosen(new EmptyState(IconName::Approve))
{
    m_list->setObjectName(u"approvalsList"_s);
    m_stale->setObjectName(u"queueMessage"_s);
    m_stale->setCollapsing(true);
    auto* queue = new QWidget;
    m_queue = new QStackedLayout(queue);
    for (QWidget* view : std::initializer_list<QWidget*>{m_list, m_empty, m_loading, m_failed})
        m_queue->addWidget(view);
    auto* left = new QVBoxLayout;
    left->setSpacing(space::Small);
    left->addWidget(m_title);
    left->addWidget(m_stale);
    left->addWidget(queue, 1);
    left->addWidget(m_more);
    m_more->setWrapped(true);

    auto* scroll = new QScrollArea;
    scroll->setWidget(m_card);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* beside = new QWidget;
    m_beside = new QStackedLayout(beside);
    m_beside->addWidget(m_nothingChosen);
    m_beside->addWidget(scroll);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::Medium);
    row->addLayout(left, 2);
    row->addWidget(beside, 3);
    setFocusProxy(m_list);

    connect(m_list, &TwoLineList::chosen, this, [this](const QString& id) {
        const auto change = domain::EmailChangeId::parse(id);
        if (change)
            m_desk.approvals.select(*change);
    });
    connect(m_stale, &MessageBar::actionChosen, this, [this] { m_desk.approvals.refresh(); });
    connect(m_failed, &EmptyState::actionChosen, this, [this] { m_desk.approvals.refresh(); });
    connect(&m_desk.connection, &desk::Connection::stateChanged, this, &ApprovalsPage::render);
    connect(&m_desk.approvals, &desk::Approvals::stateChanged, this, &ApprovalsPage::render);
    render();
}

void ApprovalsPage::render()
{
    m_title->setText(tr("Waiting for a decision"));
    m_empty->setSentence(tr("No request waits for a decision."));
    m_empty->setHint(tr("New requests of this office appear here by themselves."));
    m_nothingChosen->setSentence(tr("Choose a request on the left."));
    m_list->setAccessibleName(tr("Requests that wait for a decision"));
    renderQueue();
    m_card->render();
    m_beside->setCurrentIndex(m_desk.approvals.state().selected ? 1 : 0);
    m_nothingChosen->setVisible(!m_desk.approvals.state().items.isEmpty() && !m_desk.approvals.state().selected);
}

void ApprovalsPage::renderQueue()
{
    const desk::Approvals::State& state = m_desk.approvals.state();
    QList<TwoLineItem> items;
    for (const EmailChange& change : state.items) {
        const auto& number = change.insuranceNumber;
        items.append({.id = change.id.text(),
                      .first = change.citizenName.clearText(),
                      .firstAside = number              ? number->grouped()
                                    : change.personalId ? change.personalId->grouped()
                                                        : QString(),
                      //: old address → new address · who asked
                      .second = tr("%1 → %2 · %3")
                                    .arg(change.oldEmailMasked.isEmpty() ? tr("no address") : change.oldEmailMasked,
                                         change.newEmail ? change.newEmail->display() : change.newEmailMasked,
                                         change.requestedBy.name),
                      .when = change.requestedAt,
                      .marks = marksOf(change, tr("not proven yet")),
                      .muted = change.state == domain::EmailChangeState::AwaitingProof});
    }
    m_list->setItems(items);
    m_list->setCurrentId(state.selected ? state.selected->id.text() : QString());
    m_more->setText(tr("More requests wait than can be shown. They come up as these are decided."));
    m_more->setVisible(state.more);
    const auto failure = readingFailure();
    if (failure) {
        const FailureWords told = wordsFor(*failure, m_desk.session.now());
        m_failed->setSentence(told.happened);
        //: what to do, then the code of the failure
        m_failed->setHint(tr("%1 (%2)").arg(told.remedy, told.code));
        m_failed->setAction(tr("Try again"), IconName::Refresh);
    }
    if (state.loaded && state.queueFailure)
        showFailure(*m_stale, *state.queueFailure, m_desk.session.now(), {tr("Try again")});
    else
        m_stale->clearMessage();
    if (state.loaded || failure)
        m_loading->stop();
    else
        m_loading->start();
    m_queue->setCurrentWidget(failure           ? static_cast<QWidget*>(m_failed)
                              : !state.loaded   ? static_cast<QWidget*>(m_loading)
                              : items.isEmpty() ? static_cast<QWidget*>(m_empty)
                                                : m_list);
}

/// A refusal is told by the queue itself; a line that is down only by the connection, as the queue goes on trying.
std::optional<domain::Failure> ApprovalsPage::readingFailure() const
{
    const desk::Approvals::State& state = m_desk.approvals.state();
    const auto& line = m_desk.connection.state();
    if (state.loaded)
        return {};
    if (state.queueFailure)
        return state.queueFailure;
    if (line.kind == desk::Connection::Kind::Offline && line.why)
        return domain::Failure{*line.why};
    return {};
}

bool ApprovalsPage::tell(MessageBar& bar) const
{
    const desk::Approvals::State& state = m_desk.approvals.state();
    const bool elsewhere = state.selected && state.selected->id.text() != m_card->decidedId();
    if (state.justDecided) {
        const QString name = state.justDecided->citizenName.clearText();
        const bool approved = state.justDecided->state == domain::EmailChangeState::Approved;
        bar.setMessage(approved ? Tone::Good : Tone::Info, approved ? tr("The request of %1 is approved.").arg(name)
                                                                    : tr("The request of %1 is rejected.").arg(name));
        return true;
    }
    if (state.notKnown && elsewhere) {
        bar.setMessage(Tone::Caution, tr("It is not known yet whether the decision on the request of %1 arrived. The "
                                         "central system is being asked.")
                                          .arg(m_card->decidedName()));
        return true;
    }
    if (state.left == desk::LeftOpen::Read && elsewhere) {
        //: %1 is the name of the citizen whose request it is
        bar.setMessage(Tone::Caution,
                       tr("What came of the decision on the request of %1 could not be learned. Whether it "
                          "still waits stands in the list.")
                           .arg(m_card->decidedName()));
        return true;
    }
    if (!state.failure || !state.loaded || m_card->decidedId().isEmpty())
        return false;
    if (elsewhere) {
        const FailureWords told = wordsFor(*state.failure, m_desk.session.now());
        bar.setMessage(toneOf(told.severity),
                       tr("The request of %1 is not decided: %2").arg(m_card->decidedName(), told.text()), told.code);
        return true;
    }
    return false;
}

void ApprovalsPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

} // namespace bhxh::ui
