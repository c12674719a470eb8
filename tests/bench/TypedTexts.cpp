#include "TypedTexts.h"

#include "InventedRegister.h"
#include "domain/PersonName.h"
#include <QRandomGenerator>

namespace bhxh::bench {

using namespace tests;
using namespace Qt::StringLiterals;

QStringList typedTexts(quint32 people, qsizetype queries)
{
    QStringList texts = {u"n"_s,          u"t"_s,      u"nguyen"_s,      u"nguyễn"_s, u"nguyen van"_s, u"thi"_s,
                         u"nguyen thi"_s, u"n t"_s,    u"n t t"_s,       u"h"_s,      u"nguyen t"_s,   u"t n"_s,
                         u"van"_s,        u"n 1957"_s, u"nguyen 1990"_s, u"ng th n"_s};
    QRandomGenerator dice(3);
    while (texts.size() < queries) {
        const quint32 person = dice.bounded(people);
        QString name = inventedName(person).toLower();
        QStringList words = name.split(u' ');
        if (dice.bounded(4) == 0)
            words.move(words.size() - 1, 0);
        name = words.join(u' ');
        if (dice.bounded(5) < 3)
            name = domain::foldForSearch(name);
        if (dice.bounded(5) == 0)
            name += u" %1"_s.arg(1935 + dice.bounded(85));
        for (qsizetype length = 1; length <= name.size() && texts.size() < queries; ++length)
            texts << name.left(length);
    }
    return texts;
}

} // namespace bhxh::bench
