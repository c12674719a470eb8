#pragma once

#include "training/rules/OneTimeCodes.h"

namespace bhxh::training {

/// The life of an e-mail change: awaiting-proof → pending → approved or rejected, or withdrawn, or expired. Each verb
/// checks, in the contract's order, and changes the records it is given only where it allows. No I/O.
class EmailChangeRules
{
public:
    /// What risks are judged by, looked up by the caller.
    struct Surroundings
    {
        int recordsWithAddress = 0; ///< citizens who have the new address now
        int requestsToday = 0;      ///< of this member, this one included
    };

    /// Whether a citizen may get this change: already-pending, the version, same-email, undeliverable-email, and the
    /// rate where a code will be sent.
    [[nodiscard]] static std::optional<Refusal> refuseRequest(const Citizen& citizen, const QString& version,
                                                              const QString& newEmail, EmailProof proof, TimePoint now);

    /// Opens a change: its state by the policy, its end, its old address; marks the citizen. The code is the caller's.
    static void open(EmailChange& change, Citizen& citizen, EmailProof proof, TimePoint now);

    /// `already-decided` where there is nothing to prove any more.
    [[nodiscard]] static std::optional<Refusal> refuseProof(const EmailChange& change);
    /// Takes the citizen's code: nothing where it is right; the refusal otherwise, and then the change may have changed
    /// too (an attempt less).
    [[nodiscard]] static std::optional<Refusal> prove(EmailChange& change, const QString& code, TimePoint now);

    /// Whether a verdict on it is possible in its state (not who gives it): already-decided, not-proven.
    [[nodiscard]] static std::optional<Refusal> refuseDecision(const EmailChange& change, Verdict verdict);
    /// The verdict's effect on change and citizen. On approval the address becomes the citizen's, and resets are held.
    static void decide(EmailChange& change, Citizen& citizen, const Decision& decision);
    static void withdraw(EmailChange& change, Citizen& citizen);

    /// Whether the clock did something to it: the code expired, or the change did (then the citizen is free again).
    [[nodiscard]] static bool passTime(EmailChange& change, Citizen& citizen, TimePoint now);
    /// When passTime should look again; nothing for a change that is over.
    [[nodiscard]] static std::optional<TimePoint> nextDue(const EmailChange& change);

    /// What a supervisor should look at twice.
    [[nodiscard]] static QStringList risks(const Citizen& citizen, const QString& newEmail,
                                           const Surroundings& surroundings, TimePoint now);
    /// The start of the day of `now` in Vietnam (+07:00).
    [[nodiscard]] static TimePoint startOfDay(TimePoint now);

private:
    static void close(EmailChange& change, Citizen& citizen, ChangeState state);
};

} // namespace bhxh::training
