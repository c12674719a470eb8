#include "ui/citizen/CitizenCard.h"

#include "desk/CitizenLookup.h"
#include "desk/Session.h"
#include "ui/Tones.h"
#include "ui/Words.h"
#include "ui/citizen/SavedWords.h"
#include "ui/shell/Messages.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/KeyValueGrid.h"
#include "ui/widgets/NumberLabel.h"
#include "ui/widgets/StatePill.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ValueNote.h"
#include <QEvent>
#include <QHBoxLayout>
#include <utility>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using domain::Citizen;

namespace {

/// The rows that are marked. The saved data has no address, so that its row isn't there either.
const QStringList kRows{u"insurance"_s, u"personal"_s, u"former"_s, u"address"_s, u"office"_s, u"account"_s};

/// Former numbers come in any form; those that are numbers are grouped like the others.
QString formerText(const Citizen& citizen)
{
    QStringList texts;
    for (const QString& former : citizen.formerNumbers) {
        const auto number = domain::CitizenNumber::parse(former);
        texts << (number ? number->grouped() : former);
    }
    return texts.join(u", "_s);
}

QString aboutText(const Citizen& citizen)
{
    //: sex, then birth date
    return CitizenCard::tr("%1 · born %2").arg(words(citizen.sex), citizen.birthDate.display());
}

template <typename Number>
QString groupedText(const std::optional<Number>& number)
{
    return number ? number->grouped() : u"—"_s;
}

} // namespace

CitizenCard::CitizenCard(desk::CitizenLookup& lookup, const desk::Session& session, QWidget* parent)
    : Card({}, parent), m_lookup(lookup), m_session(session), m_name(new TextLabel({}, TextStyle::Name)),
      m_about(new TextLabel({}, TextStyle::Body, ColourRole::TextMuted)), m_nameMark(new ValueNote),
      m_aboutMark(new ValueNote), m_former(new StatePill), m_grid(new KeyValueGrid),
      m_insuranceNumber(new NumberLabel(TextStyle::BodyStrong, this)),
      m_personalId(new NumberLabel(TextStyle::BodyStrong, this)), m_notes(new QWidget),
      m_asOf(new TextLabel({}, TextStyle::Caption, ColourRole::TextMuted)), m_account(new StatePill(this)),
      m_refresh(new ActionButton({}, ActionButton::Kind::Link)), m_close(new ActionButton({}))
{
    setObjectName(u"citizenCard"_s);
    // Their rows come with the first citizen.
    for (QWidget* value : std::initializer_list<QWidget*>{m_insuranceNumber, m_personalId, m_account})
        value->hide();
    m_name->setObjectName(u"citizenName"_s);
    m_name->setWrapped(true);
    m_name->setSelectable(true);
    m_nameMark->setObjectName(u"nameMark"_s);
    m_aboutMark->setObjectName(u"aboutMark"_s);
    m_grid->setObjectName(u"citizenGrid"_s);
    m_insuranceNumber->setObjectName(u"insuranceNumber"_s);
    m_personalId->setObjectName(u"personalId"_s);
    m_close->setObjectName(u"closeCaseButton"_s);
    m_close->setIconName(IconName::Check);
    m_refresh->setObjectName(u"readAgainButton"_s);
    m_refresh->setIconName(IconName::Refresh);
    auto* notes = new QVBoxLayout(m_notes);
    notes->setContentsMargins(0, 0, 0, 0);
    notes->setSpacing(space::Hair);

    auto* foot = new QHBoxLayout;
    foot->addWidget(m_asOf, 1);
    foot->addWidget(m_refresh);
    for (const auto& [value, mark] : {std::pair(m_name, m_nameMark), std::pair(m_about, m_aboutMark)}) {
        auto* column = new QVBoxLayout; // the mark is close to its value, as in the grid
        column->setSpacing(0);
        column->addWidget(value);
        column->addWidget(mark);
        content()->addLayout(column);
    }
    content()->addWidget(m_former, 0, Qt::AlignLeft);
    addSeparator();
    content()->addWidget(m_grid);
    content()->addWidget(m_notes);
    content()->addStretch();
    content()->addLayout(foot);
    content()->addWidget(m_close);

    connect(m_close, &QAbstractButton::clicked, this, &CitizenCard::closeAsked);
    connect(m_refresh, &QAbstractButton::clicked, this, [this] { m_lookup.refresh(); });
    connect(&m_lookup, &desk::CitizenLookup::stateChanged, this, &CitizenCard::render);
    render();
}

void CitizenCard::render()
{
    m_close->setText(tr("&Done, next citizen"));
    m_refresh->setText(tr("Read again"));
    m_refresh->setInert(!m_lookup.canAct(), noLineWords());
    const auto& state = m_lookup.state();
    if (!state.citizen)
        return;
    const Citizen& citizen = *state.citizen;
    m_name->setText(citizen.name.clearText());
    m_about->setText(aboutText(citizen));
    m_former->setVisible(state.foundByFormerNumber());
    m_former->setState(Tone::Info, tr("Found by a former number"), IconName::History);
    renderNumbers(citizen);
    renderAccount(citizen);
    renderNotes(citizen);
    renderMarks(citizen);
    const bool tellsWhen = state.receivedAt.isValid() && !state.saved; // what is saved says so itself
    m_asOf->setText(tellsWhen ? tr("As of %1").arg(momentText(state.receivedAt, m_session.now())) : QString());
}

void CitizenCard::renderNumbers(const Citizen& citizen)
{
    const auto put = [](NumberLabel* label, const auto& number) {
        label->setNumber(groupedText(number), number ? number->clearText() : QString());
    };
    put(m_insuranceNumber, citizen.insuranceNumber);
    put(m_personalId, citizen.personalId);
    m_grid->setWidget(u"insurance"_s, words(domain::NumberKind::Insurance), m_insuranceNumber);
    m_grid->setWidget(u"personal"_s, words(domain::NumberKind::PersonalId), m_personalId);
    m_grid->setRowVisible(u"insurance"_s, true);
    m_grid->setRowVisible(u"personal"_s, true);
    m_grid->setValue(u"former"_s, tr("Former numbers"), formerText(citizen));
    m_grid->setRowVisible(u"former"_s, !citizen.formerNumbers.isEmpty());
    m_grid->setValue(u"address"_s, tr("Address"), citizen.address);
    m_grid->setRowVisible(u"address"_s, !citizen.address.isEmpty());
    m_grid->setValue(u"office"_s, tr("Managing office"), officeText(citizen));
}

QString CitizenCard::officeText(const Citizen& citizen) const
{
    const auto& member = m_session.state().member;
    if (member && member->office.code == citizen.office)
        return member->office.name;
    //: The office that manages the citizen's record; %1 is its code.
    return tr("Office %1").arg(citizen.office);
}

void CitizenCard::renderAccount(const Citizen& citizen)
{
    m_account->setState(toneOf(citizen.account.state), words(citizen.account.state));
    m_grid->setWidget(u"account"_s, tr("VssID account"), m_account);
    m_grid->setRowVisible(u"account"_s, true);
}

void CitizenCard::renderMarks(const Citizen& citizen)
{
    for (ValueNote* mark : {m_nameMark, m_aboutMark})
        mark->say(Tone::Neutral, {});
    for (const QString& row : kRows)
        m_grid->setNote(row, Tone::Neutral, {});
    const auto& state = m_lookup.state();
    if (state.saved)
        markSaved();
    else if (state.before)
        markChanged(*state.before, citizen);
}

void CitizenCard::markSaved()
{
    const QString words = savedAtWords(m_lookup.state().saved->confirmedAt, m_session.now());
    for (ValueNote* mark : {m_nameMark, m_aboutMark})
        mark->say(Tone::Caution, words, IconName::History);
    for (const QString& row : kRows)
        m_grid->setNote(row, Tone::Caution, words, IconName::History);
}

/// What is known of both is compared, as it is shown.
void CitizenCard::markChanged(const Citizen& before, const Citizen& citizen)
{
    const auto markRow = [this](const QString& row, const QString& was, const QString& is) {
        if (was == is)
            return;
        m_grid->setRowVisible(row, true);
        m_grid->setNote(row, Tone::Info, beforeWords(was), IconName::Refresh);
    };
    const auto markLine = [](ValueNote* mark, const QString& was, const QString& is) {
        if (was != is)
            mark->say(Tone::Info, beforeWords(was), IconName::Refresh);
    };
    markLine(m_nameMark, before.name.clearText(), citizen.name.clearText());
    markLine(m_aboutMark, aboutText(before), aboutText(citizen));
    markRow(u"insurance"_s, groupedText(before.insuranceNumber), groupedText(citizen.insuranceNumber));
    markRow(u"personal"_s, groupedText(before.personalId), groupedText(citizen.personalId));
    markRow(u"former"_s, formerText(before), formerText(citizen));
    if (!before.address.isEmpty())
        markRow(u"address"_s, before.address, citizen.address);
    markRow(u"office"_s, officeText(before), officeText(citizen));
    markRow(u"account"_s, words(before.account.state), words(citizen.account.state));
}

void CitizenCard::renderNotes(const Citizen& citizen)
{
    QLayout* notes = m_notes->layout();
    while (QLayoutItem* item = notes->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto warnings = citizen.numberWarnings();
    for (const domain::NumberWarning warning : warnings) {
        auto* pill = new StatePill(Tone::Caution, words(warning));
        notes->addWidget(pill);
        notes->setAlignment(pill, Qt::AlignLeft);
    }
    m_notes->setVisible(!warnings.isEmpty());
}

void CitizenCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

} // namespace bhxh::ui
