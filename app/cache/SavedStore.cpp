#include "cache/SavedStore.h"

#include "cache/FileEnd.h"
#include "domain/Clock.h"
#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <sqlite3.h>

namespace bhxh::cache {

using namespace domain;
using namespace Qt::StringLiterals;
using secret::SecretBytes;

namespace {

/// By how much the latest time must be another before it is written again.
constexpr qint64 secondsUnwritten = 60;

bool makeFolder(const QString& path)
{
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    return QDir().mkpath(path) && QFile::setPermissions(path, ownerOnly);
}

/// As lists of people are sorted: by given name, which is the last word, then by the whole name, then by birth.
struct NameOrder
{
    int rank;
    QString given;
    QString all;
    QString birth;
    auto operator<=>(const NameOrder& other) const
    {
        return std::tie(rank, given, all, birth) <=> std::tie(other.rank, other.given, other.all, other.birth);
    }
};

NameOrder orderOf(int rank, const Citizen& citizen)
{
    const QString folded = citizen.name.folded();
    return {rank, folded.section(u' ', -1), folded, citizen.birthDate.iso()};
}

} // namespace

SavedStore::File::File(std::unique_ptr<Database> opened, const SecretBytes& key, QByteArray installation)
    : database(std::move(opened)), dataKey(key), members(*database, installation),
      offers(*database, std::move(installation)), notes(*database, dataKey), people(*database, dataKey)
{}

SavedStore::SavedStore(QString folder, QByteArray installation, QString name, qint64 longLog)
    : m_folder(std::move(folder)), m_installation(std::move(installation)), m_name(std::move(name)), m_longLog(longLog)
{}

SavedStore::~SavedStore()
{
    close();
}

QString SavedStore::path() const
{
    return m_folder + u'/' + m_name;
}

QStringList SavedStore::files() const
{
    return {path(), path() + u"-wal"_s, path() + u"-shm"_s, path() + u"-journal"_s};
}

/// Damage ends everything: what is left can't be trusted, and the central has it all.
Failure SavedStore::afterwards(Failure failure)
{
    if (failure.code == FailureCode::SavedDataDamaged) {
        close();
        removeFiles();
    }
    return failure;
}

bool SavedStore::removeFiles()
{
    bool areGone = true;
    m_latest = {}; // nothing is left that it would protect
    for (const QString& file : files())
        areGone = overwriteAndRemove(file) && areGone;
    return areGone;
}

Outcome<std::unique_ptr<Database>> SavedStore::openFile()
{
    if (!makeFolder(m_folder))
        return failed(failureOfSqlite(SQLITE_CANTOPEN));
    return Database::open(path());
}

Outcome<Done> SavedStore::open(const StaffId& member, const SecretBytes& deskKey, const ClockReading& now)
{
    close();
    auto file = openFile().and_then(
        [&](std::unique_ptr<Database> database) { return unlock(std::move(database), member, deskKey); });
    if (!file)
        return failed(afterwards(file.error()));
    m_file = *std::move(file);
    const auto state = m_file->notes.read();
    if (!state) {
        close();
        return failed(afterwards(state.error()));
    }
    m_state = *state;
    m_latest.remember(m_state.latest, now);
    if (const auto why = m_latest.whyNotByDesk(now)) {
        close();
        return failed(*why);
    }
    m_index.expect(m_state.people);
    // A disk that takes nothing more (full, say) still lets people be looked up; only damage closes the file again.
    const Outcome<Done> done = forgetExpired(now);
    return m_file ? Done{} : done;
}

SavedStore::Long::Long(SavedStore& store, Cut cut) : m_store(store)
{
    const QMutexLocker lock(&m_store.m_cutting);
    m_store.m_cut = cut;
    m_store.m_canBeCut = m_store.m_file->database.get();
}

SavedStore::Long::~Long()
{
    const QMutexLocker lock(&m_store.m_cutting);
    if (Database* database = std::exchange(m_store.m_canBeCut, nullptr))
        database->goOn();
}

void SavedStore::cutShort()
{
    const QMutexLocker lock(&m_cutting);
    if (m_canBeCut)
        m_canBeCut->cutShort();
}

void SavedStore::makeWay()
{
    const QMutexLocker lock(&m_cutting);
    if (m_canBeCut && m_cut == Cut::ToMakeWay)
        m_canBeCut->cutShort();
}

void SavedStore::close()
{
    {
        const QMutexLocker lock(&m_cutting);
        m_canBeCut = nullptr;
    }
    m_index.wipe();
    m_indexedTo = 0;
    m_isIndexed = false;
    m_isLogDue = false;
    m_state = {};
    if (m_file)
        m_file->dataKey.wipe();
    m_file.reset();
}

Outcome<Done> SavedStore::save(const StoreState& state)
{
    {
        Transaction transaction(*m_file->database);
        m_file->notes.write(state);
        transaction.commit();
    }
    if (auto done = m_file->database->outcome(); !done)
        return failed(afterwards(done.error()));
    m_state = state;
    return Done{};
}

bool SavedStore::isExpired(const ClockReading& now) const
{
    return m_state.isExpired(m_latest.at(now));
}

Outcome<Done> SavedStore::sawTime(const ClockReading& now)
{
    m_latest.see(now); // known from now on, whether it can be written or not
    StoreState state = m_state;
    state.latest = m_latest.at(now);
    if (m_state.latest.isValid() && qAbs(m_state.latest.secsTo(state.latest)) < secondsUnwritten)
        return Done{};
    return save(state);
}

/// Nobody and nothing of before, but what `state` says.
Outcome<Done> SavedStore::replaceBy(const StoreState& state)
{
    const Long canBeCut(*this);
    {
        Transaction transaction(*m_file->database);
        m_file->people.forgetAll();
        m_file->notes.write(state);
        transaction.commit();
    }
    if (auto done = m_file->database->outcome(); !done)
        return failed(afterwards(done.error()));
    m_state = state;
    m_index.wipe();
    m_indexedTo = 0;
    m_isIndexed = true;
    emptyLog();
    return Done{};
}

Outcome<Done> SavedStore::serve(const QString& office, int keepDays)
{
    if (!m_file)
        return failed(notOpen());
    StoreState state = m_state;
    state.keepDays = keepDays;
    if (state.office == office)
        return state == m_state ? Done{} : save(state);
    return replaceBy({.office = office, .keepDays = keepDays, .latest = m_state.latest});
}

Outcome<Done> SavedStore::startOver()
{
    if (!m_file)
        return failed(notOpen());
    return replaceBy({.office = m_state.office, .keepDays = m_state.keepDays, .latest = m_state.latest});
}

Outcome<Done> SavedStore::forgetExpired(const ClockReading& now)
{
    if (!m_file)
        return failed(notOpen());
    return sawTime(now).and_then([&](Done) -> Outcome<Done> { return isExpired(now) ? startOver() : Done{}; });
}

SavedStore::Changes SavedStore::write(const RegisterPage& page, const QDateTime& receivedAt)
{
    Changes changes;
    for (const RegisterPage::Item& item : page.items) {
        if (!m_file->database->isFine())
            break;
        if (const auto* citizen = std::get_if<Citizen>(&item)) {
            const People::Kept kept = m_file->people.keep(*citizen, receivedAt);
            changes.kept << kept.row;
            changes.more += kept.isNew ? 1 : 0;
        } else if (const auto row = m_file->people.forget(std::get<CitizenId>(item))) {
            changes.forgotten << *row;
            changes.more -= 1;
        }
    }
    return changes;
}

Outcome<Done> SavedStore::apply(const RegisterPage& page, const QString& askedWith, const QDateTime& receivedAt)
{
    if (!m_file || m_state.cursor != askedWith)
        return failed(notOpen());
    const Long canBeCut(*this);
    StoreState state = m_state;
    state.cursor = page.cursor;
    if (!state.startedAt.isValid())
        state.startedAt = receivedAt;
    if (!page.more)
        state.confirmedAt = receivedAt;
    Changes changes;
    {
        Transaction transaction(*m_file->database);
        changes = write(page, receivedAt);
        state.people += changes.more;
        m_file->notes.write(state);
        transaction.commit();
    }
    if (auto done = m_file->database->outcome(); !done)
        return failed(afterwards(done.error()));
    m_state = state;
    updateIndex(page, changes);
    m_isLogDue = m_isLogDue || !page.more;
    if (!changes.forgotten.isEmpty() || m_file->database->pagesInLog() > 2 * m_longLog)
        emptyLog();
    return Done{};
}

/// A row that the index has not come to yet will be read in its turn. The same person may be in the page twice, kept
/// and removed: the rows tell, as nobody's row is given to another within a page.
void SavedStore::updateIndex(const RegisterPage& page, const Changes& changes)
{
    auto row = changes.kept.cbegin();
    for (const RegisterPage::Item& item : page.items) {
        const auto* citizen = std::get_if<Citizen>(&item);
        if (!citizen)
            continue;
        QByteArray name = citizen->name.clearText().toUtf8();
        if (m_isIndexed || *row <= m_indexedTo)
            m_index.put(*row, name, packed(citizen->birthDate));
        secret::overwrite(name);
        ++row;
    }
    for (const People::Row gone : changes.forgotten)
        m_index.forget(gone);
}

/// What was deleted is out of the log, too. Where that can't be done just now it is due: done when nobody waits, after
/// a later page, or at the end. The page itself is safe.
void SavedStore::emptyLog()
{
    m_file->database->emptyLog();
    m_isLogDue = !m_file->database->outcome();
}

bool SavedStore::isLogDue() const
{
    return m_file && (m_isLogDue || m_file->database->pagesInLog() > m_longLog);
}

bool SavedStore::bringLogIn(const std::function<bool()>& isWaitedFor)
{
    if (!isLogDue())
        return true;
    const Long canBeCut(*this, Cut::ToMakeWay);
    if (isWaitedFor())
        return false;
    if (m_isLogDue) {
        emptyLog();
    } else { // there is more to come, and a log that needn't grow again is the quicker one
        m_file->database->bringLogIn();
        static_cast<void>(m_file->database->outcome());
    }
    return !m_file->database->isCut();
}

domain::IndexProgress SavedStore::progress() const
{
    return {m_index.people(), m_state.people};
}

Outcome<domain::IndexProgress> SavedStore::fillIndex(int most)
{
    if (!m_file)
        return failed(notOpen());
    if (m_isIndexed)
        return progress();
    const People::Row last =
        m_file->people.read(m_indexedTo, most, [this](People::Row row, const NameAndBirth& person) {
            m_index.put(row, person.name, person.birth);
        });
    m_isIndexed = last == 0;
    m_indexedTo = m_isIndexed ? m_indexedTo : last;
    if (m_isIndexed && m_index.people() != m_state.people)
        m_file->database->note(SQLITE_CORRUPT); // somebody is missing whom the state counts
    if (auto done = m_file->database->outcome(); !done)
        return failed(afterwards(done.error()));
    return progress();
}

void SavedStore::date(domain::SavedCitizen& saved) const
{
    saved.confirmedAt = m_state.confirmedAt.isValid() ? qMax(saved.receivedAt, m_state.confirmedAt) : saved.receivedAt;
}

Outcome<QList<domain::SavedCitizen>> SavedStore::find(const CitizenNumber& number, const ClockReading& now)
{
    if (!m_file)
        return failed(notOpen());
    if (isExpired(now))
        return QList<domain::SavedCitizen>();
    QList<domain::SavedCitizen> found = m_file->people.find(number);
    if (auto done = m_file->database->outcome(); !done)
        return failed(afterwards(done.error()));
    for (domain::SavedCitizen& saved : found)
        date(saved);
    return found;
}

Outcome<std::optional<domain::SavedCitizen>> SavedStore::find(const CitizenId& id, const ClockReading& now)
{
    if (!m_file)
        return failed(notOpen());
    if (isExpired(now))
        return std::optional<domain::SavedCitizen>();
    std::optional<domain::SavedCitizen> found = m_file->people.find(id);
    if (auto done = m_file->database->outcome(); !done)
        return failed(afterwards(done.error()));
    if (found)
        date(*found);
    return found;
}

domain::SavedMatches SavedStore::matchesOf(const NameIndex::Hits& hits)
{
    QList<std::pair<NameOrder, domain::SavedCitizen>> ordered;
    for (const NameIndex::Hit& hit : hits.best) {
        if (auto saved = m_file->people.at(hit.row)) {
            date(*saved);
            ordered.emplaceBack(orderOf(hit.rank, saved->citizen), *std::move(saved));
        }
    }
    std::sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return (a.first <=> b.first) < 0; });
    domain::SavedMatches matches{.more = hits.more, .index = progress()};
    for (auto& [order, saved] : ordered)
        matches.items << std::move(saved);
    return matches;
}

Outcome<domain::SavedMatches> SavedStore::search(const QString& typed, const ClockReading& now)
{
    if (!m_file)
        return failed(notOpen());
    if (isExpired(now))
        return domain::SavedMatches{.index = progress()};
    const domain::SavedMatches matches =
        matchesOf(m_index.search(NameQuery::read(typed, inVietnam(m_latest.at(now)).date())));
    if (auto done = m_file->database->outcome(); !done)
        return failed(afterwards(done.error()));
    return matches;
}

Outcome<domain::SavedSummary> SavedStore::summary()
{
    if (!m_file)
        return failed(notOpen());
    domain::SavedSummary summary{.office = m_state.office,
                                 .cursor = m_state.cursor,
                                 .people = m_state.people,
                                 .confirmedAt = m_state.confirmedAt,
                                 .expiresAt = m_state.expiresAt(),
                                 .index = progress()};
    for (const QString& file : files())
        summary.bytes += QFileInfo(file).size();
    return summary;
}

} // namespace bhxh::cache
