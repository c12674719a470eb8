// The rows of /training that are about invented citizens, their mail and the portal.
#include "training/api/BodyReader.h"
#include "training/api/CallProcessor.h"
#include "training/api/CallReader.h"
#include "training/api/Ledger.h"
#include "training/api/Operations.h"
#include "training/api/ProblemJson.h"
#include "training/api/QueryReader.h"
#include "training/api/TrainingApi.h"
#include "training/mail/MailboxPage.h"
#include "training/mail/PortalPage.h"
#include "training/people/InventedCitizens.h"
#include "training/rules/EmailText.h"
#include "training/signin/StaffRoster.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

using Need = BodyReader::Need;

HttpResponse json(const QJsonDocument& document)
{
    return jsonResponse(200, document.toJson(QJsonDocument::Compact), requestIdOf({}));
}

QJsonValue textOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonObject inventedJson(const InventedCitizen& citizen)
{
    return {{u"citizenId"_s, citizen.id},
            {u"insuranceNumber"_s, textOrNull(citizen.insuranceNumber)},
            {u"personalId"_s, textOrNull(citizen.personalId)},
            {u"formerNumbers"_s, QJsonArray::fromStringList(citizen.formerNumbers)},
            {u"fullName"_s, citizen.fullName},
            {u"birthDate"_s, citizen.birthDate},
            {u"office"_s, citizen.officeCode},
            {u"email"_s, textOrNull(citizen.email)}};
}

bool wantsJson(const HttpRequest& request)
{
    return request.header("Accept").value_or("").find("application/json") != std::string::npos;
}

HttpResponse mailboxJson(const std::vector<MailTable::Mail>& mails)
{
    QJsonArray list;
    for (const MailTable::Mail& mail : mails) {
        list += QJsonObject{{u"id"_s, QString::number(mail.row)},
                            {u"at"_s, timeText(mail.at)},
                            {u"to"_s, mail.to},
                            {u"kind"_s, mail.kind},
                            {u"raw"_s, QString::fromUtf8(mail.raw)}};
    }
    return json(QJsonDocument(list));
}

HttpResponse mailboxHtml(const std::vector<MailTable::Mail>& mails, const QString& to)
{
    std::vector<MailboxEntry> entries;
    entries.reserve(mails.size());
    for (const MailTable::Mail& mail : mails) {
        entries.push_back({.id = QString::number(mail.row),
                           .at = mail.at,
                           .to = mail.to,
                           .kind = mailKindNamed(mail.kind).value_or(MailKind::NoticeNew),
                           .raw = mail.raw,
                           .delivery = word(mail.delivery)});
    }
    return mailboxPage(entries, to);
}

} // namespace

TrainingApi::Reply TrainingApi::citizens(const HttpRequest& request, const QString&)
{
    constexpr int standard = 20;
    constexpr int most = 100'000;
    QueryReader query(request.queryItems());
    const auto trait = citizenTraitNamed(query.text("trait"_L1).value_or(QString()));
    const int limit = query.integer("limit"_L1, standard, 1, most);
    if (!trait)
        query.refuse("trait"_L1);
    if (auto refusal = query.refusal())
        return tl::unexpected(*refusal);
    quint64 seed = 0;
    int count = 0;
    {
        const std::scoped_lock lock(m_store.mutex);
        seed = m_store.settings.seed();
        count = m_store.settings.citizenCount();
    }
    const InventedCitizens people(seed, count);
    QJsonArray list;
    for (const int index : people.indicesWith(*trait, limit))
        list += inventedJson(people.citizen(index));
    return json(QJsonDocument(list));
}

TrainingApi::Reply TrainingApi::mailbox(const HttpRequest& request, const QString&)
{
    QueryReader query(request.queryItems());
    const QString to = query.text("to"_L1).value_or(QString());
    qint64 after = 0;
    if (const auto given = query.text("after"_L1)) {
        bool isNumber = false;
        after = given->toLongLong(&isNumber);
        if (!isNumber)
            query.refuse("after"_L1);
    }
    if (auto refusal = query.refusal())
        return tl::unexpected(*refusal);
    std::vector<MailTable::Mail> mails;
    {
        const std::scoped_lock lock(m_store.mutex);
        mails = m_store.mails.list(to, after);
    }
    return wantsJson(request) ? mailboxJson(mails) : mailboxHtml(mails, to);
}

TrainingApi::Reply TrainingApi::touch(const HttpRequest&, const QString& id)
{
    std::optional<Citizen> citizen;
    const bool isKept = m_processor.change([&](Ledger& ledger) {
        citizen = ledger.store().citizens.byId(id);
        if (citizen)
            ledger.save(*citizen);
    });
    if (!isKept)
        return tl::unexpected(refusal::unavailable(500));
    if (!citizen)
        return tl::unexpected(refusal::notFound());
    return json(QJsonDocument(QJsonObject{{u"version"_s, versionOf(citizen->revision)}}));
}

TrainingApi::Reply TrainingApi::move(const HttpRequest& request, const QString& id)
{
    constexpr int longest = 100;
    return bodyOf(request).and_then([&](const QJsonValue& value) -> Reply {
        BodyReader body(value);
        const QString office = body.text("office"_L1, Need::Required, longest);
        if (!office.isEmpty() && StaffRoster::office(office).name.isEmpty())
            body.refuse("office"_L1, u"is no office"_s);
        if (body.has("office"_L1) && office.isEmpty())
            body.refuse("office"_L1, u"is empty"_s);
        if (auto refusal = body.refusal())
            return tl::unexpected(*refusal);
        std::optional<Citizen> citizen;
        const bool isKept = m_processor.change([&](Ledger& ledger) {
            citizen = ledger.store().citizens.byId(id);
            if (citizen)
                ledger.store().citizens.move(*citizen, office);
        });
        if (!isKept)
            return tl::unexpected(refusal::unavailable(500));
        if (!citizen)
            return tl::unexpected(refusal::notFound());
        return json(QJsonDocument(QJsonObject{{u"version"_s, versionOf(citizen->revision)}}));
    });
}

std::optional<Refusal> TrainingApi::takePortalCode(const QString& number, const QString& code)
{
    std::optional<Refusal> refusal = refusal::notFound();
    const bool isKept = m_processor.change([&](Ledger& ledger) {
        CentralStore& store = ledger.store();
        for (Citizen& citizen : store.citizens.byNumber(number)) {
            auto reset = store.resets.byId(citizen.openResetId);
            if (!reset)
                continue;
            refusal = takeResetCode(*reset, citizen, code, ledger);
            // The citizen did it; the log names the member whose reset it is, as it names nobody else.
            store.activity.add({.row = 0,
                                .at = ledger.now(),
                                .office = reset->office,
                                .staff = reset->maker,
                                .action = refusal ? Action::OtpFailed : Action::PasswordSent,
                                .citizen = loggedNumber(citizen.number()),
                                .problem = refusal ? QString(refusal->type) : QString(),
                                .purpose = {},
                                .desk = {}});
            return;
        }
    });
    return isKept ? refusal : std::optional(refusal::unavailable(500));
}

TrainingApi::Reply TrainingApi::portalCode(const HttpRequest& request, const QString&)
{
    return bodyOf(request).and_then([&](const QJsonValue& value) -> Reply {
        static const QRegularExpression numberForm(uR"re(\A([0-9]{10}|[0-9]{12})\z)re"_s);
        BodyReader body(value);
        const QString number = body.matching("number"_L1, Need::Required, numberForm);
        const QString code = readCode(body);
        if (auto refusal = body.refusal())
            return tl::unexpected(*refusal);
        if (auto refusal = takePortalCode(number, code))
            return tl::unexpected(*refusal);
        return json(QJsonDocument(QJsonObject{{u"state"_s, u"password-sent"_s}}));
    });
}

TrainingApi::Reply TrainingApi::portalForm(const HttpRequest&, const QString&)
{
    const std::scoped_lock lock(m_store.mutex);
    return portalPage(
        {.number = {}, .problemType = {}, .attemptsLeft = {}, .codeLength = m_store.settings.policy().otpLength});
}

TrainingApi::Reply TrainingApi::portalSubmit(const HttpRequest& request, const QString&)
{
    const auto form = request.formItems();
    if (!form)
        return tl::unexpected(refusal::unreadable(u"The form is not readable."_s));
    QueryReader fields(form);
    const QString number = fields.text("number"_L1).value_or(QString()).simplified().remove(u' ');
    const QString code = fields.text("code"_L1).value_or(QString()).simplified().remove(u' ');
    PortalView view{.number = number, .problemType = {}, .attemptsLeft = {}};
    {
        const std::scoped_lock lock(m_store.mutex);
        view.codeLength = m_store.settings.policy().otpLength;
    }
    const auto refusal = takePortalCode(number, code);
    view.isSent = !refusal;
    if (!refusal)
        return portalPage(view);
    view.problemType = refusal->type;
    if (refusal->facts.contains("attemptsLeft"_L1))
        view.attemptsLeft = refusal->facts["attemptsLeft"_L1].toInt();
    return portalPage(view, refusal->status);
}

} // namespace bhxh::training
