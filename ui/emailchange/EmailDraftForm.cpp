#include "ui/emailchange/EmailDraftForm.h"

#include "desk/Desk.h"
#include "ui/FailureText.h"
#include "ui/shell/Messages.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/FieldRow.h"
#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QInputMethod>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using desk::EmailChanges;
using domain::IdentityDocument;
using domain::PaperForm;
using domain::PresentedBy;

namespace {

const QString kDateFormat = u"dd/MM/yyyy"_s;

/// "23/11/2026", "23-11-2026", "23.11.2026", "23112026": an invalid date where it is none.
QDate dateFrom(QString typed)
{
    typed = typed.trimmed().replace(u'-', u'/').replace(u'.', u'/');
    const QDate date = QDate::fromString(typed, u"d/M/yyyy"_s);
    return date.isValid() ? date : QDate::fromString(typed, u"ddMMyyyy"_s);
}

} // namespace

EmailDraftForm::EmailDraftForm(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_changes(desk.emailChanges)
{
    makeFields();
    arrange();
    connectFields();
    retranslate();
}

void EmailDraftForm::makeFields()
{
    const auto line = [](const QString& name, int limit) {
        auto* field = new QLineEdit;
        field->setObjectName(name);
        field->setMaxLength(limit);
        return field;
    };
    m_email = line(u"newEmailField"_s, 320);
    // Input methods double or change letters here; where the hint is ignored the review names the damage.
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase |
                                 Qt::ImhPreferLatin);
    m_ending = line(u"documentEndingField"_s, 4);
    m_ending->setInputMethodHints(Qt::ImhPreferLatin | Qt::ImhNoPredictiveText);
    m_note = line(u"identityNoteField"_s, 500);
    m_paperNumber = line(u"paperNumberField"_s, 60);
    m_paperDate = line(u"paperDateField"_s, 10);
    m_paperDate->setInputMethodHints(Qt::ImhDate);
    m_document = new EnumBox<IdentityDocument>({IdentityDocument::CitizenCard, IdentityDocument::Vneid,
                                                IdentityDocument::Passport, IdentityDocument::BirthCertificate});
    m_presentedBy = new EnumBox<PresentedBy>({PresentedBy::Self, PresentedBy::Guardian, PresentedBy::AuthorisedPerson});
    m_form = new EnumBox<PaperForm>({PaperForm::Form02SdGd, PaperForm::FormTk1Ts});
    m_document->setObjectName(u"documentBox"_s);
    m_presentedBy->setObjectName(u"presentedByBox"_s);
    m_form->setObjectName(u"paperFormBox"_s);
    m_identity = new QCheckBox;
    m_identity->setObjectName(u"identityCheckedBox"_s);
    m_foot = new FieldNote(this);
    m_keep = new ActionButton({}, ActionButton::Kind::Primary);
    m_keep->setObjectName(u"keepDraftButton"_s);
    m_keep->setIconName(IconName::Check);
    m_keep->hide();
    m_show = new ActionButton({}, ActionButton::Kind::Primary);
    m_show->setObjectName(u"showToCitizenButton"_s);
    m_show->setIconName(IconName::Display);
    m_discard = new ActionButton({});
    m_discard->setObjectName(u"discardDraftButton"_s);
}

void EmailDraftForm::arrange()
{
    const auto row = [](QWidget* field, bool required) {
        auto* made = new FieldRow({}, field);
        made->setRequired(required);
        return made;
    };
    m_emailRow = row(m_email, true);
    m_documentRow = row(m_document, true);
    m_endingRow = row(m_ending, false);
    m_presentedByRow = row(m_presentedBy, true);
    m_noteRow = row(m_note, false);
    m_formRow = row(m_form, true);
    m_paperNumberRow = row(m_paperNumber, false);
    m_paperDateRow = row(m_paperDate, true);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::Medium);
    grid->setVerticalSpacing(space::Hair);
    grid->addWidget(m_emailRow, 0, 0, 1, 6);
    grid->addWidget(m_documentRow, 1, 0, 1, 2);
    grid->addWidget(m_endingRow, 1, 2, 1, 2);
    grid->addWidget(m_presentedByRow, 1, 4, 1, 2);
    grid->addWidget(m_formRow, 2, 0, 1, 2);
    grid->addWidget(m_paperNumberRow, 2, 2, 1, 2);
    grid->addWidget(m_paperDateRow, 2, 4, 1, 2);
    grid->addWidget(m_noteRow, 3, 0, 1, 6);
    grid->addWidget(m_identity, 4, 0, 1, 6);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::Small);
    buttons->addWidget(m_show);
    buttons->addWidget(m_discard);
    buttons->addWidget(m_keep); // it comes and goes: never to where another one was
    buttons->addStretch();
    grid->setRowMinimumHeight(4, 32);
    grid->addWidget(m_foot, 5, 0, 1, 6);
    grid->addLayout(buttons, 6, 0, 1, 6);
    for (int column = 0; column < 6; ++column)
        grid->setColumnStretch(column, 1);
}

void EmailDraftForm::connectFields()
{
    for (QLineEdit* field : {m_email, m_ending, m_note, m_paperNumber, m_paperDate}) {
        connect(field, &QLineEdit::textEdited, this, &EmailDraftForm::edited);
        connect(field, &QLineEdit::returnPressed, this, &EmailDraftForm::submit);
    }
    for (QComboBox* box : std::initializer_list<QComboBox*>{m_document, m_presentedBy, m_form})
        connect(box, &QComboBox::currentIndexChanged, this, &EmailDraftForm::edited);
    connect(m_identity, &QCheckBox::toggled, this, &EmailDraftForm::edited);
    connect(m_emailRow, &FieldRow::cautionActionChosen, this, [this] {
        m_email->setText(m_proposal);
        m_email->setFocus();
        edited();
    });
    connect(m_show, &QAbstractButton::clicked, this, &EmailDraftForm::submit);
    connect(m_keep, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::inputMethod()->commit();
        m_changes.edit(draft());
        m_desk.keptDrafts.keep();
    });
    connect(m_discard, &QAbstractButton::clicked, this, [this] { m_changes.discardDraft(); });
}

bool EmailDraftForm::isConflict(const EmailChanges::State& state)
{
    return state.newerCitizen || (state.kind == EmailChanges::Kind::Drafting && state.failure &&
                                  state.failure->code == domain::FailureCode::VersionConflict);
}

EmailChanges::Draft EmailDraftForm::draft() const
{
    EmailChanges::Draft draft;
    draft.email = m_email->text();
    draft.document = m_document->value();
    draft.documentEnding = m_ending->text();
    draft.presentedBy = m_presentedBy->value();
    draft.note = m_note->text();
    draft.form = m_form->value();
    draft.paperNumber = m_paperNumber->text();
    draft.paperDate = dateFrom(m_paperDate->text());
    draft.identityChecked = m_identity->isChecked();
    return draft;
}

void EmailDraftForm::edited()
{
    if (m_rendering)
        return;
    m_changes.edit(draft());
    renderReview();
}

void EmailDraftForm::submit()
{
    QGuiApplication::inputMethod()->commit();
    m_changes.edit(draft());
    if (isConflict(m_changes.state()))
        return;
    m_complained = true;
    renderReview();
    if (m_changes.review(m_changes.state().draft).isComplete()) {
        m_complained = false;
        goOn();
    } else {
        focusFirst();
    }
}

/// As the main button has it.
void EmailDraftForm::goOn()
{
    if (m_desk.lookup.canAct())
        m_changes.showToCitizen();
    else
        m_desk.keptDrafts.keep();
}

void EmailDraftForm::render()
{
    m_rendering = true;
    const EmailChanges::Draft& held = m_changes.state().draft;
    const EmailChanges::Draft shown = draft();
    // Only what differs: a field that somebody types in keeps its cursor.
    const auto put = [](QLineEdit* field, const QString& shownText, const QString& heldText) {
        if (shownText != heldText)
            field->setText(heldText);
    };
    put(m_email, shown.email, held.email);
    put(m_ending, shown.documentEnding, held.documentEnding);
    put(m_note, shown.note, held.note);
    put(m_paperNumber, shown.paperNumber, held.paperNumber);
    if (shown.paperDate != held.paperDate)
        m_paperDate->setText(held.paperDate.isValid() ? held.paperDate.toString(kDateFormat) : QString());
    m_document->setValue(held.document);
    m_presentedBy->setValue(held.presentedBy);
    m_form->setValue(held.form);
    m_identity->setChecked(held.identityChecked);
    m_complained = m_complained && !held.email.isEmpty();
    const bool fresh = held == EmailChanges::Draft{};
    if (fresh) // mostly the form is signed at the counter, now
        m_paperDate->setText(domain::inVietnam(m_desk.session.now()).date().toString(kDateFormat));
    m_rendering = false;
    if (fresh && m_changes.state().kind == EmailChanges::Kind::Drafting)
        edited();
    else
        renderReview();
}

void EmailDraftForm::renderReview()
{
    const EmailChanges::Review review = m_changes.review(m_changes.state().draft);
    renderAddress(review);
    note(m_endingRow, review, Field::DocumentEnding);
    note(m_noteRow, review, Field::Note);
    note(m_paperNumberRow, review, Field::PaperNumber);
    if (m_paperDate->text().isEmpty() && !m_complained)
        m_paperDateRow->setError({});
    else if (!dateFrom(m_paperDate->text()).isValid())
        m_paperDateRow->setError(tr("Not a date: write it as 23/11/2026."));
    else
        note(m_paperDateRow, review, Field::PaperDate);
    renderFoot(review);
    renderButtons();
}

void EmailDraftForm::renderFoot(const EmailChanges::Review& review)
{
    const bool unticked = m_complained && review.identityMissing;
    if (isConflict(m_changes.state()))
        m_foot->say(Tone::Caution, conflictWords());
    else if (unticked)
        m_foot->say(Tone::Bad, tr("Tick this when it is so: nothing is sent without."));
    else if (!m_desk.lookup.canAct())
        m_foot->say(
            Tone::Caution,
            tr("The central system can't be reached, so nothing can be sent. The draft can be kept and sent later."));
    else
        m_foot->say(Tone::Neutral, tr("Nothing is sent before the citizen has confirmed the address."));
    m_identity->setAccessibleDescription(unticked ? tr("Tick this when it is so: nothing is sent without.")
                                                  : QString());
}

QString EmailDraftForm::conflictWords() const
{
    return tr("First look at what stands on record now, above.");
}

/// Without the central there is one thing to do with a draft.
void EmailDraftForm::renderButtons()
{
    const bool canAct = m_desk.lookup.canAct();
    const bool conflict = isConflict(m_changes.state());
    if (canAct && m_keep->hasFocus())
        m_email->setFocus(); // a key that was meant for it does nothing else
    m_keep->setVisible(!canAct);
    m_keep->setInert(!m_desk.keptDrafts.mayKeep(), tr("possible when something has been typed"));
    m_show->setKind(canAct ? ActionButton::Kind::Primary : ActionButton::Kind::Quiet);
    m_show->setInert(conflict || !canAct, conflict ? conflictWords() : noLineWords());
}

void EmailDraftForm::renderAddress(const EmailChanges::Review& review)
{
    m_proposal.clear();
    const bool untouched = m_email->text().isEmpty() && !m_complained;
    if (untouched) {
        m_emailRow->setError({});
        m_emailRow->setCaution({});
        m_emailRow->setGood({});
        return;
    }
    const bool stillTyping =
        m_email->hasFocus() && !m_complained && !review.keystrokes && !m_email->text().contains(u'.');
    if (review.keystrokes)
        m_proposal = *review.keystrokes;
    else if (review.likelyMeant)
        m_proposal = review.likelyMeant->display();
    const bool failed = review.failures.contains(Field::Email);
    const QString error = failed && !stillTyping ? wordsFor(review.failures[Field::Email], {}).text() : QString();
    m_emailRow->setError(review.keystrokes ? QString() : error);
    if (review.keystrokes)
        m_emailRow->setCaution(error, tr("Use %1").arg(ActionButton::plain(m_proposal)));
    else if (review.likelyMeant)
        m_emailRow->setCaution(tr("Was %1 meant?").arg(m_proposal), tr("Use it"));
    else
        m_emailRow->setCaution({});
    m_emailRow->setGood(review.address && m_proposal.isEmpty() ? tr("Written as an address should be") : QString());
    if (auto* button = m_emailRow->findChild<ActionButton*>())
        button->setObjectName(u"likelyMeantButton"_s);
}

void EmailDraftForm::note(FieldRow* row, const EmailChanges::Review& review, Field field)
{
    row->setError(review.failures.contains(field) ? wordsFor(review.failures[field], {}).text() : QString());
}

void EmailDraftForm::focusFirst()
{
    const EmailChanges::Review review = m_changes.review(m_changes.state().draft);
    const QList<std::pair<Field, QWidget*>> order{{Field::Email, m_email},
                                                  {Field::DocumentEnding, m_ending},
                                                  {Field::PaperNumber, m_paperNumber},
                                                  {Field::PaperDate, m_paperDate},
                                                  {Field::Note, m_note}};
    for (const auto& [field, widget] : order) {
        if (review.failures.contains(field)) {
            widget->setFocus();
            return;
        }
    }
    if (review.identityMissing && !m_email->text().isEmpty())
        m_identity->setFocus();
    else
        m_email->setFocus();
}

void EmailDraftForm::retranslate()
{
    m_emailRow->setLabel(tr("New &e-mail address"));
    m_emailRow->setHint(tr("As the citizen writes it down. Switch Vietnamese typing off."));
    m_documentRow->setLabel(tr("Identity checked &by"));
    m_endingRow->setLabel(tr("Its last 3 or 4 characters"));
    m_presentedByRow->setLabel(tr("&Who presents it"));
    m_noteRow->setLabel(tr("Note"));
    m_formRow->setLabel(tr("Signed &form"));
    m_paperNumberRow->setLabel(tr("Number of the form"));
    m_paperDateRow->setLabel(tr("D&ate of the form"));
    m_endingRow->setHint(tr("may be left empty"));
    m_paperNumberRow->setHint(tr("where the form has one"));
    m_paperDateRow->setHint(tr("as on the form, like 23/11/2026"));
    for (FieldRow* row : {m_documentRow, m_presentedByRow, m_formRow, m_noteRow})
        row->setNoteLines(0);
    m_identity->setText(tr("&I compared the person with the document, and the form is signed and on file"));
    m_keep->setText(tr("&Keep the draft"));
    m_show->setText(tr("Show the address to the &citizen"));
    m_discard->setText(tr("Discard"));
    m_document->retranslate();
    m_presentedBy->retranslate();
    m_form->retranslate();
    renderReview();
}

void EmailDraftForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace bhxh::ui
