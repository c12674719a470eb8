#include "ui/citizen/KeptDraftsView.h"

#include "desk/Desk.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/DangerRow.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/TwoLineList.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QUuid>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using Kept = desk::KeptDrafts::Kept;

namespace {

/// So many rows are seen at once; the others are scrolled to.
constexpr int kRowsSeen = 3;

QString idOf(const Kept& kept)
{
    return kept.id.toString(QUuid::WithoutBraces);
}

/// What the draft would register, masked: the list can be seen by whoever passes.
QString addressOf(const Kept& kept)
{
    const auto address = domain::EmailAddress::parse(kept.draft.email);
    return address ? KeptDraftsView::tr("new address %1").arg(address->masked())
                   : KeptDraftsView::tr("the new address isn't complete yet");
}

} // namespace

KeptDraftsView::KeptDraftsView(desk::Desk& desk, QWidget* parent)
    : Card({}, parent), m_desk(desk), m_hint(new TextLabel({}, TextStyle::Body, ColourRole::TextMuted)),
      m_list(new TwoLineList([&desk] { return desk.session.now(); })), m_buttons(new DangerRow),
      m_takeUp(new ActionButton({}))
{
    setObjectName(u"keptDrafts"_s);
    m_hint->setWrapped(true);
    m_list->setObjectName(u"keptDraftsList"_s);
    m_takeUp->setObjectName(u"takeUpDraftButton"_s);
    m_takeUp->setIconName(IconName::Pencil);
    m_buttons->danger()->setObjectName(u"dropDraftButton"_s);
    m_buttons->others()->addWidget(m_takeUp);
    content()->addWidget(m_hint);
    content()->addWidget(m_list);
    content()->addWidget(m_buttons);
    connect(m_takeUp, &QAbstractButton::clicked, this, &KeptDraftsView::takeUp);
    connect(m_list, &TwoLineList::opened, this, &KeptDraftsView::takeUp);
    connect(m_list, &TwoLineList::chosen, this, &KeptDraftsView::renderButtons);
    connect(m_buttons, &DangerRow::confirmed, this, &KeptDraftsView::drop);
    connect(&m_desk.keptDrafts, &desk::KeptDrafts::stateChanged, this, &KeptDraftsView::render);
    render();
}

void KeptDraftsView::render()
{
    const auto& kept = m_desk.keptDrafts.state().items;
    setVisible(!kept.isEmpty());
    setTitle(tr("Drafts that wait to be sent (%1)").arg(kept.size()));
    m_hint->setText(
        tr("Written down while the line was down. Nothing is sent by itself: open one again, and go on from there."));
    m_list->setAccessibleName(tr("Drafts that wait to be sent"));
    QList<TwoLineItem> items;
    for (const Kept& one : kept)
        items.append({.id = idOf(one),
                      .first = one.citizenName,
                      .firstAside = one.citizenNumber,
                      .second = addressOf(one),
                      .when = one.keptAt});
    m_list->setItems(items);
    m_list->setFixedHeight(int(qMin<qsizetype>(kept.size(), kRowsSeen)) * m_list->sizeHintForRow(0) + 2);
    if (m_list->currentId().isEmpty() && !items.isEmpty())
        m_list->setCurrentId(items.constFirst().id);
    renderButtons();
}

void KeptDraftsView::renderButtons()
{
    m_takeUp->setText(tr("&Open it again"));
    m_takeUp->setBusy(m_desk.keptDrafts.state().takingUp.has_value(), tr("Opening"));
    const QList<TwoLineItem> items = m_list->items();
    const auto chosen = std::ranges::find(items, m_list->currentId(), &TwoLineItem::id);
    m_buttons->setDangerVisible(chosen != items.cend());
    m_buttons->setWords(tr("Delete…"),
                        chosen == items.cend()
                            ? QString()
                            //: a citizen's name, and their number: namesakes have drafts, too
                            : tr("Delete the draft for %1 (%2)?").arg(chosen->first, chosen->firstAside),
                        tr("Delete"), tr("Back"));
}

void KeptDraftsView::takeUp()
{
    m_desk.keptDrafts.takeUp(QUuid::fromString(m_list->currentId()));
    emit taken();
}

void KeptDraftsView::drop()
{
    m_desk.keptDrafts.drop(QUuid::fromString(m_list->currentId()));
}

void KeptDraftsView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    Card::changeEvent(event);
}

} // namespace bhxh::ui
