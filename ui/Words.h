#pragma once

#include "domain/Activity.h"
#include "domain/Citizen.h"
#include "domain/EmailChange.h"
#include "domain/PasswordReset.h"
#include "domain/Staff.h"
#include <QDateTime>
#include <QString>

/// The one place where a value of the domain becomes a word on the screen, in the language of now (glossary: domain
/// notes 7), and where a moment becomes text: at UTC+7, dd/MM/yyyy, 24 hours. An unknown value, of a central newer than
/// this program, has its own word.
namespace bhxh::ui {

QString words(domain::EmailChangeState state);
QString words(domain::PasswordResetState state);
QString words(domain::ChallengeState state);
QString words(domain::Delivery delivery);
QString words(domain::AccountState state);
QString words(domain::EmailState state);
QString words(domain::ResetHold hold);
QString words(domain::Risk risk);
QString words(domain::RejectionReason reason);
QString words(domain::Verdict verdict);
QString words(domain::IdentityDocument document);
QString words(domain::PresentedBy presentedBy);
QString words(domain::PaperForm form);
QString words(domain::Purpose purpose);
QString words(domain::Role role);
QString words(domain::NumberKind kind);
QString words(domain::NumberWarning warning);
QString words(domain::Sex sex);
QString words(domain::OtpChannel channel);
QString words(domain::ActivityAction action);

/// "14:05"; empty for an invalid moment, as are the next ones.
QString timeText(const QDateTime& utc);
/// "23/11/2026"
QString dateText(const QDateTime& utc);
QString dateText(QDate date);
/// "23/11/2026 14:05"
QString dateTimeText(const QDateTime& utc);
/// "14:05" of today, otherwise "23/11/2026 14:05".
QString momentText(const QDateTime& utc, const QDateTime& now);
/// "vừa xong", "5 phút trước", "2 giờ trước", then the date and time. A moment after `now` (clocks differ a little) is
/// "vừa xong".
QString agoText(const QDateTime& utc, const QDateTime& now);
/// A waiting time for a sentence: "38 giây", "5 phút", "3 giờ" (rounded up, at least a second).
QString durationText(qint64 seconds);
/// "290.000"
QString countText(qint64 count);
/// "45,2 MB"
QString sizeText(qint64 bytes);

} // namespace bhxh::ui
