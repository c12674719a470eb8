#include "training/rules/PersonName.h"

namespace bhxh::training {

QString foldedName(const QString& name)
{
    QString folded;
    folded.reserve(name.size());
    for (const QChar letter : name.normalized(QString::NormalizationForm_D)) {
        if (letter.isMark())
            continue;
        const QChar lower = letter.toLower();
        const bool isD = lower == QChar(u'đ') || lower == QChar(u'ð');
        folded += isD ? QChar(u'd') : lower;
    }
    return folded.simplified();
}

QString markedName(const QString& name)
{
    return name.normalized(QString::NormalizationForm_C).toLower().simplified();
}

} // namespace bhxh::training
