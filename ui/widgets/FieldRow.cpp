#include "ui/widgets/FieldRow.h"

#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/TextLabel.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QStyle>

namespace bhxh::ui {

using namespace Qt::StringLiterals;

FieldRow::FieldRow(const QString& label, QWidget* field, QWidget* parent)
    : QWidget(parent), m_labelText(label), m_label(new TextLabel(label, TextStyle::BodyStrong, ColourRole::Text, this)),
      m_requiredWord(new TextLabel({}, TextStyle::Caption, ColourRole::TextMuted, this)), m_field(field),
      m_note(new FieldNote(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Hair);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::Small);
    m_label->setFixedHeight(Theme::lineHeight(m_label->font()));
    m_requiredWord->setFixedHeight(m_label->height());
    m_label->setBuddy(field);
    head->addWidget(m_label);
    head->addWidget(m_requiredWord);
    head->addStretch(1);
    column->addLayout(head);
    column->addWidget(field);
    column->addWidget(m_note);
    column->addStretch(1); // beside a row that is higher, label and field stand in one line with its own
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    connect(m_note, &FieldNote::actionChosen, this, &FieldRow::cautionActionChosen);
    render();
}

void FieldRow::setLabel(const QString& label)
{
    m_labelText = label;
    render();
}

void FieldRow::setRequired(bool required)
{
    m_required = required;
    render();
}

void FieldRow::setHint(const QString& hint)
{
    m_hint = hint;
    render();
}

void FieldRow::setError(const QString& error)
{
    if (m_error == error)
        return;
    m_error = error;
    render();
}

void FieldRow::setCaution(const QString& caution, const QString& action)
{
    m_caution = caution;
    m_cautionAction = action;
    render();
}

void FieldRow::setGood(const QString& good)
{
    m_good = good;
    render();
}

void FieldRow::setNoteLines(int lines)
{
    m_noteLines = lines;
    m_note->setLines(lines);
}

void FieldRow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        render();
}

void FieldRow::render()
{
    m_label->setText(m_labelText);
    m_label->setVisible(!m_labelText.isEmpty());
    m_requiredWord->setText(m_required ? tr("required") : QString());
    m_requiredWord->setVisible(m_required);
    QString tone;
    if (!m_error.isEmpty()) {
        tone = u"bad"_s;
        m_note->say(Tone::Bad, m_error);
    } else if (!m_caution.isEmpty()) {
        tone = u"caution"_s;
        m_note->say(Tone::Caution, m_caution, m_cautionAction);
    } else if (!m_good.isEmpty()) {
        m_note->say(Tone::Good, m_good);
    } else {
        m_note->say(Tone::Neutral, m_hint);
    }
    if (m_field->property("tone").toString() != tone) {
        m_field->setProperty("tone", tone);
        m_field->style()->unpolish(m_field);
        m_field->style()->polish(m_field);
        m_field->update();
    }
    if (m_field->accessibleName().isEmpty() || m_field->property("namedByRow").toBool()) {
        m_field->setAccessibleName(QString(m_labelText).remove(u'&'));
        m_field->setProperty("namedByRow", true);
    }
    const QString said = !m_error.isEmpty()     ? tr("Error: %1").arg(m_error)
                         : !m_caution.isEmpty() ? tr("Note: %1").arg(m_caution)
                         : !m_good.isEmpty()    ? m_good
                                                : m_hint;
    QStringList description;
    if (m_required)
        description << tr("required");
    if (!said.isEmpty())
        description << said;
    m_field->setAccessibleDescription(description.join(u". "_s));
}

} // namespace bhxh::ui
