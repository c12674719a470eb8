#include "training/api/TrainingCentral.h"

#include "training/api/CallReader.h"
#include "training/api/CounterApi.h"
#include "training/api/Ledger.h"
#include "training/api/OfficeDay.h"
#include "training/api/ProblemJson.h"
#include "training/api/TrainingApi.h"
#include "training/signin/OpenIdProvider.h"
#include "training/signin/StaffRoster.h"
#include "training/store/FolderLock.h"
#include "training/web/HttpDate.h"
#include "training/web/HttpServer.h"

#include <QDir>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

constexpr std::size_t bodyLimit = std::size_t{1024} * 1024; // contract, "Transport"

/// The problem for what the server refuses before anybody looks at it.
HttpResponse serverProblem(int status, const std::string& detail)
{
    constexpr int firstServerError = 500;
    Refusal refusal =
        status >= firstServerError ? refusal::unavailable(status) : refusal::unreadable(QString::fromStdString(detail));
    refusal.status = status;
    return problemResponse(refusal, requestIdOf({}));
}

} // namespace

/// In the order in which they need each other; the server is ended first.
struct TrainingCentral::Parts
{
    std::unique_ptr<QTemporaryDir> temporary;
    std::optional<FolderLock> folderLock;
    std::unique_ptr<CentralStore> store;
    TrainingClock clock;
    StaffRoster roster;
    MailComposer composer{clock};
    std::unique_ptr<OpenIdProvider> provider;
    std::unique_ptr<CallProcessor> processor;
    std::unique_ptr<LongPolls> polls;
    std::unique_ptr<CounterApi> counter;
    std::unique_ptr<TrainingApi> training;
    std::unique_ptr<HttpServer> server;
    std::uint16_t port = 0;

    [[nodiscard]] std::optional<QString> openFolder(const Arguments& arguments);
    void join();
    [[nodiscard]] std::optional<QString> listen(std::uint16_t wanted);
    [[nodiscard]] std::optional<std::chrono::milliseconds> passTime();
    void noteSignIn(const QString& staffId);
    void handle(const HttpRequest& request, const Respond& respond);
};

std::optional<QString> TrainingCentral::Parts::openFolder(const Arguments& arguments)
{
    QString folder = arguments.dataFolder;
    if (folder.isEmpty()) {
        temporary = std::make_unique<QTemporaryDir>();
        folder = temporary->path();
    }
    if ((temporary && !temporary->isValid()) || !QDir().mkpath(folder))
        return u"the data folder can't be made"_s;
    folderLock = FolderLock::take(folder);
    if (!folderLock)
        return u"the data folder is in use by another training central"_s;
    CentralStore::Recipe recipe{.seed = arguments.seed, .citizens = arguments.citizens, .furnish = {}};
    if (arguments.isOfficeDay)
        recipe.furnish = [](CentralStore& fresh) { OfficeDay(fresh).play(); };
    auto opened = CentralStore::open(folder, recipe);
    if (!opened)
        return u"the store can't be opened: "_s + opened.error();
    store = std::move(*opened);
    clock.advance(store->settings.clockOffset());
    auto openedProvider = OpenIdProvider::open(folder, clock, roster);
    if (!openedProvider)
        return u"the sign-in store can't be opened: "_s + openedProvider.error();
    provider = std::move(*openedProvider);
    return std::nullopt;
}

void TrainingCentral::Parts::join()
{
    processor = std::make_unique<CallProcessor>(*store, composer, clock);
    polls = std::make_unique<LongPolls>([this] { return passTime(); });
    processor->setOnChanged([this](const QSet<QString>& topics) { polls->wake(topics); });
    provider->setOnSignedIn([this](const QString& staffId) { noteSignIn(staffId); });
    counter = std::make_unique<CounterApi>(*processor, *polls, *provider, roster);
    training = std::make_unique<TrainingApi>(*store, *processor, clock, roster, counter->faults());
}

std::optional<QString> TrainingCentral::Parts::listen(std::uint16_t wanted)
{
    HttpServerOptions options;
    options.bodyLimit = 4 * bodyLimit; // somewhat too big is refused here, where the request's id is known
    options.problem = serverProblem;
    options.date = [this] { return httpDate(clock.now()); };
    server = std::make_unique<HttpServer>(
        std::move(options), [this](const HttpRequest& request, const Respond& respond) { handle(request, respond); });
    provider->setIssuer("http://127.0.0.1:" + std::to_string(wanted)); // a free one (0) nobody knows before it is told
    const auto bound = server->listen(wanted);
    if (!bound)
        return u"it can't listen: "_s + QString::fromStdString(bound.error());
    port = *bound;
    if (port != wanted)
        provider->setIssuer("http://127.0.0.1:" + std::to_string(port));
    polls->start();
    return std::nullopt;
}

std::optional<std::chrono::milliseconds> TrainingCentral::Parts::passTime()
{
    std::optional<std::chrono::milliseconds> untilDue;
    const bool isDone = processor->change([&](Ledger& ledger) {
        if (const auto due = ledger.nextDue())
            untilDue = *due - ledger.now();
    });
    return isDone ? untilDue : std::nullopt;
}

void TrainingCentral::Parts::noteSignIn(const QString& staffId)
{
    const TrainingStaffMember* member = roster.byId(staffId);
    if (!member)
        return;
    // A line that can't be written doesn't keep anybody from signing in: the store says so with the next call.
    static_cast<void>(processor->change([&](Ledger& ledger) {
        ledger.store().activity.add({.row = 0,
                                     .at = ledger.now(),
                                     .office = member->office.code,
                                     .staff = {member->id, member->name},
                                     .action = Action::SignedIn,
                                     .citizen = {},
                                     .problem = {},
                                     .purpose = {},
                                     .desk = {}});
    }));
}

void TrainingCentral::Parts::handle(const HttpRequest& request, const Respond& respond)
{
    if (request.body.size() > bodyLimit)
        respond(problemResponse(refusal::tooLarge(), requestIdOf(request)));
    else if (CounterApi::handles(request.path))
        counter->handle(request, respond);
    else if (OpenIdProvider::handles(request.path))
        provider->handle(request, respond);
    else if (TrainingApi::handles(request.path))
        training->handle(request, respond);
    else
        respond(problemResponse(refusal::notFound(), requestIdOf(request)));
}

TrainingCentral::TrainingCentral(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

TrainingCentral::~TrainingCentral()
{
    if (m_parts->server)
        m_parts->server->stop();
    if (m_parts->polls)
        m_parts->polls->stop();
}

tl::expected<std::unique_ptr<TrainingCentral>, QString> TrainingCentral::start(const Arguments& arguments)
{
    std::unique_ptr<TrainingCentral> central(new TrainingCentral(std::make_unique<Parts>()));
    if (const auto error = central->m_parts->openFolder(arguments))
        return tl::unexpected(*error);
    central->m_parts->join();
    if (const auto error = central->m_parts->listen(arguments.port))
        return tl::unexpected(*error);
    return central;
}

std::uint16_t TrainingCentral::port() const
{
    return m_parts->port;
}

QByteArray TrainingCentral::readyLine() const
{
    const QByteArray origin = "http://127.0.0.1:" + QByteArray::number(port());
    return R"({"ready":true,"api":")" + origin + R"(/counter/v1","issuer":")" + origin +
           R"(","clientId":"bhxh-counter","training":")" + origin + R"(/training"})" + "\n";
}

} // namespace bhxh::training
