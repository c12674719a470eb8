#include "ui/shell/Messages.h"

#include "ui/widgets/MessageBar.h"

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

} // namespace bhxh::ui
