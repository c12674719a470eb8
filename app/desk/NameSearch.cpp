#include "desk/NameSearch.h"

namespace bhxh::desk {

NameSearch::NameSearch(Session& session, SavedRegister& saved, QObject* parent)
    : QObject(parent), m_session(session), m_saved(saved)
{}
NameSearch::~NameSearch() = default;
void NameSearch::type(const QString&) {}
void NameSearch::clear() {}

} // namespace bhxh::desk
