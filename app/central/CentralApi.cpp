#include "central/CentralApi.h"

#include "central/ActivityJson.h"
#include "central/CitizenJson.h"
#include "central/EmailChangeJson.h"
#include "central/LineFailures.h"
#include "central/PasswordResetJson.h"
#include "central/Probe.h"
#include "central/RegisterJson.h"
#include "central/StaffJson.h"
#include "central/Transport.h"
#include <QJsonDocument>

namespace bhxh::central {

using namespace domain;

namespace {

const QStringList ChangeMembers{u"id"_s, u"version"_s, u"state"_s, u"citizen"_s, u"proof"_s};
const QStringList ResetMembers{u"id"_s, u"version"_s, u"state"_s, u"challenge"_s};
const QStringList CitizenMembers{u"id"_s, u"version"_s, u"fullName"_s, u"email"_s, u"account"_s};

QByteArray bytes(const QJsonObject& body)
{
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

/// Built without JSON values in between, which would keep copies of the code. It is digits only.
QByteArray bytes(const OneTimeCode& code)
{
    return "{\"code\":\"" + code.clearText() + "\"}";
}

/// A cursor may hold anything, also '+', which QUrlQuery would leave as it is.
void add(QUrlQuery& query, const QString& name, const QString& value)
{
    if (!value.isEmpty())
        query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

QString instant(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

/// A read of the whole reply by one of the JSON readers.
template <typename T, typename Read>
std::function<Outcome<T>(const Received&)> whole(Read read)
{
    return [read](const Received& received) { return readWhole<T>(received.body, read); };
}

/// A conditional read. `version` of the value where it has one, else (a list) that of the ETag.
template <typename T, typename Read>
std::function<Outcome<Fresh<T>>(const Received&)> fresh(Read read, const Version& known)
{
    return [read, known](const Received& received) -> Outcome<Fresh<T>> {
        if (received.unchanged)
            return Fresh<T>{std::nullopt, received.version.tag.isEmpty() ? known : received.version};
        return readWhole<T>(received.body, read).map([&](T value) {
            Version version = received.version;
            if constexpr (requires { value.version; })
                version = value.version;
            return Fresh<T>{std::move(value), version};
        });
    };
}

Request write(const QString& path, const IdempotencyKey& key, const QStringList& members, int success = 200)
{
    Request request{.path = path};
    request.key = key;
    request.expects = {.success = success, .members = members};
    return request;
}

Request conditional(const QString& path, const Wait& wait, const QStringList& members)
{
    Request request{.path = path};
    request.known = wait.known;
    request.waitSeconds = std::clamp(wait.seconds, 0, 60);
    request.expects = {.mayBeUnchanged = !wait.known.tag.isEmpty(), .members = members};
    return request;
}

QString changePath(const EmailChangeId& id, QLatin1StringView below = {})
{
    return u"/email-changes/"_s + id.text() + below;
}

QString resetPath(const PasswordResetId& id, QLatin1StringView below = {})
{
    return u"/password-resets/"_s + id.text() + below;
}

QString citizenPath(const CitizenId& id, QLatin1StringView below = {})
{
    return u"/citizens/"_s + id.text() + below;
}

} // namespace

CentralApi::CentralApi(Place place, CentralClock& clock, Tokens& tokens, QObject* parent)
    : QObject(parent), m_transport(std::make_unique<Transport>(place, clock, tokens)),
      m_probe(std::make_unique<Probe>(std::move(place), clock))
{
    connect(m_transport.get(), &Transport::answered, this, &CentralApi::answered);
    connect(m_transport.get(), &Transport::lineFailed, this, &CentralApi::lineFailed);
    connect(m_transport.get(), &Transport::arriving, this, &CentralApi::arriving);
    connect(m_transport.get(), &Transport::lineDoubted, this, &CentralApi::lineDoubted);
    connect(m_transport.get(), &Transport::signedOutByCentral, this, &CentralApi::signedOutByCentral);
}

CentralApi::~CentralApi() = default;

void CentralApi::endAll()
{
    m_transport->endAll();
}

Reply<Done> CentralApi::isThere()
{
    return m_probe->ask();
}

Reply<StaffMember> CentralApi::getStaffMember()
{
    Request request{.path = u"/me"_s};
    request.expects.members = {u"id"_s, u"name"_s, u"office"_s, u"roles"_s, u"policy"_s};
    return m_transport->call<StaffMember>(request, whole<StaffMember>(readStaffMember));
}

Reply<CitizenMatches> CentralApi::searchCitizens(const CitizenQuery& query)
{
    Request request{.path = u"/citizen-searches"_s};
    request.body = bytes(toJson(query));
    request.expects.members = {u"items"_s, u"truncated"_s};
    return m_transport->call<CitizenMatches>(request, whole<CitizenMatches>(readMatches));
}

Reply<Fresh<Citizen>> CentralApi::getCitizen(const CitizenId& id, Purpose purpose, const Version& known)
{
    Request request = conditional(citizenPath(id), {known, 0}, CitizenMembers);
    add(request.query, u"purpose"_s, wordFor(purpose, PurposeWords));
    return m_transport->call<Fresh<Citizen>>(request, fresh<Citizen>(readCitizen, known));
}

Reply<std::optional<EmailAddress>> CentralApi::discloseEmail(const CitizenId& id, DisclosurePurpose purpose,
                                                             const IdempotencyKey& key)
{
    using Disclosed = std::optional<EmailAddress>;
    const QString word =
        purpose == DisclosurePurpose::ConfirmWithCitizen ? u"confirm-with-citizen"_s : u"review-change"_s;
    Request request = write(citizenPath(id, "/email-disclosures"_L1), key, {u"email"_s});
    request.body = bytes(QJsonObject{{u"purpose"_s, word}});
    return m_transport->call<Disclosed>(request, [](const Received& received) {
        return readWhole<Disclosed>(received.body, [](JsonReader& reader) {
            return std::optional<Disclosed>(reader.parsedOrNull<EmailAddress>("email"_L1));
        });
    });
}

Reply<Fresh<EmailChangePage>> CentralApi::listEmailChanges(const EmailChangeFilter& filter, const Wait& wait)
{
    Request request = conditional(u"/email-changes"_s, wait, {u"items"_s});
    request.expects.carriesVersion = true;
    QStringList states;
    for (const EmailChangeState state : filter.states)
        states.append(wordOf(state));
    if (!states.isEmpty())
        request.query.addQueryItem(u"state"_s, states.join(u','));
    if (filter.mineOnly)
        add(request.query, u"requestedBy"_s, u"me"_s);
    add(request.query, u"cursor"_s, filter.cursor);
    add(request.query, u"limit"_s, QString::number(filter.limit));
    return m_transport->call<Fresh<EmailChangePage>>(request, fresh<EmailChangePage>(readEmailChanges, wait.known));
}

Reply<EmailChange> CentralApi::requestEmailChange(const NewEmailChange& change, const IdempotencyKey& key)
{
    Request request = write(u"/email-changes"_s, key, ChangeMembers, 201);
    request.body = bytes(toJson(change));
    return m_transport->call<EmailChange>(request, whole<EmailChange>(readEmailChange));
}

Reply<Fresh<EmailChange>> CentralApi::getEmailChange(const EmailChangeId& id, const Wait& wait)
{
    return m_transport->call<Fresh<EmailChange>>(conditional(changePath(id), wait, ChangeMembers),
                                                 fresh<EmailChange>(readEmailChange, wait.known));
}

Reply<EmailChange> CentralApi::proveEmail(const EmailChangeId& id, const OneTimeCode& code, const IdempotencyKey& key)
{
    Request request = write(changePath(id, "/proof"_L1), key, ChangeMembers);
    request.body = bytes(code);
    return m_transport->call<EmailChange>(std::move(request), whole<EmailChange>(readEmailChange));
}

Reply<EmailChange> CentralApi::resendEmailProof(const EmailChangeId& id, const IdempotencyKey& key)
{
    return m_transport->call<EmailChange>(write(changePath(id, "/proof-resends"_L1), key, ChangeMembers, 202),
                                          whole<EmailChange>(readEmailChange));
}

Reply<EmailChange> CentralApi::decideEmailChange(const EmailChangeId& id, const Version& seen,
                                                 const NewDecision& decision, const IdempotencyKey& key)
{
    Request request = write(changePath(id, "/decision"_L1), key, ChangeMembers);
    request.onlyIf = seen;
    request.body = bytes(toJson(decision));
    return m_transport->call<EmailChange>(request, whole<EmailChange>(readEmailChange));
}

Reply<EmailChange> CentralApi::withdrawEmailChange(const EmailChangeId& id, const IdempotencyKey& key)
{
    return m_transport->call<EmailChange>(write(changePath(id, "/withdrawal"_L1), key, ChangeMembers),
                                          whole<EmailChange>(readEmailChange));
}

Reply<Citizen> CentralApi::releaseResetHold(const CitizenId& id, const EmailChangeId& change, const QString& reason,
                                            const IdempotencyKey& key)
{
    Request request = write(citizenPath(id, "/hold-releases"_L1), key, CitizenMembers);
    request.body = bytes(QJsonObject{{u"changeId"_s, change.text()}, {u"reason"_s, reason}});
    return m_transport->call<Citizen>(request, whole<Citizen>(readCitizen));
}

Reply<PasswordReset> CentralApi::startPasswordReset(const NewPasswordReset& reset, const IdempotencyKey& key)
{
    Request request = write(u"/password-resets"_s, key, ResetMembers, 201);
    request.body = bytes(toJson(reset));
    return m_transport->call<PasswordReset>(request, whole<PasswordReset>(readPasswordReset));
}

Reply<Fresh<PasswordReset>> CentralApi::getPasswordReset(const PasswordResetId& id, const Wait& wait)
{
    return m_transport->call<Fresh<PasswordReset>>(conditional(resetPath(id), wait, ResetMembers),
                                                   fresh<PasswordReset>(readPasswordReset, wait.known));
}

Reply<PasswordReset> CentralApi::submitOtp(const PasswordResetId& id, const OneTimeCode& code,
                                           const IdempotencyKey& key)
{
    Request request = write(resetPath(id, "/otp"_L1), key, ResetMembers);
    request.body = bytes(code);
    return m_transport->call<PasswordReset>(std::move(request), whole<PasswordReset>(readPasswordReset));
}

Reply<PasswordReset> CentralApi::resendOtp(const PasswordResetId& id, const IdempotencyKey& key)
{
    return m_transport->call<PasswordReset>(write(resetPath(id, "/otp-resends"_L1), key, ResetMembers, 202),
                                            whole<PasswordReset>(readPasswordReset));
}

Reply<PasswordReset> CentralApi::cancelPasswordReset(const PasswordResetId& id, const IdempotencyKey& key)
{
    return m_transport->call<PasswordReset>(write(resetPath(id, "/cancellation"_L1), key, ResetMembers),
                                            whole<PasswordReset>(readPasswordReset));
}

Reply<RegisterPage> CentralApi::getOfficeRegister(const QString& cursor, int limit)
{
    Request request{.path = u"/office-register"_s, .isInBackground = true};
    add(request.query, u"cursor"_s, cursor);
    add(request.query, u"limit"_s, QString::number(limit));
    request.expects.members = {u"items"_s, u"cursor"_s, u"more"_s};
    const auto read = whole<RegisterPage>(readRegisterPage);
    return m_transport->call<RegisterPage>(request, [read, cursor](const Received& received) {
        return read(received).and_then([&cursor](RegisterPage page) -> Outcome<RegisterPage> {
            if (page.more && page.cursor == cursor)
                return domain::failed(replyNotUnderstood(200, u"/cursor"_s));
            return page;
        });
    });
}

Reply<ActivityPage> CentralApi::listActivity(const QDateTime& from, const QDateTime& to, const QString& cursor,
                                             int limit)
{
    Request request{.path = u"/activity"_s};
    add(request.query, u"from"_s, instant(from));
    add(request.query, u"to"_s, instant(to));
    add(request.query, u"cursor"_s, cursor);
    add(request.query, u"limit"_s, QString::number(limit));
    request.expects.members = {u"items"_s};
    return m_transport->call<ActivityPage>(request, whole<ActivityPage>(readActivities));
}

} // namespace bhxh::central
