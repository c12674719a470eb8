#pragma once

#include "domain/Outcome.h"
#include <QString>

namespace bhxh::domain {

/// A full name: NFC, blanks collapsed. One-word names, H'…, Y …, K', Êban, hyphens and foreign names are fine (domain
/// notes 6.1).
class PersonName
{
public:
    /// Failures: NameTooShort (< 2 letters), NameTooLong (> 100), NameHasOddCharacters (digits, control characters,
    /// symbols; fact: the first).
    static Outcome<PersonName> parse(const QString& typed);
    /// A name as the central holds it: kept whatever it looks like (only normalised), because a record must be shown.
    static PersonName fromRecord(const QString& text);
    /// What `clearText` of another gave, which was kept where nobody can change it (a sealed record): taken as it is,
    /// as it is normalised already and is read by the million.
    static PersonName fromClearText(QString text) { return PersonName(std::move(text)); }

    [[nodiscard]] const QString& clearText() const { return m_text; }
    /// For search: NFD, marks dropped, đ/Đ/ð/Ð to d, lower case, blanks collapsed, apostrophes dropped.
    [[nodiscard]] QString folded() const;
    [[nodiscard]] QString masked() const; ///< "N*** V*** M***"

    friend bool operator==(const PersonName&, const PersonName&) = default;

private:
    explicit PersonName(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

/// The folding itself, for any text (domain notes 6.1): old and new tone places fold alike.
QString foldForSearch(const QString& text);

QDebug operator<<(QDebug debug, const PersonName& name); ///< masked

} // namespace bhxh::domain
