#pragma once

#include "training/signin/AuthorizationRequest.h"

namespace bhxh::training {

class StaffRoster;

/// The page where a person chooses who they are, or refuses. It works by links (no script, no form), each of them the
/// same request with `login_hint` or with the refusal.
[[nodiscard]] HttpResponse signInPage(const AuthorizationRequest& request, const StaffRoster& roster);

/// The page for a request whose answer may not go to the client.
[[nodiscard]] HttpResponse unsafeRequestPage(UnsafeRequest::Kind kind);

} // namespace bhxh::training
