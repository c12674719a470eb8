#include "ui/citizen/LookupBar.h"

#include "desk/Desk.h"
#include "ui/Words.h"
#include "ui/citizen/NameSuggestions.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/StatePill.h"
#include "ui/widgets/TextLabel.h"
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QInputMethod>
#include <QLineEdit>
#include <utility>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using domain::Purpose;

namespace {
constexpr std::array kPurposes{Purpose::EmailChange, Purpose::PasswordReset, Purpose::AnswerQuestion, Purpose::Review};
const QString kLookup = u"lookup"_s;
const QString kPurpose = u"purpose"_s;
const QString kCase = u"case"_s;
} // namespace

LookupBar::LookupBar(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_lookup(desk.lookup), m_names(desk.nameSearch), m_field(new SearchField),
      m_button(new ActionButton({}, ActionButton::Kind::Primary)),
      m_purposeLabel(new TextLabel({}, TextStyle::Caption, ColourRole::TextMuted)), m_purpose(new QComboBox),
      m_caseLabel(new TextLabel({}, TextStyle::Caption, ColourRole::TextMuted)), m_case(new QLineEdit)
{
    m_field->setObjectName(u"lookupField"_s);
    if (auto* chip = m_field->findChild<StatePill*>())
        chip->setObjectName(u"recognisedChip"_s);
    m_button->setObjectName(u"lookupButton"_s);
    m_button->setIconName(IconName::Search);
    m_button->setMinimumHeight(space::SearchHeight);
    m_purpose->setObjectName(u"purposeBox"_s);
    m_case->setObjectName(u"caseReferenceField"_s);
    m_case->setMaxLength(40);
    m_purposeLabel->setBuddy(m_purpose);
    m_caseLabel->setBuddy(m_case);
    for (const Purpose purpose : kPurposes)
        m_purpose->addItem({}, int(purpose));

    // The field and its button stand in one line with the two small fields; the labels of those above them.
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::Small);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_field, 0, 0, 2, 1, Qt::AlignBottom);
    grid->addWidget(m_button, 0, 1, 2, 1, Qt::AlignBottom);
    grid->setColumnMinimumWidth(2, space::Small);
    grid->addWidget(m_purposeLabel, 0, 3);
    grid->addWidget(m_purpose, 1, 3);
    grid->addWidget(m_caseLabel, 0, 4);
    grid->addWidget(m_case, 1, 4);
    grid->setColumnStretch(0, 1);
    m_purpose->setMinimumWidth(190);
    m_case->setFixedWidth(150);

    m_suggestions = new NameSuggestions(desk, *m_field);
    setTabOrder(m_field, m_button);
    setTabOrder(m_button, m_purpose);
    setTabOrder(m_purpose, m_case);
    connect(m_field, &QLineEdit::textChanged, this, &LookupBar::recognise);
    connect(m_field, &SearchField::submitted, this, &LookupBar::submit);
    connect(m_suggestions, &NameSuggestions::chosen, this, &LookupBar::open);
    connect(m_case, &QLineEdit::returnPressed, this, &LookupBar::submit);
    connect(m_button, &QAbstractButton::clicked, this, &LookupBar::submit);
    connect(&m_lookup, &desk::CitizenLookup::stateChanged, this, &LookupBar::render);
    render();
}

LookupBar::~LookupBar()
{
    delete m_suggestions;
}

void LookupBar::startOver()
{
    m_field->startOver();
}

void LookupBar::clear()
{
    // Unlike clear(), setText() leaves nothing to undo.
    m_field->setText({});
    m_case->setText({});
}

bool LookupBar::isEmpty() const
{
    return m_field->text().isEmpty();
}

void LookupBar::forget()
{
    clear();
    m_purpose->setCurrentIndex(0);
}

void LookupBar::keepTyped(desk::KeptWork& kept) const
{
    kept.keepTyped(kLookup, m_field->text());
    kept.keepTyped(kCase, m_case->text());
    // A purpose alone is no work that somebody would miss.
    if (m_purpose->currentIndex() > 0 && !(m_field->text() + m_case->text()).isEmpty())
        kept.keepTyped(kPurpose, QString::number(m_purpose->currentData().toInt()));
}

void LookupBar::bringBack(desk::KeptWork& kept)
{
    m_field->setText(kept.takeTyped(kLookup));
    m_case->setText(kept.takeTyped(kCase));
    m_keepsCase = !m_case->text().isEmpty();
    m_purpose->setCurrentIndex(qMax(0, m_purpose->findData(kept.takeTyped(kPurpose).toInt())));
    m_suggestions->putAway(); // nobody types just now
}

Purpose LookupBar::purpose() const
{
    return Purpose(m_purpose->currentData().toInt());
}

void LookupBar::submit()
{
    // An input method that is still composing would lose its last word.
    QGuiApplication::inputMethod()->commit();
    if (m_field->text().trimmed().isEmpty()) {
        startOver();
        return;
    }
    // A name alone is what the list under the field is for.
    const bool isNameOnly = m_lookup.recognise(m_field->text()).kind == domain::LookupText::Kind::NameOnly;
    if (isNameOnly && m_suggestions->enter())
        return;
    m_suggestions->putAway();
    m_keepsCase = false;
    emit asked();
    m_lookup.lookUp(m_field->text(), purpose(), m_case->text());
}

/// A case number goes with a look-up by number only, and every look-up that has one is to be found under it.
void LookupBar::open(const domain::CitizenId& citizen)
{
    const QString number = m_case->text().isEmpty() ? QString() : numberOf(citizen);
    m_keepsCase = false;
    emit asked();
    if (number.isEmpty())
        m_lookup.open(citizen, purpose());
    else
        m_lookup.lookUp(number, purpose(), m_case->text());
}

QString LookupBar::numberOf(const domain::CitizenId& citizen) const
{
    for (const domain::SavedCitizen& saved : m_names.state().items) {
        const QList<domain::CitizenNumber> numbers = saved.citizen.currentNumbers();
        if (saved.citizen.id == citizen && !numbers.isEmpty())
            return numbers.first().clearText();
    }
    return {};
}

void LookupBar::recognise()
{
    using Kind = domain::LookupText::Kind;
    const domain::LookupText text = m_lookup.recognise(m_field->text());
    switch (text.kind) {
    case Kind::Nothing:
        m_field->setRecognised({});
        break;
    case Kind::Number:
        if (text.number->warnings().isEmpty())
            m_field->setRecognised(words(text.number->kind()), Tone::Good);
        else
            m_field->setRecognised(
                tr("%1: %2").arg(words(text.number->kind()), words(text.number->warnings().constFirst())),
                Tone::Caution);
        break;
    case Kind::NameAndBirth:
        m_field->setRecognised(tr("Name and birth date"), Tone::Good);
        break;
    case Kind::NameOnly:
        //: Chip in the look-up field: a name was recognised; by a name alone only the saved data is searched.
        m_field->setRecognised(tr("Name: add the year of birth"), Tone::Info);
        break;
    case Kind::NotReadable:
        m_field->setRecognised(tr("Not a number yet"), Tone::Neutral);
        break;
    }
}

void LookupBar::render()
{
    m_field->setPlaceholderText(tr("Insurance number, personal ID, health card, or full name and year of birth"));
    m_field->setAccessibleName(tr("Look up a citizen"));
    m_button->setText(tr("Look up"));
    m_purposeLabel->setText(tr("&Purpose"));
    m_caseLabel->setText(tr("Case &no."));
    m_case->setPlaceholderText(tr("if there is one"));
    for (int i = 0; i < m_purpose->count(); ++i)
        m_purpose->setItemText(i, words(Purpose(m_purpose->itemData(i).toInt())));
    const auto& state = m_lookup.state();
    // A case number is for one citizen: the next one's is another. A look-up that failed is to be asked again with it.
    const bool open = state.kind == desk::CitizenLookup::Kind::Open;
    // One who wasn't in the saved data may be found when the line is back: what is typed by then is the next one's.
    const bool isLate = std::exchange(m_wasNotSaved, state.kind == desk::CitizenLookup::Kind::NotSaved);
    if (open && !state.failure && !state.notice && !m_wasOpen && !std::exchange(m_keepsCase, false) && !isLate)
        m_case->setText({});
    m_wasOpen = open;
    m_field->setBusy(state.isWaiting());
}

void LookupBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        render();
        recognise();
    }
    QWidget::changeEvent(event);
}

void LookupBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_suggestions->place();
}

void LookupBar::moveEvent(QMoveEvent* event)
{
    QWidget::moveEvent(event);
    m_suggestions->place();
}

} // namespace bhxh::ui
