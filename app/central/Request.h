#pragma once

#include "domain/Identifiers.h"
#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <QUrlQuery>
#include <optional>

namespace bhxh::central {

/// What the contract says of an operation's answer. Checked before the answer is read: nobody else looks at a status or
/// a content type.
struct Expectation
{
    int success = 200;
    bool mayBeUnchanged = false; ///< 304 too
    bool carriesVersion = false; ///< an ETag is needed: lists, whose version stands nowhere else
    QStringList members;         ///< that the reply can't do without
};

/// One operation of the central API, as a value: what is asked, under which conditions, and what must come back.
struct Request
{
    QString path; ///< below Place::apiBase, with its slash; ids only, never personal data
    QUrlQuery query = {};
    std::optional<QByteArray> body = {};            ///< JSON; a request with a body or with a key is a POST
    std::optional<domain::IdempotencyKey> key = {}; ///< a write: something changes
    domain::Version onlyIf = {};                    ///< If-Match
    domain::Version known = {};                     ///< If-None-Match
    int waitSeconds = 0;                            ///< Prefer: wait=N; only with `known`
    bool isInBackground = false;                    ///< nobody waits for it: it is late only when it seems to be lost
    Expectation expects = {};

    [[nodiscard]] bool isWrite() const { return key.has_value(); }
    [[nodiscard]] bool isPost() const { return key.has_value() || body.has_value(); }
    [[nodiscard]] bool isHeld() const { return waitSeconds > 0 && !known.tag.isEmpty(); }
};

/// What came back, as far as the expectation promised.
struct Received
{
    bool unchanged = false; ///< 304: no body
    QJsonObject body;
    domain::Version version; ///< of ETag; empty where none
};

} // namespace bhxh::central
