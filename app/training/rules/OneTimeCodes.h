#pragma once

#include "training/rules/Refusal.h"

namespace bhxh::training {

/// The rules of a one-time code, the same for the proof of an address and for a password reset. No I/O: time and code
/// are passed in.
class OneTimeCodes
{
public:
    /// What a code that was typed comes to.
    enum class Outcome { Right, Wrong, LastWrong, Expired, Locked };

    /// Whether one more code may go to this citizen now: `too-many-requests` where the limit of codes is reached (until
    /// `end` of the change or reset) or the last one is less than 60 seconds old.
    [[nodiscard]] static std::optional<Refusal> refuseAnother(const Challenge& challenge, const Citizen& citizen,
                                                              TimePoint now, TimePoint end);

    /// Puts a fresh code in: the earlier one no longer counts, all attempts are there again. The citizen's clock of
    /// codes is set. The mail is the caller's.
    static void renew(Challenge& challenge, Citizen& citizen, const QString& code, TimePoint now);

    /// Compares a code, and takes an attempt where it is wrong. Expired and locked ones cost nothing.
    [[nodiscard]] static Outcome take(Challenge& challenge, const QString& code, TimePoint now);

    /// The code's life is over at `now`: Sent becomes Expired. Whether that changed something.
    static bool passTime(Challenge& challenge, TimePoint now);

    /// What it belongs to is over: a code that was still out no longer counts.
    static void end(Challenge& challenge);

    /// A random code of `length` digits from the system's generator.
    [[nodiscard]] static QString randomCode(int length);
    /// A password of 12 letters and digits without look-alikes, from the system's generator.
    [[nodiscard]] static QString randomPassword();
    /// An opaque id of 16 letters and digits.
    [[nodiscard]] static QString randomId();
};

} // namespace bhxh::training
