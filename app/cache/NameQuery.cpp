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

QList<QStringView> wordsOfName(QStringView name)
{
    QList<QStringView> words;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= name.size(); ++i) {
        if (i < name.size() && name[i] != u' ' && name[i] != u'-')
            continue;
        if (i > begin)
            words << name.sliced(begin, i - begin);
        begin = i + 1;
    }
    return words;
}

NameQuery NameQuery::read(const QString& typed, QDate today)
{
    NameQuery query;
    QStringList dates;
    for (const QString& word : wordsTyped(typed)) {
        if (isOfDate(word)) {
            dates << word;
            continue;
        }
        for (const QStringView part : wordsOfName(word)) {
            NameWord nameWord(part);
            if (!nameWord.letters().empty())
                query.words.push_back(std::move(nameWord));
        }
    }
    if (!dates.isEmpty()) {
        if (const auto birth = domain::BirthDate::parse(dates.join(u' '), today))
            query.birth = *birth;
    }
    return query;
}

} // namespace bhxh::cache
