#include "training/api/Ledger.h"
#include "training/api/Operation.h"
#include "training/api/Operations.h"
#include "training/signin/StaffRoster.h"

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

std::optional<Refusal> refuseCounterCodes(const Call& call)
{
    if (call.policy.otpEntry == OtpEntry::OwnDevice)
        return refusal::forbidden(u"Codes are typed on the citizen's own device."_s);
    return std::nullopt;
}

std::optional<Refusal> refuseSavedData(const Call& call)
{
    if (call.deskId.isEmpty())
        return refusal::forbidden(u"The desk doesn't say which it is."_s);
    if (call.policy.cache != CacheOrder::Allowed)
        return refusal::forbidden(u"This desk may keep nothing."_s);
    return std::nullopt;
}

QString changeTopicOf(const Call& call)
{
    return Ledger::changeTopic(call.ids.front());
}

QString resetTopicOf(const Call& call)
{
    return Ledger::resetTopic(call.ids.front());
}

QString listTopicOf(const Call& call)
{
    return Ledger::listTopic(call.member->office.code);
}

using Role = Operation::Role;
using Body = Operation::Body;
using Key = Operation::Key;

std::vector<Operation> citizenOperations()
{
    return {
        {.id = "getStaffMember"_L1, .method = "GET"_L1, .path = "/me"_L1, .action = {}, .run = getStaffMember},
        {.id = "searchCitizens"_L1,
         .method = "POST"_L1,
         .path = "/citizen-searches"_L1,
         .body = Body::Json,
         .action = Action::Searched,
         .run = searchCitizens},
        {.id = "getCitizen"_L1,
         .method = "GET"_L1,
         .path = "/citizens/{}"_L1,
         .action = Action::Viewed,
         .isConditional = true,
         .run = getCitizen},
        {.id = "discloseEmail"_L1,
         .method = "POST"_L1,
         .path = "/citizens/{}/email-disclosures"_L1,
         .body = Body::Json,
         .key = Key::Required,
         .action = Action::EmailDisclosed,
         .run = discloseEmail},
        {.id = "releaseResetHold"_L1,
         .method = "POST"_L1,
         .path = "/citizens/{}/hold-releases"_L1,
         .role = Role::Supervisor,
         .body = Body::Json,
         .key = Key::Required,
         .action = Action::HoldReleased,
         .run = releaseResetHold},
        {.id = "getOfficeRegister"_L1,
         .method = "GET"_L1,
         .path = "/office-register"_L1,
         .action = Action::RegisterSent,
         .refuseByPolicy = refuseSavedData,
         .run = getOfficeRegister},
        {.id = "listActivity"_L1,
         .method = "GET"_L1,
         .path = "/activity"_L1,
         .role = Role::Supervisor,
         .action = {},
         .run = listActivity},
    };
}

std::vector<Operation> changeOperations()
{
    return {
        {.id = "listEmailChanges"_L1,
         .method = "GET"_L1,
         .path = "/email-changes"_L1,
         .action = {},
         .isConditional = true,
         .run = listEmailChanges,
         .topic = listTopicOf},
        {.id = "requestEmailChange"_L1,
         .method = "POST"_L1,
         .path = "/email-changes"_L1,
         .role = Role::Counter,
         .body = Body::Json,
         .key = Key::Required,
         .action = Action::EmailChangeRequested,
         .run = requestEmailChange},
        {.id = "getEmailChange"_L1,
         .method = "GET"_L1,
         .path = "/email-changes/{}"_L1,
         .action = {},
         .isConditional = true,
         .run = getEmailChange,
         .topic = changeTopicOf},
        {.id = "proveEmail"_L1,
         .method = "POST"_L1,
         .path = "/email-changes/{}/proof"_L1,
         .role = Role::Counter,
         .body = Body::Json,
         .key = Key::Required,
         .action = Action::EmailChangeProven,
         .run = proveEmail},
        {.id = "resendEmailProof"_L1,
         .method = "POST"_L1,
         .path = "/email-changes/{}/proof-resends"_L1,
         .role = Role::Counter,
         .key = Key::Required,
         .action = Action::OtpSent,
         .run = resendEmailProof},
        {.id = "decideEmailChange"_L1,
         .method = "POST"_L1,
         .path = "/email-changes/{}/decision"_L1,
         .role = Role::Supervisor,
         .body = Body::Json,
         .key = Key::Required,
         .action = Action::EmailChangeApproved,
         .needsVersion = true,
         .run = decideEmailChange},
        {.id = "withdrawEmailChange"_L1,
         .method = "POST"_L1,
         .path = "/email-changes/{}/withdrawal"_L1,
         .role = Role::Counter,
         .key = Key::Required,
         .action = Action::EmailChangeWithdrawn,
         .run = withdrawEmailChange},
    };
}

std::vector<Operation> resetOperations()
{
    return {
        {.id = "startPasswordReset"_L1,
         .method = "POST"_L1,
         .path = "/password-resets"_L1,
         .role = Role::Counter,
         .body = Body::Json,
         .key = Key::Required,
         .action = Action::OtpSent,
         .run = startPasswordReset},
        {.id = "getPasswordReset"_L1,
         .method = "GET"_L1,
         .path = "/password-resets/{}"_L1,
         .action = {},
         .isConditional = true,
         .run = getPasswordReset,
         .topic = resetTopicOf},
        {.id = "submitOtp"_L1,
         .method = "POST"_L1,
         .path = "/password-resets/{}/otp"_L1,
         .role = Role::Counter,
         .body = Body::Json,
         .key = Key::Required,
         .action = Action::PasswordSent,
         .refuseByPolicy = refuseCounterCodes,
         .run = submitOtp},
        {.id = "resendOtp"_L1,
         .method = "POST"_L1,
         .path = "/password-resets/{}/otp-resends"_L1,
         .role = Role::Counter,
         .key = Key::Required,
         .action = Action::OtpSent,
         .run = resendOtp},
        {.id = "cancelPasswordReset"_L1,
         .method = "POST"_L1,
         .path = "/password-resets/{}/cancellation"_L1,
         .role = Role::Counter,
         .key = Key::Required,
         .action = Action::ResetCancelled,
         .run = cancelPasswordReset},
    };
}

std::vector<Operation> makeOperations()
{
    std::vector<Operation> all = citizenOperations();
    for (const auto& some : {changeOperations(), resetOperations()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

/// The parameters of a path that fits a template, or nothing.
std::optional<QStringList> fitted(const QStringList& path, QLatin1String pathTemplate)
{
    const QStringList parts = QString(pathTemplate).split(u'/');
    if (parts.size() != path.size())
        return std::nullopt;
    QStringList ids;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (parts[i] == "{}"_L1 && !path[i].isEmpty())
            ids += path[i];
        else if (parts[i] != path[i])
            return std::nullopt;
    }
    return ids;
}

} // namespace

const std::vector<Operation>& allOperations()
{
    static const std::vector<Operation> all = makeOperations();
    return all;
}

const Operation* operationNamed(QStringView id)
{
    const auto found = std::ranges::find_if(allOperations(), [id](const Operation& one) { return one.id == id; });
    return found == allOperations().end() ? nullptr : &*found;
}

Route routeOf(const QString& path, const QString& method)
{
    Route route;
    QStringList allowed;
    const QStringList parts = path.split(u'/');
    for (const Operation& operation : allOperations()) {
        const auto ids = fitted(parts, operation.path);
        if (!ids)
            continue;
        allowed += QString(operation.method);
        if (operation.method == method) {
            route.operation = &operation;
            route.ids = *ids;
        }
    }
    route.allowed = allowed.join(u", ");
    return route;
}

} // namespace bhxh::training
