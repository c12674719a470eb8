#include "ui/approvals/ApprovalsPage.h"

#include "desk/Desk.h"
#include "ui/Words.h"
#include "ui/approvals/DecisionCard.h"
#include "ui/style/Space.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/LoadingShape.h"
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
    if (change.state == domain::EmailChangeState::AwaitingProof)
        marks.append({.tone = Tone::Neutral, .word = unproven, .icon = IconName::Hourglass});
    for (const domain::Risk risk : change.risks)
        marks.append({.tone = Tone::Caution, .word = words(risk)});
    return marks;
}

} // namespace

ApprovalsPage::ApprovalsPage(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_title(new SectionTitle),
      m_list(new TwoLineList([&desk] { return desk.session.now(); })), m_empty(new EmptyState(IconName::Approve)),
      m_loading(new LoadingShape(LoadingShape::Shape::Rows, 5)), m_card(new DecisionCard(desk)),
      m_nothingChosen(new EmptyState(IconName::ArrowRight))
{
    m_list->setObjectName(u"approvalsList"_s);
    auto* queue = new QWidget;
    m_queue = new QStackedLayout(queue);
    for (QWidget* view : std::initializer_list<QWidget*>{m_list, m_empty, m_loading})
        m_queue->addWidget(view);
    auto* left = new QVBoxLayout;
    left->setSpacing(space::Small);
    left->addWidget(m_title);
    left->addWidget(queue, 1);

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
    if (state.selected)
        m_list->setCurrentId(state.selected->id.text());
    if (state.loaded)
        m_loading->stop();
    else
        m_loading->start();
    m_queue->setCurrentWidget(!state.loaded     ? static_cast<QWidget*>(m_loading)
                              : items.isEmpty() ? static_cast<QWidget*>(m_empty)
                                                : m_list);
}

void ApprovalsPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

} // namespace bhxh::ui
