#include "desk/KeptDrafts.h"

namespace bhxh::desk {

KeptDrafts::KeptDrafts(Session& session, StaffKeys& keys, CitizenLookup& lookup, EmailChanges& changes, QObject* parent)
    : QObject(parent), m_session(session), m_keys(keys), m_lookup(lookup), m_changes(changes)
{}
KeptDrafts::~KeptDrafts() = default;
bool KeptDrafts::mayKeep() const
{
    return false;
}
void KeptDrafts::keep() {}
void KeptDrafts::takeUp(const QUuid&) {}
void KeptDrafts::drop(const QUuid&) {}
void KeptDrafts::acknowledge() {}

} // namespace bhxh::desk
