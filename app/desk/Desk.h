#pragma once

#include "desk/Approvals.h"
#include "desk/CitizenDisplay.h"
#include "desk/CitizenLookup.h"
#include "desk/Connection.h"
#include "desk/EmailChanges.h"
#include "desk/PasswordResets.h"
#include "desk/Session.h"

namespace bhxh::desk {

/// Everything that one desk does, joined: what the window is given. When the member leaves, or another citizen comes, what belongs to the one before goes. GUI thread.
class Desk : public QObject
{
    Q_OBJECT

public:
    /// All outlive this.
    Desk(central::SignIn& signIn, central::CentralApi& api, central::CentralClock& clock, QObject* parent = nullptr);
    ~Desk() override;

    Session session;
    Connection connection;
    CitizenLookup lookup;
    EmailChanges emailChanges;
    PasswordResets passwordResets;
    Approvals approvals;
    CitizenDisplay display;
};

} // namespace bhxh::desk
