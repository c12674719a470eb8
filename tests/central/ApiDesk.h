#pragma once

#include "ScriptedServer.h"
#include "TokenSet.h"
#include "central/CentralApi.h"
#include "central/CentralClock.h"
#include "central/Tokens.h"

namespace bhxh::test {

/// A CentralApi that talks to a scripted server, with a token that is good for ten minutes.
struct ApiDesk
{
    ScriptedServer server;
    central::Place place{server.url(QStringLiteral("/v1")), server.url(), QStringLiteral("desk"), QUuid::createUuid()};
    central::CentralClock clock;
    central::Tokens tokens{place, clock};
    std::unique_ptr<central::CentralApi> api = std::make_unique<central::CentralApi>(place, clock, tokens);

    ApiDesk() { tokens.take(tokenSet("access-1", "refresh-1", clock.now().addSecs(600))); }
};

inline domain::CitizenId citizenId()
{
    return *domain::CitizenId::parse(QStringLiteral("c-1"));
}
inline domain::EmailChangeId changeId()
{
    return *domain::EmailChangeId::parse(QStringLiteral("e-1"));
}
inline domain::PasswordResetId resetId()
{
    return *domain::PasswordResetId::parse(QStringLiteral("r-1"));
}

} // namespace bhxh::test
