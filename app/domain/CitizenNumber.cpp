#include "domain/CitizenNumber.h"

#include "domain/BirthDate.h"
#include "domain/TextCleaning.h"
#include <QDebug>
#include <algorithm>
#include <array>

namespace bhxh::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype oldIdLength = 9;
constexpr qsizetype insuranceLength = 10;
constexpr qsizetype personalIdLength = 12;
constexpr qsizetype healthCardLength = 15;
constexpr qsizetype healthCardLetters = 2;

/// The union of the 63 provinces (TT 07/2016, annex): numbers keep the code of a province that was merged in 2025
/// (domain notes 1.4).
constexpr std::array provinces = {1,  2,  4,  6,  8,  10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33,
                                  34, 35, 36, 37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66,
                                  67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96};
static_assert(provinces.size() == 63);

/// Prefixes of numbers that the army and the police gave out themselves (domain notes 1.1).
constexpr int armyPrefix = 97;
constexpr int policePrefix = 98;
/// From here on the three digits name the country of a birth abroad (domain notes 1.4).
constexpr int firstCountryCode = 100;

bool isProvince(int code)
{
    return std::binary_search(provinces.begin(), provinces.end(), code);
}

bool isInsurancePrefix(int code)
{
    return isProvince(code) || code == armyPrefix || code == policePrefix;
}

int digitsAt(const QString& text, qsizetype at, qsizetype count)
{
    return QStringView(text).mid(at, count).toInt();
}

bool isSeparator(char32_t character)
{
    return text::isBlank(character) || text::isInvisible(character) || text::isHyphen(character) || character == U'.';
}

QList<char32_t> withoutSeparators(const QString& typed)
{
    QList<char32_t> cleaned;
    for (const char32_t character : text::codePoints(typed)) {
        const char32_t plain = text::halfWidth(character);
        if (!isSeparator(plain))
            cleaned << plain;
    }
    return cleaned;
}

/// How many letters a number may begin with: two where it looks like a health card (two letters, then a digit or
/// nothing more).
qsizetype lettersAllowed(const QList<char32_t>& cleaned)
{
    if (cleaned.size() < healthCardLetters || !text::isAsciiLetter(cleaned[0]) || !text::isAsciiLetter(cleaned[1]))
        return 0;
    const bool digitFollows = cleaned.size() == healthCardLetters || text::isAsciiDigit(cleaned[healthCardLetters]);
    return digitFollows ? healthCardLetters : 0;
}

/// Where the first character stands that no number has; -1 where there is none. The bar tells a scan, so it is named
/// before others.
qsizetype oddCharacter(const QList<char32_t>& cleaned)
{
    const qsizetype bar = cleaned.indexOf(U'|');
    if (bar >= 0)
        return bar;
    const auto odd = std::find_if_not(cleaned.cbegin() + lettersAllowed(cleaned), cleaned.cend(), text::isAsciiDigit);
    return odd == cleaned.cend() ? -1 : odd - cleaned.cbegin();
}

std::optional<NumberKind> kindOf(const QString& text)
{
    if (text::isAsciiLetter(text[0].unicode()))
        return text.size() == healthCardLength ? std::optional(NumberKind::HealthCard) : std::nullopt;
    switch (text.size()) {
    case oldIdLength:
        return NumberKind::OldId;
    case insuranceLength:
        return NumberKind::Insurance;
    case personalIdLength:
        return NumberKind::PersonalId;
    default:
        return std::nullopt;
    }
}

bool isOnlyDigits(const QString& text)
{
    return !text.isEmpty() &&
           std::all_of(text.cbegin(), text.cend(), [](QChar c) { return text::isAsciiDigit(c.unicode()); });
}

QString inGroups(const QString& text, std::initializer_list<qsizetype> sizes)
{
    QStringList groups;
    qsizetype at = 0;
    for (const qsizetype size : sizes) {
        groups << text.mid(at, size);
        at += size;
    }
    return groups.join(u' ');
}

/// The fourth digit tells century and sex, the next two the year (NĐ 137/2015, domain notes 1.4).
void addPersonalIdWarnings(QList<NumberWarning>& warnings, const QString& text, const BirthDate* birth, const Sex* sex,
                           QDate today)
{
    constexpr int firstImpossibleCenturyDigit = 4; // 2100 and later
    const int centuryAndSex = digitsAt(text, 3, 1);
    const int year = 1900 + centuryAndSex / 2 * 100 + digitsAt(text, 4, 2);
    const Sex told = centuryAndSex % 2 == 0 ? Sex::Male : Sex::Female;

    if (birth && birth->year() != year)
        warnings << NumberWarning::BirthYearDiffers;
    if (sex && (*sex == Sex::Male || *sex == Sex::Female) && *sex != told)
        warnings << NumberWarning::SexDiffers;
    if (today.isValid() ? year > today.year() : centuryAndSex >= firstImpossibleCenturyDigit)
        warnings << NumberWarning::CenturyUnusual;
}

} // namespace

tl::unexpected<Failure> numberLengthUnknown(qsizetype length)
{
    return failed(Failure{.code = FailureCode::NumberLengthUnknown, .fact = QString::number(length)});
}

Outcome<CitizenNumber> CitizenNumber::parse(const QString& typed)
{
    // As records have it, which are read by the million: nothing to clean.
    if (isOnlyDigits(typed)) {
        if (const std::optional<NumberKind> kind = kindOf(typed))
            return CitizenNumber(*kind, typed);
    }
    const QList<char32_t> cleaned = withoutSeparators(typed);
    if (cleaned.isEmpty())
        return failed(FailureCode::NumberEmpty);
    if (const qsizetype odd = oddCharacter(cleaned); odd >= 0) {
        return failed(Failure{.code = FailureCode::NumberHasOddCharacters, .fact = text::firstCharacter(cleaned, odd)});
    }
    const QString text = QString::fromUcs4(cleaned.constData(), cleaned.size()).toUpper();
    if (const std::optional<NumberKind> kind = kindOf(text))
        return CitizenNumber(*kind, text);
    return numberLengthUnknown(text.size());
}

QString CitizenNumber::grouped() const
{
    switch (m_kind) {
    case NumberKind::Insurance:
        return inGroups(m_text, {3, 3, 4});
    case NumberKind::PersonalId:
        return inGroups(m_text, {3, 3, 3, 3});
    case NumberKind::OldId:
        return inGroups(m_text, {3, 3, 3});
    case NumberKind::HealthCard:
        return inGroups(m_text, {2, 1, 2, 10});
    }
    Q_UNREACHABLE();
}

QString CitizenNumber::masked() const
{
    constexpr qsizetype inClear = 3;
    return QString(m_text.size() - inClear, u'*') + m_text.right(inClear);
}

QList<NumberWarning> CitizenNumber::warnings(const BirthDate* birth, const Sex* sex, QDate today) const
{
    QList<NumberWarning> warnings;
    switch (m_kind) {
    case NumberKind::Insurance:
        if (!isInsurancePrefix(digitsAt(m_text, 0, 2)))
            warnings << NumberWarning::UnknownProvince;
        break;
    case NumberKind::PersonalId: {
        const int place = digitsAt(m_text, 0, 3);
        if (place < firstCountryCode && !isProvince(place))
            warnings << NumberWarning::UnknownProvince;
        addPersonalIdWarnings(warnings, m_text, birth, sex, today);
        break;
    }
    case NumberKind::HealthCard: // the card's own province, then that of the mã số BHXH on it
        if (!isInsurancePrefix(digitsAt(m_text, 3, 2)) || !isInsurancePrefix(digitsAt(m_text, 5, 2)))
            warnings << NumberWarning::UnknownProvince;
        break;
    case NumberKind::OldId: // the 9-digit CMND had a numbering of its own
        break;
    }
    return warnings;
}

QDebug operator<<(QDebug debug, const CitizenNumber& number)
{
    const QDebugStateSaver saver(debug);
    debug.nospace().noquote() << number.masked();
    return debug;
}

template <NumberKind Kind>
QDebug operator<<(QDebug debug, const NumberOf<Kind>& number)
{
    return debug << number.number();
}

template QDebug operator<<(QDebug debug, const InsuranceNumber& number);
template QDebug operator<<(QDebug debug, const PersonalId& number);

} // namespace bhxh::domain
