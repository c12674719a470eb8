#include "ui/citizen/CitizenPage.h"

#include "desk/Desk.h"
#include "ui/citizen/CitizenCard.h"
#include "ui/citizen/MatchesView.h"
#include "ui/emailchange/EmailChangePanel.h"
#include "ui/passwordreset/PasswordResetPanel.h"
#include "ui/style/Space.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/LoadingShape.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using Kind = desk::CitizenLookup::Kind;

CitizenPage::CitizenPage(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_stack(new QStackedLayout(this)), m_ready(new EmptyState(IconName::Search)),
      m_nobody(new EmptyState(IconName::User)), m_loading(new LoadingShape(LoadingShape::Shape::Lines, 7)),
      m_matches(new MatchesView(desk.lookup, desk.session))
{
    m_ready->setObjectName(u"emptyState"_s);
    m_nobody->setObjectName(u"nobodyFound"_s);
    m_case = makeCase();
    for (QWidget* view : std::initializer_list<QWidget*>{m_ready, m_nobody, m_loading, m_matches, m_case})
        m_stack->addWidget(view);
    connect(&m_desk.lookup, &desk::CitizenLookup::stateChanged, this, &CitizenPage::render);
    render();
}

QWidget* CitizenPage::makeCase()
{
    auto* card = new CitizenCard(m_desk.lookup, m_desk.session);
    card->setFixedWidth(380);
    auto* emails = new EmailChangePanel(m_desk);
    auto* resets = new PasswordResetPanel(m_desk);
    connect(card, &CitizenCard::closeAsked, this, &CitizenPage::closeAsked);
    connect(emails, &EmailChangePanel::displayAsked, this, &CitizenPage::displayAsked);
    connect(resets, &PasswordResetPanel::displayAsked, this, &CitizenPage::displayAsked);

    auto* work = new QWidget;
    auto* column = new QVBoxLayout(work);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Medium);
    column->addWidget(emails);
    column->addWidget(resets);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(work);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::Medium);
    row->addWidget(card);
    row->addWidget(scroll, 1);
    return both;
}

void CitizenPage::render()
{
    m_ready->setSentence(tr("Who stands at the counter?"));
    m_ready->setHint(tr("Type or scan a number, or type the full name and the year of birth, and press Enter. F2 leads "
                        "back to the field from anywhere."));
    m_nobody->setSentence(tr("Nobody was found."));
    m_nobody->setHint(tr("Check the number digit by digit, or look up by full name and birth date as they stand on the "
                         "card. What was typed is still in the field."));

    const Kind kind = m_desk.lookup.state().kind;
    if (kind == Kind::Searching || kind == Kind::Opening)
        m_loading->start();
    else
        m_loading->stop();
    switch (kind) {
    case Kind::Ready:
    case Kind::Failed:
        m_stack->setCurrentWidget(m_ready);
        break;
    case Kind::Searching:
    case Kind::Opening:
        m_stack->setCurrentWidget(m_loading);
        break;
    case Kind::NobodyFound:
    case Kind::NotSaved:
        m_stack->setCurrentWidget(m_nobody);
        break;
    case Kind::Several:
        m_stack->setCurrentWidget(m_matches);
        break;
    case Kind::Open:
        m_stack->setCurrentWidget(m_case);
        break;
    }
}

void CitizenPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

} // namespace bhxh::ui
