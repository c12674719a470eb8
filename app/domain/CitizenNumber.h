#pragma once

#include "domain/Outcome.h"
#include <QDate>
#include <QList>
#include <QString>
#include <optional>

class QDebug;

namespace bhxh::domain {

class BirthDate;
enum class Sex;

/// Which kind of number this is (domain notes 1.5): told by its length alone, as none has a check digit.
enum class NumberKind {
    Insurance,  ///< mã số BHXH, 10 digits
    PersonalId, ///< số định danh cá nhân / CCCD, 12 digits
    OldId,      ///< CMND, 9 digits
    HealthCard, ///< thẻ BHYT, 2 letters and 13 digits; its last ten digits are the mã số BHXH
};

/// What is worth a second look at a number. Never a refusal: corrected births and old province codes are real (domain
/// notes 1.4).
enum class NumberWarning {
    UnknownProvince,
    BirthYearDiffers,
    SexDiffers,
    CenturyUnusual, ///< a personal id of a birth year that lies in the future
};

/// Any number a citizen can be found by. Text with its leading zeros; cleaned of blanks, dots, hyphens, full-width
/// digits and zero-width characters. Prints masked (all but the last three characters) in a debug stream.
class CitizenNumber
{
public:
    /// Cleans and recognises. Failures: NumberEmpty, NumberHasOddCharacters (fact: the first odd one),
    /// NumberLengthUnknown (fact: how many digits).
    static Outcome<CitizenNumber> parse(const QString& typed);

    [[nodiscard]] NumberKind kind() const { return m_kind; }
    /// In clear, ungrouped, as the contract wants it: a named call, so that nothing prints it by accident.
    [[nodiscard]] const QString& clearText() const { return m_text; }
    /// Grouped for reading: "012 345 6789", "001 090 999 999", "DN 4 79 7999999999".
    [[nodiscard]] QString grouped() const;
    /// "*******789"
    [[nodiscard]] QString masked() const;
    /// What there is to look at twice. `birth` and `sex` where known. With `today` a birth year after it is
    /// CenturyUnusual; without, one of 2100 or later.
    [[nodiscard]] QList<NumberWarning> warnings(const BirthDate* birth = nullptr, const Sex* sex = nullptr,
                                                QDate today = {}) const;

    friend bool operator==(const CitizenNumber&, const CitizenNumber&) = default;

private:
    CitizenNumber(NumberKind kind, QString text) : m_kind(kind), m_text(std::move(text)) {}
    NumberKind m_kind;
    QString m_text;
};

QDebug operator<<(QDebug debug, const CitizenNumber& number);

/// A number that must be of one kind. `InsuranceNumber::parse` takes 10 digits only, `PersonalId::parse` 12 only.
template <NumberKind Kind>
class NumberOf
{
public:
    static Outcome<NumberOf> parse(const QString& typed)
    {
        return CitizenNumber::parse(typed).and_then([](CitizenNumber&& number) -> Outcome<NumberOf> {
            if (number.kind() != Kind)
                return wrongKind(number);
            return NumberOf(std::move(number));
        });
    }
    [[nodiscard]] const CitizenNumber& number() const { return m_number; }
    [[nodiscard]] const QString& clearText() const { return m_number.clearText(); }
    [[nodiscard]] QString grouped() const { return m_number.grouped(); }
    [[nodiscard]] QString masked() const { return m_number.masked(); }
    friend bool operator==(const NumberOf&, const NumberOf&) = default;

private:
    explicit NumberOf(CitizenNumber number) : m_number(std::move(number)) {}
    static tl::unexpected<Failure> wrongKind(const CitizenNumber& number);
    CitizenNumber m_number;
};

using InsuranceNumber = NumberOf<NumberKind::Insurance>;
using PersonalId = NumberOf<NumberKind::PersonalId>;

/// Raised for every number of a length or kind that is not wanted: NumberLengthUnknown, with how many characters there
/// are.
tl::unexpected<Failure> numberLengthUnknown(qsizetype length);

template <NumberKind Kind>
tl::unexpected<Failure> NumberOf<Kind>::wrongKind(const CitizenNumber& number)
{
    return numberLengthUnknown(number.clearText().size());
}

template <NumberKind Kind>
QDebug operator<<(QDebug debug, const NumberOf<Kind>& number);

} // namespace bhxh::domain
