#pragma once

#include "training/store/ActivityTable.h"
#include "training/store/CitizenTable.h"
#include "training/store/EmailChangeTable.h"
#include "training/store/KeptAnswers.h"
#include "training/store/MailTable.h"
#include "training/store/PasswordResetTable.h"
#include "training/store/Settings.h"

#include <functional>
#include <mutex>

namespace bhxh::training {

/// Everything that the central remembers, in `central.sqlite` of its data folder (SQLite, WAL): what was committed
/// survives a kill. One connection: whoever uses a table holds `mutex`, and never while waiting for something else.
class CentralStore
{
public:
    /// How a store is made where there is none yet.
    struct Recipe
    {
        quint64 seed = 1;
        int citizens = 10'000;
        /// What is done to it before it counts as made (a day's activity); may be empty.
        std::function<void(CentralStore&)> furnish;
    };

    /// Opens the store of a folder, or makes one: under another name until it is whole, so that a kill in the middle
    /// leaves none. Or why it can't, in words.
    [[nodiscard]] static tl::expected<std::unique_ptr<CentralStore>, QString> open(const QString& folder,
                                                                                   const Recipe& recipe);
    CentralStore(const CentralStore&) = delete;
    CentralStore& operator=(const CentralStore&) = delete;

    std::mutex mutex;

private:
    explicit CentralStore(std::unique_ptr<Database> opened);
    [[nodiscard]] static tl::expected<std::unique_ptr<Database>, QString> openWal(const QString& path);
    [[nodiscard]] static std::optional<QString> make(const QString& path, const Recipe& recipe);
    [[nodiscard]] bool seedPeople(const Recipe& recipe);

    std::unique_ptr<Database> m_database;

public:
    Database& database;
    CitizenTable citizens;
    EmailChangeTable changes;
    PasswordResetTable resets;
    MailTable mails;
    ActivityTable activity;
    KeptAnswers answers;
    Settings settings;
};

} // namespace bhxh::training
