#pragma once

#include "training/api/Call.h"

namespace bhxh::training {

class Ledger;

// The operations of the contract, by their operationId. Each checks path, query and body against their schemas, then
// existence, ownership, step-up, state, version and the other rules, in this order.

[[nodiscard]] Answer getStaffMember(Call& call, Ledger& ledger);
[[nodiscard]] Answer searchCitizens(Call& call, Ledger& ledger);
[[nodiscard]] Answer getCitizen(Call& call, Ledger& ledger);
[[nodiscard]] Answer discloseEmail(Call& call, Ledger& ledger);
[[nodiscard]] Answer releaseResetHold(Call& call, Ledger& ledger);

[[nodiscard]] Answer listEmailChanges(Call& call, Ledger& ledger);
[[nodiscard]] Answer requestEmailChange(Call& call, Ledger& ledger);
[[nodiscard]] Answer getEmailChange(Call& call, Ledger& ledger);
[[nodiscard]] Answer proveEmail(Call& call, Ledger& ledger);
[[nodiscard]] Answer resendEmailProof(Call& call, Ledger& ledger);
[[nodiscard]] Answer decideEmailChange(Call& call, Ledger& ledger);
[[nodiscard]] Answer withdrawEmailChange(Call& call, Ledger& ledger);

[[nodiscard]] Answer startPasswordReset(Call& call, Ledger& ledger);
[[nodiscard]] Answer getPasswordReset(Call& call, Ledger& ledger);
[[nodiscard]] Answer submitOtp(Call& call, Ledger& ledger);
[[nodiscard]] Answer resendOtp(Call& call, Ledger& ledger);
[[nodiscard]] Answer cancelPasswordReset(Call& call, Ledger& ledger);

[[nodiscard]] Answer getOfficeRegister(Call& call, Ledger& ledger);
[[nodiscard]] Answer listActivity(Call& call, Ledger& ledger);

/// A code for a reset, typed at the counter or on the portal: the password mail where it is right. Saves what it does.
[[nodiscard]] std::optional<Refusal> takeResetCode(PasswordReset& reset, Citizen& citizen, const QString& code,
                                                   Ledger& ledger);
/// Whether the sign-in is fresh enough for a decision.
[[nodiscard]] std::optional<Refusal> refuseOldSignIn(const Call& call);
/// The member as a record names them.
[[nodiscard]] StaffName makerOf(const Call& call);
/// A conditional answer: 304 where the tag is the one that the client has.
[[nodiscard]] Reply conditionalReply(const Call& call, const QJsonObject& body, const QString& etag);

} // namespace bhxh::training
