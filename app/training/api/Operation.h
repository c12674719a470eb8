#pragma once

#include "training/api/Call.h"

#include <vector>

namespace bhxh::training {

class Ledger;

/// One operation of the contract.
struct Operation
{
    enum class Role { Either, Counter, Supervisor };
    enum class Body { None, Json };
    enum class Key { None, Required };

    QLatin1String id;     ///< operationId
    QLatin1String method; ///< "GET" or "POST"
    QLatin1String path;   ///< below /counter/v1; a parameter is "{}"
    Role role = Role::Either;
    Body body = Body::None;
    Key key = Key::None;
    std::optional<Action> action; ///< what the log calls it; an operation may say something else
    bool isConditional = false;   ///< reads If-None-Match
    bool needsVersion = false;    ///< reads If-Match
    /// A refusal by policy, before anything else is looked at; may be empty.
    std::optional<Refusal> (*refuseByPolicy)(const Call&) = nullptr;
    /// Checks path, query and body, then does it. What it refuses has no effect, but for an attempt at a code.
    Answer (*run)(Call&, Ledger&) = nullptr;
    /// What a long poll of it waits for; empty where it has none.
    QString (*topic)(const Call&) = nullptr;
};

/// All of the contract.
[[nodiscard]] const std::vector<Operation>& allOperations();
[[nodiscard]] const Operation* operationNamed(QStringView id);

/// Where a path below /counter/v1 leads.
struct Route
{
    const Operation* operation = nullptr; ///< nothing: no such path, or not with that method
    QStringList ids;
    QString allowed; ///< the methods of the path, for `Allow`; empty where there is no such path
};
[[nodiscard]] Route routeOf(const QString& path, const QString& method);

} // namespace bhxh::training
