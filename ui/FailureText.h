#pragma once

#include "domain/Failure.h"
#include <QString>

namespace bhxh::ui {

/// How loud a failure is shown; the colour and the icon are the widget's.
enum class Severity {
    Info,    ///< nothing is wrong: something is missing yet, or was given up
    Caution, ///< a person can go on after doing what `remedy` says
    Bad,     ///< refused, or not to be gone on with
};

/// Who reads the words: staff (no pronoun), or the citizen on their own display ("ông/bà", and never more than they
/// need).
enum class Reader { Staff, Citizen };

/// A failure in words: whole short sentences, what happened and then what to do.
struct FailureWords
{
    QString happened;
    QString remedy;
    QString code;      ///< "Mã 415": what a person reads out to the help desk
    QString reference; ///< the central's request id, for the help desk; empty where there is none
    Severity severity = Severity::Caution;

    /// Both sentences as one text.
    [[nodiscard]] QString text() const { return happened + u' ' + remedy; }
};

/// The one place where a failure becomes words, in the language of now: call it when painting, not before, so that a
/// switch of language is seen. `now` (UTC, the central's clock) turns a moment that is given into a waiting time; times
/// are shown at UTC+7.
FailureWords wordsFor(const domain::Failure& failure, const QDateTime& now, Reader reader = Reader::Staff);

} // namespace bhxh::ui
