#include "training/store/CitizenTable.h"

#include "training/people/InventedCitizens.h"
#include "training/rules/PersonName.h"
#include "training/store/Counters.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

#define BHXH_CITIZEN_COLUMNS                                                                                           \
    "row, id, revision, insurance_number, personal_id, former_numbers, full_name, birth_date, sex, address, office, "  \
    "email, email_state, email_since, email_changed_at, pending_change, account, has_smart_otp, hold_until, "          \
    "hold_change, cool_down_until, open_reset, last_code_at"

Citizen readCitizen(const Statement& row)
{
    int column = 0;
    Citizen citizen;
    citizen.row = row.integer(column++);
    citizen.id = row.text(column++);
    citizen.revision = row.integer(column++);
    citizen.insuranceNumber = row.text(column++);
    citizen.personalId = row.text(column++);
    citizen.formerNumbers = row.text(column++).split(u' ', Qt::SkipEmptyParts);
    citizen.fullName = row.text(column++);
    citizen.birthDate = row.text(column++);
    citizen.sex = row.text(column++);
    citizen.address = row.text(column++);
    citizen.office = row.text(column++);
    citizen.email = row.text(column++);
    citizen.emailState = static_cast<EmailState>(row.integer(column++));
    citizen.emailSince = row.optionalTime(column++);
    citizen.emailChangedAt = row.optionalTime(column++);
    citizen.pendingChangeId = row.text(column++);
    citizen.account = static_cast<AccountState>(row.integer(column++));
    citizen.hasSmartOtp = row.integer(column++) != 0;
    citizen.holdUntil = row.optionalTime(column++);
    citizen.holdChangeId = row.text(column++);
    citizen.coolDownUntil = row.optionalTime(column++);
    citizen.openResetId = row.text(column++);
    citizen.lastCodeAt = row.optionalTime(column++);
    return citizen;
}

std::vector<Citizen> readAll(Statement& statement)
{
    std::vector<Citizen> citizens;
    while (statement.next())
        citizens.push_back(readCitizen(statement));
    return citizens;
}

} // namespace

void CitizenTable::add(qint64 row, const InventedCitizen& invented, TimePoint madeAt)
{
    Statement insert(
        m_database,
        "INSERT INTO citizens(row, id, revision, insurance_number, personal_id, former_numbers, full_name, "
        "folded_name, birth_date, sex, address, office, email, email_key, email_state, email_since, account, "
        "has_smart_otp) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    std::optional<TimePoint> since;
    if (!invented.email.isEmpty())
        since = std::chrono::floor<std::chrono::seconds>(madeAt) - std::chrono::days(invented.emailAgeDays);
    insert
        .with(row, invented.id, row, invented.insuranceNumber, invented.personalId, invented.formerNumbers.join(u' '),
              invented.fullName, foldedName(invented.fullName), invented.birthDate, QString(contractWord(invented.sex)),
              invented.address, invented.officeCode, invented.email, invented.email.toLower())
        .with(static_cast<int>(invented.emailState), since, static_cast<int>(invented.accountState),
              invented.hasSmartOtpChannel)
        .run();
    for (const QString& number : invented.formerNumbers)
        Statement(m_database, "INSERT OR IGNORE INTO former_numbers(number, citizen) VALUES(?,?)")
            .with(number, row)
            .run();
}

std::optional<Citizen> CitizenTable::byId(const QString& id)
{
    Statement query(m_database, "SELECT " BHXH_CITIZEN_COLUMNS " FROM citizens WHERE id = ?");
    return query.with(id).next() ? std::optional(readCitizen(query)) : std::nullopt;
}

std::optional<Citizen> CitizenTable::byRow(qint64 row)
{
    Statement query(m_database, "SELECT " BHXH_CITIZEN_COLUMNS " FROM citizens WHERE row = ?");
    return query.with(row).next() ? std::optional(readCitizen(query)) : std::nullopt;
}

std::vector<Citizen> CitizenTable::byNumber(const QString& number)
{
    Statement current(m_database, "SELECT " BHXH_CITIZEN_COLUMNS " FROM citizens WHERE insurance_number = ?1 "
                                  "UNION SELECT " BHXH_CITIZEN_COLUMNS " FROM citizens WHERE personal_id = ?1");
    std::vector<Citizen> citizens = readAll(current.with(number));
    Statement former(m_database, "SELECT " BHXH_CITIZEN_COLUMNS " FROM citizens WHERE row IN "
                                 "(SELECT citizen FROM former_numbers WHERE number = ?)");
    for (Citizen& citizen : readAll(former.with(number))) {
        if (std::ranges::none_of(citizens, [&](const Citizen& known) { return known.row == citizen.row; }))
            citizens.push_back(std::move(citizen));
    }
    return citizens;
}

std::vector<Citizen> CitizenTable::byName(const QString& foldedName, const QString& birthDate, int limit)
{
    constexpr int year = 4;
    constexpr int yearAndMonth = 7;
    Statement query(m_database, "SELECT " BHXH_CITIZEN_COLUMNS " FROM citizens WHERE folded_name = ?1 AND "
                                "(birth_date IN (?2, ?3) OR (birth_date >= ?4 AND birth_date < ?4 || '~')) LIMIT ?5");
    return readAll(query.with(foldedName, birthDate.left(year), birthDate.left(yearAndMonth), birthDate, limit));
}

int CitizenTable::countWithEmail(const QString& address)
{
    Statement query(m_database, "SELECT count(*) FROM citizens WHERE email_key = ?");
    return query.with(address.toLower()).next() ? static_cast<int>(query.integer(0)) : 0;
}

void CitizenTable::save(Citizen& citizen)
{
    citizen.revision = nextRevision(m_database);
    Statement update(m_database,
                     "UPDATE citizens SET revision = ?, office = ?, email = ?, email_key = ?, email_state = ?, "
                     "email_since = ?, email_changed_at = ?, pending_change = ?, hold_until = ?, hold_change = ?, "
                     "cool_down_until = ?, due = ?, open_reset = ?, last_code_at = ? WHERE row = ?");
    update
        .with(citizen.revision, citizen.office, citizen.email, citizen.email.toLower(),
              static_cast<int>(citizen.emailState), citizen.emailSince, citizen.emailChangedAt, citizen.pendingChangeId)
        .with(citizen.holdUntil, citizen.holdChangeId, citizen.coolDownUntil, citizen.resetAvailableAt(),
              citizen.openResetId, citizen.lastCodeAt, citizen.row)
        .run();
}

void CitizenTable::saveLastCode(const Citizen& citizen)
{
    Statement(m_database, "UPDATE citizens SET last_code_at = ? WHERE row = ?")
        .with(citizen.lastCodeAt, citizen.row)
        .run();
}

void CitizenTable::move(Citizen& citizen, const QString& office)
{
    const QString former = citizen.office;
    citizen.office = office;
    save(citizen);
    if (former == office)
        return;
    Statement(m_database, "DELETE FROM removals WHERE office = ? AND citizen = ?").with(office, citizen.id).run();
    Statement(m_database, "INSERT OR REPLACE INTO removals(office, citizen, revision) VALUES(?,?,?)")
        .with(former, citizen.id, citizen.revision)
        .run();
    Statement(m_database, "UPDATE offices SET citizens = citizens - 1 WHERE code = ?").with(former).run();
    Statement(m_database, "INSERT INTO offices(code, citizens) VALUES(?, 1) "
                          "ON CONFLICT(code) DO UPDATE SET citizens = citizens + 1")
        .with(office)
        .run();
}

std::vector<Citizen> CitizenTable::due(TimePoint now)
{
    Statement query(m_database, "SELECT " BHXH_CITIZEN_COLUMNS " FROM citizens WHERE due <= ? ORDER BY due");
    return readAll(query.with(now));
}

std::vector<CitizenTable::RegisterItem> CitizenTable::registerAfter(const QString& office, qint64 revision,
                                                                    qint64 removalsAfter, int limit)
{
    std::vector<RegisterItem> items;
    add(items, office, revision, limit);
    Statement removals(m_database, "SELECT revision, citizen FROM removals WHERE office = ? AND revision > ? "
                                   "ORDER BY revision LIMIT ?");
    removals.with(office, std::max(revision, removalsAfter), limit);
    const auto citizens = static_cast<std::ptrdiff_t>(items.size());
    while (removals.next())
        items.push_back({.revision = removals.integer(0), .citizen = {}, .removed = removals.text(1)});
    std::ranges::inplace_merge(items, items.begin() + citizens, {}, &RegisterItem::revision);
    if (items.size() > static_cast<std::size_t>(limit))
        items.resize(static_cast<std::size_t>(limit));
    return items;
}

void CitizenTable::add(std::vector<RegisterItem>& items, const QString& office, qint64 revision, int limit)
{
    Statement query(m_database, "SELECT " BHXH_CITIZEN_COLUMNS " FROM citizens WHERE office = ? AND revision > ? "
                                "ORDER BY revision LIMIT ?");
    query.with(office, revision, limit);
    while (query.next()) {
        Citizen citizen = readCitizen(query);
        const qint64 at = citizen.revision;
        items.push_back({.revision = at, .citizen = std::move(citizen), .removed = {}});
    }
}

qint64 CitizenTable::registerTotal(const QString& office)
{
    Statement query(m_database, "SELECT citizens FROM offices WHERE code = ?");
    return query.with(office).next() ? query.integer(0) : 0;
}

void CitizenTable::countOffices()
{
    m_database.run(
        "INSERT OR REPLACE INTO offices(code, citizens) SELECT office, count(*) FROM citizens GROUP BY office");
}

} // namespace bhxh::training
