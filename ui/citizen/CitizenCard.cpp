#include "ui/citizen/CitizenCard.h"

#include "desk/CitizenLookup.h"
#include "desk/Session.h"
#include "ui/Tones.h"
#include "ui/Words.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/KeyValueGrid.h"
#include "ui/widgets/NumberLabel.h"
#include "ui/widgets/StatePill.h"
#include "ui/widgets/TextLabel.h"
#include <QEvent>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using domain::Citizen;

namespace {

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

} // namespace

CitizenCard::CitizenCard(desk::CitizenLookup& lookup, const desk::Session& session, QWidget* parent)
    : Card({}, parent), m_lookup(lookup), m_session(session), m_name(new TextLabel({}, TextStyle::Name)),
      m_about(new TextLabel({}, TextStyle::Body, ColourRole::TextMuted)), m_former(new StatePill),
      m_grid(new KeyValueGrid), m_insuranceNumber(new NumberLabel(TextStyle::BodyStrong, this)),
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
    m_insuranceNumber->setObjectName(u"insuranceNumber"_s);
    m_personalId->setObjectName(u"personalId"_s);
    m_close->setObjectName(u"closeCaseButton"_s);
    m_close->setIconName(IconName::Check);
    m_refresh->setIconName(IconName::Refresh);
    auto* notes = new QVBoxLayout(m_notes);
    notes->setContentsMargins(0, 0, 0, 0);
    notes->setSpacing(space::Hair);

    auto* foot = new QHBoxLayout;
    foot->addWidget(m_asOf, 1);
    foot->addWidget(m_refresh);
    content()->addWidget(m_name);
    content()->addWidget(m_about);
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
    const auto& state = m_lookup.state();
    if (!state.citizen)
        return;
    const Citizen& citizen = *state.citizen;
    m_name->setText(citizen.name.clearText());
    //: sex, then birth date
    m_about->setText(tr("%1 · born %2").arg(words(citizen.sex), citizen.birthDate.display()));
    m_former->setVisible(state.foundByFormerNumber());
    m_former->setState(Tone::Info, tr("Found by a former number"), IconName::History);
    renderNumbers(citizen);
    renderAccount(citizen);
    renderNotes(citizen);
    m_asOf->setText(state.receivedAt.isValid() ? tr("As of %1").arg(timeText(state.receivedAt)) : QString());
}

void CitizenCard::renderNumbers(const Citizen& citizen)
{
    const QString none = u"—"_s;
    if (citizen.insuranceNumber)
        m_insuranceNumber->setNumber(citizen.insuranceNumber->grouped(), citizen.insuranceNumber->clearText());
    else
        m_insuranceNumber->setNumber(none);
    if (citizen.personalId)
        m_personalId->setNumber(citizen.personalId->grouped(), citizen.personalId->clearText());
    else
        m_personalId->setNumber(none);
    m_grid->setWidget(u"insurance"_s, words(domain::NumberKind::Insurance), m_insuranceNumber);
    m_grid->setWidget(u"personal"_s, words(domain::NumberKind::PersonalId), m_personalId);
    m_grid->setRowVisible(u"insurance"_s, true);
    m_grid->setRowVisible(u"personal"_s, true);
    m_grid->setValue(u"former"_s, tr("Former numbers"), formerText(citizen));
    m_grid->setRowVisible(u"former"_s, !citizen.formerNumbers.isEmpty());
    m_grid->setValue(u"address"_s, tr("Address"), citizen.address);
    m_grid->setRowVisible(u"address"_s, !citizen.address.isEmpty());
    const bool ours = m_session.state().member && m_session.state().member->office.code == citizen.office;
    //: The office that manages the citizen's record; %1 is its code.
    m_grid->setValue(u"office"_s, tr("Managing office"),
                     ours ? m_session.state().member->office.name : tr("Office %1").arg(citizen.office));
}

void CitizenCard::renderAccount(const Citizen& citizen)
{
    m_account->setState(toneOf(citizen.account.state), words(citizen.account.state));
    m_grid->setWidget(u"account"_s, tr("VssID account"), m_account);
    m_grid->setRowVisible(u"account"_s, true);
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
