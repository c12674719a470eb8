#include "desk/SavedRegister.h"

#include "cache/SavedData.h"

namespace bhxh::desk {

using domain::Done;

SavedRegister::SavedRegister(Session& session, StaffKeys& keys, const QString&, const QByteArray&, QObject* parent)
    : QObject(parent), m_session(session), m_keys(keys)
{}
SavedRegister::~SavedRegister() = default;
bool SavedRegister::canAnswer() const
{
    return false;
}
SavedRegister::Later<QList<domain::SavedCitizen>> SavedRegister::find(const domain::CitizenNumber&)
{
    return {};
}
SavedRegister::Later<std::optional<domain::SavedCitizen>> SavedRegister::find(const domain::CitizenId&)
{
    return {};
}
SavedRegister::Later<domain::SavedMatches> SavedRegister::search(const QString&)
{
    return {};
}
void SavedRegister::forgetEverything() {}
void SavedRegister::retry() {}
void SavedRegister::acknowledge() {}
SavedRegister::Later<QString> SavedRegister::beginReading()
{
    return {};
}
SavedRegister::Later<Done> SavedRegister::apply(const domain::RegisterPage&, const QDateTime&)
{
    return {};
}
SavedRegister::Later<Done> SavedRegister::startOver()
{
    return {};
}

} // namespace bhxh::desk
