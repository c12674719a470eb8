#include "desk/RegisterSync.h"

namespace bhxh::desk {

RegisterSync::RegisterSync(central::CentralApi& api, Session& session, Connection& connection, SavedRegister& saved,
                           QObject* parent)
    : QObject(parent), m_api(api), m_session(session), m_connection(connection), m_saved(saved)
{}
RegisterSync::~RegisterSync() = default;
void RegisterSync::setPace(const Pace& pace)
{
    m_pace = pace;
}
void RegisterSync::syncNow() {}
void RegisterSync::pause() {}
void RegisterSync::resume() {}

} // namespace bhxh::desk
