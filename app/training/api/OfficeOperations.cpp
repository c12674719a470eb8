#include "training/api/Ledger.h"
#include "training/api/Operations.h"
#include "training/api/QueryReader.h"
#include "training/api/RecordJson.h"
#include "training/api/RegisterCursor.h"
#include "training/signin/StaffRoster.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

qint64 currentRevision(CentralStore& store)
{
    Statement query(store.database, "SELECT value FROM counters WHERE name = 'revision'");
    return query.next() ? query.integer(0) : 0;
}

/// Where to go on from, or `cursor-expired`.
tl::expected<RegisterCursor, Refusal> startOf(const std::optional<QString>& text, const Call& call, CentralStore& store)
{
    const QString office = call.member->office.code;
    const qint64 generation = store.settings.cursorGeneration();
    if (!text)
        return RegisterCursor{
            .generation = generation, .office = office, .startedAt = currentRevision(store), .position = 0};
    const auto cursor = RegisterCursor::read(*text, store.settings.cursorSecret());
    if (!cursor || cursor->generation != generation || cursor->office != office)
        return tl::unexpected(refusal::cursorExpired());
    return *cursor;
}

} // namespace

Answer getOfficeRegister(Call& call, Ledger& ledger)
{
    constexpr int standardLimit = 1000;
    constexpr int highestLimit = 5000;
    QueryReader query(call.query);
    const auto text = query.text("cursor"_L1);
    const int limit = query.integer("limit"_L1, standardLimit, 1, highestLimit);
    if (auto refusal = query.refusal())
        return tl::unexpected(*refusal);
    CentralStore& store = ledger.store();
    auto cursor = startOf(text, call, store);
    if (!cursor)
        return tl::unexpected(cursor.error());
    auto items = store.citizens.registerAfter(cursor->office, cursor->position, cursor->startedAt, limit + 1);
    const bool isMore = items.size() > static_cast<std::size_t>(limit);
    if (isMore)
        items.pop_back();
    if (!items.empty())
        cursor->position = items.back().revision;
    QJsonArray list;
    for (const CitizenTable::RegisterItem& item : items) {
        list += item.citizen ? QJsonObject{{u"citizen"_s, citizenJson(*item.citizen)}}
                             : QJsonObject{{u"removed"_s, item.removed}};
    }
    return Reply{.body = {{u"items"_s, list},
                          {u"cursor"_s, cursor->text(store.settings.cursorSecret())},
                          {u"more"_s, isMore},
                          {u"total"_s, store.citizens.registerTotal(cursor->office)}},
                 .etag = {},
                 .location = {},
                 .isCompressible = true};
}

Answer listActivity(Call& call, Ledger& ledger)
{
    constexpr int standardLimit = 200;
    constexpr int highestLimit = 1000;
    QueryReader query(call.query);
    ActivityTable::Filter filter;
    filter.office = call.member->office.code;
    filter.from = query.time("from"_L1);
    filter.to = query.time("to"_L1);
    const int limit = query.integer("limit"_L1, standardLimit, 1, highestLimit);
    filter.limit = limit + 1;
    if (const auto cursor = query.text("cursor"_L1)) {
        bool isNumber = false;
        filter.before = cursor->mid(1).toLongLong(&isNumber, 36);
        if (!isNumber || filter.before < 1 || !cursor->startsWith(u'a'))
            query.refuse("cursor"_L1);
    }
    if (auto refusal = query.refusal())
        return tl::unexpected(*refusal);
    auto entries = ledger.store().activity.list(filter);
    QJsonValue next(QJsonValue::Null);
    if (entries.size() > static_cast<std::size_t>(limit)) {
        entries.pop_back();
        next = u'a' + QString::number(entries.back().row, 36);
    }
    QJsonArray items;
    for (const ActivityTable::Entry& entry : entries)
        items += activityJson(entry);
    return Reply{.body = {{u"items"_s, items}, {u"nextCursor"_s, next}}, .etag = {}, .location = {}};
}

StaffName makerOf(const Call& call)
{
    return {call.member->id, call.member->name};
}

std::optional<Refusal> refuseOldSignIn(const Call& call)
{
    const auto age = std::chrono::floor<std::chrono::seconds>(call.now) - call.authenticatedAt;
    if (age > std::chrono::seconds(call.policy.stepUpSeconds))
        return refusal::stepUpRequired(call.policy.stepUpSeconds);
    return std::nullopt;
}

Reply conditionalReply(const Call& call, const QJsonObject& body, const QString& etag)
{
    if (call.ifNoneMatch && *call.ifNoneMatch == etag)
        return {.status = 304, .body = {}, .etag = etag, .location = {}};
    return {.body = body, .etag = etag, .location = {}};
}

} // namespace bhxh::training
