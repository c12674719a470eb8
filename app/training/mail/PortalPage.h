#pragma once

#include "training/web/HttpMessage.h"

#include <QString>

#include <optional>

namespace bhxh::training {

/// What the portal page says: nothing yet, a success, or a problem.
struct PortalView
{
    QString number = {};      ///< put into the field again; the code never is
    bool isSent = false;      ///< the password was sent
    QString problemType = {}; ///< a `type` of the contract ("otp-mismatch"), empty where there is none; unknown ones
                              ///< have words too
    std::optional<int> attemptsLeft = {};
    int codeLength = 6; ///< policy `otpLength`
};

/// The page that stands for the public portal: a form (POST to /training/portal, `number` and `code`, urlencoded) and
/// what became of it. 200 without a problem, `status` otherwise.
[[nodiscard]] HttpResponse portalPage(const PortalView& view, int status = 200);

} // namespace bhxh::training
