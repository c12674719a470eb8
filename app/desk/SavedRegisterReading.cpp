// The part of SavedRegister that is about reading the register, and about the colleagues who may open what was read.
#include "cache/CacheFailures.h"
#include "cache/SavedData.h"
#include "desk/SavedRegister.h"
#include "desk/Session.h"
#include "desk/StaffKeys.h"
#include "vault/Then.h"

namespace bhxh::desk {

using domain::Done;
using domain::Outcome;

namespace {

QList<cache::Colleague> colleaguesOf(const QList<StaffKeys::PublicKey>& keys)
{
    QList<cache::Colleague> colleagues;
    for (const StaffKeys::PublicKey& key : keys)
        colleagues.append({key.member, key.key});
    return colleagues;
}

} // namespace

SavedRegister::Later<QString> SavedRegister::beginReading()
{
    if (m_state.kind == Kind::OthersOnly) {
        m_readsAnew = true;
        return vault::ready<QString>(QString());
    }
    if (m_state.kind != Kind::Open)
        return vault::ready<QString>(domain::failed(cache::notOpen()));
    const auto answer = vault::newAnswer<QString>(); // dropped, it cancels
    inThisTurn(m_data->serve(m_terms->office, m_terms->days), [this, answer](const Outcome<Done>& served) {
        if (!served)
            return vault::give<QString>(answer, domain::failed(served.error()));
        inThisTurn(m_data->summary(), [this, answer](const Outcome<domain::SavedSummary>& summary) {
            if (summary)
                isOpen(*summary);
            vault::give<QString>(answer, summary.map([](const domain::SavedSummary& now) { return now.cursor; }));
        });
    });
    return answer->future();
}

SavedRegister::Later<Done> SavedRegister::apply(const domain::RegisterPage& page, const QDateTime& receivedAt)
{
    if (m_state.kind == Kind::OthersOnly && m_readsAnew)
        return applyFirst(page, receivedAt);
    if (m_state.kind != Kind::Open)
        return vault::ready<Done>(domain::failed(cache::notOpen()));
    m_page = m_data->apply(page, receivedAt);
    return followed(*m_page);
}

SavedRegister::Later<Done> SavedRegister::startOver()
{
    if (m_state.kind == Kind::OthersOnly)
        return vault::ready<Done>(Done{});
    if (m_state.kind != Kind::Open)
        return vault::ready<Done>(domain::failed(cache::notOpen()));
    return followed(m_data->startOver());
}

/// What nobody here can open makes room, now that there is something to put in its place.
SavedRegister::Later<Done> SavedRegister::applyFirst(const domain::RegisterPage& page, const QDateTime& receivedAt)
{
    const auto answer = vault::newAnswer<Done>();
    inThisTurn(beginAnew(), [this, answer, page, receivedAt](const Outcome<Done>& begun) {
        if (!begun) {
            fail(begun.error());
            return vault::give<Done>(answer, begun);
        }
        inThisTurn(apply(page, receivedAt),
                   [answer](const Outcome<Done>& applied) { vault::give<Done>(answer, applied); });
    });
    return answer->future();
}

SavedRegister::Later<Done> SavedRegister::beginAnew()
{
    const auto answer = vault::newAnswer<Done>();
    m_readsAnew = false;
    inThisTurn(m_keys.publicKeys(), [this, answer](const Outcome<QList<StaffKeys::PublicKey>>& keys) {
        const auto colleagues = colleaguesOf(keys.value_or(QList<StaffKeys::PublicKey>()));
        inThisTurn(m_data->beginAnew(member(), copyOfKey(), m_session.now(), colleagues),
                   [this, answer](const Outcome<Done>& begun) {
                       if (!begun)
                           return vault::give<Done>(answer, begun);
                       inThisTurn(m_data->serve(m_terms->office, m_terms->days),
                                  [this, answer](const Outcome<Done>& served) {
                                      if (served)
                                          isOpen({.office = m_terms->office});
                                      vault::give<Done>(answer, served);
                                  });
                   });
    });
    return answer->future();
}

/// What it changed is told, soon.
SavedRegister::Later<Done> SavedRegister::followed(const Later<Done>& change)
{
    inThisTurn(change, [this](const Outcome<Done>&) { follow(); });
    return change;
}

void SavedRegister::follow()
{
    if (m_state.kind != Kind::Open)
        return;
    if (m_following.isActive()) {
        m_hasNews = true;
        return;
    }
    m_following.start();
    readSummary();
}

void SavedRegister::readSummary()
{
    inThisTurn(m_data->summary(), [this](const Outcome<domain::SavedSummary>& summary) {
        if (summary && m_state.kind == Kind::Open)
            isOpen(*summary);
    });
}

/// So that each of them opens it with their own PIN the next time.
void SavedRegister::offerToColleagues()
{
    inThisTurn(m_keys.publicKeys(), [this](const Outcome<QList<StaffKeys::PublicKey>>& keys) {
        if (keys)
            m_data->offer(colleaguesOf(*keys));
    });
}

} // namespace bhxh::desk
