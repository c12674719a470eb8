#pragma once

#include "cache/RecordBytes.h"
#include "domain/SavedCitizen.h"
#include <QList>
#include <optional>

/// How a person is written down before it is sealed. What is kept is the least that an office can work with: no
/// address, no full e-mail address, nothing that is under way. The form has a number in front.
namespace bhxh::cache {

/// The form's number, which is also what the seal of a row is bound to.
inline constexpr quint64 personRecordForm = 1;

void writePerson(const domain::Citizen& citizen, const QDateTime& receivedAt, PlainBytes& bytes);

/// Nothing where the bytes aren't such a record, whole and in this form. confirmedAt is left invalid.
std::optional<domain::SavedCitizen> readPerson(QByteArrayView bytes);

/// What the name index wants to know, without reading the rest.
struct NameAndBirth
{
    QByteArrayView name; ///< UTF-8; in the bytes that were read
    quint32 birth = 0;   ///< packed
};
std::optional<NameAndBirth> readNameAndBirth(QByteArrayView bytes);

/// What a person is found by: each of their numbers, current and former, in the one form in which it is looked for.
struct PersonKeys
{
    QString id = {};
    QList<QString> numbers = {}; ///< without doubles
};
PersonKeys keysOf(const domain::Citizen& citizen);
/// As keysOf of what was written. Nothing where the bytes aren't such a record.
std::optional<PersonKeys> readKeys(QByteArrayView bytes);

/// Whether this is one of the citizen's current numbers.
bool holdsNow(const domain::Citizen& citizen, const QString& lookedFor);
/// Or a former one.
bool isFoundBy(const domain::Citizen& citizen, const QString& lookedFor);
/// A health card is looked for by its last ten digits, as the central does.
QString lookedFor(const domain::CitizenNumber& number);

} // namespace bhxh::cache
