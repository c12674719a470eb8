#pragma once

#include "domain/Outcome.h"
#include <QDate>
#include <QString>
#include <optional>

namespace bhxh::domain {

enum class Sex { Male, Female, Other, Unknown };

/// A birth date known to the day, to the month, or only to the year: an older record's missing parts are never invented
/// (domain notes 6.5).
class BirthDate
{
public:
    enum class Precision { Year, Month, Day };

    /// As typed: "02/01/1990", "2-1-1990", "02011990", "01/1990", "1990", also ISO. `today` bounds it: 1880-01-01 to
    /// today. Failures: BirthDateUnreadable, BirthDateImpossible.
    static Outcome<BirthDate> parse(const QString& typed, QDate today);
    /// As the contract writes it: "1990-04-30", "1990-04", "1957". Failure: BirthDateUnreadable.
    static Outcome<BirthDate> fromIso(const QString& iso);
    /// Of the parts that `year`, `month` and `day` gave, 0 for what is unknown; nothing where there is no such date.
    static std::optional<BirthDate> fromParts(int year, int month, int day);

    [[nodiscard]] Precision precision() const;
    [[nodiscard]] int year() const { return m_year; }
    [[nodiscard]] int month() const { return m_month; } ///< 0 where unknown
    [[nodiscard]] int day() const { return m_day; }     ///< 0 where unknown
    [[nodiscard]] QString iso() const;
    /// "02/01/1990", "01/1990", "1990"
    [[nodiscard]] QString display() const;

    friend bool operator==(const BirthDate&, const BirthDate&) = default;

private:
    BirthDate(int year, int month, int day) : m_year(year), m_month(month), m_day(day) {}
    static Outcome<BirthDate> checked(int year, int month, int day);
    int m_year;
    int m_month;
    int m_day;
};

QDebug operator<<(QDebug debug, const BirthDate& date); ///< masked: "****-**-**"

} // namespace bhxh::domain
