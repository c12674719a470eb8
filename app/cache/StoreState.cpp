#include "cache/StoreState.h"

namespace bhxh::cache {

namespace {

constexpr quint64 form = 1;
constexpr quint64 most = std::numeric_limits<qint64>::max();
constexpr quint64 mostDays = std::numeric_limits<int>::max();

/// 0: invalid.
void writeTime(RecordWriter& writer, const QDateTime& time)
{
    writer.number(time.isValid() ? static_cast<quint64>(qMax<qint64>(time.toSecsSinceEpoch(), 1)) : 0);
}

QDateTime readTime(RecordReader& reader)
{
    const auto seconds = static_cast<qint64>(reader.number(most));
    return seconds == 0 ? QDateTime() : QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

} // namespace

QDateTime StoreState::expiresAt() const
{
    const QDateTime since = confirmedAt.isValid() ? confirmedAt : startedAt;
    return since.isValid() ? since.addDays(keepDays) : QDateTime();
}

bool StoreState::isExpired(const QDateTime& now) const
{
    const QDateTime end = expiresAt();
    return end.isValid() && now >= end;
}

void StoreState::write(PlainBytes& bytes) const
{
    RecordWriter writer(bytes);
    writer.number(form);
    writer.text(office);
    writer.text(cursor);
    writer.number(static_cast<quint64>(people));
    writer.number(static_cast<quint64>(qMax(keepDays, 0)));
    writeTime(writer, startedAt);
    writeTime(writer, confirmedAt);
    writeTime(writer, latest);
}

std::optional<StoreState> StoreState::read(QByteArrayView bytes)
{
    RecordReader reader(bytes);
    if (reader.number(most) != form)
        return std::nullopt;
    StoreState state;
    state.office = reader.text();
    state.cursor = reader.text();
    state.people = static_cast<qint64>(reader.number(most));
    state.keepDays = static_cast<int>(reader.number(mostDays));
    state.startedAt = readTime(reader);
    state.confirmedAt = readTime(reader);
    state.latest = readTime(reader);
    return reader.isWhole() ? std::optional(state) : std::nullopt;
}

} // namespace bhxh::cache
