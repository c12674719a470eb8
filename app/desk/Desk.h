#pragma once

#include "desk/Approvals.h"
#include "desk/CitizenDisplay.h"
#include "desk/CitizenLookup.h"
#include "desk/Connection.h"
#include "desk/EmailChanges.h"
#include "desk/KeptDrafts.h"
#include "desk/KeptWork.h"
#include "desk/LockWatch.h"
#include "desk/NameSearch.h"
#include "desk/PasswordResets.h"
#include "desk/RegisterSync.h"
#include "desk/Rejoining.h"
#include "desk/SavedRegister.h"
#include "desk/Session.h"
#include "desk/StaffKeys.h"

namespace bhxh::desk {

/// The line to the central that a desk works with; all outlive the desk.
struct DeskLine
{
    central::SignIn& signIn;
    central::CentralApi& api;
    central::Tokens& tokens;
    central::CentralClock& clock;
};

/// Where a desk stands: what it may keep there, and who tells that nobody sits at it.
struct DeskPlace
{
    std::unique_ptr<vault::Keychain> keychain = {}; ///< null: nothing is kept beyond the session
    QString folder = {};                            ///< of the sealed files
    QString savedFolder = {};                       ///< of the saved data, nothing else in it; empty: none is kept
    QByteArray installation = {};                   ///< this desk's id
    seat::Seat* seat = nullptr;                     ///< outlives the desk; null: nothing tells of the system's lock
};

/// Everything that one desk does, joined: what the window is given. When the member leaves, or another citizen comes, what belongs to the one before goes. GUI thread.
class Desk : public QObject
{
    Q_OBJECT

public:
    Desk(const DeskLine& line, DeskPlace place, QObject* parent = nullptr);
    ~Desk() override;

    StaffKeys keys;
    Session session;
    Connection connection;
    Rejoining rejoining;
    SavedRegister saved;
    RegisterSync registerSync;
    CitizenLookup lookup;
    NameSearch nameSearch;
    EmailChanges emailChanges;
    PasswordResets passwordResets;
    Approvals approvals;
    CitizenDisplay display;
    KeptWork keptWork;
    KeptDrafts keptDrafts;
    LockWatch lockWatch;
};

} // namespace bhxh::desk
