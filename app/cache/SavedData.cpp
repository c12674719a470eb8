#include "cache/SavedData.h"

#include "cache/SavedStore.h"
#include "cache/StoreThread.h"
#include <QTimer>
#include <chrono>

namespace bhxh::cache {

using namespace domain;
using namespace Qt::StringLiterals;
using secret::SecretBytes;

namespace {

/// As many as take a few milliseconds, so that nobody at the counter waits for longer.
constexpr int peopleAtATime = 2000;

constexpr auto pauseAfterFailure = std::chrono::seconds(2); ///< of the disk, while the index is filled

QString fileOf(SavedData::Life life)
{
    return life == SavedData::Life::Process ? u"session.db"_s : u"saved.db"_s;
}

} // namespace

SavedData::SavedData(const QString& folder, const QByteArray& installation, Life life, QObject* parent)
    : QObject(parent), m_store(std::make_unique<SavedStore>(folder, installation, fileOf(life))), m_life(life),
      m_thread(std::make_unique<StoreThread>([this] { end(); }))
{
    if (life == Life::Process)
        destroy(); // a process before this one was killed
}

/// In the store's thread.
void SavedData::end()
{
    if (m_life == Life::Process || m_toDestroy > 0)
        static_cast<void>(m_store->destroyInHaste()); // nobody is there any more who could be told
    m_store->close();
}

/// While everything is there that a job may name.
SavedData::~SavedData()
{
    m_store->cutShort();
    m_thread->end();
}

/// `work` gets the store, in its thread. The thread ends before this does, so a job may name it; what it has to say
/// comes as an event.
template <typename T, typename Work>
SavedData::Later<T> SavedData::ask(Turn turn, Work work)
{
    auto asked = m_thread->ask(turn, [this, work = std::move(work)]() mutable -> Outcome<T> {
        Outcome<T> outcome = work(*m_store);
        if (!outcome && outcome.error().code == FailureCode::SavedDataDamaged)
            QMetaObject::invokeMethod(this, &SavedData::forgotten, Qt::QueuedConnection);
        return outcome;
    });
    if (turn == Turn::AtTheCounter)
        m_store->makeWay();
    return asked;
}

SavedData::Later<Done> SavedData::open(const StaffId& member, const SecretBytes& deskKey, const ClockReading& now)
{
    return ask<Done>(Turn::AtTheCounter, [this, member, deskKey, now](SavedStore& store) {
        const Outcome<Done> done = store.open(member, deskKey, now);
        if (done)
            fillOn();
        return done;
    });
}

/// In the store's thread: a piece of the index, and the next piece after whatever has come meanwhile.
void SavedData::fillOn()
{
    static_cast<void>(m_thread->ask(Turn::Later, [this] {
        const Outcome<domain::IndexProgress> progress = m_store->fillIndex(peopleAtATime);
        if (!progress) {
            if (progress.error().code == FailureCode::SavedDataDamaged)
                QMetaObject::invokeMethod(this, &SavedData::forgotten, Qt::QueuedConnection);
            else if (progress.error().code != FailureCode::SavedDataNotOpen) // closed meanwhile
                QMetaObject::invokeMethod(this, &SavedData::fillLater, Qt::QueuedConnection);
            return true;
        }
        QMetaObject::invokeMethod(
            this, [this, at = *progress] { emit indexed(at); }, Qt::QueuedConnection);
        if (!m_store->isIndexed())
            fillOn();
        return true;
    }));
}

/// The disk couldn't be read: whoever looks for a name waits for the rest.
void SavedData::fillLater()
{
    QTimer::singleShot(pauseAfterFailure, this, &SavedData::fillOn);
}

/// In the store's thread: the log is brought into the file once nobody waits, and again after whoever came meanwhile.
void SavedData::bringLogInLater()
{
    if (m_willBringLogIn || !m_store->isLogDue())
        return;
    m_willBringLogIn = true;
    static_cast<void>(m_thread->ask(Turn::Later, [this] {
        m_willBringLogIn = false;
        const bool isOver = m_store->bringLogIn([this] { return m_thread->isAskedFor(Turn::AtTheCounter); });
        if (!isOver)
            bringLogInLater();
        return isOver;
    }));
}

SavedData::Later<Done> SavedData::close()
{
    auto closed = ask<Done>(Turn::AtTheCounter, [](SavedStore& store) -> Outcome<Done> {
        store.close();
        return Done{};
    });
    m_store->cutShort();
    return closed;
}

SavedData::Later<Done> SavedData::offer(const QList<Colleague>& colleagues)
{
    return ask<Done>(Turn::AtTheCounter, [colleagues](SavedStore& store) { return store.offer(colleagues); });
}

SavedData::Later<bool> SavedData::removeMember(const StaffId& member)
{
    return ask<bool>(Turn::AtTheCounter, [member](SavedStore& store) { return store.removeMember(member); });
}

SavedData::Later<Done> SavedData::beginAnew(const StaffId& member, const SecretBytes& deskKey, const ClockReading& now,
                                            const QList<Colleague>& colleagues)
{
    return ask<Done>(Turn::AtTheCounter, [this, member, deskKey, now, colleagues](SavedStore& store) {
        const Outcome<Done> done = store.beginAnew(member, deskKey, now, colleagues);
        if (done)
            fillOn();
        return done;
    });
}

SavedData::Later<Done> SavedData::destroy()
{
    ++m_toDestroy;
    return ask<Done>(Turn::AtTheCounter, [this](SavedStore& store) {
        --m_toDestroy;
        return store.destroy();
    });
}

SavedData::Later<Done> SavedData::serve(const QString& office, int keepDays)
{
    return ask<Done>(Turn::Pages, [office, keepDays](SavedStore& store) { return store.serve(office, keepDays); });
}

SavedData::Later<Done> SavedData::startOver()
{
    return ask<Done>(Turn::Pages, [](SavedStore& store) { return store.startOver(); });
}

SavedData::Later<Done> SavedData::apply(const RegisterPage& page, const QString& askedWith, const QDateTime& receivedAt)
{
    return ask<Done>(Turn::Pages, [this, page, askedWith, receivedAt](SavedStore& store) {
        const Outcome<Done> done = store.apply(page, askedWith, receivedAt);
        bringLogInLater();
        return done;
    });
}

SavedData::Later<Done> SavedData::forgetExpired(const ClockReading& now)
{
    return ask<Done>(Turn::Pages, [now](SavedStore& store) { return store.forgetExpired(now); });
}

SavedData::Later<domain::SavedSummary> SavedData::summary()
{
    return ask<domain::SavedSummary>(Turn::Pages, [](SavedStore& store) { return store.summary(); });
}

SavedData::Later<QList<domain::SavedCitizen>> SavedData::find(const CitizenNumber& number, const ClockReading& now)
{
    return ask<QList<domain::SavedCitizen>>(Turn::AtTheCounter,
                                            [number, now](SavedStore& store) { return store.find(number, now); });
}

SavedData::Later<std::optional<domain::SavedCitizen>> SavedData::find(const CitizenId& id, const ClockReading& now)
{
    return ask<std::optional<domain::SavedCitizen>>(Turn::AtTheCounter,
                                                    [id, now](SavedStore& store) { return store.find(id, now); });
}

SavedData::Later<domain::SavedMatches> SavedData::search(const QString& typed, const ClockReading& now)
{
    return ask<domain::SavedMatches>(Turn::AtTheCounter,
                                     [typed, now](SavedStore& store) { return store.search(typed, now); });
}

} // namespace bhxh::cache
