#pragma once

#include "central/JsonReader.h"
#include "domain/EmailChange.h"

/// EmailChange, Challenge, IdentityCheck, Paper, NewEmailChange and the body of a decision of central-api.yaml.
namespace bhxh::central {

std::optional<domain::EmailChange> readEmailChange(JsonReader& reader);
std::optional<domain::EmailChangePage> readEmailChanges(JsonReader& reader);
domain::Challenge readChallenge(JsonReader reader);
domain::Delivery readDelivery(JsonReader& reader, QLatin1StringView name);

QJsonObject toJson(const domain::IdentityCheck& check);
QJsonObject toJson(const domain::NewEmailChange& change);
QJsonObject toJson(const domain::NewDecision& decision);
QString wordOf(domain::EmailChangeState state);

} // namespace bhxh::central
