#pragma once

#include "training/web/HttpMessage.h"

namespace bhxh::training {

/// How an answer goes out.
struct ResponseFrame
{
    bool isHead = false;     ///< the length is told, the body is left away
    bool isKeptAlive = true; ///< otherwise `Connection: close`
    std::string date;        ///< where the answer has none of its own
};

/// The bytes of an answer. Framing headers of the handler's own are ignored; names that are no tokens are left away,
/// and control characters in values, so nobody can smuggle a header in. Private to the server.
[[nodiscard]] std::string responseText(const HttpResponse& response, const ResponseFrame& frame);

} // namespace bhxh::training
