#include "StoreDesk.h"
#include "cache/SavedData.h"
#include "domain/WhenDone.h"
#include "support/TrainingDesk.h"
#include "vault/SystemKeychain.h"
#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <csignal>
#include <cstdio>
#include <sys/prctl.h>
#include <unistd.h>

using namespace bhxh;
using namespace Qt::StringLiterals;
using cache::SavedStore;
using desk::RegisterSync;
using domain::Citizen;
using domain::CitizenId;
using domain::Done;
using domain::Outcome;
using domain::RegisterPage;
using domain::whenDone;
using secret::SecretBytes;
using test::TrainingDesk;
using test::waitUntil;

namespace {

constexpr int pageSize = 12;
constexpr int mostPages = 8;             ///< that a child reads before it is killed, and then
constexpr int mostMicroseconds = 25'000; ///< about what a page takes, so that every moment of it has its turn
constexpr int slowestChild = 60;         ///< seconds; then it ends by itself
constexpr int keepDays = 7;

/// What a child ends with.
enum Exit { ReadToTheEnd = 0, DidNotOpen = 3, NotReceived = 4, NotKept = 5 };

/// Where a child is told by its parent what to do.
const char* const wordsOf[] = {"BHXH_SYNC_API",          "BHXH_SYNC_ISSUER", "BHXH_SYNC_CLIENT", "BHXH_SYNC_SAVED",
                               "BHXH_SYNC_INSTALLATION", "BHXH_SYNC_KEYS",   "BHXH_SYNC_TOKEN",  "BHXH_SYNC_OFFICE"};
enum Word { Api, Issuer, Client, Saved, Installation, Keys, Token, Office };

QString word(Word which)
{
    return qEnvironmentVariable(wordsOf[which]);
}

central::Place placeOfChild()
{
    return {.apiBase = QUrl(word(Api)),
            .issuer = QUrl(word(Issuer)),
            .clientId = word(Client),
            .deskId = QUuid(word(Installation))};
}

/// A desk's keys outlast its process: this is where.
desk::DeskPlace placeOfKeys(const QUuid& installation, const QString& folder)
{
    return {.keychain = std::make_unique<vault::SystemKeychain>(u"vn.bhxh.counter.test"_s, installation),
            .folder = folder,
            .installation = installation.toRfc4122()};
}

/// The parent counts the pages.
void tellPage()
{
    std::putchar('.');
    std::fflush(stdout);
}

/// A child: a whole desk, which reads the register by itself as soon as its member has opened it.
class DeskReader : public QObject
{
public:
    DeskReader() : m_desk(placeOfChild(), u"lan"_s, stands()), m_sync(m_desk.desk.registerSync)
    {
        m_sync.setPace({.firstAfterMost = 0, .pageSize = pageSize, .rest = 0});
        connect(&m_sync, &RegisterSync::stateChanged, this, &DeskReader::look);
        if (m_desk.signIn())
            QMetaObject::invokeMethod(this, &DeskReader::look, Qt::QueuedConnection); // it may be at the end by now
        else
            std::exit(DidNotOpen);
    }

private:
    static desk::DeskPlace stands()
    {
        desk::DeskPlace place = placeOfKeys(QUuid(word(Installation)), word(Keys));
        place.savedFolder = word(Saved);
        return place;
    }

    void look()
    {
        const auto kind = m_sync.state().kind;
        if (kind == RegisterSync::Kind::Reading) {
            m_hasBegun = true;
            tellPage();
        } else if (m_hasBegun)
            QCoreApplication::exit(kind == RegisterSync::Kind::Waiting ? ReadToTheEnd : NotReceived);
    }

    TrainingDesk m_desk;
    RegisterSync& m_sync;
    bool m_hasBegun = false;
};

/// A child: the reading alone, page by page, which is quicker to begin.
class PageReader : public QObject
{
public:
    static domain::StaffId member() { return *domain::StaffId::parse(u"lan"_s); }
    /// Of this test alone, so that each child opens what the one before has kept.
    static SecretBytes key() { return SecretBytes::copyOf(QByteArray(32, 'k')); }

    PageReader() : m_api(placeOfChild(), m_clock, m_tokens), m_saved(word(Saved), placeOfChild().deskId.toRfc4122())
    {
        const auto token = SecretBytes::copyOf(word(Token).toLatin1());
        m_tokens.take({.access = token, .refresh = {}, .expiresAt = m_clock.now().addSecs(600)});
        m_saved.open(member(), key(), m_clock.now());
        m_saved.serve(word(Office), keepDays);
        whenDone(
            m_saved.summary(), this,
            [this](const Outcome<domain::SavedSummary>& summary) {
                if (!summary)
                    return QCoreApplication::exit(DidNotOpen);
                read(summary->cursor);
            },
            [] { QCoreApplication::exit(DidNotOpen); });
    }

private:
    void read(const QString& cursor)
    {
        tellPage();
        whenDone(
            m_api.getOfficeRegister(cursor, pageSize), this,
            [this, cursor](const Outcome<RegisterPage>& page) {
                if (page)
                    keep(*page, cursor);
                else
                    QCoreApplication::exit(NotReceived);
            },
            [] { QCoreApplication::exit(NotReceived); });
    }

    void keep(const RegisterPage& page, const QString& askedWith)
    {
        whenDone(
            m_saved.apply(page, askedWith, m_clock.now()), this,
            [this, cursor = page.cursor, more = page.more](const Outcome<Done>& kept) {
                if (!kept)
                    QCoreApplication::exit(NotKept);
                else if (more)
                    read(cursor);
                else
                    QCoreApplication::exit(ReadToTheEnd);
            },
            [] { QCoreApplication::exit(NotKept); });
    }

    central::CentralClock m_clock;
    central::Tokens m_tokens{placeOfChild(), m_clock};
    central::CentralApi m_api;
    cache::SavedData m_saved;
};

template <typename Reader>
int readAsChild()
{
    ::alarm(slowestChild);
    const Reader reader;
    return QCoreApplication::exec();
}

} // namespace

/// The program is killed while the central's register is read, again and again, and people change meanwhile: in the end
/// the saved data is the register, nobody lost and nobody twice.
class tst_SyncKill : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void killedAtRandomPoints_data();
    void killedAtRandomPoints();

private:
    [[nodiscard]] std::unique_ptr<QProcess> begin(const QString& saved);
    static bool hasEnded(QProcess& child);
    static bool hasBegun(QProcess& child, int pages);
    [[nodiscard]] QHash<CitizenId, Citizen> rightNow();
    [[nodiscard]] Outcome<Done> open(SavedStore& store) const;
    [[nodiscard]] QString whatIsWrongWith(SavedStore& store, const Citizen& right) const;
    [[nodiscard]] QString whatIsWrongIn(const QString& saved);
    void somebodyChanges(QRandomGenerator& dice);

    test::TrainingRoom room;
    const QUuid installation = QUuid::createUuid();
    QTemporaryDir keys;
    std::unique_ptr<TrainingDesk> desk; ///< the same member with the same keys, and no saved data of its own
    bool isWholeDesk = false;           ///< the children are
    QString office;
    QString otherOffice;
    QList<CitizenId> here;
};

void tst_SyncKill::initTestCase()
{
    QVERIFY2(room.open(600), qPrintable(room.whyNot()));
    desk = std::make_unique<TrainingDesk>(room, u"lan"_s, placeOfKeys(installation, keys.path()));
    QVERIFY(desk->signIn());
    QVERIFY(desk->desk.keys.isLasting());
    office = desk->desk.session.state().member->office.code;
    for (const QJsonValue& one : room.call("GET", u"/staff"_s).body.array()) {
        const QString code = one["office"_L1]["code"_L1].toString();
        otherOffice = code == office ? otherOffice : code;
    }
    here = rightNow().keys();
    QVERIFY(here.size() > 20 * pageSize);
}

std::unique_ptr<QProcess> tst_SyncKill::begin(const QString& saved)
{
    const auto token = desk->tokens.access();
    if (!waitUntil([&] { return token.isFinished(); }) || !token.result())
        return {};
    const central::Place place = room.place();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const auto tell = [&](Word which, const QString& what) {
        environment.insert(QString::fromLatin1(wordsOf[which]), what);
    };
    tell(Api, place.apiBase.toString());
    tell(Issuer, place.issuer.toString());
    tell(Client, place.clientId);
    tell(Saved, saved);
    tell(Installation, installation.toString());
    tell(Keys, keys.path());
    tell(Office, office);
    if (!isWholeDesk)
        tell(Token, QString::fromLatin1(token.result()->view().toByteArray()));
    auto child = std::make_unique<QProcess>();
    child->setProcessEnvironment(environment);
    child->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    child->start(QCoreApplication::applicationFilePath(), QStringList());
    return child;
}

QHash<CitizenId, Citizen> tst_SyncKill::rightNow()
{
    QHash<CitizenId, Citizen> all;
    const auto reply = desk->api.getOfficeRegister({}, 5000);
    if (!waitUntil([&] { return reply.isFinished(); }) || reply.resultCount() == 0 || !reply.result())
        return all;
    const QList<RegisterPage::Item> items = reply.result()->items;
    for (const RegisterPage::Item& item : items) {
        if (const auto* citizen = std::get_if<Citizen>(&item))
            all.insert(citizen->id, *citizen);
    }
    return all;
}

Outcome<Done> tst_SyncKill::open(SavedStore& store) const
{
    const desk::Session& session = desk->desk.session;
    return isWholeDesk ? store.open(session.state().member->id, session.deskKey(), session.now())
                       : store.open(PageReader::member(), PageReader::key(), session.now());
}

QString tst_SyncKill::whatIsWrongWith(SavedStore& store, const Citizen& right) const
{
    const QDateTime now = desk->clock.now();
    const auto kept = store.find(right.id, now);
    if (!kept || !*kept || (*kept)->citizen != tests::keptOf(right))
        return u"somebody isn't as the register has them"_s;
    QList<domain::CitizenNumber> numbers;
    if (right.insuranceNumber)
        numbers << right.insuranceNumber->number();
    if (right.personalId)
        numbers << right.personalId->number();
    for (const domain::CitizenNumber& number : numbers) {
        const auto found = store.find(number, now);
        const auto isThey = [&](const domain::SavedCitizen& one) { return one.citizen.id == right.id; };
        if (!found || std::ranges::count_if(*found, isThey) != 1)
            return u"somebody isn't found once by each of their numbers"_s;
    }
    return {};
}

/// The index is made of the rows themselves: as many as there are people, and each person has one, so there is no
/// other.
QString tst_SyncKill::whatIsWrongIn(const QString& saved)
{
    const auto right = rightNow();
    SavedStore store(saved, installation.toRfc4122(), u"saved.db"_s);
    if (!open(store))
        return u"doesn't open"_s;
    while (!store.isIndexed()) {
        if (!store.fillIndex(500))
            return u"the rows can't be read, or aren't as many as are counted"_s;
    }
    const auto index = store.fillIndex(1);
    if (!index || index->done != right.size() || index->total != right.size())
        return u"%1 rows are kept, and not %2"_s.arg(index ? index->done : -1).arg(right.size());
    for (const Citizen& citizen : right) {
        const QString wrong = whatIsWrongWith(store, citizen);
        if (!wrong.isEmpty())
            return wrong;
    }
    return {};
}

/// A record changes, somebody moves away, or comes back.
void tst_SyncKill::somebodyChanges(QRandomGenerator& dice)
{
    const QString id = here.at(dice.bounded(here.size())).text();
    room.touch(id);
    const QString another = here.at(dice.bounded(here.size())).text();
    room.call("POST", u"/citizens/%1/move"_s.arg(another),
              {{u"office"_s, dice.bounded(3) == 0 ? otherOffice : office}});
}

bool tst_SyncKill::hasEnded(QProcess& child)
{
    return child.state() == QProcess::NotRunning || child.waitForFinished(1'000 * slowestChild);
}

/// Reads on, by so many pages at least; false: it ended before.
bool tst_SyncKill::hasBegun(QProcess& child, int pages)
{
    for (qint64 seen = 0; seen < pages; seen += child.readAllStandardOutput().size()) {
        if (!child.waitForReadyRead(1'000 * slowestChild))
            return false;
    }
    return true;
}

/// A whole desk takes its time to be opened (a sign-in and Argon2, 0.7 s of a core each time), the reading alone a
/// third.
void tst_SyncKill::killedAtRandomPoints_data()
{
    QTest::addColumn<bool>("wholeDesk");
    QTest::addColumn<int>("kills");
    QTest::newRow("a whole desk") << true << 60;
    QTest::newRow("the reading alone") << false << 200;
}

void tst_SyncKill::killedAtRandomPoints()
{
    QFETCH(const bool, wholeDesk);
    QFETCH(const int, kills);
    isWholeDesk = wholeDesk;
    QRandomGenerator dice(11);
    auto folder = std::make_unique<QTemporaryDir>();
    int killed = 0;
    int ended = 0;
    bool isToTheEnd = false; // the last reading of all is left alone
    while (killed < kills || !isToTheEnd) {
        isToTheEnd = killed == kills;
        const auto child = begin(folder->filePath(u"saved"_s));
        QVERIFY(child && hasBegun(*child, 1));
        if (killed % 4 == 0)
            somebodyChanges(dice);
        if (!isToTheEnd) {
            hasBegun(*child, dice.bounded(1 + mostPages));
            QThread::usleep(static_cast<unsigned long>(dice.bounded(mostMicroseconds)));
            child->kill(); // SIGKILL, where it hasn't ended by itself
        }
        QVERIFY(hasEnded(*child));
        if (child->exitStatus() == QProcess::CrashExit) {
            ++killed;
            continue;
        }
        QCOMPARE(child->exitCode(), ReadToTheEnd);
        ++ended;
        // Who changed after the last page was read comes with the next reading.
        const auto last = begin(folder->filePath(u"saved"_s));
        QVERIFY(last && hasEnded(*last));
        QCOMPARE(last->exitCode(), ReadToTheEnd);
        QCOMPARE(whatIsWrongIn(folder->filePath(u"saved"_s)), QString());
        folder = std::make_unique<QTemporaryDir>(); // and from the start again
    }
    qInfo() << killed << "kills," << ended << "readings that came to their end";
    QVERIFY(ended > kills / 20); // the kills fell into whole readings, not only into the first page
}

int main(int count, char** values)
{
    QCoreApplication program(count, values);
    if (!word(Token).isEmpty())
        return readAsChild<PageReader>();
    if (!word(Saved).isEmpty())
        return readAsChild<DeskReader>();
    tst_SyncKill test;
    return QTest::qExec(&test, count, values);
}

#include "tst_SyncKill.moc"
