#include "cache/NameQuery.h"

#include "domain/PersonName.h"
#include <QStringList>
#include <algorithm>

namespace bhxh::cache {

namespace {

/// Lists and remarks of other programs: "Nguyễn Văn Mẫu, 1990", "Mẫu (1990)".
bool separates(QChar c)
{
    return c.isSpace() || QStringView(u",;:()").contains(c);
}

QStringList wordsTyped(const QString& typed)
{
    QString text = typed;
    std::replace_if(text.begin(), text.end(), separates, QChar(u' '));
    return domain::PersonName::fromRecord(text).clearText().split(u' ', Qt::SkipEmptyParts);
}

bool isOfDate(const QString& word)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    return std::any_of(word.cbegin(), word.cend(), isDigit) && std::all_of(word.cbegin(), word.cend(), [&](QChar c) {
               return isDigit(c) || QStringView(u"/.-").contains(c);
           });
}

} // namespace

NameQuery NameQuery::read(const QString& typed, QDate today)
{
    NameQuery query;
    QStringList dates;
    for (const QString& word : wordsTyped(typed)) {
        if (isOfDate(word)) {
            dates << word;
            continue;
        }
        const QStringView whole(word);
        cutIntoWords(std::u16string_view(whole.utf16(), static_cast<size_t>(whole.size())), [&](QStringView part) {
            NameWord nameWord(part);
            if (!nameWord.letters().empty())
                query.words.push_back(std::move(nameWord));
        });
    }
    if (!dates.isEmpty()) {
        if (const auto birth = domain::BirthDate::parse(dates.join(u' '), today))
            query.birth = *birth;
    }
    return query;
}

} // namespace bhxh::cache
