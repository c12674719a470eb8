#include "desk/DraftJson.h"

namespace bhxh::desk {

using namespace Qt::StringLiterals;

QJsonObject draftObject(const EmailChanges::Draft& draft)
{
    return {{u"email"_s, draft.email},
            {u"document"_s, int(draft.document)},
            {u"documentEnding"_s, draft.documentEnding},
            {u"presentedBy"_s, int(draft.presentedBy)},
            {u"note"_s, draft.note},
            {u"form"_s, int(draft.form)},
            {u"paperNumber"_s, draft.paperNumber},
            {u"paperDate"_s, draft.paperDate.toString(Qt::ISODate)}};
}

EmailChanges::Draft readDraft(const QJsonObject& object)
{
    EmailChanges::Draft draft;
    draft.email = object["email"_L1].toString();
    draft.document = readEnum(object["document"_L1], domain::IdentityDocument::BirthCertificate);
    draft.documentEnding = object["documentEnding"_L1].toString();
    draft.presentedBy = readEnum(object["presentedBy"_L1], domain::PresentedBy::AuthorisedPerson);
    draft.note = object["note"_L1].toString();
    draft.form = readEnum(object["form"_L1], domain::PaperForm::FormTk1Ts);
    draft.paperNumber = object["paperNumber"_L1].toString();
    draft.paperDate = QDate::fromString(object["paperDate"_L1].toString(), Qt::ISODate);
    return draft;
}

QJsonObject formObject(const PasswordResets::Form& form)
{
    return {{u"document"_s, int(form.document)},
            {u"documentEnding"_s, form.documentEnding},
            {u"presentedBy"_s, int(form.presentedBy)},
            {u"note"_s, form.note},
            {u"channel"_s, int(form.channel)}};
}

PasswordResets::Form readForm(const QJsonObject& object)
{
    PasswordResets::Form form;
    form.document = readEnum(object["document"_L1], domain::IdentityDocument::BirthCertificate);
    form.documentEnding = object["documentEnding"_L1].toString();
    form.presentedBy = readEnum(object["presentedBy"_L1], domain::PresentedBy::AuthorisedPerson);
    form.note = object["note"_L1].toString();
    form.channel = readEnum(object["channel"_L1], domain::OtpChannel::SmartOtp);
    return form;
}

QJsonObject emailObject(const domain::RegisteredEmail& email)
{
    return {{u"state"_s, int(email.state)},
            {u"masked"_s, email.masked},
            {u"since"_s, email.since.toString(Qt::ISODateWithMs)}};
}

std::optional<domain::RegisteredEmail> readEmail(const QJsonValue& value)
{
    if (!value.isObject())
        return std::nullopt;
    return domain::RegisteredEmail{.state = readEnum(value["state"_L1], domain::EmailState::Unknown),
                                   .masked = value["masked"_L1].toString(),
                                   .since = QDateTime::fromString(value["since"_L1].toString(), Qt::ISODateWithMs)};
}

} // namespace bhxh::desk
