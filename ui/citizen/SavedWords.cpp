#include "ui/citizen/SavedWords.h"

#include "ui/Words.h"
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

QString savedAtWords(const QDateTime& moment, const QDateTime& now)
{
    //: small, under a value that comes from the saved data of this desk; %1 is a time of today, or a date and time
    return QCoreApplication::translate("SavedWords", "saved at %1").arg(momentText(moment, now));
}

QString beforeWords(const QString& before)
{
    //: small, under a value of the central system; %1 is what was shown while the line was down
    return QCoreApplication::translate("SavedWords", "changed; before, it was: %1")
        .arg(before.isEmpty() ? u"—"_s : before);
}

} // namespace bhxh::ui
