#include "domain/PersonName.h"

#include "domain/TextCleaning.h"
#include <QDebug>
#include <QStringList>
#include <algorithm>

namespace bhxh::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype fewestLetters = 2; // CitizenSearch.fullName in central-api.yaml
constexpr qsizetype mostCharacters = 100;

bool isNameLetter(char32_t character)
{
    return QChar::isLetter(character) && !text::isApostrophe(character);
}

bool mayStandInName(char32_t character)
{
    return isNameLetter(character) || QChar::isMark(character) || character == U' ' || character == U'.' ||
           text::isApostrophe(character) || text::isHyphen(character);
}

/// đ has no decomposition; ð (Icelandic eth) is what legacy fonts and some forms give for it (domain notes 6.1).
bool isCrossedD(char32_t character)
{
    return character == U'\u0111' || character == U'\u0110' || character == U'\u00F0' || character == U'\u00D0';
}

} // namespace

Outcome<PersonName> PersonName::parse(const QString& typed)
{
    const QString name = text::collapsed(typed);
    const QList<char32_t> characters = text::codePoints(name);
    const auto odd = std::find_if_not(characters.cbegin(), characters.cend(), mayStandInName);
    if (odd != characters.cend()) {
        return failed(Failure{.code = FailureCode::NameHasOddCharacters, .fact = text::fromCodePoint(*odd)});
    }
    if (std::count_if(characters.cbegin(), characters.cend(), isNameLetter) < fewestLetters)
        return failed(FailureCode::NameTooShort);
    if (characters.size() > mostCharacters)
        return failed(FailureCode::NameTooLong);
    return PersonName(name);
}

PersonName PersonName::fromRecord(const QString& text)
{
    return PersonName(text::collapsed(text));
}

QString PersonName::folded() const
{
    return foldForSearch(m_text);
}

QString PersonName::masked() const
{
    QStringList words = m_text.split(u' ', Qt::SkipEmptyParts);
    for (QString& word : words)
        word = text::firstCharacter(text::codePoints(word), 0) + "***"_L1;
    return words.join(u' ');
}

QString foldForSearch(const QString& text)
{
    const QList<uint> decomposed = text::collapsed(text).normalized(QString::NormalizationForm_D).toUcs4();
    QString folded;
    folded.reserve(decomposed.size());
    for (const char32_t character : decomposed) {
        if (isCrossedD(character))
            folded += u'd';
        else if (QChar::category(character) != QChar::Mark_NonSpacing && !text::isApostrophe(character))
            folded += text::fromCodePoint(character);
    }
    return folded.toLower().simplified();
}

QDebug operator<<(QDebug debug, const PersonName& name)
{
    const QDebugStateSaver saver(debug);
    debug.nospace().noquote() << name.masked();
    return debug;
}

} // namespace bhxh::domain
