#include "desk/WorkInHand.h"

#include "desk/DraftJson.h"

namespace bhxh::desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int formatVersion = 1;
const QString typedPrefix = u"typed."_s;

QJsonObject originObject(const WorkInHand::Origin& origin)
{
    return {{u"kept"_s, origin.kept ? origin.kept->toString(QUuid::WithoutBraces) : QString()},
            {u"wasAsked"_s, origin.wasAsked}};
}

std::optional<WorkInHand::Origin> readOrigin(const QJsonValue& value)
{
    if (!value.isObject())
        return std::nullopt;
    const QUuid kept = QUuid::fromString(value["kept"_L1].toString());
    return WorkInHand::Origin{.kept = kept.isNull() ? std::nullopt : std::optional(kept),
                              .wasAsked = value["wasAsked"_L1].toBool()};
}

template <typename Id>
std::optional<Id> readId(const QJsonValue& value)
{
    const auto id = Id::parse(value.toString());
    return id ? std::optional(*id) : std::nullopt;
}

QMap<QString, QString> readTyped(const QJsonObject& object)
{
    QMap<QString, QString> typed;
    for (auto member = object.constBegin(); member != object.constEnd(); ++member) {
        if (member.key().startsWith(typedPrefix))
            typed.insert(member.key().sliced(typedPrefix.size()), member.value().toString());
    }
    return typed;
}

} // namespace

QJsonObject WorkInHand::toJson() const
{
    QJsonObject object{{u"format"_s, formatVersion},
                       {u"at"_s, at.toString(Qt::ISODate)},
                       {u"purpose"_s, int(purpose)},
                       {u"needsLine"_s, needsLine},
                       {u"outcomeOpen"_s, outcomeOpen}};
    if (citizen)
        object[u"citizen"_s] = citizen->text();
    if (draft)
        object[u"draft"_s] = draftObject(*draft);
    if (writtenOn)
        object[u"writtenOn"_s] = emailObject(*writtenOn);
    if (origin)
        object[u"origin"_s] = originObject(*origin);
    if (form)
        object[u"form"_s] = formObject(*form);
    if (selected)
        object[u"selected"_s] = selected->text();
    if (!earlier.empty())
        object[u"earlier"_s] = earlier.front().toJson();
    for (auto field = typed.cbegin(); field != typed.cend(); ++field)
        object[typedPrefix + field.key()] = field.value();
    return object;
}

std::optional<WorkInHand> WorkInHand::fromJson(const QJsonObject& object)
{
    if (object["format"_L1].toInt() != formatVersion)
        return std::nullopt;
    WorkInHand work{.at = QDateTime::fromString(object["at"_L1].toString(), Qt::ISODate).toUTC(),
                    .citizen = readId<domain::CitizenId>(object["citizen"_L1]),
                    .purpose = readEnum(object["purpose"_L1], domain::Purpose::Review),
                    .writtenOn = readEmail(object["writtenOn"_L1]),
                    .origin = readOrigin(object["origin"_L1]),
                    .needsLine = object["needsLine"_L1].toBool(),
                    .selected = readId<domain::EmailChangeId>(object["selected"_L1]),
                    .outcomeOpen = object["outcomeOpen"_L1].toBool(),
                    .typed = readTyped(object)};
    if (object.contains("draft"_L1))
        work.draft = readDraft(object["draft"_L1].toObject());
    if (object.contains("form"_L1))
        work.form = readForm(object["form"_L1].toObject());
    if (const auto before = fromJson(object["earlier"_L1].toObject()))
        work.earlier.push_back(*before);
    return work;
}

} // namespace bhxh::desk
