#include "StoreDesk.h"
#include <QFile>
#include <QTest>

using namespace bhxh;
using namespace bhxh::tests;
using cache::SavedStore;
using domain::Citizen;
using domain::CitizenNumber;
using domain::ClockReading;
using domain::FailureCode;
using domain::RegisterPage;
using domain::SavedCitizen;
using secret::SecretBytes;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Where the clock of a computer begins that has forgotten the time.
const QDateTime emptyBattery({2000, 1, 1}, {0, 0}, Qt::UTC);

template <typename T>
std::optional<FailureCode> codeOf(const domain::Outcome<T>& outcome)
{
    return outcome ? std::nullopt : std::optional(outcome.error().code);
}

CitizenNumber numberOf(const QString& text)
{
    return *CitizenNumber::parse(text);
}

RegisterPage pageOf(QList<RegisterPage::Item> items, const QString& cursor = u"next"_s, bool more = false)
{
    return {.items = std::move(items), .cursor = cursor, .more = more};
}

QStringList namesOf(const domain::Outcome<domain::SavedMatches>& matches)
{
    QStringList names;
    for (const SavedCitizen& saved : matches->items)
        names << saved.citizen.name.clearText();
    return names;
}

} // namespace

class tst_SavedStore : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_store.reset(); }

    void beginsEmpty();
    void keepsTheLeast();
    void findsByEveryNumber();
    void findsByTheId();
    void anIdThatLeadsToSomebodyElseIsDamage();
    void whoHoldsANumberNowComesFirst();
    void aChangedCitizenIsFoundByTheNewNumbersOnly();
    void aRemovedCitizenIsGone();
    void theSameTwiceInAPage();
    void outlivesBeingClosed();
    void isForItsOwnerOnly();

    void eachMemberOpensWithTheirOwnKey();
    void anOfferBecomesTheMembersOwn();
    void anOfferIsMadeOnceForEachPublicKey();
    void anOfferThatIsNotGenuineOpensNothing_data();
    void anOfferThatIsNotGenuineOpensNothing();
    void aNewKeyTakesTheOfferInPlaceOfTheOldWrap();
    void begunAnewForAll();
    void aMemberIsRemovedWhileClosed();
    void aFileOfTheFirstVersionIsTakenOver();
    void anotherKeyDoesNotOpen();
    void aDamagedWrapIsNoWrongKey();
    void withTheLastMemberEverythingGoes();
    void anUnfinishedEndIsFinished();
    void destroyedWithoutAKey();
    void nothingIsToldWhileClosed();
    void aNewerFileIsLeftAsItIs();

    void anotherOfficeStartsOver();
    void expiresByTheCentralsClock();
    void aClockSetBackOpensNothing();
    void runningCountsWhateverTheDesksClockSays();
    void aClockOnceAheadIsPutRightByTheCentral();
    void readingToTheEndKeepsEverybody();
    void aPageThatDoesNotFollowIsRefused();

    void theLogIsEmptiedWhereNobodyWaits();
    void theLogDoesNotGrowWhereSomebodyAlwaysWaits();

    void searchesNames();
    void searchesWhileTheIndexIsFilled();
    void theIndexFollowsThePages();

private:
    void apply(const RegisterPage& page, const QDateTime& at = monday);
    SavedStore& opened();
    [[nodiscard]] QList<SavedCitizen> found(const QString& number) const;
    /// What SQLite gives for this, by another than the store; it is closed for it.
    QByteArray told(const char* sql);

    std::unique_ptr<StoreDesk> m_desk;
    std::unique_ptr<SavedStore> m_store;
};

void tst_SavedStore::init()
{
    m_desk = std::make_unique<StoreDesk>();
    opened();
    QVERIFY(m_store->serve(office, keepDays));
}

SavedStore& tst_SavedStore::opened()
{
    m_store = std::make_unique<SavedStore>(m_desk->path(), "desk-1", u"saved.db"_s);
    if (!m_store->open(lan, m_desk->lansKey, monday))
        QTest::qFail("doesn't open", __FILE__, __LINE__);
    return *m_store;
}

void tst_SavedStore::apply(const RegisterPage& page, const QDateTime& at)
{
    QVERIFY(follow(*m_store, page, at));
}

QList<SavedCitizen> tst_SavedStore::found(const QString& number) const
{
    return m_store->find(numberOf(number), monday).value_or(QList<SavedCitizen>());
}

void tst_SavedStore::beginsEmpty()
{
    const auto summary = m_store->summary();
    QCOMPARE(summary->people, 0);
    QCOMPARE(summary->cursor, QString());
    QCOMPARE(summary->office, office);
    QVERIFY(!summary->expiresAt.isValid());
    QVERIFY(found(u"7900000001"_s).isEmpty());
    QCOMPARE(m_store->fillIndex(10)->total, 0);
}

void tst_SavedStore::keepsTheLeast()
{
    Citizen citizen = inventedCitizen(1);
    citizen.address = u"1 Đường Thử"_s;
    citizen.email = {.state = domain::EmailState::Bouncing, .masked = u"m***u@g***.com"_s, .since = monday};
    citizen.account = {
        .state = domain::AccountState::VneidOnly, .channels = {domain::OtpChannel::Email}, .resetAvailableAt = monday};
    apply(pageOf({citizen}));
    const QList<SavedCitizen> saved = found(u"7900000001"_s);
    QCOMPARE(saved.size(), 1);
    QVERIFY(saved.first() == (SavedCitizen{keptOf(citizen), monday, monday}));
}

void tst_SavedStore::findsByEveryNumber()
{
    Citizen citizen = inventedCitizen(1);
    citizen.personalId = *domain::PersonalId::parse(u"079090000001"_s);
    citizen.formerNumbers = {u"012345678"_s, u"DN4797900000777"_s, u"unreadable"_s, u"7900000001"_s};
    apply(pageOf({citizen, inventedCitizen(2)}));
    for (const QString& number : {u"7900000001"_s, u"079090000001"_s, u"012345678"_s, u"7900000777"_s,
                                  u"GD4797900000001"_s, u"DN4797900000777"_s})
        QVERIFY2(found(number).size() == 1 && found(number).first().citizen.id == citizen.id, qPrintable(number));
    QVERIFY(found(u"7900000003"_s).isEmpty());
    QCOMPARE(found(u"7900000001"_s).first().citizen.formerNumbers, citizen.formerNumbers);
}

void tst_SavedStore::findsByTheId()
{
    apply(pageOf({inventedCitizen(1), inventedCitizen(2)}));
    QCOMPARE(m_store->find(inventedId(2), monday)->value(), (SavedCitizen{keptOf(inventedCitizen(2)), monday, monday}));
    QVERIFY(!m_store->find(inventedId(3), monday)->has_value());
    QVERIFY(!m_store->find(inventedId(2), monday.addDays(keepDays))->has_value());
    apply(pageOf({inventedId(2)}));
    QVERIFY(!m_store->find(inventedId(2), monday)->has_value());
    m_store->close();
    QCOMPARE(codeOf(m_store->find(inventedId(1), monday)), FailureCode::SavedDataNotOpen);
}

void tst_SavedStore::anIdThatLeadsToSomebodyElseIsDamage()
{
    apply(pageOf({inventedCitizen(1), inventedCitizen(2)}));
    told("UPDATE lookup SET row = 3 - row");
    QVERIFY(m_store->open(lan, m_desk->lansKey, monday));
    QCOMPARE(codeOf(m_store->find(inventedId(1), monday)), FailureCode::SavedDataDamaged);
}

void tst_SavedStore::whoHoldsANumberNowComesFirst()
{
    Citizen before = inventedCitizen(1);
    before.formerNumbers = {u"7900000002"_s};
    apply(pageOf({before, inventedCitizen(2)}));
    const QList<SavedCitizen> both = found(u"7900000002"_s);
    QCOMPARE(both.size(), 2);
    QCOMPARE(both.at(0).citizen.id, inventedId(2));
    QCOMPARE(both.at(1).citizen.id, inventedId(1));
}

void tst_SavedStore::aChangedCitizenIsFoundByTheNewNumbersOnly()
{
    Citizen citizen = inventedCitizen(1);
    citizen.personalId.reset();
    citizen.formerNumbers = {u"012345678"_s};
    apply(pageOf({citizen}));
    citizen.personalId = *domain::PersonalId::parse(u"079090000001"_s);
    citizen.formerNumbers = {};
    apply(pageOf({citizen}), monday.addDays(1));
    QVERIFY(found(u"012345678"_s).isEmpty());
    QCOMPARE(found(u"079090000001"_s).size(), 1);
    QCOMPARE(found(u"7900000001"_s).first().receivedAt, monday.addDays(1));
    QCOMPARE(m_store->summary()->people, 1);
}

void tst_SavedStore::aRemovedCitizenIsGone()
{
    apply(inventedPage(1, 3, false));
    apply(pageOf({inventedId(2), inventedId(9)}));
    QVERIFY(found(u"7900000002"_s).isEmpty());
    QCOMPARE(found(u"7900000003"_s).size(), 1);
    QCOMPARE(m_store->summary()->people, 2);
    QCOMPARE(QFile(m_desk->file() + u"-wal"_s).size(), 0);
}

void tst_SavedStore::theSameTwiceInAPage()
{
    fillIndex(*m_store);
    Citizen again = inventedCitizen(1);
    again.version.tag = u"newer"_s;
    apply(pageOf({inventedCitizen(1), again, inventedCitizen(2), inventedId(2), inventedId(3), inventedCitizen(3),
                  inventedId(3), inventedCitizen(3)}));
    QCOMPARE(m_store->summary()->people, 2);
    QCOMPARE(found(u"7900000001"_s).first().citizen.version.tag, u"newer"_s);
    QVERIFY(found(u"7900000002"_s).isEmpty());
    QCOMPARE(m_store->summary()->index.done, 2);
    QCOMPARE(namesOf(m_store->search(inventedName(3), monday)), QStringList{inventedName(3)});
}

void tst_SavedStore::outlivesBeingClosed()
{
    apply(inventedPage(1, 20, true));
    m_store.reset();
    opened();
    const auto summary = m_store->summary();
    QCOMPARE(summary->people, 20);
    QCOMPARE(summary->cursor, u"after-21"_s);
    QCOMPARE(summary->office, office);
    for (quint32 person = 1; person <= 20; ++person) {
        const auto saved = found(inventedCitizen(person).insuranceNumber->clearText());
        QVERIFY(saved.size() == 1 && saved.first().citizen == keptOf(inventedCitizen(person)));
    }
}

void tst_SavedStore::isForItsOwnerOnly()
{
    apply(inventedPage(1, 20, true));
    for (const QString& name : QDir(m_desk->path()).entryList(QDir::Files)) {
        const QFile::Permissions rights = QFile::permissions(m_desk->path() + u'/' + name);
        QVERIFY(!(rights & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
    }
    QVERIFY(!QFile::exists(m_desk->file() + u"-shm"_s));
    QVERIFY(!(QFile::permissions(m_desk->path()) & (QFile::ExeGroup | QFile::ExeOther)));
}

void tst_SavedStore::eachMemberOpensWithTheirOwnKey()
{
    apply(inventedPage(1, 3, false));
    QVERIFY(m_store->offer({m_desk->minhAsColleague()}));
    m_store->close();
    QVERIFY(m_store->open(minh, m_desk->minhsKey, monday));
    QCOMPARE(found(u"7900000001"_s).size(), 1);
    QCOMPARE(m_store->removeMember(lan), domain::Outcome<bool>(false));
    m_store->close();
    QCOMPARE(codeOf(m_store->open(lan, m_desk->lansKey, monday)), FailureCode::SavedDataNoKey);
    QVERIFY(m_store->open(minh, m_desk->minhsKey, monday));
}

QByteArray tst_SavedStore::told(const char* sql)
{
    m_store->close();
    const auto database = cache::Database::open(m_desk->file());
    QByteArray result;
    {
        cache::Statement statement(**database, sql);
        if (statement.next())
            result = statement.bytes(0).toByteArray();
    }
    if (!(*database)->outcome())
        QTest::qFail("not told", __FILE__, __LINE__);
    return result;
}

void tst_SavedStore::anOfferBecomesTheMembersOwn()
{
    apply(inventedPage(1, 3, false));
    QVERIFY(m_store->offer({m_desk->lanAsColleague(), m_desk->minhAsColleague()}));
    QCOMPARE(told("SELECT count(*) FROM key_offer"), "1"); // lan has a wrap
    QVERIFY(m_store->open(minh, m_desk->minhsKey, monday));
    QCOMPARE(found(u"7900000001"_s).size(), 1);
    QVERIFY(m_store->offer({m_desk->lanAsColleague(), m_desk->minhAsColleague()}));
    QCOMPARE(told("SELECT count(*) FROM key_offer"), "0");
    QCOMPARE(told("SELECT count(*) FROM member_key"), "2");
    QVERIFY(m_store->open(minh, m_desk->minhsKey, monday));
}

void tst_SavedStore::anOfferIsMadeOnceForEachPublicKey()
{
    QVERIFY(m_store->offer({{minh, SecretBytes::random(32)}, {minh, SecretBytes::random(5)}, {minh, {}}}));
    const QByteArray toAnother = told("SELECT sealed FROM key_offer");
    QVERIFY(!toAnother.isEmpty());
    QCOMPARE(codeOf(m_store->open(minh, m_desk->minhsKey, monday)), FailureCode::SavedDataNoKey);
    QVERIFY(m_store->open(lan, m_desk->lansKey, monday));
    QVERIFY(m_store->offer({m_desk->minhAsColleague()}));
    const QByteArray toMinh = told("SELECT sealed FROM key_offer");
    QVERIFY(toMinh != toAnother);
    QVERIFY(m_store->open(lan, m_desk->lansKey, monday));
    QVERIFY(m_store->offer({m_desk->minhAsColleague()}));
    QCOMPARE(told("SELECT sealed FROM key_offer"), toMinh);
    QVERIFY(m_store->open(minh, m_desk->minhsKey, monday));
}

void tst_SavedStore::anOfferThatIsNotGenuineOpensNothing_data()
{
    QTest::addColumn<QByteArray>("forgery");
    QTest::newRow("without the public key") << QByteArray("UPDATE key_offer SET mark = randomblob(length(mark))");
    QTest::newRow("no mark") << QByteArray("UPDATE key_offer SET mark = x''");
    QTest::newRow("changed") << QByteArray("UPDATE key_offer SET sealed = randomblob(length(sealed))");
    QTest::newRow("cut") << QByteArray("UPDATE key_offer SET sealed = substr(sealed, 1, 40)");
    QTest::newRow("somebody else's") << QByteArray(
        "UPDATE key_offer SET member = (SELECT member FROM member_key), sealed = sealed");
}

void tst_SavedStore::anOfferThatIsNotGenuineOpensNothing()
{
    QFETCH(const QByteArray, forgery);
    QVERIFY(m_store->offer({m_desk->minhAsColleague()}));
    told(forgery.constData());
    QCOMPARE(codeOf(m_store->open(minh, m_desk->minhsKey, monday)), FailureCode::SavedDataNoKey);
    // Of another desk it opens nothing either, though the member and their key are the same.
    QCOMPARE(codeOf(m_desk->store("desk-2").open(minh, m_desk->minhsKey, monday)), FailureCode::SavedDataNoKey);
    QVERIFY(m_store->open(lan, m_desk->lansKey, monday));
}

void tst_SavedStore::aNewKeyTakesTheOfferInPlaceOfTheOldWrap()
{
    apply(inventedPage(1, 3, false));
    QVERIFY(m_store->offer({m_desk->minhAsColleague()}));
    QVERIFY(m_store->open(minh, m_desk->minhsKey, monday));
    const SecretBytes before = m_desk->minhsKey;
    m_desk->minhsKey = SecretBytes::random(32);
    QCOMPARE(codeOf(m_store->open(minh, m_desk->minhsKey, monday)), FailureCode::SavedDataOtherKey);
    QVERIFY(m_store->open(lan, m_desk->lansKey, monday));
    QVERIFY(m_store->offer({m_desk->minhAsColleague()}));
    QVERIFY(m_store->open(minh, m_desk->minhsKey, monday));
    QCOMPARE(found(u"7900000001"_s).size(), 1);
    QCOMPARE(codeOf(m_store->open(minh, before, monday)), FailureCode::SavedDataOtherKey);
}

void tst_SavedStore::begunAnewForAll()
{
    apply(inventedPage(1, 3, false));
    m_store->close();
    QVERIFY(m_store->beginAnew(minh, m_desk->minhsKey, monday, {m_desk->lanAsColleague(), m_desk->minhAsColleague()}));
    QCOMPARE(m_store->summary()->people, 0);
    QCOMPARE(m_store->summary()->office, QString());
    QVERIFY(m_store->serve(office, keepDays));
    apply(inventedPage(1, 2, false));
    QVERIFY(m_store->open(lan, m_desk->lansKey, monday));
    QCOMPARE(m_store->summary()->people, 2);
    QVERIFY(m_store->open(minh, m_desk->minhsKey, monday));
    QCOMPARE(m_store->summary()->people, 2);
}

void tst_SavedStore::aMemberIsRemovedWhileClosed()
{
    using domain::Outcome;
    QVERIFY(m_store->offer({m_desk->minhAsColleague()}));
    m_store->close();
    QCOMPARE(m_store->removeMember(lan), Outcome<bool>(false)); // minh can still open it, though they never did
    QCOMPARE(codeOf(m_store->open(lan, m_desk->lansKey, monday)), FailureCode::SavedDataNoKey);
    QCOMPARE(m_store->removeMember(lan), Outcome<bool>(false));
    QVERIFY(m_store->open(minh, m_desk->minhsKey, monday));
    m_store->close();
    QCOMPARE(m_store->removeMember(minh), Outcome<bool>(true));
    QVERIFY(QDir(m_desk->path()).isEmpty());
    QCOMPARE(m_store->removeMember(minh), Outcome<bool>(false));
    QVERIFY(QDir(m_desk->path()).isEmpty());
}

void tst_SavedStore::aFileOfTheFirstVersionIsTakenOver()
{
    apply(inventedPage(1, 3, false));
    told("SELECT 1");
    {
        const auto database = cache::Database::open(m_desk->file());
        for (const char* sql :
             {"DROP TABLE key_offer", "ALTER TABLE member_key DROP COLUMN mark", "PRAGMA user_version = 1"})
            (*database)->run(sql);
        QVERIFY((*database)->outcome());
        // The very table that the first program made.
        cache::Statement made(**database, "SELECT sql FROM sqlite_master WHERE name = 'member_key'");
        QVERIFY(made.next());
        QCOMPARE(made.bytes(0).toByteArray(), "CREATE TABLE member_key(member BLOB PRIMARY KEY, wrapped BLOB NOT NULL, "
                                              "fit BLOB NOT NULL) WITHOUT ROWID");
    }
    QFile file(m_desk->file());
    QVERIFY(file.open(QIODevice::ReadOnly) && file.seek(60));
    QCOMPARE(file.read(4), QByteArray("\0\0\0\1", 4));
    file.close();
    QVERIFY(m_store->open(lan, m_desk->lansKey, monday));
    QCOMPARE(found(u"7900000003"_s).size(), 1);
    QVERIFY(m_store->offer({m_desk->lanAsColleague(), m_desk->minhAsColleague()}));
    QCOMPARE(told("SELECT count(*) FROM key_offer"), "1"); // lan's wrap is known to be of today's key
    QVERIFY(m_store->open(minh, m_desk->minhsKey, monday));
    QCOMPARE(found(u"7900000003"_s).size(), 1);
    QCOMPARE(told("PRAGMA user_version"), "2");
}

void tst_SavedStore::anotherKeyDoesNotOpen()
{
    apply(inventedPage(1, 3, false));
    m_store->close();
    QCOMPARE(codeOf(m_store->open(lan, m_desk->minhsKey, monday)), FailureCode::SavedDataOtherKey);
    QCOMPARE(codeOf(m_store->open(minh, m_desk->minhsKey, monday)), FailureCode::SavedDataNoKey);
    QCOMPARE(codeOf(m_desk->store("desk-2").open(lan, m_desk->lansKey, monday)), FailureCode::SavedDataNoKey);
    QVERIFY(m_store->open(lan, m_desk->lansKey, monday)); // and nothing was lost
    QCOMPARE(found(u"7900000001"_s).size(), 1);
}

void tst_SavedStore::aDamagedWrapIsNoWrongKey()
{
    m_store->close();
    {
        const auto database = cache::Database::open(m_desk->file());
        (*database)->run("UPDATE member_key SET wrapped = zeroblob(length(wrapped))");
        QVERIFY((*database)->outcome());
    }
    QCOMPARE(codeOf(m_store->open(lan, m_desk->lansKey, monday)), FailureCode::SavedDataDamaged);
    QVERIFY(m_store->open(lan, m_desk->lansKey, monday)); // begun anew
    QCOMPARE(m_store->summary()->office, QString());
}

void tst_SavedStore::withTheLastMemberEverythingGoes()
{
    apply(inventedPage(1, 3, false));
    QCOMPARE(m_store->removeMember(lan), domain::Outcome<bool>(true));
    QVERIFY(!m_store->isOpen());
    QVERIFY(QDir(m_desk->path()).isEmpty());
    opened();
    QVERIFY(found(u"7900000001"_s).isEmpty());
}

void tst_SavedStore::anUnfinishedEndIsFinished()
{
    apply(inventedPage(1, 3, false));
    m_store->close();
    {
        const auto database = cache::Database::open(m_desk->file());
        (*database)->run("DELETE FROM member_key");
        QVERIFY((*database)->outcome());
    }
    opened();
    QCOMPARE(m_store->summary()->people, 0);
    QVERIFY(found(u"7900000001"_s).isEmpty());
}

void tst_SavedStore::destroyedWithoutAKey()
{
    apply(inventedPage(1, 3, false));
    m_store->close();
    QVERIFY(m_store->destroy());
    QVERIFY(QDir(m_desk->path()).isEmpty());
    QVERIFY(m_store->destroy());
    QFile foreign(m_desk->file());
    QVERIFY(foreign.open(QIODevice::WriteOnly) && foreign.write("no database at all") > 0);
    foreign.close();
    QVERIFY(m_store->destroy());
    QVERIFY(QDir(m_desk->path()).isEmpty());
}

void tst_SavedStore::nothingIsToldWhileClosed()
{
    m_store->close();
    QCOMPARE(codeOf(m_store->summary()), FailureCode::SavedDataNotOpen);
    QCOMPARE(codeOf(m_store->find(numberOf(u"7900000001"_s), monday)), FailureCode::SavedDataNotOpen);
    QCOMPARE(codeOf(m_store->search(u"n"_s, monday)), FailureCode::SavedDataNotOpen);
    QCOMPARE(codeOf(m_store->apply({}, {}, monday)), FailureCode::SavedDataNotOpen);
    QCOMPARE(codeOf(m_store->fillIndex(1)), FailureCode::SavedDataNotOpen);
    QCOMPARE(codeOf(m_store->serve(office, 1)), FailureCode::SavedDataNotOpen);
    QCOMPARE(codeOf(m_store->startOver()), FailureCode::SavedDataNotOpen);
    QCOMPARE(codeOf(m_store->forgetExpired(monday)), FailureCode::SavedDataNotOpen);
    QCOMPARE(codeOf(m_store->offer({m_desk->minhAsColleague()})), FailureCode::SavedDataNotOpen);
}

void tst_SavedStore::aNewerFileIsLeftAsItIs()
{
    m_store->close();
    {
        const auto database = cache::Database::open(m_desk->file());
        (*database)->run("PRAGMA user_version = 99");
        QVERIFY((*database)->outcome());
    }
    QFile file(m_desk->file());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    file.close();
    QCOMPARE(codeOf(m_store->open(lan, m_desk->lansKey, monday)), FailureCode::SavedDataNewer);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before);
    QCOMPARE(QDir(m_desk->path()).entryList(QDir::Files), QStringList{u"saved.db"_s});
}

void tst_SavedStore::anotherOfficeStartsOver()
{
    apply(inventedPage(1, 3, false));
    QVERIFY(m_store->serve(office, keepDays));
    QCOMPARE(m_store->summary()->people, 3);
    QVERIFY(m_store->serve(u"4801"_s, keepDays));
    const auto summary = m_store->summary();
    QCOMPARE(summary->people, 0);
    QCOMPARE(summary->cursor, QString());
    QCOMPARE(summary->office, u"4801"_s);
    QVERIFY(!summary->confirmedAt.isValid());
    QVERIFY(found(u"7900000001"_s).isEmpty());
    apply(inventedPage(1, 3, false));
    QVERIFY(m_store->startOver());
    QCOMPARE(m_store->summary()->office, u"4801"_s);
    QVERIFY(found(u"7900000001"_s).isEmpty());
}

void tst_SavedStore::expiresByTheCentralsClock()
{
    apply(inventedPage(1, 3, true));
    QCOMPARE(m_store->summary()->expiresAt, monday.addDays(keepDays));
    const QDateTime last = monday.addDays(keepDays).addSecs(-1);
    QVERIFY(m_store->forgetExpired(last));
    QCOMPARE(m_store->find(numberOf(u"7900000001"_s), last)->size(), 1);
    QCOMPARE(m_store->find(numberOf(u"7900000001"_s), last.addSecs(1))->size(), 0);
    QVERIFY(m_store->forgetExpired(last.addSecs(1)));
    QCOMPARE(m_store->summary()->people, 0);
    QCOMPARE(m_store->summary()->cursor, QString()); // what is gone has to be told again
}

/// How long the desk was off is not known then.
void tst_SavedStore::aClockSetBackOpensNothing()
{
    apply(inventedPage(1, 3, false));
    const QDateTime later = monday.addDays(keepDays - 1);
    QVERIFY(m_store->forgetExpired(later));
    m_store = std::make_unique<SavedStore>(m_desk->path(), "desk-1", u"saved.db"_s);
    for (const QDateTime& wrong : {emptyBattery, monday, later.addSecs(-domain::LatestTime::toleratedSeconds - 1)}) {
        QCOMPARE(codeOf(m_store->open(lan, m_desk->lansKey, wrong)), FailureCode::DeskClockBehind);
        QCOMPARE(codeOf(m_store->find(inventedId(1), wrong)), FailureCode::SavedDataNotOpen);
    }
    QVERIFY(m_store->open(lan, m_desk->lansKey, later.addSecs(-domain::LatestTime::toleratedSeconds)));
    QVERIFY(m_store->find(inventedId(1), later)->has_value());
}

void tst_SavedStore::runningCountsWhateverTheDesksClockSays()
{
    apply(inventedPage(1, 3, false));
    fillIndex(*m_store);
    const auto after = [](std::chrono::hours running) { return ClockReading(emptyBattery, false, running); };
    const std::chrono::hours all(24 * keepDays);
    QVERIFY(m_store->find(inventedId(1), after(all - 1h))->has_value());
    QVERIFY(!m_store->find(inventedId(1), after(all))->has_value());
    QVERIFY(m_store->find(numberOf(u"7900000001"_s), after(all))->isEmpty());
    QVERIFY(m_store->search(u"n"_s, after(all))->items.isEmpty());
    QVERIFY(m_store->forgetExpired(after(all - 1h)));
    QCOMPARE(m_store->summary()->people, 3);
    m_store = std::make_unique<SavedStore>(m_desk->path(), "desk-1", u"saved.db"_s); // knows how late it was
    QCOMPARE(codeOf(m_store->open(lan, m_desk->lansKey, monday)), FailureCode::DeskClockBehind);
    QVERIFY(m_store->open(lan, m_desk->lansKey, monday.addDays(keepDays)));
    QCOMPARE(m_store->summary()->people, 0);
}

void tst_SavedStore::aClockOnceAheadIsPutRightByTheCentral()
{
    QVERIFY(m_store->forgetExpired(monday.addYears(70)));
    m_store = std::make_unique<SavedStore>(m_desk->path(), "desk-1", u"saved.db"_s);
    QCOMPARE(codeOf(m_store->open(lan, m_desk->lansKey, monday)), FailureCode::DeskClockBehind);
    QVERIFY(m_store->open(lan, m_desk->lansKey, ClockReading(monday, true, 0ms)));
    apply(inventedPage(1, 3, false));
    opened(); // by the desk's clock, which is right by now
    QCOMPARE(found(u"7900000001"_s).size(), 1);
}

void tst_SavedStore::readingToTheEndKeepsEverybody()
{
    apply(inventedPage(1, 3, false));
    const QDateTime later = monday.addDays(keepDays - 1);
    apply(pageOf({}), later);
    const auto saved = m_store->find(numberOf(u"7900000001"_s), later.addDays(keepDays - 1));
    QCOMPARE(saved->size(), 1);
    QCOMPARE(saved->first().receivedAt, monday);
    QCOMPARE(saved->first().confirmedAt, later);
}

void tst_SavedStore::aPageThatDoesNotFollowIsRefused()
{
    apply(inventedPage(1, 3, true));
    QCOMPARE(codeOf(m_store->apply(inventedPage(7, 3, false), u"after-7"_s, monday)), FailureCode::SavedDataNotOpen);
    QCOMPARE(codeOf(m_store->apply(inventedPage(1, 3, true), {}, monday)), FailureCode::SavedDataNotOpen);
    QCOMPARE(m_store->summary()->people, 3);
    QVERIFY(m_store->apply(inventedPage(4, 3, true), u"after-4"_s, monday));
    QVERIFY(m_store->startOver());
    QCOMPARE(codeOf(m_store->apply(inventedPage(7, 3, false), u"after-7"_s, monday)), FailureCode::SavedDataNotOpen);
    QCOMPARE(m_store->summary()->people, 0);
    QVERIFY(!m_store->summary()->confirmedAt.isValid());
    QVERIFY(m_store->serve(u"7902"_s, keepDays));
    QCOMPARE(codeOf(m_store->apply(inventedPage(4, 3, false), u"after-4"_s, monday)), FailureCode::SavedDataNotOpen);
    QCOMPARE(m_store->summary()->people, 0);
}

void tst_SavedStore::theLogIsEmptiedWhereNobodyWaits()
{
    apply(inventedPage(1, 20, true));
    QVERIFY(!m_store->isLogDue());
    apply(inventedPage(21, 20, false));
    QVERIFY(m_store->isLogDue());
    QVERIFY(!m_store->bringLogIn([] { return true; }));
    QVERIFY(!m_store->bringLogIn([this] {
        m_store->makeWay();
        return false;
    }));
    QVERIFY(m_store->isLogDue());
    QVERIFY(QFile(m_desk->log()).size() > 0);
    QVERIFY(m_store->bringLogIn([] { return false; }));
    QVERIFY(!m_store->isLogDue());
    QCOMPARE(QFile(m_desk->log()).size(), 0);
    QCOMPARE(found(u"7900000021"_s).size(), 1);
}

void tst_SavedStore::theLogDoesNotGrowWhereSomebodyAlwaysWaits()
{
    constexpr qint64 longLog = 20; // pages of 4 KiB, with 24 bytes in front of each
    constexpr qint64 most = 32 + 2 * longLog * (4096 + 24);
    m_store = std::make_unique<SavedStore>(m_desk->path(), "desk-1", u"saved.db"_s, longLog);
    QVERIFY(m_store->open(lan, m_desk->lansKey, monday));
    int timesDue = 0;
    for (quint32 page = 0; page < 40; ++page) {
        apply(inventedPage(page * 20, 20, true));
        timesDue += m_store->isLogDue() ? 1 : 0;
        QVERIFY(!m_store->isLogDue() || !m_store->bringLogIn([] { return true; }));
        QVERIFY(QFile(m_desk->log()).size() <= most);
    }
    QVERIFY(timesDue > 0);
    QCOMPARE(m_store->summary()->people, 800);
}

void tst_SavedStore::searchesNames()
{
    QList<RegisterPage::Item> items;
    quint32 person = 1;
    for (const QString& name : {u"Trần Thị Bình"_s, u"Trần Văn An"_s, u"Nguyễn Văn An"_s, u"Lê An Bình"_s}) {
        Citizen citizen = inventedCitizen(person++);
        citizen.name = domain::PersonName::fromRecord(name);
        items << citizen;
    }
    apply(pageOf(items));
    m_store.reset();
    fillIndex(opened());
    QCOMPARE(namesOf(m_store->search(u"van an"_s, monday)), QStringList({u"Nguyễn Văn An"_s, u"Trần Văn An"_s}));
    QCOMPARE(namesOf(m_store->search(u"binh"_s, monday)), QStringList({u"Lê An Bình"_s, u"Trần Thị Bình"_s}));
    const auto one = m_store->search(u"nguyễn an"_s, monday);
    QVERIFY(one->items.first() == (SavedCitizen{keptOf(std::get<Citizen>(items.at(2))), monday, monday}));
    QVERIFY(!one->more);
    QCOMPARE(one->index, (domain::IndexProgress{4, 4}));
}

void tst_SavedStore::searchesWhileTheIndexIsFilled()
{
    apply(inventedPage(1, 300, true));
    m_store.reset();
    opened();
    QCOMPARE(m_store->search(inventedName(1), monday)->index, (domain::IndexProgress{0, 300}));
    QCOMPARE(*m_store->fillIndex(100), (domain::IndexProgress{100, 300}));
    QVERIFY(namesOf(m_store->search(inventedName(1), monday)).contains(inventedName(1)));
    Citizen changed = inventedCitizen(1);
    changed.name = domain::PersonName::fromRecord(u"Ưng Thị Thử"_s);
    Citizen later = inventedCitizen(250);
    later.name = domain::PersonName::fromRecord(u"Ưng Văn Thử"_s);
    apply(pageOf({changed, later, inventedId(2), inventedId(299), inventedCitizen(301)}));
    fillIndex(*m_store);
    QCOMPARE(m_store->summary()->index, (domain::IndexProgress{299, 299}));
    QCOMPARE(namesOf(m_store->search(u"ưng thử"_s, monday)), QStringList({u"Ưng Thị Thử"_s, u"Ưng Văn Thử"_s}));
}

void tst_SavedStore::theIndexFollowsThePages()
{
    fillIndex(*m_store);
    apply(inventedPage(1, 100, true));
    QCOMPARE(m_store->summary()->index, (domain::IndexProgress{100, 100}));
    Citizen changed = inventedCitizen(7);
    changed.name = domain::PersonName::fromRecord(u"Ưng Thị Thử"_s);
    apply(pageOf({changed, inventedId(8)}));
    QCOMPARE(namesOf(m_store->search(u"ung thu"_s, monday)), QStringList{u"Ưng Thị Thử"_s});
    QCOMPARE(m_store->summary()->index, (domain::IndexProgress{99, 99}));
    QVERIFY(m_store->startOver());
    QVERIFY(m_store->search(u"ung thu"_s, monday)->items.isEmpty());
}

QTEST_GUILESS_MAIN(tst_SavedStore)
#include "tst_SavedStore.moc"
