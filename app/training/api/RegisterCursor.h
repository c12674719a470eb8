#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace bhxh::training {

/// How far a desk has read an office's register. As text it is opaque and sealed, so that only a cursor that the
/// central handed out can be read again.
struct RegisterCursor
{
    qint64 generation = 0; ///< expired where the store has another
    QString office;
    qint64 startedAt = 0; ///< the revision at which the first page was read: older removals don't matter
    qint64 position = 0;  ///< the last revision that was sent

    [[nodiscard]] QString text(const QByteArray& secret) const;
    [[nodiscard]] static std::optional<RegisterCursor> read(const QString& text, const QByteArray& secret);
};

} // namespace bhxh::training
