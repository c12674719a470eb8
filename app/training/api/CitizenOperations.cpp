#include "training/api/BodyReader.h"
#include "training/api/Ledger.h"
#include "training/api/Operations.h"
#include "training/api/QueryReader.h"
#include "training/api/RecordJson.h"
#include "training/rules/EmailText.h"
#include "training/rules/PersonName.h"
#include "training/signin/StaffRoster.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

constexpr std::size_t mostMatches = 50;
using Need = BodyReader::Need;

struct Search
{
    QString number; ///< empty: by name and birth date
    QString fullName;
    QString birthDate;
};

Search readSearch(BodyReader& body, ActivityNote& note)
{
    constexpr int longestName = 100;
    constexpr int shortestName = 2;
    constexpr int longestCase = 40;
    static const QRegularExpression number(uR"re(\A([0-9]{9}|[0-9]{10}|[0-9]{12}|[A-Z]{2}[0-9]{13})\z)re"_s);
    static const QRegularExpression birth(uR"re(\A[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\z)re"_s);
    Search search;
    search.number = body.matching("number"_L1, Need::Optional, number);
    search.fullName = body.text("fullName"_L1, Need::Optional, longestName, shortestName);
    search.birthDate = body.matching("birthDate"_L1, Need::Optional, birth);
    note.purpose = body.word<Purpose>("purpose"_L1, Need::Required);
    static_cast<void>(body.text("caseReference"_L1, Need::Optional, longestCase));
    const bool isByName = body.has("fullName"_L1) && body.has("birthDate"_L1);
    if (body.has("number"_L1) == isByName)
        body.refuse({}, u"needs either a number, or a full name with a birth date"_s);
    return search;
}

std::vector<Citizen> byNumber(const QString& number, CitizenTable& citizens)
{
    constexpr int cardLength = 15;
    constexpr int insuranceNumberLength = 10;
    return citizens.byNumber(number.size() == cardLength ? number.right(insuranceNumberLength) : number);
}

/// Exact birth dates first, then exact marks.
std::vector<Citizen> byName(const Search& search, CitizenTable& citizens)
{
    constexpr int mostCandidates = 5000;
    std::vector<Citizen> found = citizens.byName(foldedName(search.fullName), search.birthDate, mostCandidates);
    const QString marked = markedName(search.fullName);
    const auto rank = [&](const Citizen& citizen) {
        return std::tuple(citizen.birthDate != search.birthDate, markedName(citizen.fullName) != marked, citizen.row);
    };
    std::ranges::sort(found, {}, rank);
    return found;
}

} // namespace

Answer getStaffMember(Call& call, Ledger&)
{
    const TrainingStaffMember& member = *call.member;
    QJsonArray roles;
    if (member.isCounter)
        roles += u"counter"_s;
    if (member.isSupervisor)
        roles += u"supervisor"_s;
    return Reply{.body = {{u"id"_s, member.id},
                          {u"name"_s, member.name},
                          {u"office"_s, QJsonObject{{u"code"_s, member.office.code}, {u"name"_s, member.office.name}}},
                          {u"roles"_s, roles},
                          {u"authenticatedAt"_s, timeText(call.authenticatedAt)},
                          {u"desk"_s, deskJson(call.policy)},
                          {u"policy"_s, policyJson(call.policy)}},
                 .etag = {},
                 .location = {}};
}

Answer searchCitizens(Call& call, Ledger& ledger)
{
    BodyReader body(*call.body);
    const Search search = readSearch(body, call.note);
    if (auto refusal = body.refusal())
        return tl::unexpected(*refusal);
    CitizenTable& citizens = ledger.store().citizens;
    std::vector<Citizen> found = search.number.isEmpty() ? byName(search, citizens) : byNumber(search.number, citizens);
    if (found.size() == 1)
        call.note.citizen = loggedNumber(found.front().number());
    const bool isTruncated = found.size() > mostMatches;
    if (isTruncated)
        found.resize(mostMatches);
    QJsonArray items;
    for (const Citizen& citizen : found)
        items += citizenJson(citizen);
    return Reply{.body = {{u"items"_s, items}, {u"truncated"_s, isTruncated}}, .etag = {}, .location = {}};
}

Answer getCitizen(Call& call, Ledger& ledger)
{
    QueryReader query(call.query);
    call.note.purpose = query.word<Purpose>("purpose"_L1);
    if (!call.note.purpose)
        query.refuse("purpose"_L1);
    if (auto refusal = query.refusal())
        return tl::unexpected(*refusal);
    const auto citizen = ledger.store().citizens.byId(call.ids.front());
    if (!citizen)
        return tl::unexpected(refusal::notFound());
    call.note.citizen = loggedNumber(citizen->number());
    Reply reply = conditionalReply(call, citizenJson(*citizen), versionOf(citizen->revision));
    if (reply.isNotModified())
        call.note.action.reset();
    return reply;
}

Answer discloseEmail(Call& call, Ledger& ledger)
{
    BodyReader body(*call.body);
    static_cast<void>(body.oneOf("purpose"_L1, Need::Required, {u"confirm-with-citizen"_s, u"review-change"_s}));
    if (auto refusal = body.refusal())
        return tl::unexpected(*refusal);
    const auto citizen = ledger.store().citizens.byId(call.ids.front());
    if (!citizen)
        return tl::unexpected(refusal::notFound());
    call.note.citizen = loggedNumber(citizen->number());
    const QJsonValue email = citizen->email.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(citizen->email);
    return Reply{.body = {{u"email"_s, email}}, .etag = {}, .location = {}};
}

Answer releaseResetHold(Call& call, Ledger& ledger)
{
    constexpr int shortestReason = 5;
    constexpr int longestReason = 500;
    constexpr int longestId = 500;
    BodyReader body(*call.body);
    const QString changeId = body.text("changeId"_L1, Need::Required, longestId);
    static_cast<void>(body.text("reason"_L1, Need::Required, longestReason, shortestReason));
    if (auto refusal = body.refusal())
        return tl::unexpected(*refusal);
    auto citizen = ledger.store().citizens.byId(call.ids.front());
    if (!citizen)
        return tl::unexpected(refusal::notFound());
    call.note.citizen = loggedNumber(citizen->number());
    const auto change = ledger.store().changes.byId(changeId);
    if (!change || change->citizenRow != citizen->row)
        return tl::unexpected(refusal::notFound());
    if (auto refusal = refuseOldSignIn(call))
        return tl::unexpected(*refusal);
    if (citizen->holdChangeId != change->id || !citizen->holdUntil || *citizen->holdUntil <= call.now)
        return tl::unexpected(refusal::alreadyDecided());
    if (change->maker.id == call.member->id || change->decision.value_or(Decision()).by.id == call.member->id)
        return tl::unexpected(refusal::ownRequest());
    citizen->holdUntil.reset();
    citizen->holdChangeId.clear();
    ledger.save(*citizen);
    return Reply{.body = citizenJson(*citizen), .etag = versionOf(citizen->revision), .location = {}};
}

} // namespace bhxh::training
