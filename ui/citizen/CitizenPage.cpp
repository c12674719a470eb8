#include "ui/citizen/CitizenPage.h"

#include "desk/Desk.h"
#include "ui/Words.h"
#include "ui/citizen/CitizenCard.h"
#include "ui/citizen/KeptDraftsView.h"
#include "ui/citizen/MatchesView.h"
#include "ui/emailchange/EmailChangePanel.h"
#include "ui/passwordreset/PasswordResetPanel.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
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
      m_nobody(new EmptyState(IconName::User)), m_notSaved(new EmptyState(IconName::Offline)),
      m_loading(new LoadingShape(LoadingShape::Shape::Lines, 7)), m_matches(new MatchesView(desk.lookup, desk.session))
{
    m_ready->setObjectName(u"emptyState"_s);
    m_nobody->setObjectName(u"nobodyFound"_s);
    m_notSaved->setObjectName(u"notSaved"_s);
    m_notSaved->actionButton()->setObjectName(u"askAgainButton"_s);
    m_readyPage = makeReady();
    m_case = makeCase();
    for (QWidget* view :
         std::initializer_list<QWidget*>{m_readyPage, m_nobody, m_notSaved, m_loading, m_matches, m_case})
        m_stack->addWidget(view);
    connect(m_notSaved, &EmptyState::actionChosen, this, [this] {
        m_desk.connection.tryNow();
        m_desk.lookup.askNow();
    });
    connect(&m_desk.lookup, &desk::CitizenLookup::stateChanged, this, &CitizenPage::render);
    connect(&m_desk.emailChanges, &desk::EmailChanges::stateChanged, this, &CitizenPage::leadIntoForm);
    render();
}

QWidget* CitizenPage::makeReady()
{
    auto* ready = new QWidget;
    auto* drafts = new KeptDraftsView(m_desk, ready);
    drafts->setMaximumWidth(760);
    connect(drafts, &KeptDraftsView::taken, this, [this] { m_leadsIntoForm = true; });
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(drafts, 100);
    row->addStretch(1);
    auto* column = new QVBoxLayout(ready);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_ready, 1);
    column->addLayout(row);
    return ready;
}

QWidget* CitizenPage::makeCase()
{
    auto* card = new CitizenCard(m_desk.lookup, m_desk.session);
    card->setFixedWidth(380);
    auto* emails = m_emails = new EmailChangePanel(m_desk);
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

/// A draft that was taken up is on the form by now, and whoever took it up goes on there.
void CitizenPage::leadIntoForm()
{
    if (m_leadsIntoForm && m_desk.emailChanges.state().kind == desk::EmailChanges::Kind::Drafting) {
        m_leadsIntoForm = false;
        m_emails->takeFocus();
    }
}

void CitizenPage::render()
{
    m_ready->setSentence(tr("Who stands at the counter?"));
    m_ready->setHint(tr("Type or scan a number, or type the full name and the year of birth, and press Enter. F2 leads "
                        "back to the field from anywhere."));
    m_nobody->setSentence(tr("Nobody was found."));
    m_nobody->setHint(tr("Check the number digit by digit, or look up by full name and birth date as they stand on the "
                         "card. What was typed is still in the field."));
    renderNotSaved();

    const auto& lookup = m_desk.lookup.state();
    if (lookup.isWaiting())
        m_loading->start();
    else
        m_loading->stop();
    switch (lookup.kind) {
    case Kind::Ready:
    case Kind::Failed:
        m_leadsIntoForm = false;
        m_stack->setCurrentWidget(m_readyPage);
        break;
    case Kind::Searching:
    case Kind::Opening:
        m_stack->setCurrentWidget(m_loading);
        break;
    case Kind::NobodyFound:
        m_stack->setCurrentWidget(m_nobody);
        break;
    case Kind::NotSaved:
        m_stack->setCurrentWidget(m_notSaved);
        break;
    case Kind::Several:
        m_stack->setCurrentWidget(m_matches);
        break;
    case Kind::Open:
        m_stack->setCurrentWidget(m_case);
        break;
    }
}

/// Never the central's word: that there is nobody only the central can say.
void CitizenPage::renderNotSaved()
{
    const auto& saved = m_desk.lookup.state().saved;
    const bool isAsked = saved && saved->stillAsking;
    const bool isNameOnly = saved && saved->nameOnly;
    m_notSaved->setSentence(tr("Not in the saved data."));
    QStringList hint{tr("This doesn't mean that there is nobody: the saved data has the people of this office only.")};
    if (saved && saved->confirmedAt.isValid())
        //: %1 is a time of today, or a date and time
        hint << tr("It was saved at %1.").arg(momentText(saved->confirmedAt, m_desk.session.now()));
    if (isAsked)
        hint << tr("The central system has not answered yet; what it says is shown here by itself.");
    else if (isNameOnly)
        hint << tr("A name alone is looked up there only: add the year of birth, and the central system is asked.");
    else
        hint << tr("The central system can't be reached. It is asked by itself when the line is back; what was typed "
                   "is still in the field.");
    m_notSaved->setHint(hint.join(u'\n'));
    m_notSaved->setAction(isAsked || isNameOnly ? QString() : tr("Try again now"), IconName::Refresh);
}

void CitizenPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

} // namespace bhxh::ui
