#include "training/api/OfficeDay.h"

#include "training/api/CallProcessor.h"
#include "training/api/Ledger.h"
#include "training/api/Operation.h"
#include "training/people/InventedCitizens.h"

#include <QJsonDocument>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

const QJsonObject& identityCheck()
{
    static const QJsonObject check{
        {u"document"_s, u"citizen-card"_s}, {u"documentEnding"_s, u"0417"_s}, {u"presentedBy"_s, u"self"_s}};
    return check;
}

QString today(TimePoint now)
{
    constexpr std::chrono::hours vietnam{7};
    constexpr int dateLength = 10;
    return timeText(now + vietnam).left(dateLength);
}

/// A code that is not the one that was sent.
QString wrongCode(const QString& code)
{
    QString wrong = code;
    wrong[0] = code.startsWith(u'9') ? u'0' : QChar(code[0].unicode() + 1);
    return wrong;
}

/// People of office A with an active account, who have a proven address or none. From the end on: the first ones are
/// for lessons, and those who were made for a trait are for tests.
void choose(const InventedCitizens& people, std::vector<int>& proven, std::vector<int>& without)
{
    constexpr std::size_t enough = 40;
    constexpr int most = 20'000;
    const QString office = StaffRoster::officeA().code;
    for (int i = people.count() - 1; i >= std::max(0, people.count() - most); --i) {
        const InventedCitizen citizen = people.citizen(i);
        const bool isPlain =
            citizen.officeCode == office && citizen.accountState == InventedAccountState::Active && !people.traitOf(i);
        if (isPlain && citizen.emailState == InventedEmailState::Proven && proven.size() < enough)
            proven.insert(proven.begin(), i);
        if (isPlain && citizen.emailState == InventedEmailState::None && without.size() < enough)
            without.insert(without.begin(), i);
        if (proven.size() >= enough && without.size() >= enough)
            return;
    }
}

} // namespace

OfficeDay::OfficeDay(CentralStore& store)
    : m_store(store), m_clock(-std::chrono::days(8)),
      m_processor(std::make_unique<CallProcessor>(store, m_composer, m_clock))
{}

OfficeDay::~OfficeDay() = default;

OfficeDay::Answered OfficeDay::call(const char* staff, QLatin1String operation, const QStringList& ids,
                                    const QJsonObject& body, const QString& ifMatch)
{
    Call call;
    call.operation = operationNamed(QString(operation));
    call.path = operation + u'/' + ids.join(u'/');
    call.ids = ids;
    call.query = HttpItems{{"purpose", "email-change"}};
    call.hasBody = !body.isEmpty();
    call.isBodyJson = true;
    call.body = body;
    call.member = m_roster.byLoginHint(QString::fromLatin1(staff));
    call.authenticatedAt = m_clock.now();
    call.requestId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    call.key = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (!ifMatch.isEmpty())
        call.ifMatch = ifMatch;
    const auto response = m_processor->process(call);
    const QJsonObject answer = QJsonDocument::fromJson(QByteArray::fromStdString(response->body)).object();
    return {answer["id"_L1].toString(), answer["version"_L1].toString()};
}

void OfficeDay::lookUp(const char* staff, const InventedCitizen& citizen)
{
    const QString number = citizen.insuranceNumber.isEmpty() ? citizen.personalId : citizen.insuranceNumber;
    call(staff, "searchCitizens"_L1, {}, {{u"number"_s, number}, {u"purpose"_s, u"answer-question"_s}});
    call(staff, "getCitizen"_L1, {citizen.id}, {});
}

QString OfficeDay::changeCode(const QString& id) const
{
    const auto change = m_store.changes.byId(id);
    return change ? change->proof.code : QString();
}

QString OfficeDay::resetCode(const QString& id) const
{
    const auto reset = m_store.resets.byId(id);
    return reset ? reset->challenge.code : QString();
}

void OfficeDay::change(const char* maker, const char* decider, const InventedCitizen& citizen, ChangeEnd end)
{
    constexpr int attempts = 5;
    const QString version = call(maker, "getCitizen"_L1, {citizen.id}, {}).version;
    const QString address = u"nguoi.dan%1@thu-moi.example"_s.arg(++m_addresses);
    const QJsonObject paper{{u"form"_s, u"02-SD-GD"_s}, {u"date"_s, today(m_clock.now())}};
    const QString id = call(maker, "requestEmailChange"_L1, {},
                            {{u"citizenId"_s, citizen.id},
                             {u"citizenVersion"_s, version},
                             {u"newEmail"_s, address},
                             {u"identityCheck"_s, identityCheck()},
                             {u"paper"_s, paper}})
                           .id;
    wait(std::chrono::seconds(70));
    const QString code = changeCode(id);
    if (end == ChangeEnd::AwaitingProof || code.isEmpty())
        return;
    if (end == ChangeEnd::Locked) {
        for (int i = 0; i < attempts; ++i)
            call(maker, "proveEmail"_L1, {id}, {{u"code"_s, wrongCode(code)}});
        return;
    }
    const QString proven = call(maker, "proveEmail"_L1, {id}, {{u"code"_s, code}}).version;
    wait(std::chrono::seconds(95));
    if (end == ChangeEnd::Approved)
        call(decider, "decideEmailChange"_L1, {id}, {{u"verdict"_s, u"approved"_s}}, proven);
    if (end == ChangeEnd::Rejected)
        call(decider, "decideEmailChange"_L1, {id},
             {{u"verdict"_s, u"rejected"_s}, {u"reasonCode"_s, u"paper-mismatch"_s}}, proven);
    if (end == ChangeEnd::Withdrawn)
        call(maker, "withdrawEmailChange"_L1, {id}, {});
}

void OfficeDay::reset(const char* maker, const InventedCitizen& citizen, ResetEnd end)
{
    constexpr int attempts = 5;
    const QString id =
        call(maker, "startPasswordReset"_L1, {},
             {{u"citizenId"_s, citizen.id}, {u"channel"_s, u"email"_s}, {u"identityCheck"_s, identityCheck()}})
            .id;
    wait(std::chrono::seconds(50));
    const QString code = resetCode(id);
    if (code.isEmpty() || end == ResetEnd::Awaiting)
        return;
    if (end == ResetEnd::PasswordSent)
        call(maker, "submitOtp"_L1, {id}, {{u"code"_s, code}});
    if (end == ResetEnd::Cancelled)
        call(maker, "cancelPasswordReset"_L1, {id}, {});
    for (int i = 0; end == ResetEnd::Locked && i < attempts; ++i)
        call(maker, "submitOtp"_L1, {id}, {{u"code"_s, wrongCode(code)}});
}

void OfficeDay::play()
{
    const InventedCitizens people(m_store.settings.seed(), m_store.settings.citizenCount());
    std::vector<int> proven;
    std::vector<int> without;
    choose(people, proven, without);
    const auto next = [&](std::vector<int>& some) {
        const int index = some.empty() ? 0 : some.back();
        if (!some.empty())
            some.pop_back();
        return people.citizen(index);
    };
    if (people.count() == 0)
        return;
    Policy policy = m_store.settings.policy();
    const Policy ordered = policy;
    policy.otpEntry = OtpEntry::AtCounter; // so that the day's codes can be typed
    m_store.settings.setPolicy(policy);

    // A week and a day ago: two that nobody decided on, and that expire.
    change("lan", "mai", next(without), ChangeEnd::Pending);
    change("hung", "mai", next(proven), ChangeEnd::AwaitingProof);

    // Today, up to now: five hours of it.
    m_clock.advance(std::chrono::days(8) - std::chrono::hours(5));
    const std::array<const char*, 3> counter{"lan", "hung", "thao"};
    const std::array<const char*, 2> supervisors{"mai", "duc"};
    const std::array changeEnds{ChangeEnd::Approved, ChangeEnd::Rejected, ChangeEnd::Approved, ChangeEnd::Withdrawn,
                                ChangeEnd::Approved};
    const std::array resetEnds{ResetEnd::PasswordSent, ResetEnd::PasswordSent, ResetEnd::Cancelled, ResetEnd::Locked,
                               ResetEnd::Awaiting};
    for (std::size_t i = 0; i < 15; ++i) {
        const char* staff = counter[i % counter.size()];
        lookUp(staff, people.citizen(static_cast<int>(i * 37) % people.count()));
        wait(std::chrono::minutes(5));
        if (i % 2 == 0)
            change(staff, supervisors[(i / 2) % supervisors.size()], i % 3 == 0 ? next(without) : next(proven),
                   changeEnds[(i / 2) % changeEnds.size()]);
        else
            reset(staff, next(proven), resetEnds[(i / 2) % resetEnds.size()]);
        wait(std::chrono::minutes(7));
    }

    // What is open now: a queue for the supervisors, and codes that still count.
    m_clock.advance(-m_clock.offset() - std::chrono::minutes(40));
    for (int i = 0; i < 6; ++i) {
        change(counter[static_cast<std::size_t>(i) % counter.size()], "duc", i % 2 == 0 ? next(without) : next(proven),
               ChangeEnd::Pending);
        wait(std::chrono::minutes(2));
    }
    m_clock.advance(-m_clock.offset() - std::chrono::minutes(9));
    change("lan", "duc", next(proven), ChangeEnd::Locked);
    m_clock.advance(-m_clock.offset() - std::chrono::minutes(5));
    change("hung", "duc", next(without), ChangeEnd::AwaitingProof);
    reset("lan", next(proven), ResetEnd::Awaiting);
    m_clock.advance(-m_clock.offset());
    static_cast<void>(m_processor->change([&](Ledger& ledger) { ledger.store().settings.setPolicy(ordered); }));
}

} // namespace bhxh::training
