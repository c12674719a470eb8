#include "ui/saveddata/SavedDataPage.h"

#include "desk/Desk.h"
#include "ui/FailureText.h"
#include "ui/Words.h"
#include "ui/saveddata/SyncCard.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/DangerRow.h"
#include "ui/widgets/KeyValueGrid.h"
#include "ui/widgets/StatePill.h"
#include "ui/widgets/TextLabel.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using Kind = desk::SavedRegister::Kind;

namespace {

Tone toneOf(Kind kind)
{
    switch (kind) {
    case Kind::Open:
        return Tone::Good;
    case Kind::OthersOnly:
        return Tone::Caution;
    case Kind::Failed:
        return Tone::Bad;
    case Kind::Closed:
    case Kind::NotAllowed:
    case Kind::NotKept:
    case Kind::Opening:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

/// One word for the pill.
QString wordOf(Kind kind)
{
    switch (kind) {
    case Kind::Open:
        //: the saved data of this desk, one word: it can be used
        return SavedDataPage::tr("ready");
    case Kind::Opening:
        //: the saved data of this desk, one word
        return SavedDataPage::tr("opening");
    case Kind::OthersOnly:
        //: the saved data of this desk, in short
        return SavedDataPage::tr("for colleagues only");
    case Kind::Failed:
        //: the saved data of this desk, in short
        return SavedDataPage::tr("can't be opened");
    case Kind::Closed:
    case Kind::NotAllowed:
    case Kind::NotKept:
        //: the saved data of this desk, in short: there is none
        return SavedDataPage::tr("nothing is kept");
    }
    return {};
}

} // namespace

SavedDataPage::SavedDataPage(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_kept(makeKept()), m_sync(new SyncCard(desk)), m_forgetCard(makeForget())
{
    setObjectName(u"savedDataPage"_s);
    auto* right = new QVBoxLayout;
    right->setSpacing(space::Medium);
    right->addWidget(m_sync);
    right->addWidget(m_forgetCard);
    right->addStretch(1);
    auto* left = new QVBoxLayout;
    left->addWidget(m_kept);
    left->addStretch(1);
    auto* page = new QWidget;
    page->setObjectName(u"page"_s);
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::Medium);
    row->addLayout(left, 1);
    row->addLayout(right, 1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);
    connect(&m_desk.saved, &desk::SavedRegister::stateChanged, this, &SavedDataPage::render);
    connect(&m_desk.session, &desk::Session::stateChanged, this, &SavedDataPage::render);
    render();
}

Card* SavedDataPage::makeKept()
{
    m_state = new StatePill;
    m_words = new TextLabel;
    m_words->setObjectName(u"savedDataWords"_s);
    m_words->setWrapped(true);
    m_words->setFocusPolicy(Qt::StrongFocus);
    m_retry = new ActionButton({});
    m_retry->setObjectName(u"savedRetryButton"_s);
    m_retry->setIconName(IconName::Refresh);
    m_grid = new KeyValueGrid;
    m_grid->setObjectName(u"savedDataGrid"_s);
    connect(m_retry, &QAbstractButton::clicked, this, [this] { m_desk.saved.retry(); });
    auto* card = new Card;
    card->addTrailing(m_state);
    card->content()->addWidget(m_words);
    card->content()->addWidget(m_retry, 0, Qt::AlignLeft);
    card->content()->addSpacing(space::Hair);
    card->content()->addWidget(m_grid);
    return card;
}

Card* SavedDataPage::makeForget()
{
    m_forgetWords = new TextLabel({}, TextStyle::Body, ColourRole::TextMuted);
    m_forgetWords->setWrapped(true);
    m_forget = new DangerRow;
    m_forget->danger()->setObjectName(u"forgetSavedButton"_s);
    connect(m_forget, &DangerRow::confirmed, this, [this] { m_desk.saved.forgetEverything(); });
    auto* card = new Card;
    card->content()->addWidget(m_forgetWords);
    card->content()->addWidget(m_forget);
    return card;
}

void SavedDataPage::takeFocus()
{
    m_words->setFocus(Qt::MouseFocusReason); // the ring comes with the next key
}

void SavedDataPage::render()
{
    m_kept->setTitle(tr("Saved data of this desk"));
    renderState();
    renderGrid();
    renderForget();
    const Kind kind = m_desk.saved.state().kind;
    m_sync->setVisible(kind != Kind::NotAllowed && kind != Kind::NotKept); // it would say the same
}

void SavedDataPage::renderState()
{
    const auto& state = m_desk.saved.state();
    m_state->setState(toneOf(state.kind), wordOf(state.kind));
    m_words->setText(stateWords());
    m_retry->setText(tr("Try again"));
    m_retry->setVisible(state.kind == Kind::Failed);
}

/// Each state in its own words: what holds, and what to do.
QString SavedDataPage::stateWords() const
{
    const auto& state = m_desk.saved.state();
    switch (state.kind) {
    case Kind::Closed:
        return tr("The saved data is closed: nobody works at this desk just now.");
    case Kind::NotAllowed:
        if (state.failure)
            return tr("The central system doesn't allow this desk to keep anything any more, but a file of it could "
                      "not be deleted yet. That is tried again by itself; if it stays so, tell the administrator.");
        return tr("The central system doesn't allow this desk to keep anything. Look-ups work only while it can be "
                  "reached.");
    case Kind::NotKept:
        return tr("This desk has no place to keep anything. Look-ups work only while the central system can be "
                  "reached; tell the administrator if that should be different.");
    case Kind::Opening:
        return tr("The saved data is being opened. Look-ups need the central system until then.");
    case Kind::OthersOnly:
        return tr("What is kept here is for colleagues: there is no key to it for this sign-in, or it is another "
                  "office's. That changes by itself: when a colleague of this office opens this desk, or when the "
                  "register is read the next time.");
    case Kind::Failed: {
        if (!state.failure)
            return {};
        const FailureWords failure = wordsFor(*state.failure, m_desk.session.now());
        return failure.text() + u" ("_s + failure.code + u')';
    }
    case Kind::Open:
        break;
    }
    if (!m_desk.saved.canAnswer())
        return tr("The register of this office hasn't been read yet. Until the first people are here, look-ups need "
                  "the central system.");
    if (state.sessionOnly)
        return tr("When the central system can't be reached, people of this office are looked up here. This computer "
                  "has no key store that lasts, so it is all deleted when the program ends.");
    return tr("When the central system can't be reached, people of this office are looked up here. It is sealed: only "
              "the members of this desk open it, each with their own PIN.");
}

void SavedDataPage::renderGrid()
{
    const auto& state = m_desk.saved.state();
    const domain::SavedSummary& kept = state.summary;
    m_grid->setVisible(state.kind == Kind::Open);
    const auto& member = m_desk.session.state().member;
    const bool ours = member && member->office.code == kept.office;
    m_grid->setValue(u"people"_s, tr("People"), countText(kept.people), {.strong = true});
    m_grid->setValue(u"office"_s, tr("Office"), ours ? member->office.name : kept.office);
    m_grid->setValue(u"asOf"_s, tr("As of"),
                     kept.confirmedAt.isValid() ? dateTimeText(kept.confirmedAt)
                                                //: the register was not read to its end yet
                                                : tr("not complete yet"));
    m_grid->setValue(u"expires"_s, tr("Deleted on"), dateTimeText(kept.expiresAt),
                     {.note = kept.expiresAt.isValid() ? tr("unless the register is read again before") : QString()});
    m_grid->setValue(u"size"_s, tr("On this computer"), sizeText(kept.bytes));
    m_grid->setValue(u"names"_s, tr("Search by name"), namesText());
}

QString SavedDataPage::namesText() const
{
    const domain::IndexProgress& names = m_desk.saved.state().names;
    if (names.total == 0)
        //: the search by name in the saved data: there is nobody to be found
        return tr("nobody yet");
    if (names.done >= names.total)
        //: the search by name in the saved data
        return tr("ready");
    //: the search by name in the saved data: how many names of all can be found already
    return tr("%1 of %2 names opened").arg(countText(names.done), countText(names.total));
}

void SavedDataPage::renderForget()
{
    const auto& state = m_desk.saved.state();
    const bool isKept =
        state.kind == Kind::Open || state.kind == Kind::OthersOnly || state.kind == Kind::Failed || state.destroying;
    m_forgetCard->setTitle(tr("Delete the saved data"));
    m_forgetCard->setVisible(isKept);
    m_forgetWords->setText(tr(
        "All of it is deleted from this computer, for all members of this desk, and can't be brought back. Until the "
        "register has been read anew, nobody can be looked up here without the central system. Drafts that wait "
        "are kept. Do this before the computer is given away or repaired."));
    m_forget->setWords(tr("Delete the saved data…"), tr("Delete it for all members of this desk?"), tr("Delete"),
                       tr("Back"));
    m_forget->setBusy(state.destroying, tr("Deleting"));
}

void SavedDataPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

} // namespace bhxh::ui
