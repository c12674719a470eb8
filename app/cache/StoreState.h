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
    QDateTime latest = {};      ///< the latest time ever seen: a desk clock that is set back doesn't get behind it

    /// The time that is used for `now`: never before the latest.
    [[nodiscard]] QDateTime notBefore(const QDateTime& now) const { return latest.isValid() ? qMax(latest, now) : now; }
    /// When everything is to be forgotten; invalid while there is nothing.
    [[nodiscard]] QDateTime expiresAt() const;
    [[nodiscard]] bool isExpired(const QDateTime& now) const;

    void write(PlainBytes& bytes) const;
    /// Nothing where the bytes aren't what `write` writes.
    static std::optional<StoreState> read(QByteArrayView bytes);
    friend bool operator==(const StoreState&, const StoreState&) = default;
};

} // namespace bhxh::cache
