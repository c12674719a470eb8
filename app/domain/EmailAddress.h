#pragma once

#include "domain/Outcome.h"
#include <QString>
#include <optional>

namespace bhxh::domain {

/// One e-mail address in form: RFC 5321 limits (local part ≤ 64, domain ≤ 255, all ≤ 254 octets), ASCII dot-atom local
/// part, a domain of at least two labels (IDN by IDNA, kept as A-labels). As typed but for the domain, which is lower
/// case. Prints masked.
class EmailAddress
{
public:
    /// Blanks around it are cleaned; nothing else is mended. Failures: EmailEmpty, EmailNotOneAddress (no @, several,
    /// list), EmailHasMarks (a letter with Vietnamese marks or other non-ASCII in the local part; fact: that
    /// character), EmailHasSpaces, EmailLocalPartInvalid, EmailDomainInvalid (fact: the domain), EmailTooLong.
    static Outcome<EmailAddress> parse(const QString& typed);

    /// As it travels: local part @ A-labels.
    [[nodiscard]] const QString& clearText() const { return m_text; }
    /// For reading: the domain in Unicode where it is an IDN of Latin letters (as Vietnamese ones are); as A-labels
    /// where it could be a look-alike in another script.
    [[nodiscard]] QString display() const;
    [[nodiscard]] QString localPart() const;
    [[nodiscard]] QString domain() const;
    [[nodiscard]] QString masked() const; ///< "l***n@g***.com"

    friend bool operator==(const EmailAddress&, const EmailAddress&) = default;

private:
    explicit EmailAddress(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

QDebug operator<<(QDebug debug, const EmailAddress& address); ///< masked

/// A likely typo of a well-known domain (domain notes 6.4): "gmial.com" → "gmail.com". Suggested, never corrected.
/// Nothing where the domain is fine.
std::optional<EmailAddress> likelyMeant(const EmailAddress& typed);

/// What an address becomes where its Vietnamese letters are IME damage: "nguyễn@…" typed by Telex was "nguyeenx@…": the
/// key strokes, where they can be told. A proposal for the person to look at, never applied by itself. Nothing where
/// there is no mark.
std::optional<QString> telexKeystrokes(const QString& typed);

} // namespace bhxh::domain
