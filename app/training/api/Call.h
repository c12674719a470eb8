#pragma once

#include "training/rules/Refusal.h"
#include "training/web/HttpMessage.h"

#include <QJsonObject>
#include <QJsonValue>

namespace bhxh::training {

struct TrainingStaffMember;
struct Operation;

/// What the activity log will say of a call; an operation fills it in while it works.
struct ActivityNote
{
    std::optional<Action> action; ///< nothing: not logged
    QString citizen;              ///< masked
    std::optional<Purpose> purpose;
};

/// One call of an operation of the contract, read as far as it can be without the store.
struct Call
{
    const Operation* operation = nullptr;
    QString path;                   ///< decoded
    QStringList ids;                ///< the path's parameters, in their order
    std::optional<HttpItems> query; ///< nothing: not readable
    bool hasBody = false;
    bool isBodyJson = false;        ///< by its Content-Type
    std::optional<QJsonValue> body; ///< nothing: none, or not readable
    const TrainingStaffMember* member = nullptr;
    TimePoint authenticatedAt;
    QString requestId;
    QString deskId; ///< empty for none
    QString key;    ///< the Idempotency-Key in lower case; empty for none
    bool isKeyReadable = true;
    std::optional<QString> ifMatch; ///< the bare tag
    bool isIfMatchReadable = true;
    std::optional<QString> ifNoneMatch;
    bool isIfNoneMatchReadable = true;
    bool acceptsGzip = false;
    int wait = 0; ///< seconds of `Prefer: wait`, 60 at most

    Policy policy; ///< at the time of the call
    TimePoint now; ///< of the training clock
    ActivityNote note;
};

/// What an operation answers where it doesn't refuse.
struct Reply
{
    int status = 200;
    QJsonObject body;
    QString etag;     ///< bare; empty for none
    QString location; ///< absolute path; empty for none
    bool isCompressible = false;

    [[nodiscard]] bool isNotModified() const { return status == 304; }
};

using Answer = tl::expected<Reply, Refusal>;

} // namespace bhxh::training
