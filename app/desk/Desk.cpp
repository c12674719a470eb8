#include "desk/Desk.h"

namespace bhxh::desk {

Desk::Desk(central::SignIn& signIn, central::CentralApi& api, central::CentralClock& clock, QObject* parent)
    : QObject(parent), session(signIn, api, clock), connection(api), lookup(api, session),
      emailChanges(api, session, lookup), passwordResets(api, session, lookup), approvals(api, session),
      display(session, lookup, emailChanges, passwordResets)
{}

Desk::~Desk() = default;

} // namespace bhxh::desk
