#pragma once

#include "cache/NameWord.h"
#include "domain/BirthDate.h"
#include <QList>
#include <optional>

namespace bhxh::cache {

/// What the look-up field holds while a name is being typed: words of a name in any order, whole or begun, and a birth
/// year or date anywhere ("nguyen van an 1957", "02/01/1990 lan"). Unlike domain::LookupText nothing is an error here:
/// one letter is enough to begin with, and a date that is still being typed narrows nothing yet.
struct NameQuery
{
    std::vector<NameWord> words = {};
    std::optional<domain::BirthDate> birth = {};

    /// `today` bounds birth dates (domain::BirthDate::parse).
    static NameQuery read(const QString& typed, QDate today);
};

/// The words of a name, as the index and a query cut it: at blanks and hyphens ("Min-ji" is found by "ji").
QList<QStringView> wordsOfName(QStringView name);

} // namespace bhxh::cache
