#include "cache/SavedData.h"
#include "cache/SavedStore.h"
#include "domain/WhenDone.h"
#include "support/TrainingDesk.h"
#include <QCoreApplication>
#include <QDir>
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
using domain::Citizen;
using domain::CitizenId;
using domain::Done;
using domain::Outcome;
using domain::RegisterPage;
using domain::whenDone;
using test::TrainingDesk;
using test::waitUntil;

namespace {

constexpr int kills = 200;
constexpr int pageSize = 12;
constexpr int mostPages = 8;             ///< that a child reads before it is killed, and then
constexpr int mostMicroseconds = 12'000; ///< about what a page takes, so that every moment of it has its turn
constexpr int slowestChild = 60;         ///< seconds; then it ends by itself
constexpr int keepDays = 7;
const domain::StaffId lan = *domain::StaffId::parse(u"lan"_s);
const QByteArray installation = "desk-1";

/// What a child ends with.
enum Exit { ReadToTheEnd = 0, DidNotOpen = 3, NotReceived = 4, NotKept = 5 };

/// Of this test alone, so that each child opens what the one before has kept.
secret::SecretBytes fixedKey()
{
    return secret::SecretBytes::copyOf(QByteArray(32, 'k'));
}

/// Where a child is told by its parent what to do.
const char* const wordsOf[] = {"BHXH_SYNC_API", "BHXH_SYNC_ISSUER", "BHXH_SYNC_TOKEN", "BHXH_SYNC_OFFICE",
                               "BHXH_SYNC_FOLDER"};
enum Word { Api, Issuer, Token, Office, Folder };

QString word(Word which)
{
    return qEnvironmentVariable(wordsOf[which]);
}

/// The child: reads on from where the saved data stands, page by page, to the register's end.
class Reader : public QObject
{
public:
    Reader() : m_api(place(), m_clock, m_tokens), m_saved(word(Folder), installation)
    {
        const auto token = secret::SecretBytes::copyOf(word(Token).toLatin1());
        m_tokens.take({.access = token, .refresh = {}, .expiresAt = m_clock.now().addSecs(600)});
        m_saved.open(lan, fixedKey(), m_clock.now());
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
    static central::Place place()
    {
        return {.apiBase = QUrl(word(Api)),
                .issuer = QUrl(word(Issuer)),
                .clientId = u"none"_s,
                .deskId = QUuid::createUuid()};
    }

    /// Its parent counts the pages.
    void read(const QString& cursor)
    {
        std::putchar('.');
        std::fflush(stdout);
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
    central::Tokens m_tokens{place(), m_clock};
    central::CentralApi m_api;
    cache::SavedData m_saved;
};

} // namespace

/// The program is killed while the central's register is read, again and again, and people change meanwhile: in the end
/// the saved data is the register, nobody lost and nobody twice.
class tst_SyncKill : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void killedAtRandomPoints();

private:
    [[nodiscard]] std::unique_ptr<QProcess> begin(const QString& folder);
    static bool hasEnded(QProcess& child);
    static bool hasBegun(QProcess& child, int pages);
    [[nodiscard]] QHash<CitizenId, Citizen> rightNow();
    [[nodiscard]] QString whatIsWrongIn(const QString& folder);
    void somebodyChanges(QRandomGenerator& dice);

    test::TrainingRoom room;
    std::unique_ptr<TrainingDesk> desk;
    QString office;
    QString otherOffice;
    QList<CitizenId> here;
};

void tst_SyncKill::initTestCase()
{
    QVERIFY2(room.open(600), qPrintable(room.whyNot()));
    desk = std::make_unique<TrainingDesk>(room);
    QVERIFY(desk->signIn());
    office = desk->desk.session.state().member->office.code;
    for (const QJsonValue& one : room.call("GET", u"/staff"_s).body.array()) {
        const QString code = one["office"_L1]["code"_L1].toString();
        otherOffice = code == office ? otherOffice : code;
    }
    here = rightNow().keys();
    QVERIFY(here.size() > 20 * pageSize);
}

std::unique_ptr<QProcess> tst_SyncKill::begin(const QString& folder)
{
    const auto token = desk->tokens.access();
    if (!waitUntil([&] { return token.isFinished(); }) || !token.result())
        return {};
    const central::Place place = room.place();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(wordsOf[Api]), place.apiBase.toString());
    environment.insert(QString::fromLatin1(wordsOf[Issuer]), place.issuer.toString());
    environment.insert(QString::fromLatin1(wordsOf[Token]), QString::fromLatin1(token.result()->view().toByteArray()));
    environment.insert(QString::fromLatin1(wordsOf[Office]), office);
    environment.insert(QString::fromLatin1(wordsOf[Folder]), folder);
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

QString tst_SyncKill::whatIsWrongIn(const QString& folder)
{
    const auto right = rightNow();
    const QDateTime now = desk->clock.now();
    SavedStore store(folder, installation, QStringLiteral("saved.db"));
    if (!store.open(lan, fixedKey(), now) || !store.serve(office, keepDays))
        return u"doesn't open"_s;
    const auto summary = store.summary();
    if (!summary || summary->people != right.size())
        return u"%1 people are kept, not %2"_s.arg(summary ? summary->people : -1).arg(right.size());
    for (const Citizen& citizen : right) {
        const auto kept = store.find(citizen.id, now);
        if (!kept || !*kept || (*kept)->citizen.version.tag != citizen.version.tag ||
            (*kept)->citizen.name != citizen.name)
            return u"somebody isn't as the register has them"_s;
        const auto number = citizen.insuranceNumber ? std::optional(citizen.insuranceNumber->number())
                            : citizen.personalId    ? std::optional(citizen.personalId->number())
                                                    : std::nullopt;
        if (!number)
            continue;
        const auto found = store.find(*number, now);
        const auto isThey = [&](const domain::SavedCitizen& one) { return one.citizen.id == citizen.id; };
        if (!found || std::ranges::count_if(*found, isThey) != 1)
            return u"somebody isn't found once by their number"_s;
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
        if (!child.waitForReadyRead(20'000))
            return false;
    }
    return true;
}

void tst_SyncKill::killedAtRandomPoints()
{
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
    QVERIFY(ended > 10); // the kills fell into whole readings, not only into the first page
}

int main(int count, char** values)
{
    QCoreApplication program(count, values);
    if (!word(Folder).isEmpty()) {
        ::alarm(slowestChild);
        const Reader reader;
        return QCoreApplication::exec();
    }
    tst_SyncKill test;
    return QTest::qExec(&test, count, values);
}

#include "tst_SyncKill.moc"
