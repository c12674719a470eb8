#include "domain/Notes.h"

#include "domain/TextCleaning.h"

namespace bhxh::domain {

Outcome<QString> checkedNote(const QString& typed)
{
    constexpr qsizetype mostCharacters = 500;
    const QString note = typed.normalized(QString::NormalizationForm_C).trimmed();
    if (text::length(note) > mostCharacters)
        return failed(FailureCode::NoteTooLong);
    return note;
}

Outcome<QString> checkedReleaseReason(const QString& typed)
{
    constexpr qsizetype fewestCharacters = 5;
    // Blanks and invisible characters must not make a reason out of nothing.
    if (text::length(text::collapsed(typed)) < fewestCharacters)
        return failed(FailureCode::ReasonTooShort);
    return checkedNote(typed);
}

} // namespace bhxh::domain
