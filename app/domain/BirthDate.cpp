#include "domain/BirthDate.h"

#include "domain/TextCleaning.h"
#include <QDebug>
#include <QRegularExpression>
#include <algorithm>

namespace bhxh::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr int earliestYear = 1880;

struct Parts
{
    int year;
    int month; ///< 0 where not given
    int day;   ///< 0 where not given
};

tl::unexpected<Failure> unreadable()
{
    return failed(FailureCode::BirthDateUnreadable);
}

tl::unexpected<Failure> impossible()
{
    return failed(FailureCode::BirthDateImpossible);
}

/// The parts by the pattern's group names y, m, d; nothing where it doesn't match.
std::optional<Parts> matched(const QRegularExpression& pattern, const QString& text)
{
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QStringList names = pattern.namedCaptureGroups();
    const auto part = [&](QLatin1StringView name) {
        // A part that is written as 00 must not read as one that is left out.
        constexpr int written00 = 99;
        const QString digits = names.contains(name) ? match.captured(name) : QString();
        return digits.isEmpty() ? 0 : digits.toInt() == 0 ? written00 : digits.toInt();
    };
    return Parts{match.captured("y"_L1).toInt(), part("m"_L1), part("d"_L1)};
}

std::optional<Parts> typedParts(const QString& text)
{
    static const QList<QRegularExpression> forms = {
        QRegularExpression(u"^(?<d>[0-9]{1,2})[/.\\- ](?<m>[0-9]{1,2})[/.\\- ](?<y>[0-9]{4})$"_s),
        QRegularExpression(u"^(?<y>[0-9]{4})[/.\\- ](?<m>[0-9]{1,2})[/.\\- ](?<d>[0-9]{1,2})$"_s),
        QRegularExpression(u"^(?<d>[0-9]{2})(?<m>[0-9]{2})(?<y>[0-9]{4})$"_s),
        QRegularExpression(u"^(?<m>[0-9]{1,2})[/.\\- ](?<y>[0-9]{4})$"_s),
        QRegularExpression(u"^(?<y>[0-9]{4})[/.\\- ](?<m>[0-9]{1,2})$"_s),
        QRegularExpression(u"^(?<m>[0-9]{2})(?<y>[0-9]{4})$"_s),
        QRegularExpression(u"^(?<y>[0-9]{4})$"_s),
    };
    for (const QRegularExpression& form : forms) {
        if (const std::optional<Parts> parts = matched(form, text))
            return parts;
    }
    return std::nullopt;
}

/// So many ASCII digits from `at` on, as a number; nothing where something else stands there.
std::optional<int> digitsAt(QStringView text, qsizetype at, qsizetype count)
{
    const QStringView digits = text.sliced(at, count);
    const auto isDigit = [](QChar c) { return text::isAsciiDigit(c.unicode()); };
    if (!std::all_of(digits.cbegin(), digits.cend(), isDigit))
        return std::nullopt;
    return digits.toInt();
}

/// YYYY, YYYY-MM or YYYY-MM-DD, without a pattern: records are read by the million. A part that is written as 00 is
/// none.
std::optional<Parts> isoParts(QStringView iso)
{
    constexpr qsizetype yearOnly = 4;
    constexpr qsizetype withMonth = 7;
    constexpr qsizetype withDay = 10;
    const qsizetype size = iso.size();
    if ((size != yearOnly && size != withMonth && size != withDay) || (size > yearOnly && iso[yearOnly] != u'-') ||
        (size > withMonth && iso[withMonth] != u'-'))
        return std::nullopt;
    const auto year = digitsAt(iso, 0, yearOnly);
    const auto month = size > yearOnly ? digitsAt(iso, yearOnly + 1, 2) : std::optional(0);
    const auto day = size > withMonth ? digitsAt(iso, withMonth + 1, 2) : std::optional(0);
    if (!year || !month || !day || (size > yearOnly && *month == 0) || (size > withMonth && *day == 0))
        return std::nullopt;
    return Parts{*year, *month, *day};
}

/// Every dash a plain one, and no blanks around a separator: "2 / 1 / 1990" is "2/1/1990".
QString tidied(const QString& typed)
{
    static const QRegularExpression blanksAroundSeparator(u" *([/.\\-]) *"_s);
    QString text;
    for (const char32_t character : text::codePoints(text::collapsedHalfWidth(typed)))
        text += text::isHyphen(character) ? u"-"_s : text::fromCodePoint(character);
    return text.replace(blanksAroundSeparator, u"\\1"_s);
}

QString twoDigits(int number)
{
    return u"%1"_s.arg(number, 2, 10, QChar(u'0'));
}

QString fourDigits(int number)
{
    return u"%1"_s.arg(number, 4, 10, QChar(u'0'));
}

} // namespace

std::optional<BirthDate> BirthDate::fromParts(int year, int month, int day)
{
    const bool isDayWithoutMonth = month == 0 && day != 0;
    if (isDayWithoutMonth || !QDate::isValid(year, month == 0 ? 1 : month, day == 0 ? 1 : day))
        return std::nullopt;
    return BirthDate(year, month, day);
}

Outcome<BirthDate> BirthDate::checked(int year, int month, int day)
{
    const std::optional<BirthDate> date = fromParts(year, month, day);
    return date ? Outcome<BirthDate>(*date) : impossible();
}

Outcome<BirthDate> BirthDate::parse(const QString& typed, QDate today)
{
    const std::optional<Parts> parts = typedParts(tidied(typed));
    if (!parts)
        return unreadable();
    return checked(parts->year, parts->month, parts->day)
        .and_then([today](const BirthDate& date) -> Outcome<BirthDate> {
            const QDate earliestMeant(date.m_year, qMax(date.m_month, 1), qMax(date.m_day, 1));
            if (date.m_year < earliestYear || earliestMeant > today)
                return impossible();
            return date;
        });
}

Outcome<BirthDate> BirthDate::fromIso(const QString& iso)
{
    const std::optional<Parts> parts = isoParts(iso);
    Outcome<BirthDate> date = parts ? checked(parts->year, parts->month, parts->day) : unreadable();
    if (!date)
        return unreadable();
    return date;
}

BirthDate::Precision BirthDate::precision() const
{
    if (m_month == 0)
        return Precision::Year;
    return m_day == 0 ? Precision::Month : Precision::Day;
}

QString BirthDate::iso() const
{
    QString text = fourDigits(m_year);
    if (m_month != 0)
        text += u'-' + twoDigits(m_month);
    if (m_day != 0)
        text += u'-' + twoDigits(m_day);
    return text;
}

QString BirthDate::display() const
{
    QString text = fourDigits(m_year);
    if (m_month != 0)
        text.prepend(twoDigits(m_month) + u'/');
    if (m_day != 0)
        text.prepend(twoDigits(m_day) + u'/');
    return text;
}

QDebug operator<<(QDebug debug, const BirthDate& date)
{
    const QDebugStateSaver saver(debug);
    Q_UNUSED(date)
    debug.nospace().noquote() << "****-**-**";
    return debug;
}

} // namespace bhxh::domain
