#include "central/EmailChangeJson.h"

#include "central/CitizenJson.h"
#include "central/StaffJson.h"

namespace bhxh::central {

using namespace domain;

namespace {

constexpr std::array StateWords{Word{"awaiting-proof"_L1, EmailChangeState::AwaitingProof},
                                Word{"pending"_L1, EmailChangeState::Pending},
                                Word{"approved"_L1, EmailChangeState::Approved},
                                Word{"rejected"_L1, EmailChangeState::Rejected},
                                Word{"withdrawn"_L1, EmailChangeState::Withdrawn},
                                Word{"expired"_L1, EmailChangeState::Expired}};
constexpr std::array ChallengeWords{Word{"not-required"_L1, ChallengeState::NotRequired},
                                    Word{"sent"_L1, ChallengeState::Sent}, Word{"proven"_L1, ChallengeState::Proven},
                                    Word{"expired"_L1, ChallengeState::Expired},
                                    Word{"locked"_L1, ChallengeState::Locked}};
constexpr std::array DeliveryWords{Word{"queued"_L1, Delivery::Queued}, Word{"sent"_L1, Delivery::Sent},
                                   Word{"delivered"_L1, Delivery::Delivered}, Word{"bounced"_L1, Delivery::Bounced},
                                   Word{"none"_L1, Delivery::None}};
constexpr std::array VerdictWords{Word{"approved"_L1, Verdict::Approved}, Word{"rejected"_L1, Verdict::Rejected}};
constexpr std::array ReasonWords{Word{"identity-not-proven"_L1, RejectionReason::IdentityNotProven},
                                 Word{"paper-missing"_L1, RejectionReason::PaperMissing},
                                 Word{"paper-mismatch"_L1, RejectionReason::PaperMismatch},
                                 Word{"address-doubtful"_L1, RejectionReason::AddressDoubtful},
                                 Word{"duplicate"_L1, RejectionReason::Duplicate},
                                 Word{"citizen-withdrew"_L1, RejectionReason::CitizenWithdrew},
                                 Word{"other"_L1, RejectionReason::Other}};
constexpr std::array RiskWords{
    Word{"address-shared-by-many"_L1, Risk::AddressSharedByMany}, Word{"changed-recently"_L1, Risk::ChangedRecently},
    Word{"disposable-domain"_L1, Risk::DisposableDomain}, Word{"unusual-hour"_L1, Risk::UnusualHour},
    Word{"many-by-this-member"_L1, Risk::ManyByThisMember}};
constexpr std::array DocumentWords{
    Word{"citizen-card"_L1, IdentityDocument::CitizenCard}, Word{"vneid"_L1, IdentityDocument::Vneid},
    Word{"passport"_L1, IdentityDocument::Passport}, Word{"birth-certificate"_L1, IdentityDocument::BirthCertificate}};
constexpr std::array PresentedWords{Word{"self"_L1, PresentedBy::Self}, Word{"guardian"_L1, PresentedBy::Guardian},
                                    Word{"authorised-person"_L1, PresentedBy::AuthorisedPerson}};
constexpr std::array FormWords{Word{"02-SD-GD"_L1, PaperForm::Form02SdGd}, Word{"TK1-TS"_L1, PaperForm::FormTk1Ts}};

/// Document, presenter and form have no "unknown" of their own: with a word that isn't known the whole check counts as
/// not told.
std::optional<IdentityCheck> readIdentityCheck(JsonReader reader)
{
    const auto document = reader.known("document"_L1, DocumentWords);
    const auto presentedBy = reader.known("presentedBy"_L1, PresentedWords);
    if (!document || !presentedBy)
        return std::nullopt;
    return IdentityCheck{.document = *document,
                         .documentEnding = reader.textOrEmpty("documentEnding"_L1),
                         .presentedBy = *presentedBy,
                         .note = reader.textOrEmpty("note"_L1)};
}

std::optional<Paper> readPaper(JsonReader reader)
{
    const auto form = reader.known("form"_L1, FormWords);
    if (!form)
        return std::nullopt;
    return Paper{.form = *form, .number = reader.textOrEmpty("number"_L1), .date = reader.date("date"_L1)};
}

std::optional<Decision> readDecision(JsonReader reader)
{
    const auto by = readStaffReference(reader.object("by"_L1));
    if (!by)
        return std::nullopt;
    return Decision{.verdict = reader.word("verdict"_L1, VerdictWords),
                    .reason = reader.wordIfAny("reasonCode"_L1, ReasonWords),
                    .note = reader.textOrEmpty("note"_L1),
                    .by = *by,
                    .at = reader.time("at"_L1)};
}

} // namespace

Delivery readDelivery(JsonReader& reader, QLatin1StringView name)
{
    return reader.word(name, DeliveryWords);
}

Challenge readChallenge(JsonReader reader)
{
    Challenge challenge{.state = reader.word("state"_L1, ChallengeWords),
                        .sentTo = reader.textOrEmpty("sentTo"_L1),
                        .expiresAt = reader.timeIfAny("expiresAt"_L1),
                        .resendAvailableAt = reader.timeIfAny("resendAvailableAt"_L1),
                        .attemptsLeft = std::nullopt,
                        .delivery = Delivery::None};
    if (reader.has("attemptsLeft"_L1))
        challenge.attemptsLeft = reader.number("attemptsLeft"_L1);
    if (reader.has("delivery"_L1))
        challenge.delivery = readDelivery(reader, "delivery"_L1);
    return challenge;
}

std::optional<EmailChange> readEmailChange(JsonReader& reader)
{
    const auto id = reader.parsed<EmailChangeId>("id"_L1);
    JsonReader citizen = reader.object("citizen"_L1);
    const auto citizenId = citizen.parsed<CitizenId>("id"_L1);
    const auto requestedBy = readStaffReference(reader.object("requestedBy"_L1));
    if (!id || !citizenId || !requestedBy)
        return std::nullopt;
    EmailChange change{.id = *id,
                       .version = {reader.text("version"_L1)},
                       .state = reader.word("state"_L1, StateWords),
                       .citizen = *citizenId,
                       .citizenName = PersonName::fromRecord(citizen.text("fullName"_L1)),
                       .insuranceNumber = readNumberOrNull<InsuranceNumber>(citizen, "insuranceNumber"_L1),
                       .personalId = readNumberOrNull<PersonalId>(citizen, "personalId"_L1),
                       .oldEmailMasked = reader.textOrEmpty("oldEmailMasked"_L1),
                       .newEmail = reader.parsedOrNull<EmailAddress>("newEmail"_L1),
                       .newEmailMasked = reader.text("newEmailMasked"_L1),
                       .identityCheck = std::nullopt,
                       .paper = std::nullopt,
                       .proof = readChallenge(reader.object("proof"_L1)),
                       .requestedBy = *requestedBy,
                       .requestedAt = reader.time("requestedAt"_L1),
                       .expiresAt = reader.time("expiresAt"_L1),
                       .decision = std::nullopt,
                       .risks = reader.wordsOf("risks"_L1, RiskWords)};
    if (reader.has("identityCheck"_L1))
        change.identityCheck = readIdentityCheck(reader.object("identityCheck"_L1));
    if (reader.has("paper"_L1))
        change.paper = readPaper(reader.object("paper"_L1));
    if (reader.has("decision"_L1))
        change.decision = readDecision(reader.object("decision"_L1));
    return reader.failed() ? std::nullopt : std::optional(std::move(change));
}

std::optional<EmailChangePage> readEmailChanges(JsonReader& reader)
{
    EmailChangePage page;
    page.items = reader.items<EmailChange>("items"_L1, readEmailChange);
    page.nextCursor = reader.textOrEmpty("nextCursor"_L1);
    return page;
}

QJsonObject toJson(const IdentityCheck& check)
{
    QJsonObject body{{u"document"_s, wordFor(check.document, DocumentWords)},
                     {u"presentedBy"_s, wordFor(check.presentedBy, PresentedWords)}};
    if (!check.documentEnding.isEmpty())
        body.insert("documentEnding"_L1, check.documentEnding);
    if (!check.note.isEmpty())
        body.insert("note"_L1, check.note);
    return body;
}

QJsonObject toJson(const NewEmailChange& change)
{
    QJsonObject paper{{u"form"_s, wordFor(change.paper.form, FormWords)},
                      {u"date"_s, change.paper.date.toString(Qt::ISODate)}};
    if (!change.paper.number.isEmpty())
        paper.insert("number"_L1, change.paper.number);
    return {{u"citizenId"_s, change.citizen.text()},
            {u"citizenVersion"_s, change.citizenVersion.tag},
            {u"newEmail"_s, change.newEmail.clearText()},
            {u"identityCheck"_s, toJson(change.identityCheck)},
            {u"paper"_s, paper}};
}

QJsonObject toJson(const NewDecision& decision)
{
    QJsonObject body{{u"verdict"_s, wordFor(decision.verdict, VerdictWords)}};
    if (decision.reason)
        body.insert("reasonCode"_L1, wordFor(*decision.reason, ReasonWords));
    if (!decision.note.isEmpty())
        body.insert("note"_L1, decision.note);
    return body;
}

QString wordOf(EmailChangeState state)
{
    return wordFor(state, StateWords);
}

} // namespace bhxh::central
