#include "ui/signin/NewPinForm.h"

#include "desk/SessionFailures.h"
#include "ui/style/Space.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/StatePill.h"
#include <QEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using domain::FailureCode;

namespace {

/// Kept, broken, or not to be told yet.
void tell(StatePill* rule, Tone tone, const QString& words)
{
    rule->setState(tone, words,
                   tone == Tone::Good  ? IconName::Check
                   : tone == Tone::Bad ? IconName::Cross
                                       : IconName::Dot);
}

} // namespace

NewPinForm::NewPinForm(QWidget* parent)
    : QWidget(parent), m_pin(new SecretField), m_pinRow(new FieldRow({}, m_pin)), m_repeated(new SecretField),
      m_repeatedRow(new FieldRow({}, m_repeated)), m_length(new StatePill), m_easy(new StatePill), m_same(new StatePill)
{
    m_pin->setObjectName(u"newPinField"_s);
    m_repeated->setObjectName(u"repeatedPinField"_s);
    m_pinRow->setNoteLines(0);
    m_repeatedRow->setNoteLines(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Small);
    column->addWidget(m_pinRow);
    column->addWidget(m_repeatedRow);
    auto* rules = new QVBoxLayout;
    rules->setSpacing(0);
    for (StatePill* rule : {m_length, m_easy, m_same}) {
        rule->setPlain(true);
        rules->addWidget(rule, 0, Qt::AlignLeft);
    }
    column->addLayout(rules);
    connect(m_pin, &SecretField::typedChanged, this, &NewPinForm::render);
    connect(m_repeated, &SecretField::typedChanged, this, &NewPinForm::render);
    connect(m_pin, &SecretField::submitted, this, [this] { m_repeated->setFocus(Qt::TabFocusReason); });
    connect(m_repeated, &SecretField::submitted, this, &NewPinForm::submitted);
    render();
}

const QString& NewPinForm::pin() const
{
    return m_pin->typed();
}

const QString& NewPinForm::repeated() const
{
    return m_repeated->typed();
}

void NewPinForm::clear()
{
    m_pin->clear();
    m_repeated->clear();
}

void NewPinForm::takeFocus()
{
    m_pin->setFocus(Qt::OtherFocusReason);
}

void NewPinForm::setBusy(bool busy)
{
    m_pin->setBusy(busy);
    m_repeated->setBusy(busy);
}

void NewPinForm::render()
{
    m_pinRow->setLabel(tr("Ne&w PIN"));
    m_repeatedRow->setLabel(tr("Once &more"));
    const auto chosen = desk::newPin(pin(), pin());
    const bool nothing = m_pin->filled() == 0;
    const bool badLength = !chosen && chosen.error().code == FailureCode::PinLengthWrong;
    const bool tooLong = m_pin->filled() == SecretField::mostDigits;
    tell(m_length,
         nothing     ? Tone::Neutral
         : tooLong   ? Tone::Bad
         : badLength ? Tone::Neutral
                     : Tone::Good,
         tr("6 to 12 digits"));
    tell(m_easy,
         chosen                 ? Tone::Good
         : nothing || badLength ? Tone::Neutral
                                : Tone::Bad,
         tr("not one that is tried first (123456, 111111, a year twice)"));
    const bool same = !nothing && pin() == repeated();
    const bool differs = m_repeated->filled() > 0 && !pin().startsWith(repeated());
    tell(m_same, same ? Tone::Good : differs ? Tone::Bad : Tone::Neutral, tr("the same twice"));
}

void NewPinForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

} // namespace bhxh::ui
