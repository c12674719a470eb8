#include "ui/citizen/MatchesView.h"

#include "desk/CitizenLookup.h"
#include "desk/Session.h"
#include "ui/Words.h"
#include "ui/citizen/PersonRow.h"
#include "ui/citizen/SavedWords.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/TwoLineList.h"
#include <QEvent>
#include <QVBoxLayout>
#include <utility>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using Kind = desk::CitizenLookup::Kind;

MatchesView::MatchesView(desk::CitizenLookup& lookup, const desk::Session& session, QWidget* parent)
    : QWidget(parent), m_lookup(lookup), m_session(session), m_title(new SectionTitle),
      m_hint(new TextLabel({}, TextStyle::Body, ColourRole::TextMuted)),
      m_list(new TwoLineList([&session] { return session.now(); })), m_back(new ActionButton({}))
{
    m_back->setObjectName(u"backToCaseButton"_s);
    m_list->setObjectName(u"matchesList"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Small);
    column->addWidget(m_title);
    column->addWidget(m_hint);
    column->addWidget(m_list, 1);
    column->addWidget(m_back, 0, Qt::AlignLeft);
    connect(m_back, &QAbstractButton::clicked, this, [this] { m_lookup.backToCase(); });
    setFocusProxy(m_list);
    connect(m_list, &TwoLineList::opened, this, [this](const QString& id) {
        if (const auto citizen = domain::CitizenId::parse(id))
            m_lookup.choose(*citizen);
    });
    connect(&m_lookup, &desk::CitizenLookup::stateChanged, this, &MatchesView::render);
    render();
}

void MatchesView::render()
{
    const auto& state = m_lookup.state();
    m_title->setText(tr("%n people found", nullptr, int(state.matches.size())));
    m_hint->setText(hintWords());
    m_hint->setRole(state.saved ? ColourRole::Caution : ColourRole::TextMuted);
    m_list->setAccessibleName(tr("People found"));
    m_back->setVisible(state.citizen.has_value());
    if (state.citizen)
        //: %1 is the name of the citizen who was open before
        m_back->setText(tr("&Back to %1").arg(ActionButton::plain(state.citizen->name.clearText())));
    QList<TwoLineItem> items;
    for (const domain::Citizen& citizen : state.matches) {
        TwoLineItem item = personRow(citizen);
        if (state.saved)
            item.marks.append({.tone = Tone::Caution,
                               .word = savedAtWords(state.saved->confirmedAt, m_session.now()),
                               .icon = IconName::History});
        items.append(item);
    }
    m_list->setItems(items);
    // What comes later by itself (the central's list in place of the saved one) leaves row and focus where they are:
    // an Enter that was meant for one person must not open another.
    const bool isAnswer = std::exchange(m_isAwaited, state.kind == Kind::Searching) && state.kind == Kind::Several;
    if (isAnswer && !items.isEmpty()) {
        m_list->setCurrentId(items.constFirst().id);
        m_list->setFocus();
    }
}

QString MatchesView::hintWords() const
{
    const auto& state = m_lookup.state();
    if (state.saved)
        return state.truncated ? tr("These come from the saved data, and more fit than can be shown: type more of the "
                                    "name, or the year of birth.")
                               : tr("These come from the saved data: somebody new, or from another office, isn't "
                                    "among them. Ask for a number's last digits; Enter opens the chosen one.");
    return state.truncated ? tr("There are more than can be shown: add the day of birth, or use a number. Enter opens "
                                "the chosen one.")
                           : tr("Ask for one more fact before opening: the address, or a number's last digits. Enter "
                                "opens the chosen one.");
}

void MatchesView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

} // namespace bhxh::ui
