#pragma once

#include "desk/EmailChanges.h"
#include "desk/PasswordResets.h"
#include <QDateTime>
#include <QJsonObject>
#include <QMap>
#include <QUuid>
#include <optional>
#include <vector>

namespace bhxh::desk {

/// What a member was in the middle of when the desk was locked, as KeptWork seals it.
struct WorkInHand
{
    /// What the draft came from, and whether it went anywhere (KeptDrafts).
    struct Origin
    {
        std::optional<QUuid> kept = {}; ///< the kept draft that it was taken up from
        bool wasAsked = false;          ///< the request was sent, and not answered
    };

    QDateTime at = {};                                          ///< sealed then; UTC, central's clock
    std::optional<domain::CitizenId> citizen = {};              ///< who was open; the forms are theirs
    domain::Purpose purpose = domain::Purpose::AnswerQuestion;  ///< for which they were
    std::optional<EmailChanges::Draft> draft = {};
    std::optional<domain::RegisteredEmail> writtenOn = {};      ///< registered when the draft was begun
    std::optional<Origin> origin = {};
    std::optional<PasswordResets::Form> form = {};
    bool needsLine = false;                                     ///< only the reset form is left, which can't be opened while the line is down
    std::optional<domain::EmailChangeId> selected = {};         ///< what was looked at in the queue
    bool outcomeOpen = false;                                   ///< something was sent and not answered
    QMap<QString, QString> typed = {};                          ///< what stood in fields of the window, by their names
    std::vector<WorkInHand> earlier = {};                       ///< one, or none: what was offered before this was begun

    [[nodiscard]] bool isEmpty() const { return !citizen && !selected && !outcomeOpen && typed.isEmpty(); }
    [[nodiscard]] QJsonObject toJson() const;
    /// Nothing where it is of another format. Unknown or missing members are those of no work.
    [[nodiscard]] static std::optional<WorkInHand> fromJson(const QJsonObject& object);
};

} // namespace bhxh::desk
