#include "ui/citizen/SavedWords.h"

#include "ui/Words.h"
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

QDateTime savedMoment(const desk::CitizenLookup::FromSaved& saved)
{
    return saved.confirmedAt.isValid() ? saved.confirmedAt : saved.receivedAt;
}

QString savedAtWords(const QDateTime& moment, const QDateTime& now)
{
    if (!moment.isValid())
        //: a value that comes from the saved data of this desk; when it was saved isn't known
        return QCoreApplication::translate("SavedWords", "from the saved data");
    //: small, under a value that comes from the saved data of this desk; %1 is a time of today, or a date and time
    return QCoreApplication::translate("SavedWords", "saved at %1").arg(momentText(moment, now));
}

QString savedBeforeWords(const QString& before)
{
    //: small, under a value that the central system has changed since it was saved on this desk
    return QCoreApplication::translate("SavedWords", "changed; in the saved data it was: %1")
        .arg(before.isEmpty() ? u"—"_s : before);
}

} // namespace bhxh::ui
