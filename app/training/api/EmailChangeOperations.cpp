#include "training/api/BodyReader.h"
#include "training/api/Ledger.h"
#include "training/api/Operations.h"
#include "training/api/QueryReader.h"
#include "training/api/RecordJson.h"
#include "training/rules/EmailChangeRules.h"
#include "training/rules/EmailText.h"
#include "training/rules/PasswordResetRules.h"
#include "training/signin/StaffRoster.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

using Need = BodyReader::Need;

/// A change of the member's office with its citizen.
struct Case
{
    EmailChange change;
    Citizen citizen;
};

tl::expected<Case, Refusal> findCase(Call& call, Ledger& ledger)
{
    auto change = ledger.store().changes.byId(call.ids.front());
    if (!change || change->office != call.member->office.code)
        return tl::unexpected(refusal::notFound());
    auto citizen = ledger.store().citizens.byRow(change->citizenRow);
    if (!citizen)
        return tl::unexpected(refusal::notFound());
    call.note.citizen = loggedNumber(citizen->number());
    return Case{std::move(*change), std::move(*citizen)};
}

Reply changeReply(const Call& call, const Case& one, int status = 200)
{
    return {.status = status,
            .body = changeJson(one.change, one.citizen, *call.member),
            .etag = versionOf(one.change.revision),
            .location = {}};
}

struct ListQuery
{
    EmailChangeTable::Filter filter;
    QString text; ///< what the answer depends on beside the records, for the ETag
};

ListQuery readListQuery(const Call& call, QueryReader& query)
{
    constexpr int standardLimit = 50;
    constexpr int highestLimit = 200;
    ListQuery list;
    list.filter.office = call.member->office.code;
    for (const QString& name : query.list("state"_L1)) {
        const auto state = fromWord<ChangeState>(name);
        if (!state)
            query.refuse("state"_L1);
        list.filter.states.push_back(state.value_or(ChangeState::Pending));
    }
    if (const auto by = query.text("requestedBy"_L1)) {
        if (*by != "me"_L1)
            query.refuse("requestedBy"_L1);
        list.filter.maker = call.member->id;
    }
    if (const auto cursor = query.text("cursor"_L1)) {
        bool isNumber = false;
        list.filter.before = cursor->mid(1).toLongLong(&isNumber, 36);
        if (!isNumber || list.filter.before < 1 || !cursor->startsWith(u'e'))
            query.refuse("cursor"_L1);
    }
    list.filter.limit = query.integer("limit"_L1, standardLimit, 1, highestLimit);
    std::ranges::sort(list.filter.states);
    list.text = call.member->id + u'|' + list.filter.maker + u'|' + QString::number(list.filter.before) + u'|' +
                QString::number(list.filter.limit);
    for (const ChangeState state : list.filter.states)
        list.text += u'|' + word(state);
    return list;
}

void openChange(EmailChange& change, Citizen& citizen, const Call& call, Ledger& ledger)
{
    CentralStore& store = ledger.store();
    change.id = OneTimeCodes::randomId();
    change.office = call.member->office.code;
    change.maker = makerOf(call);
    const TimePoint today = EmailChangeRules::startOfDay(call.now);
    change.risks = EmailChangeRules::risks(citizen, change.newEmail,
                                           {.recordsWithAddress = store.citizens.countWithEmail(change.newEmail),
                                            .requestsToday = store.changes.countBy(change.maker.id, today) + 1},
                                           call.now);
    EmailChangeRules::open(change, citizen, call.policy.emailProof, call.now);
    if (call.policy.emailProof != EmailProof::Off)
        ledger.sendProofCode(change, citizen, call.policy.otpLength);
    ledger.add(change);
    ledger.save(citizen);
}

/// What a verdict brings with it beside the change itself.
void carryOut(Case& one, const Decision& decision, Ledger& ledger)
{
    const QString oldEmail = one.citizen.email;
    EmailChangeRules::decide(one.change, one.citizen, decision);
    if (decision.verdict == Verdict::Approved) {
        if (auto reset = ledger.store().resets.byId(one.citizen.openResetId)) {
            PasswordResetRules::cancel(*reset, one.citizen);
            ledger.save(*reset);
        }
        ledger.sendNotices(one.change, oldEmail, one.citizen);
    }
    ledger.save(one.change);
    ledger.save(one.citizen);
}

} // namespace

Answer listEmailChanges(Call& call, Ledger& ledger)
{
    QueryReader query(call.query);
    ListQuery list = readListQuery(call, query);
    if (auto refusal = query.refusal())
        return tl::unexpected(*refusal);
    const auto limit = static_cast<std::size_t>(list.filter.limit);
    ++list.filter.limit;
    std::vector<EmailChange> changes = ledger.store().changes.list(list.filter);
    QJsonValue next(QJsonValue::Null);
    if (changes.size() > limit) {
        changes.resize(limit);
        next = u'e' + QString::number(changes.back().row, 36);
    }
    QJsonArray items;
    for (const EmailChange& change : changes) {
        const auto citizen = ledger.store().citizens.byRow(change.citizenRow);
        items += changeJson(change, citizen.value_or(Citizen()), *call.member);
    }
    const QJsonObject body{{u"items"_s, items}, {u"nextCursor"_s, next}};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(list.text.toUtf8() + '\n' + QJsonDocument(body).toJson(QJsonDocument::Compact));
    constexpr int tagLength = 32;
    return conditionalReply(call, body, QString::fromLatin1(hash.result().toHex().left(tagLength)));
}

Answer requestEmailChange(Call& call, Ledger& ledger)
{
    constexpr int longestEmail = 254;
    constexpr int longestId = 500;
    BodyReader body(*call.body);
    EmailChange change;
    const QString citizenId = body.text("citizenId"_L1, Need::Required, longestId);
    const QString version = body.text("citizenVersion"_L1, Need::Required, longestId);
    change.newEmail = body.text("newEmail"_L1, Need::Required, longestEmail);
    if (!change.newEmail.isEmpty() && !isEmailAddress(change.newEmail))
        body.refuse("newEmail"_L1, u"is no address of ASCII, its domain in A-labels"_s);
    if (body.has("newEmail"_L1) && change.newEmail.isEmpty())
        body.refuse("newEmail"_L1, u"is empty"_s);
    change.identityCheck = readIdentityCheck(body.object("identityCheck"_L1));
    change.paper = readPaper(body.object("paper"_L1));
    if (auto refusal = body.refusal())
        return tl::unexpected(*refusal);
    auto citizen = ledger.store().citizens.byId(citizenId);
    if (!citizen)
        return tl::unexpected(refusal::notFound());
    call.note.citizen = loggedNumber(citizen->number());
    if (auto refusal =
            EmailChangeRules::refuseRequest(*citizen, version, change.newEmail, call.policy.emailProof, call.now))
        return tl::unexpected(*refusal);
    openChange(change, *citizen, call, ledger);
    Reply reply = changeReply(call, {change, *citizen}, 201);
    reply.location = u"/counter/v1/email-changes/"_s + change.id;
    return reply;
}

Answer getEmailChange(Call& call, Ledger& ledger)
{
    return findCase(call, ledger).map([&](const Case& one) {
        return conditionalReply(call, changeJson(one.change, one.citizen, *call.member),
                                versionOf(one.change.revision));
    });
}

Answer proveEmail(Call& call, Ledger& ledger)
{
    BodyReader body(*call.body);
    const QString code = readCode(body);
    if (auto refusal = body.refusal())
        return tl::unexpected(*refusal);
    auto one = findCase(call, ledger);
    if (!one)
        return tl::unexpected(one.error());
    if (auto refusal = EmailChangeRules::refuseProof(one->change))
        return tl::unexpected(*refusal);
    const Challenge before = one->change.proof;
    const auto refusal = EmailChangeRules::prove(one->change, code, call.now);
    const bool hasChanged =
        one->change.proof.state != before.state || one->change.proof.attemptsLeft != before.attemptsLeft;
    if (hasChanged)
        ledger.save(one->change);
    if (refusal) {
        call.note.action = Action::OtpFailed;
        return tl::unexpected(*refusal);
    }
    return changeReply(call, *one);
}

Answer resendEmailProof(Call& call, Ledger& ledger)
{
    auto one = findCase(call, ledger);
    if (!one)
        return tl::unexpected(one.error());
    if (auto refusal = EmailChangeRules::refuseProof(one->change))
        return tl::unexpected(*refusal);
    if (auto refusal = OneTimeCodes::refuseAnother(one->change.proof, one->citizen, call.now, one->change.expiresAt))
        return tl::unexpected(*refusal);
    const EmailState before = one->citizen.emailState;
    ledger.sendProofCode(one->change, one->citizen, call.policy.otpLength);
    ledger.save(one->change);
    if (one->citizen.emailState == before)
        ledger.store().citizens.saveLastCode(one->citizen);
    else
        ledger.save(one->citizen);
    return changeReply(call, *one, 202);
}

Answer decideEmailChange(Call& call, Ledger& ledger)
{
    constexpr int longestNote = 500;
    BodyReader body(*call.body);
    Decision decision{.verdict = Verdict::Approved, .reason = {}, .note = {}, .by = makerOf(call), .at = call.now};
    const auto verdict = body.word<Verdict>("verdict"_L1, Need::Required);
    decision.verdict = verdict.value_or(Verdict::Approved);
    const bool isRejected = decision.verdict == Verdict::Rejected;
    if (isRejected)
        call.note.action = Action::EmailChangeRejected;
    decision.reason = body.word<RejectionReason>("reasonCode"_L1, isRejected ? Need::Required : Need::Optional);
    if (!isRejected)
        decision.reason.reset(); // an approval has none
    decision.note = body.text("note"_L1, Need::Optional, longestNote);
    if (auto refusal = body.refusal())
        return tl::unexpected(*refusal);
    auto one = findCase(call, ledger);
    if (!one)
        return tl::unexpected(one.error());
    if (auto refusal = refuseOldSignIn(call))
        return tl::unexpected(*refusal);
    if (auto refusal = EmailChangeRules::refuseDecision(one->change, decision.verdict))
        return tl::unexpected(*refusal);
    if (!call.ifMatch)
        return tl::unexpected(refusal::preconditionRequired());
    if (*call.ifMatch != versionOf(one->change.revision))
        return tl::unexpected(refusal::versionConflict(one->change.revision));
    if (one->change.maker.id == call.member->id)
        return tl::unexpected(refusal::ownRequest());
    carryOut(*one, decision, ledger);
    return changeReply(call, *one);
}

Answer withdrawEmailChange(Call& call, Ledger& ledger)
{
    auto one = findCase(call, ledger);
    if (!one)
        return tl::unexpected(one.error());
    if (one->change.maker.id != call.member->id)
        return tl::unexpected(refusal::forbidden(u"Only who asked for it takes it back."_s));
    if (!one->change.isOpen())
        return tl::unexpected(refusal::alreadyDecided());
    EmailChangeRules::withdraw(one->change, one->citizen);
    ledger.save(one->change);
    ledger.save(one->citizen);
    return changeReply(call, *one);
}

} // namespace bhxh::training
