#pragma once

#include "training/api/Call.h"

namespace bhxh::training {

/// Reads what a request says into a call: headers, query, body. It judges nothing; whoever answers does, in the
/// contract's order. Operation, path, member and time are the caller's.
void readCall(const HttpRequest& request, Call& call);

/// The request's id: `X-Request-Id` where it is one UUID, a new one otherwise.
[[nodiscard]] QString requestIdOf(const HttpRequest& request);
/// The bearer token, or nothing.
[[nodiscard]] std::optional<std::string> bearerTokenOf(const HttpRequest& request);
/// 8-4-4-4-12 hexadecimal digits, nothing around them.
[[nodiscard]] bool isUuid(const QString& text);
/// Exactly one strong entity tag; its bare text, or nothing.
[[nodiscard]] std::optional<QString> strongTag(const QString& header);

/// Whether a Content-Type is application/json, whatever its parameters.
[[nodiscard]] bool isJsonType(const std::optional<std::string>& contentType);
/// One text for equal JSON values: members sorted, numbers by value.
[[nodiscard]] QByteArray canonicalJson(const QJsonValue& value);

} // namespace bhxh::training
