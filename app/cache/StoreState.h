#pragma once

#include "cache/RecordBytes.h"
#include <QDateTime>
#include <QString>
#include <optional>

namespace bhxh::cache {

/// What is known about the saved data as a whole: one sealed row, written together with what it tells of.
struct StoreState
{
    QString office = {};
    QString cursor = {};
    qint64 people = 0;
    int keepDays = 0;           ///< how long it may be kept without the register being read to its end
    QDateTime startedAt = {};   ///< when the first page after an empty beginning was received
    QDateTime confirmedAt = {}; ///< when the feed was last read to its end
    QDateTime latest = {};      ///< domain::LatestTime, a minute ago at the most when it was written

    /// When everything is to be forgotten; invalid while there is nothing.
    [[nodiscard]] QDateTime expiresAt() const;
    /// @param now domain::LatestTime
    [[nodiscard]] bool isExpired(const QDateTime& now) const;

    void write(PlainBytes& bytes) const;
    /// Nothing where the bytes aren't what `write` writes.
    static std::optional<StoreState> read(QByteArrayView bytes);
    friend bool operator==(const StoreState&, const StoreState&) = default;
};

} // namespace bhxh::cache
