#include "domain/EmailChange.h"

#include "domain/Notes.h"
#include "domain/TextCleaning.h"
#include <QDebug>
#include <algorithm>

namespace bhxh::domain {

namespace {

/// IdentityCheck.documentEnding in central-api.yaml: 3 or 4 ASCII letters and digits.
bool isDocumentEnding(const QString& text)
{
    return (text.size() == 3 || text.size() == 4) && std::all_of(text.cbegin(), text.cend(), [](QChar c) {
               return text::isAsciiDigit(c.unicode()) || text::isAsciiLetter(c.unicode());
           });
}

const char* nameOf(EmailChangeState state)
{
    switch (state) {
    case EmailChangeState::AwaitingProof:
        return "awaiting-proof";
    case EmailChangeState::Pending:
        return "pending";
    case EmailChangeState::Approved:
        return "approved";
    case EmailChangeState::Rejected:
        return "rejected";
    case EmailChangeState::Withdrawn:
        return "withdrawn";
    case EmailChangeState::Expired:
        return "expired";
    case EmailChangeState::Unknown:
        break;
    }
    return "unknown";
}

} // namespace

Outcome<IdentityCheck> IdentityCheck::make(IdentityDocument document, const QString& ending, PresentedBy presentedBy,
                                           const QString& note)
{
    const QString cleanedEnding = text::collapsedHalfWidth(ending);
    if (!cleanedEnding.isEmpty() && !isDocumentEnding(cleanedEnding))
        return failed(FailureCode::DocumentEndingInvalid);
    return checkedNote(note).map([&](const QString& checked) {
        return IdentityCheck{document, cleanedEnding, presentedBy, checked};
    });
}

Outcome<Paper> Paper::make(PaperForm form, const QString& number, QDate date, QDate today)
{
    constexpr qsizetype mostCharacters = 40;
    const QString cleanedNumber = text::collapsed(number);
    if (text::length(cleanedNumber) > mostCharacters)
        return failed(FailureCode::PaperNumberTooLong);
    if (!date.isValid() || date > today)
        return failed(FailureCode::PaperDateInFuture);
    return Paper{form, cleanedNumber, date};
}

Outcome<NewDecision> NewDecision::approval(const QString& note)
{
    return checkedNote(note).map([](const QString& checked) {
        return NewDecision{Verdict::Approved, std::nullopt, checked};
    });
}

Outcome<NewDecision> NewDecision::rejection(RejectionReason reason, const QString& note)
{
    return checkedNote(note).map([reason](const QString& checked) {
        return NewDecision{Verdict::Rejected, reason, checked};
    });
}

QDebug operator<<(QDebug debug, const EmailChange& change)
{
    const QDebugStateSaver saver(debug);
    debug.nospace().noquote() << "EmailChange(" << change.id.text() << ", " << nameOf(change.state) << ')';
    return debug;
}

} // namespace bhxh::domain
