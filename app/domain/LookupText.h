#pragma once

#include "domain/Citizen.h"

namespace bhxh::domain {

/// What the look-up field holds, read as it is typed, so that the window can say what it recognised before anything is
/// sent.
struct LookupText
{
    enum class Kind {
        Nothing,      ///< empty
        Number,       ///< `number` holds it
        NameAndBirth, ///< `name` and `birth` hold it
        NameOnly,     ///< a name; a birth date or year is still missing
        NotReadable,  ///< `failure` says why
    };
    Kind kind = Kind::Nothing;
    std::optional<CitizenNumber> number = {};
    std::optional<PersonName> name = {};
    std::optional<BirthDate> birth = {};
    std::optional<Failure> failure = {};

    /// "0123456789", "DN4797999999999", "Nguyễn Văn Mẫu 1990", "nguyen van mau 02/01/1990" (the date at the end or the
    /// start).
    static LookupText read(const QString& typed, QDate today);
};

} // namespace bhxh::domain
