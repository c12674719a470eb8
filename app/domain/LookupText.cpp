#include "domain/LookupText.h"

#include "domain/TextCleaning.h"
#include <QRegularExpression>
#include <algorithm>

namespace bhxh::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype digitsOfFullDate = 8;

/// A look-up text cut at its ends into what a date is made of and, in between, what a name is made of.
struct Split
{
    QString name;
    QString date; ///< empty: no digits at either end
};

bool isDatePart(const QString& word)
{
    static const QRegularExpression form(u"^[0-9/.\\-]*[0-9][0-9/.\\-]*$"_s);
    return form.match(word).hasMatch();
}

bool isLetterOrDigit(QChar c)
{
    return c.isLetterOrNumber() || c.isSurrogate();
}

/// "Nguyễn Văn Mẫu, 1990" and "Nguyễn Văn Mẫu (1990)" are lists and remarks of other programs.
QString withoutListMarks(QString text)
{
    static const QRegularExpression marks(u"[,;:()]"_s);
    return text::collapsed(text.replace(marks, u" "_s));
}

Split splitNameAndDate(const QString& text)
{
    QStringList words = withoutListMarks(text).split(u' ', Qt::SkipEmptyParts);
    words.removeIf([](const QString& word) { return std::none_of(word.cbegin(), word.cend(), isLetterOrDigit); });
    QStringList date;
    while (!words.isEmpty() && isDatePart(words.last()))
        date.prepend(words.takeLast());
    QStringList leading;
    while (!words.isEmpty() && isDatePart(words.first()))
        leading.append(words.takeFirst());
    return {words.join(u' '), (leading + date).join(u' ')};
}

bool hasLetters(const QString& text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isLetter() || c.isSurrogate(); });
}

qsizetype digitCount(const QString& text)
{
    return std::count_if(text.cbegin(), text.cend(), [](QChar c) { return text::isAsciiDigit(c.unicode()); });
}

/// A name with a birth date has eight digits at most, a card's number two letters before its digits: such a text was
/// meant as a number.
bool meantAsNumber(const QString& text, const Failure& asNumber)
{
    return !hasLetters(text) || text.contains(u'|') || digitCount(text) > digitsOfFullDate ||
           asNumber.code == FailureCode::NumberLengthUnknown;
}

LookupText notReadable(const Failure& failure)
{
    LookupText result;
    result.kind = LookupText::Kind::NotReadable;
    result.failure = failure;
    return result;
}

Outcome<LookupText> readName(const Split& split, QDate today)
{
    return PersonName::parse(split.name).and_then([&](const PersonName& name) -> Outcome<LookupText> {
        LookupText result;
        result.kind = LookupText::Kind::NameOnly;
        result.name = name;
        if (split.date.isEmpty())
            return result;
        return BirthDate::parse(split.date, today).map([&](const BirthDate& birth) {
            result.kind = LookupText::Kind::NameAndBirth;
            result.birth = birth;
            return result;
        });
    });
}

} // namespace

LookupText LookupText::read(const QString& typed, QDate today)
{
    const QString text = text::collapsedHalfWidth(typed);
    if (text.isEmpty())
        return {};

    const Outcome<CitizenNumber> number = CitizenNumber::parse(text);
    if (number) {
        LookupText result;
        result.kind = Kind::Number;
        result.number = *number;
        return result;
    }
    const Split split = splitNameAndDate(text);
    const Outcome<LookupText> byName = readName(split, today);
    if (byName && !text.contains(u'|'))
        return *byName;
    return notReadable(meantAsNumber(text, number.error()) ? number.error() : byName.error());
}

} // namespace bhxh::domain
