#pragma once

#include "training/rules/Refusal.h"
#include "training/web/HttpMessage.h"

#include <QJsonObject>

namespace bhxh::training {

/// A refusal as `application/problem+json` (RFC 9457), without the request's id.
[[nodiscard]] QJsonObject problemJson(const Refusal& refusal);

/// The whole answer, with `requestId`, `Retry-After`, `WWW-Authenticate` and `Allow` as the refusal has them.
[[nodiscard]] HttpResponse problemResponse(const Refusal& refusal, const QString& requestId);
/// The same from a body that was kept.
[[nodiscard]] HttpResponse problemResponse(int status, QJsonObject body, const QString& requestId);

/// A JSON answer with what every reply carries: no-store and the request's id.
[[nodiscard]] HttpResponse jsonResponse(int status, const QByteArray& body, const QString& requestId);

} // namespace bhxh::training
