#include "ui/passwordreset/ResetForm.h"

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
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

using desk::PasswordResets;
using domain::IdentityDocument;
using domain::OtpChannel;
using domain::PresentedBy;

ResetForm::ResetForm(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk),
      m_document(new EnumBox<IdentityDocument>({IdentityDocument::CitizenCard, IdentityDocument::Vneid,
                                                IdentityDocument::Passport, IdentityDocument::BirthCertificate})),
      m_ending(new QLineEdit), m_presentedBy(new EnumBox<PresentedBy>(
                                   {PresentedBy::Self, PresentedBy::Guardian, PresentedBy::AuthorisedPerson})),
      m_channel(new EnumBox<OtpChannel>({OtpChannel::Email, OtpChannel::SmartOtp})), m_identity(new QCheckBox),
      m_documentRow(new FieldRow({}, m_document)), m_endingRow(new FieldRow({}, m_ending)),
      m_presentedByRow(new FieldRow({}, m_presentedBy)), m_channelRow(new FieldRow({}, m_channel)),
      m_foot(new FieldNote(this)), m_send(new ActionButton({}, ActionButton::Kind::Primary)),
      m_discard(new ActionButton({}))
{
    m_document->setObjectName(u"resetDocumentBox"_s);
    m_ending->setObjectName(u"resetDocumentEndingField"_s);
    m_ending->setMaxLength(4);
    m_ending->setInputMethodHints(Qt::ImhPreferLatin | Qt::ImhNoPredictiveText);
    m_presentedBy->setObjectName(u"resetPresentedByBox"_s);
    m_channel->setObjectName(u"resetChannelBox"_s);
    m_identity->setObjectName(u"resetIdentityCheckedBox"_s);
    m_send->setObjectName(u"sendCodeButton"_s);
    m_send->setIconName(IconName::Mail);
    m_discard->setObjectName(u"discardResetButton"_s);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::Medium);
    grid->setVerticalSpacing(space::Hair);
    grid->addWidget(m_documentRow, 0, 0);
    grid->addWidget(m_endingRow, 0, 1);
    grid->addWidget(m_presentedByRow, 0, 2);
    grid->addWidget(m_channelRow, 1, 0);
    grid->addWidget(m_identity, 2, 0, 1, 3);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::Small);
    buttons->addWidget(m_send);
    buttons->addWidget(m_discard);
    buttons->addStretch();
    grid->addWidget(m_foot, 3, 0, 1, 3);
    grid->addLayout(buttons, 4, 0, 1, 3);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);

    connect(m_ending, &QLineEdit::textEdited, this, &ResetForm::edited);
    connect(m_ending, &QLineEdit::returnPressed, this, &ResetForm::submit);
    for (QComboBox* box : std::initializer_list<QComboBox*>{m_document, m_presentedBy, m_channel})
        connect(box, &QComboBox::currentIndexChanged, this, &ResetForm::edited);
    connect(m_identity, &QCheckBox::toggled, this, &ResetForm::edited);
    connect(m_send, &QAbstractButton::clicked, this, &ResetForm::submit);
    connect(m_discard, &QAbstractButton::clicked, this, [this] { m_desk.passwordResets.discard(); });
    retranslate();
}

PasswordResets::Form ResetForm::form() const
{
    PasswordResets::Form form = m_desk.passwordResets.state().form;
    form.document = m_document->value();
    form.documentEnding = m_ending->text();
    form.presentedBy = m_presentedBy->value();
    form.channel = m_channel->value();
    form.identityChecked = m_identity->isChecked();
    return form;
}

void ResetForm::edited()
{
    if (m_rendering)
        return;
    m_desk.passwordResets.edit(form());
    renderReview();
}

void ResetForm::submit()
{
    m_desk.passwordResets.edit(form());
    m_complained = true;
    renderReview();
    if (m_desk.passwordResets.formFailure(form())) {
        m_ending->setFocus();
    } else if (!m_identity->isChecked()) {
        m_identity->setFocus();
    } else if (m_desk.lookup.canAct()) {
        m_complained = false;
        m_desk.passwordResets.start();
    }
}

void ResetForm::render()
{
    m_rendering = true;
    const PasswordResets::Form& held = m_desk.passwordResets.state().form;
    renderChannels();
    m_document->setValue(held.document);
    if (m_ending->text() != held.documentEnding)
        m_ending->setText(held.documentEnding);
    m_presentedBy->setValue(held.presentedBy);
    m_channel->setValue(held.channel);
    m_identity->setChecked(held.identityChecked);
    m_rendering = false;
    const auto kind = m_desk.passwordResets.state().kind;
    const bool sending = kind == PasswordResets::Kind::Starting || kind == PasswordResets::Kind::NotKnown;
    m_send->setBusy(sending, kind == PasswordResets::Kind::NotKnown ? tr("Asking whether it was sent") : tr("Sending"));
    m_discard->setInert(sending);
    renderReview();
}

/// A choice is offered only where the account has one.
void ResetForm::renderChannels()
{
    const auto& citizen = m_desk.lookup.state().citizen;
    m_channelRow->setVisible(citizen && citizen->account.channels.contains(OtpChannel::SmartOtp));
}

void ResetForm::renderReview()
{
    const auto failure = m_desk.passwordResets.formFailure(form());
    m_endingRow->setError(failure ? wordsFor(*failure, {}).text() : QString());
    const QString unticked =
        m_complained && !m_identity->isChecked() ? tr("Tick this when it is so: nothing is sent without.") : QString();
    const bool canAct = m_desk.lookup.canAct();
    if (canAct)
        m_foot->say(unticked.isEmpty() ? Tone::Neutral : Tone::Bad, unticked);
    else
        m_foot->say(Tone::Caution, noLineWords());
    m_send->setInert(!canAct, noLineWords());
    m_identity->setAccessibleDescription(unticked);
    const auto& citizen = m_desk.lookup.state().citizen;
    if (m_channel->value() == OtpChannel::SmartOtp)
        m_send->setText(tr("&Start with the smart-OTP code"));
    else
        m_send->setText(
            tr("&Send the code to %1").arg(citizen ? ActionButton::plain(citizen->email.masked) : QString()));
}

void ResetForm::focusFirst()
{
    m_document->setFocus();
}

void ResetForm::retranslate()
{
    m_documentRow->setLabel(tr("Identity checked by"));
    m_endingRow->setLabel(tr("Its last 3 or 4 characters"));
    m_presentedByRow->setLabel(tr("Who presents it"));
    m_endingRow->setHint(tr("may be left empty"));
    m_channelRow->setLabel(tr("How the code goes out"));
    for (FieldRow* row : {m_documentRow, m_presentedByRow}) {
        row->setRequired(true);
        row->setNoteLines(0);
    }
    m_identity->setText(tr("I co&mpared the person with the document"));
    m_discard->setText(tr("Discard"));
    m_document->retranslate();
    m_presentedBy->retranslate();
    m_channel->retranslate();
    renderReview();
}

void ResetForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace bhxh::ui
