#pragma once

#include "InventedRegister.h"
#include "cache/SavedStore.h"
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

/// What the tests of the saved data share: a folder, two members, a time.
namespace bhxh::tests {

inline const QDateTime monday({2026, 11, 23}, {1, 0}, Qt::UTC);
inline const domain::StaffId lan = *domain::StaffId::parse(QStringLiteral("lan"));
inline const domain::StaffId minh = *domain::StaffId::parse(QStringLiteral("minh"));
constexpr int keepDays = 30;
inline const QString office = QStringLiteral("7901");

/// In memory where there is such a place: a test that opens a thousand files needn't wait for a disk.
inline QString scratchPlace()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/bhxh-saved-XXXXXX");
}

struct StoreDesk
{
    secret::SecretBytes lansKey = secret::SecretBytes::random(32);
    secret::SecretBytes minhsKey = secret::SecretBytes::random(32);
    QTemporaryDir folder{scratchPlace()};

    [[nodiscard]] cache::Colleague lanAsColleague() const { return {lan, cache::MemberPair(lansKey).publicKey()}; }
    [[nodiscard]] cache::Colleague minhAsColleague() const { return {minh, cache::MemberPair(minhsKey).publicKey()}; }
    [[nodiscard]] QString path() const { return folder.path() + QStringLiteral("/saved"); }
    [[nodiscard]] QString file() const { return path() + QStringLiteral("/saved.db"); }
    [[nodiscard]] QString log() const { return file() + QStringLiteral("-wal"); }
    [[nodiscard]] cache::SavedStore store(const QByteArray& installation = "desk-1") const
    {
        return cache::SavedStore(path(), installation, QStringLiteral("saved.db"));
    }
};

/// What is kept of somebody who was received at `receivedAt`.
inline domain::Citizen keptOf(const domain::Citizen& citizen)
{
    domain::Citizen kept = citizen;
    kept.address.clear();
    kept.email.since = {};
    kept.email.pendingChange.reset();
    kept.account = {.state = citizen.account.state};
    return kept;
}

/// The page that comes next, wherever the store stands.
inline domain::Outcome<domain::Done> follow(cache::SavedStore& store, const domain::RegisterPage& page,
                                            const QDateTime& receivedAt = monday)
{
    return store.summary().and_then(
        [&](const domain::SavedSummary& stands) { return store.apply(page, stands.cursor, receivedAt); });
}

inline void fillIndex(cache::SavedStore& store)
{
    for (auto progress = store.fillIndex(500); progress && progress->done < progress->total;)
        progress = store.fillIndex(500);
}

} // namespace bhxh::tests
