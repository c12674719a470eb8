#include "ui/signin/OfflineOpening.h"

#include "desk/Session.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/SecretField.h"
#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

OfflineOpening::OfflineOpening(desk::Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_member(new QComboBox), m_memberRow(new FieldRow({}, m_member)),
      m_pin(new SecretField), m_pinRow(new FieldRow({}, m_pin)),
      m_open(new ActionButton({}, ActionButton::Kind::Primary)), m_back(new ActionButton({}, ActionButton::Kind::Link))
{
    m_member->setObjectName(u"offlineMemberBox"_s);
    m_pin->setObjectName(u"offlinePinField"_s);
    m_pin->setLarge(true);
    m_open->setObjectName(u"offlineOpenButton"_s);
    m_open->setMinimumHeight(40);
    m_back->setObjectName(u"offlineBackButton"_s);
    m_memberRow->setNoteLines(0);
    m_pinRow->setNoteLines(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Medium);
    column->addWidget(m_memberRow);
    column->addWidget(m_pinRow);
    column->addWidget(m_open);
    column->addWidget(m_back, 0, Qt::AlignLeft);
    connect(m_pin, &SecretField::submitted, this, &OfflineOpening::submit);
    connect(m_open, &QAbstractButton::clicked, this, &OfflineOpening::submit);
    connect(m_back, &QAbstractButton::clicked, this, &OfflineOpening::backAsked);
    connect(&m_session, &desk::Session::stateChanged, this, &OfflineOpening::render);
    render();
}

void OfflineOpening::takeFocus()
{
    (m_member->count() > 1 && m_pin->filled() == 0 ? static_cast<QWidget*>(m_member) : m_pin)
        ->setFocus(Qt::OtherFocusReason);
}

void OfflineOpening::submit()
{
    if (m_session.state().busy)
        return;
    if (const auto member = domain::StaffId::parse(m_member->currentData().toString()))
        m_session.openOffline(*member, m_pin->typed());
    m_pin->clear();
}

void OfflineOpening::render()
{
    const desk::Session::State& state = m_session.state();
    renderMembers();
    m_memberRow->setLabel(tr("&Who"));
    m_pinRow->setLabel(tr("&PIN"));
    m_open->setText(tr("&Open the desk"));
    m_open->setBusy(state.busy, tr("Opening"));
    m_back->setText(tr("Sign in with the &browser instead"));
    m_back->setInert(state.busy);
    m_member->setEnabled(!state.busy);
    m_pin->setBusy(state.busy);
    if (isVisible() && m_wasBusy && !state.busy)
        m_pin->setFocus(Qt::OtherFocusReason);
    m_wasBusy = state.busy;
}

/// Nobody is told that they chose somebody else: the choice stays where the list changes.
void OfflineOpening::renderMembers()
{
    const auto& known = m_session.state().known;
    bool isSame = known.size() == m_member->count();
    for (int i = 0; isSame && i < known.size(); ++i)
        isSame = m_member->itemData(i).toString() == known.at(i).id.text() && m_member->itemText(i) == known.at(i).name;
    if (isSame)
        return;
    const QVariant chosen = m_member->currentData();
    m_member->clear();
    for (const auto& member : known)
        m_member->addItem(member.name, member.id.text());
    m_member->setCurrentIndex(qMax(0, m_member->findData(chosen)));
}

void OfflineOpening::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

void OfflineOpening::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_session.state().busy)
        emit backAsked();
    else
        QWidget::keyPressEvent(event);
}

} // namespace bhxh::ui
