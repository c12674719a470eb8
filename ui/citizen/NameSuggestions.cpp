#include "ui/citizen/NameSuggestions.h"

#include "desk/Desk.h"
#include "ui/Words.h"
#include "ui/citizen/PersonRow.h"
#include "ui/style/Plate.h"
#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/TwoLineList.h"
#include "ui/widgets/ValueNote.h"
#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

namespace {

/// So many rows are seen at once; the others are scrolled to.
constexpr int kRowsSeen = 6;

/// Keys that move in a list; all others type.
bool movesInList(int key)
{
    static constexpr std::array keys{Qt::Key_Up,  Qt::Key_Down,   Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Home,
                                     Qt::Key_End, Qt::Key_Return, Qt::Key_Enter,  Qt::Key_Tab,      Qt::Key_Backtab};
    return std::ranges::find(keys, key) != keys.end();
}

} // namespace

NameSuggestions::NameSuggestions(desk::Desk& desk, SearchField& field)
    : QWidget(&field), m_desk(desk), m_search(desk.nameSearch), m_field(field), m_source(new ValueNote),
      m_list(new TwoLineList({}, this)), m_more(new TextLabel({}, TextStyle::Caption, ColourRole::TextMuted))
{
    setObjectName(u"nameSuggestions"_s);
    hide();
    m_list->setObjectName(u"suggestionsList"_s);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::ClickFocus); // Down leads into it; Tab goes on to the button, as without it
    m_more->setObjectName(u"suggestionsMore"_s);
    m_more->setWrapped(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, space::Small, 1, space::Small);
    column->setSpacing(space::Small);
    for (QWidget* words : std::initializer_list<QWidget*>{m_source, m_more})
        words->setContentsMargins(space::Large, 0, space::Large, 0);
    column->addWidget(m_source);
    column->addWidget(m_list, 1);
    column->addWidget(m_more);

    m_field.installEventFilter(this);
    m_list->installEventFilter(this);
    connect(&m_field, &SearchField::seenTextChanged, this, &NameSuggestions::ask);
    connect(&m_search, &desk::NameSearch::stateChanged, this, &NameSuggestions::render);
    connect(m_list, &TwoLineList::opened, this, &NameSuggestions::open);
    connect(m_list, &QAbstractItemView::clicked, this, [this] { open(m_list->currentId()); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, const QWidget* now) { focusMoved(now); });
}

void NameSuggestions::ask()
{
    m_putAway = false;
    m_entersSoon.reset(); // another text was typed
    m_search.type(m_field.seenText());
    render();
}

bool NameSuggestions::isWanted() const
{
    const auto& state = m_search.state();
    const bool isAbout = !state.typed.isEmpty() && !m_field.seenText().isEmpty();
    const bool hasFocus = m_field.hasFocus() || m_list->hasFocus();
    return isAbout && hasFocus && !m_putAway && (!state.items.isEmpty() || state.names.done < state.names.total);
}

void NameSuggestions::render()
{
    if (!isWanted()) {
        hide();
        m_list->setItems({});
        m_field.setAccessibleDescription({});
        return;
    }
    QList<TwoLineItem> items;
    for (const domain::SavedCitizen& saved : m_search.state().items)
        items.append(personRow(saved.citizen));
    m_list->setItems(items);
    m_list->setVisible(!items.isEmpty());
    renderWords();
    place();
    show();
    raise();
    if (m_entersSoon && !m_search.state().searching)
        enterList(*std::exchange(m_entersSoon, std::nullopt));
}

void NameSuggestions::renderWords()
{
    m_list->setAccessibleName(tr("People in the saved data with this name"));
    m_list->setAccessibleDescription(tr("Down leads into the list, Enter opens the chosen one, Esc closes it."));
    const int count = int(m_search.state().items.size());
    //: for a screen reader, at the look-up field while a name is typed
    m_field.setAccessibleDescription(tr("%n people with this name are in the list below", nullptr, count));
    m_source->say(Tone::Neutral, sourceWords(), IconName::History);
    QStringList words{progressWords()};
    if (m_search.state().more)
        words << tr("More people fit: type more of the name, or the year of birth.");
    words.removeAll(QString());
    m_more->setText(words.join(u' '));
    m_more->setVisible(!words.isEmpty());
}

/// Where they come from, and what is opened when one is chosen.
QString NameSuggestions::sourceWords() const
{
    const QDateTime& asOf = m_desk.saved.state().summary.confirmedAt;
    const bool isDown =
        m_desk.connection.state().kind == desk::Connection::Kind::Offline || m_desk.session.state().offline;
    //: above the names that are suggested while somebody types; %1 is a time of today, or a date and time
    const QString source = asOf.isValid()
                               ? tr("From this office's data, saved at %1.").arg(momentText(asOf, m_desk.session.now()))
                               : tr("From this office's saved data, which isn't complete yet.");
    const QString opened = isDown ? tr("The central system can't be reached: what is saved is opened.")
                                  : tr("The record itself is read from the central system when one is opened.");
    return source + u' ' + opened;
}

QString NameSuggestions::progressWords() const
{
    const domain::IndexProgress& names = m_search.state().names;
    if (names.total <= 0 || names.done >= names.total)
        return {};
    //: the names of the saved data are being made searchable after the desk was opened
    return tr("Opening the saved names: %1 %. Others may fit too.").arg(names.done * 100 / names.total);
}

/// Under the field, as wide as it, as high as its rows need and the window has room for.
void NameSuggestions::place()
{
    // Not the window itself: this goes with the work when the desk is locked.
    QWidget* bar = m_field.parentWidget();
    QWidget* home = bar->parentWidget() ? bar->parentWidget() : bar;
    if (parentWidget() != home)
        setParent(home);
    const QPoint corner = m_field.mapTo(home, QPoint(0, m_field.height() + space::Hair));
    const int rows = int(qMin<qsizetype>(m_search.state().items.size(), kRowsSeen));
    m_list->setFixedHeight(rows * qMax(0, m_list->sizeHintForRow(0)));
    layout()->invalidate();
    const int width = m_field.width();
    const int wanted = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height();
    setGeometry(QRect(corner, QSize(width, wanted)));
}

bool NameSuggestions::enter(bool atLast)
{
    if (!isVisible() || m_list->items().isEmpty())
        return false;
    if (m_search.state().searching) // the rows are those of an earlier text
        m_entersSoon = atLast;
    else
        enterList(atLast);
    return true;
}

void NameSuggestions::enterList(bool atLast)
{
    const QList<TwoLineItem> items = m_list->items();
    if (items.isEmpty())
        return;
    m_list->setFocus(Qt::TabFocusReason);
    m_list->setCurrentId(atLast ? items.constLast().id : items.constFirst().id);
}

void NameSuggestions::putAway()
{
    m_putAway = true;
    m_entersSoon.reset();
    render();
}

void NameSuggestions::open(const QString& id)
{
    const auto citizen = domain::CitizenId::parse(id);
    if (!citizen)
        return;
    m_field.setFocus(Qt::OtherFocusReason);
    putAway();
    emit chosen(*citizen);
}

/// Who goes on to another place has no use for it; nor does it come back by itself when they return.
void NameSuggestions::focusMoved(const QWidget* now)
{
    if (now == &m_field || now == m_list || !now || now->window() != m_field.window())
        return;
    if (isVisible())
        putAway();
}

void NameSuggestions::backToField()
{
    m_list->setCurrentId({});
    m_field.setFocus(Qt::OtherFocusReason);
}

bool NameSuggestions::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_field && event->type() == QEvent::KeyPress)
        return fieldKey(static_cast<QKeyEvent*>(event)->key());
    if (watched == m_list && event->type() == QEvent::KeyPress)
        return listKey(event);
    if (watched == &m_field && (event->type() == QEvent::Resize || event->type() == QEvent::Move) && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

bool NameSuggestions::fieldKey(int key)
{
    if (!isVisible())
        return false;
    switch (key) {
    case Qt::Key_Down:
        return enter();
    case Qt::Key_Up:
        return enter(true);
    case Qt::Key_Escape:
        putAway();
        return true;
    default:
        return false;
    }
}

/// Past its ends it leads back to the field, and so does Esc; what is typed is typed there.
bool NameSuggestions::listKey(QEvent* event)
{
    auto* key = static_cast<QKeyEvent*>(event);
    const int row = m_list->currentIndex().row();
    const bool isAtEnd = (key->key() == Qt::Key_Up && row <= 0) ||
                         (key->key() == Qt::Key_Down && row == int(m_list->items().size()) - 1);
    if (isAtEnd || key->key() == Qt::Key_Escape) {
        backToField();
        if (key->key() == Qt::Key_Escape)
            putAway();
        return true;
    }
    const bool types = !key->text().isEmpty() && !movesInList(key->key());
    if (!types || (key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)))
        return false;
    backToField();
    m_field.deselect();
    QCoreApplication::sendEvent(&m_field, event);
    return true;
}

void NameSuggestions::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintPlate(painter, QRectF(rect()), space::Radius, Theme::colour(ColourRole::Raised),
               Theme::colour(ColourRole::LineStrong));
}

void NameSuggestions::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && isVisible())
        renderWords();
    QWidget::changeEvent(event);
}

} // namespace bhxh::ui
