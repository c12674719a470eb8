#include "domain/EmailAddress.h"

#include "domain/TextCleaning.h"
#include <QDebug>
#include <QUrl>
#include <algorithm>

namespace bhxh::domain {

using namespace Qt::StringLiterals;

namespace {

// RFC 5321, 4.5.3.1, in octets; the whole by the path's 256 less its angle brackets.
constexpr qsizetype mostLocalOctets = 64;
constexpr qsizetype mostDomainOctets = 255;
constexpr qsizetype mostOctets = 254;
constexpr qsizetype mostLabelOctets = 63;

constexpr char32_t fullWidthAt = U'\uFF20';
constexpr char32_t smallAt = U'\uFE6B';

bool isBlankOrInvisible(char32_t character)
{
    return text::isBlank(character) || text::isInvisible(character);
}

QList<char32_t> trimmed(const QString& typed)
{
    QList<char32_t> characters = text::codePoints(typed);
    while (!characters.isEmpty() && isBlankOrInvisible(characters.last()))
        characters.removeLast();
    while (!characters.isEmpty() && isBlankOrInvisible(characters.first()))
        characters.removeFirst();
    return characters;
}

/// The first character before the @ that an IME or a font made: anything beyond ASCII but blanks and look-alikes of the
/// @ itself.
std::optional<QString> markedCharacter(const QList<char32_t>& characters)
{
    for (qsizetype i = 0; i < characters.size() && characters[i] != U'@'; ++i) {
        const char32_t character = characters[i];
        if (character > 0x7F && !isBlankOrInvisible(character) && character != fullWidthAt && character != smallAt)
            return text::firstCharacter(characters, i);
    }
    return std::nullopt;
}

/// RFC 5322 atext (3.2.3)
bool isAtomText(QChar c)
{
    return text::isAsciiLetter(c.unicode()) || text::isAsciiDigit(c.unicode()) || u"!#$%&'*+-/=?^_`{|}~"_s.contains(c);
}

bool isDotAtom(const QString& text)
{
    const QStringList atoms = text.split(u'.');
    return std::all_of(atoms.cbegin(), atoms.cend(), [](const QString& atom) {
        return !atom.isEmpty() && std::all_of(atom.cbegin(), atom.cend(), isAtomText);
    });
}

/// A letter-digit-hyphen label (RFC 5890); one that says it is an A-label must be one.
bool isLabel(const QString& label)
{
    const bool lettersDigitsHyphens = std::all_of(label.cbegin(), label.cend(), [](QChar c) {
        return text::isAsciiLetter(c.unicode()) || text::isAsciiDigit(c.unicode()) || c == u'-';
    });
    if (label.isEmpty() || label.size() > mostLabelOctets || !lettersDigitsHyphens || label.startsWith(u'-') ||
        label.endsWith(u'-'))
        return false;
    constexpr auto aLabelPrefix = "xn--"_L1;
    return !label.startsWith(aLabelPrefix) ||
           !QUrl::fromAce(label.toLatin1(), QUrl::IgnoreIDNWhitelist).startsWith(aLabelPrefix);
}

bool isAllDigits(const QString& text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return text::isAsciiDigit(c.unicode()); });
}

bool isDomain(const QString& ace)
{
    const QStringList labels = ace.split(u'.');
    return labels.size() >= 2 && std::all_of(labels.cbegin(), labels.cend(), isLabel) && !isAllDigits(labels.last());
}

/// Letters of the Latin script only: "аpple.com" with a Cyrillic а must not look like what it is not, so it is shown as
/// its A-labels.
bool isSafeToShow(const QString& unicodeDomain)
{
    const QList<char32_t> characters = text::codePoints(unicodeDomain);
    return std::all_of(characters.cbegin(), characters.cend(), [](char32_t c) {
        return c == U'.' || c == U'-' || text::isAsciiDigit(c) ||
               (QChar::isLetter(c) && QChar::script(c) == QChar::Script_Latin);
    });
}

} // namespace

Outcome<EmailAddress> EmailAddress::parse(const QString& typed)
{
    const QList<char32_t> characters = trimmed(typed);
    if (characters.isEmpty())
        return failed(FailureCode::EmailEmpty);
    if (const std::optional<QString> marked = markedCharacter(characters))
        return failed(Failure{.code = FailureCode::EmailHasMarks, .fact = *marked});
    if (characters.count(U'@') != 1 || characters.contains(fullWidthAt) || characters.contains(smallAt))
        return failed(FailureCode::EmailNotOneAddress);
    if (std::any_of(characters.cbegin(), characters.cend(), isBlankOrInvisible))
        return failed(FailureCode::EmailHasSpaces);

    const QString text = QString::fromUcs4(characters.constData(), characters.size());
    const QString local = text.section(u'@', 0, 0);
    const QString typedDomain = text.section(u'@', 1, 1);
    const QString ace = QString::fromLatin1(QUrl::toAce(typedDomain));
    const qsizetype domainOctets = ace.isEmpty() ? typedDomain.toUtf8().size() : ace.size();
    if (local.size() > mostLocalOctets || domainOctets > mostDomainOctets ||
        local.size() + 1 + domainOctets > mostOctets)
        return failed(FailureCode::EmailTooLong);
    if (!isDotAtom(local))
        return failed(FailureCode::EmailLocalPartInvalid);
    if (!isDomain(ace.toLower()))
        return failed(Failure{.code = FailureCode::EmailDomainInvalid, .fact = typedDomain});
    return EmailAddress(local + u'@' + ace.toLower());
}

QString EmailAddress::display() const
{
    const QString asRead =
        QUrl::fromAce(domain().toLatin1()); // Qt shows IDNs only under registries that guard against look-alikes
    return localPart() + u'@' + (isSafeToShow(asRead) ? asRead : domain());
}

QString EmailAddress::localPart() const
{
    return m_text.section(u'@', 0, 0);
}

QString EmailAddress::domain() const
{
    return m_text.section(u'@', 1, 1);
}

QString EmailAddress::masked() const
{
    const QString local = localPart();
    // First and last letter of a two-letter name would be all of it.
    const QString ending = local.size() > 2 ? local.right(1) : QString();
    return local.left(1) + "***"_L1 + ending + u'@' + domain().left(1) + "***."_L1 + domain().section(u'.', -1);
}

QDebug operator<<(QDebug debug, const EmailAddress& address)
{
    const QDebugStateSaver saver(debug);
    debug.nospace().noquote() << address.masked();
    return debug;
}

} // namespace bhxh::domain
