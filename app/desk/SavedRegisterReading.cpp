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

QList<cache::Colleague> colleaguesOf(const QList<StaffKeys::PublicKey>& keys, const QString& office)
{
    QList<cache::Colleague> colleagues;
    for (const StaffKeys::PublicKey& key : keys) {
        if (key.office == office)
            colleagues.append({key.member, key.key});
    }
    return colleagues;
}

} // namespace

SavedRegister::Later<QString> SavedRegister::beginReading()
{
    if (m_state.kind == Kind::OthersOnly) {
        m_isReading = true;
        return vault::ready<QString>(QString());
    }
    if (m_state.kind != Kind::Open)
        return vault::ready<QString>(domain::failed(cache::notOpen()));
    const auto answer = vault::newAnswer<QString>(); // dropped, it cancels
    inThisTurn(m_data->serve(m_terms->office, m_terms->days), [this, answer](const Outcome<Done>& served) {
        if (!served)
            return vault::give<QString>(answer, domain::failed(served.error()));
        inThisTurn(m_data->summary(), [this, answer](const Outcome<domain::SavedSummary>& summary) {
            m_isReading = summary.has_value();
            if (summary)
                tellOpen(*summary);
            vault::give<QString>(answer, summary.map([](const domain::SavedSummary& now) { return now.cursor; }));
        });
    });
    return answer->future();
}

SavedRegister::Later<Done> SavedRegister::apply(const domain::RegisterPage& page, const QString& askedWith,
                                                const QDateTime& receivedAt)
{
    if (m_state.kind == Kind::OthersOnly && m_isReading && askedWith.isEmpty())
        return applyFirst(page, receivedAt);
    if (m_state.kind != Kind::Open || !m_isReading)
        return vault::ready<Done>(domain::failed(cache::notOpen()));
    m_page = m_data->apply(page, askedWith, receivedAt);
    inThisTurn(*m_page, [this, more = page.more](const Outcome<Done>& applied) {
        if (applied && !more)
            m_wasDamaged = false;
    });
    return followed(*m_page);
}

SavedRegister::Later<Done> SavedRegister::startOver()
{
    if (m_state.kind == Kind::OthersOnly)
        return vault::ready<Done>(Done{});
    if (m_state.kind != Kind::Open || !m_isReading)
        return vault::ready<Done>(domain::failed(cache::notOpen()));
    return followed(m_data->startOver());
}

/// What nobody here can open makes room, now that there is something to put in its place.
SavedRegister::Later<Done> SavedRegister::applyFirst(const domain::RegisterPage& page, const QDateTime& receivedAt)
{
    const auto answer = vault::newAnswer<Done>();
    inThisTurn(beginAnew(), [this, answer, page, receivedAt](const Outcome<Done>& begun) {
        m_isReading = begun.has_value();
        if (!begun)
            return vault::give<Done>(answer, begun);
        inThisTurn(apply(page, {}, receivedAt),
                   [answer](const Outcome<Done>& applied) { vault::give<Done>(answer, applied); });
    });
    return answer->future();
}

SavedRegister::Later<Done> SavedRegister::beginAnew()
{
    const auto answer = vault::newAnswer<Done>();
    m_isReading = false;
    inThisTurn(m_keys.publicKeys(), [this, answer](const Outcome<QList<StaffKeys::PublicKey>>& keys) {
        if (!keys) // what is kept can't be opened here, but colleagues who would be left out can
            return vault::give<Done>(answer, domain::failed(keys.error()));
        const auto colleagues = colleaguesOf(*keys, m_terms->office);
        inThisTurn(m_data->beginAnew(member(), copyOfKey(), m_session.reading(), colleagues),
                   [this, answer](const Outcome<Done>& begun) { begunAnew(begun, answer); });
    });
    return answer->future();
}

/// Where it failed, what was kept before may be gone already.
void SavedRegister::begunAnew(const Outcome<Done>& begun, const vault::Answer<Done>& answer)
{
    const auto broken = [this, answer](const domain::Failure& failure) {
        vault::give<Done>(answer, domain::failed(failure));
        fail(failure);
    };
    if (!begun)
        return broken(begun.error());
    inThisTurn(m_data->serve(m_terms->office, m_terms->days), [this, answer, broken](const Outcome<Done>& served) {
        if (!served)
            return broken(served.error());
        tellOpen({.office = m_terms->office});
        vault::give<Done>(answer, served);
    });
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
            tellOpen(*summary);
    });
}

/// So that each of them opens it with their own PIN the next time.
void SavedRegister::offerToColleagues()
{
    inThisTurn(m_keys.publicKeys(), [this](const Outcome<QList<StaffKeys::PublicKey>>& keys) {
        if (keys)
            m_data->offer(colleaguesOf(*keys, m_terms->office));
    });
}

} // namespace bhxh::desk
