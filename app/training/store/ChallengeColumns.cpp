#include "training/store/ChallengeColumns.h"

#include <QJsonDocument>

namespace bhxh::training {

Challenge readChallenge(const Statement& row, int& column)
{
    Challenge challenge;
    challenge.state = static_cast<ChallengeState>(row.integer(column++));
    challenge.code = row.text(column++);
    challenge.sentTo = row.text(column++);
    challenge.sentAt = row.optionalTime(column++);
    challenge.expiresAt = row.optionalTime(column++);
    challenge.attemptsLeft = static_cast<int>(row.integer(column++));
    challenge.codesSent = static_cast<int>(row.integer(column++));
    challenge.delivery = static_cast<Delivery>(row.integer(column++));
    challenge.mailId = row.integer(column++);
    return challenge;
}

void bindChallenge(Statement& statement, const Challenge& challenge)
{
    statement.with(static_cast<int>(challenge.state), challenge.code, challenge.sentTo, challenge.sentAt,
                   challenge.expiresAt, challenge.attemptsLeft, challenge.codesSent,
                   static_cast<int>(challenge.delivery), challenge.mailId);
}

QJsonObject readObject(const QString& text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

QString objectText(const QJsonObject& object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace bhxh::training
