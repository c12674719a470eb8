#include "central/ActivityJson.h"

#include "central/CitizenJson.h"
#include "central/StaffJson.h"

namespace bhxh::central {

using namespace domain;

namespace {

constexpr std::array ActionWords{Word{"signed-in"_L1, ActivityAction::SignedIn},
                                 Word{"searched"_L1, ActivityAction::Searched},
                                 Word{"viewed"_L1, ActivityAction::Viewed},
                                 Word{"email-disclosed"_L1, ActivityAction::EmailDisclosed},
                                 Word{"email-change-requested"_L1, ActivityAction::EmailChangeRequested},
                                 Word{"email-change-proven"_L1, ActivityAction::EmailChangeProven},
                                 Word{"email-change-approved"_L1, ActivityAction::EmailChangeApproved},
                                 Word{"email-change-rejected"_L1, ActivityAction::EmailChangeRejected},
                                 Word{"email-change-withdrawn"_L1, ActivityAction::EmailChangeWithdrawn},
                                 Word{"hold-released"_L1, ActivityAction::HoldReleased},
                                 Word{"otp-sent"_L1, ActivityAction::OtpSent},
                                 Word{"otp-failed"_L1, ActivityAction::OtpFailed},
                                 Word{"password-sent"_L1, ActivityAction::PasswordSent},
                                 Word{"reset-cancelled"_L1, ActivityAction::ResetCancelled},
                                 Word{"register-sent"_L1, ActivityAction::RegisterSent}};

/// Nothing where it wasn't told or is a word of a later contract.
std::optional<bool> readSuccess(JsonReader& reader)
{
    const QString outcome = reader.textOrEmpty("outcome"_L1);
    if (outcome == "ok"_L1)
        return true;
    return outcome == "refused"_L1 ? std::optional(false) : std::nullopt;
}

std::optional<Activity> readActivity(JsonReader& reader)
{
    const auto staff = readStaffReference(reader.object("staff"_L1));
    if (!staff)
        return std::nullopt;
    Activity activity{.id = reader.text("id"_L1),
                      .at = reader.time("at"_L1),
                      .staff = *staff,
                      .action = reader.word("action"_L1, ActionWords),
                      .citizenMasked = reader.textOrEmpty("citizen"_L1),
                      .succeeded = readSuccess(reader),
                      .problem = reader.textOrEmpty("problem"_L1),
                      .purpose = std::nullopt,
                      .deskId = reader.textOrEmpty("deskId"_L1)};
    if (reader.has("purpose"_L1))
        activity.purpose = reader.known("purpose"_L1, PurposeWords);
    return reader.failed() ? std::nullopt : std::optional(std::move(activity));
}

} // namespace

std::optional<ActivityPage> readActivities(JsonReader& reader)
{
    ActivityPage page;
    page.items = reader.items<Activity>("items"_L1, readActivity);
    page.nextCursor = reader.textOrEmpty("nextCursor"_L1);
    return page;
}

} // namespace bhxh::central
