#pragma once

#include "cache/NameWord.h"
#include "domain/BirthDate.h"
#include <optional>
#include <string_view>

namespace bhxh::cache {

/// What the look-up field holds while a name is being typed: words of a name in any order, whole or begun, and a birth
/// year or date anywhere ("nguyen van an 1957", "02/01/1990 lan"). Unlike domain::LookupText nothing is an error here:
/// one letter is enough to begin with, and a date that is still being typed narrows nothing yet.
struct NameQuery
{
    WipedVector<NameWord> words = {};
    std::optional<domain::BirthDate> birth = {};

    /// `today` bounds birth dates (domain::BirthDate::parse).
    static NameQuery read(const QString& typed, QDate today);
};

/// Gives `use` the words of a name, as the index and a query cut it: at blanks and hyphens ("Min-ji" is found by "ji").
template <typename Char, typename Use>
void cutIntoWords(std::basic_string_view<Char> name, Use use)
{
    size_t begin = 0;
    for (size_t i = 0; i <= name.size(); ++i) {
        if (i < name.size() && name[i] != Char(' ') && name[i] != Char('-'))
            continue;
        if (i > begin)
            use(name.substr(begin, i - begin));
        begin = i + 1;
    }
}

} // namespace bhxh::cache
