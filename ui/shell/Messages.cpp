#include "ui/shell/Messages.h"

#include "ui/widgets/MessageBar.h"
#include <QCoreApplication>

namespace bhxh::ui {

Tone toneOf(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return Tone::Info;
    case Severity::Caution:
        return Tone::Caution;
    case Severity::Bad:
        return Tone::Bad;
    }
    return Tone::Bad;
}

void showFailure(MessageBar& bar, const domain::Failure& failure, const QDateTime& now, const QStringList& actions)
{
    const FailureWords failureWords = wordsFor(failure, now);
    // The same failure is the same message, though a waiting time in its words goes on.
    const QString about =
        QStringList{failureWords.code, failure.requestId, failure.fact, failure.availableAt.toString(Qt::ISODateWithMs),
                    QString::number(failure.attemptsLeft.value_or(-1))}
            .join(u'/');
    bar.setMessage(toneOf(failureWords.severity), failureWords.text(), failureWords.code, actions, about);
}

QString leaveWords()
{
    //: button beside "It is not known yet whether … arrived. The central system is being asked."
    return QCoreApplication::translate("Messages", "Stop asking; read what is there");
}

QString readingAfterLeavingWords()
{
    return QCoreApplication::translate("Messages",
                                       "It is not asked about any more. What stands on record is being read; "
                                       "nothing is sent.");
}

QString readAfterLeavingWords()
{
    return QCoreApplication::translate("Messages", "What came of it could not be learned. What stands here was read "
                                                   "afterwards: go on from that.");
}

QString noLineWords()
{
    return QCoreApplication::translate("Messages",
                                       "The central system can't be reached just now. This goes on when the line is "
                                       "back; nothing here is lost.");
}

} // namespace bhxh::ui
