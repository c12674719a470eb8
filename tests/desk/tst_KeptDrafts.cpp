// Drafts that wait for the line, in front of a real Secret Service (CMakeLists.txt runs it by with-keyring.sh).
#include "support/FaultProxy.h"
#include "support/TrainingDesk.h"
#include "vault/SealedFile.h"
#include "vault/SystemKeychain.h"
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace bhxh;
using namespace Qt::StringLiterals;
using desk::CitizenLookup;
using desk::Connection;
using desk::EmailChanges;
using desk::KeptDrafts;
using desk::Session;
using domain::FailureCode;
using test::FaultProxy;
using test::TrainingDesk;
using test::waitUntil;

class tst_KeptDrafts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void onlyWhatWasTypedAndNotSentMayBeKept();
    void keepingClosesTheFormAndLastsBeyondTheProgram();
    void nothingLiesInClear();
    void oneIsKeptForAnAddress();
    void whileTheDeskIsLockedThereAreNone();
    void withoutAKeychainTheyOutliveALock();
    void takingUpWorksWithoutTheCentralToo();
    void whatSomebodyElseChangedSinceIsCompared();
    void whatChangedWhileTheDeskWasLockedIsCompared();
    void draftsOfAnEarlierProgramOpen();
    void whatIsOnTheFormIsNotTypedOver();
    void onceTheCentralTookItItIsGone();
    void whatWasRefusedStaysKept();
    void anOpenChangeIsShownAndTheDraftStays();
    void takenUpLockedCorrectedAndSentItIsGone();
    void whatItCameFromIsKnownAfterLocksWithoutTheRecord();
    void sentAndLockedBeforeTheAnswerItIsGone();
    void whatCannotBeSetAsideStaysOnTheForm();
    void draftsOfAnotherFormatAreNotWrittenOver();
    void aTransferThatFailsEndsTheTakingUp();
    void damageIsToldOnce();
    void whatCannotBeWrittenStaysOnTheForm();
    void theOldestIsNeverDroppedForANewOne();

private:
    [[nodiscard]] KeptDrafts& kept() { return m_desk->desk.keptDrafts; }
    [[nodiscard]] EmailChanges& changes() { return m_desk->desk.emailChanges; }
    [[nodiscard]] QString draftsFile() const;
    desk::DeskPlace stands(bool lasts) const;
    void restart(bool lasts = true);
    void type(const QString& email);
    /// Open, typed, kept.
    void keepFor(const test::TrainingRoom::Person& person, const QString& email);
    bool cutLine()
    {
        m_proxy->set(FaultProxy::Mode::Refuse);
        m_desk->desk.connection.tryNow(); // else it shows with the next call
        return waitUntil([&] { return m_desk->desk.connection.state().kind == Connection::Kind::Offline; }, 20'000);
    }
    bool lock(int milliseconds = 15'000);
    bool isDrafting()
    {
        return waitUntil([&] { return changes().state().kind == EmailChanges::Kind::Drafting; });
    }
    /// What is on the form, corrected to this, goes to the central.
    void send(const QString& email);
    bool asks(TrainingDesk& other, const test::TrainingRoom::Person& person);
    /// By colleagues: asked for by hung, approved by mai.
    bool changeElsewhere(const test::TrainingRoom::Person& person);
    /// The comparison is there, and no way past it; then the draft goes on.
    void compareAndGoOn(const QString& before, const QString& email);

    test::TrainingRoom room;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<QTemporaryDir> m_folder;
    QUuid m_installation;
    std::unique_ptr<TrainingDesk> m_desk;
};

void tst_KeptDrafts::initTestCase()
{
    QVERIFY2(room.open(), qPrintable(room.whyNot()));
    m_proxy = std::make_unique<FaultProxy>(room.place().apiBase);
    room.setApiPort(m_proxy->port());
}

void tst_KeptDrafts::init()
{
    room.tidy();
    m_installation = QUuid::createUuid();
    m_folder = std::make_unique<QTemporaryDir>();
    restart();
}

void tst_KeptDrafts::cleanup()
{
    m_proxy->set(FaultProxy::Mode::Pass);
    m_desk.reset();
}

desk::DeskPlace tst_KeptDrafts::stands(bool lasts) const
{
    desk::DeskPlace place{.folder = m_folder->filePath(u"keys"_s),
                          .savedFolder = m_folder->filePath(u"saved"_s),
                          .installation = m_installation.toRfc4122()};
    if (lasts)
        place.keychain = std::make_unique<vault::SystemKeychain>(u"vn.bhxh.counter.test"_s, m_installation);
    return place;
}

void tst_KeptDrafts::restart(bool lasts)
{
    m_desk.reset();
    m_desk = std::make_unique<TrainingDesk>(room, u"lan"_s, stands(lasts));
    QVERIFY(m_desk->signIn());
    QCOMPARE(m_desk->desk.keys.isLasting(), lasts);
}

QString tst_KeptDrafts::draftsFile() const
{
    QDirIterator files(m_folder->path(), {u"drafts-*"_s}, QDir::Files, QDirIterator::Subdirectories);
    return files.hasNext() ? files.next() : QString();
}

void tst_KeptDrafts::type(const QString& email)
{
    EmailChanges::Draft draft;
    draft.email = email;
    draft.documentEnding = u"123"_s;
    draft.paperNumber = u"01"_s;
    draft.paperDate = m_desk->desk.session.now().date().addDays(-1);
    draft.identityChecked = true;
    changes().startDraft();
    changes().edit(draft);
    QCOMPARE(changes().state().kind, EmailChanges::Kind::Drafting);
}

void tst_KeptDrafts::keepFor(const test::TrainingRoom::Person& person, const QString& email)
{
    QVERIFY(m_desk->open(person));
    type(email);
    const auto before = kept().state().items.size();
    kept().keep();
    QCOMPARE(kept().state().items.size(), before + 1);
    m_desk->desk.lookup.close();
}

void tst_KeptDrafts::send(const QString& email)
{
    auto draft = changes().state().draft;
    draft.identityChecked = true;
    draft.email = email;
    changes().edit(draft);
    changes().showToCitizen();
    changes().confirm();
    QVERIFY(changes().hasOpenWrite());
}

bool tst_KeptDrafts::asks(TrainingDesk& other, const test::TrainingRoom::Person& person)
{
    EmailChanges::Draft draft;
    draft.email = u"nhanh@example.com"_s;
    draft.identityChecked = true;
    if (!other.signIn() || !other.open(person))
        return false;
    draft.paperDate = other.desk.session.now().date().addDays(-1);
    other.desk.emailChanges.startDraft();
    other.desk.emailChanges.edit(draft);
    other.desk.emailChanges.showToCitizen();
    other.desk.emailChanges.confirm();
    return waitUntil([&] { return other.desk.emailChanges.state().change.has_value(); });
}

bool tst_KeptDrafts::changeElsewhere(const test::TrainingRoom::Person& person)
{
    room.setPolicy({{u"emailProof"_s, u"off"_s}});
    TrainingDesk other(room, u"hung"_s);
    TrainingDesk supervisor(room, u"mai"_s);
    auto& approvals = supervisor.desk.approvals;
    if (!asks(other, person) || !supervisor.signIn() || !waitUntil([&] { return approvals.state().loaded; }))
        return false;
    approvals.select(other.desk.emailChanges.state().change->id);
    approvals.approve({});
    return waitUntil([&] { return approvals.state().justDecided.has_value(); });
}

void tst_KeptDrafts::compareAndGoOn(const QString& before, const QString& email)
{
    QVERIFY(waitUntil([&] { return changes().state().newerCitizen.has_value(); }));
    QVERIFY(!changes().state().failure);
    QCOMPARE(changes().state().begunOn->email.masked, before);
    QVERIFY(changes().state().newerCitizen->email != changes().state().begunOn->email);
    QCOMPARE(changes().state().draft.email, email);
    auto draft = changes().state().draft;
    draft.identityChecked = true;
    changes().edit(draft);
    changes().showToCitizen();
    QCOMPARE(changes().state().kind, EmailChanges::Kind::Drafting);
    changes().acceptNewerCitizen();
    changes().showToCitizen();
    changes().confirm();
    QVERIFY(waitUntil([&] { return changes().state().change.has_value(); }));
}

bool tst_KeptDrafts::lock(int milliseconds)
{
    m_desk->desk.session.lock(Session::LockReason::ByHand);
    return waitUntil(
        [&] {
            return m_desk->desk.session.state().kind == Session::Kind::Locked && !m_desk->desk.session.state().busy;
        },
        milliseconds);
}

void tst_KeptDrafts::onlyWhatWasTypedAndNotSentMayBeKept()
{
    QVERIFY(!kept().mayKeep());
    QVERIFY(m_desk->open(room.person(u"proven"_s)));
    QVERIFY(!kept().mayKeep());
    changes().startDraft();
    QVERIFY(!kept().mayKeep());
    EmailChanges::Draft draft;
    draft.paperDate = QDate(2026, 1, 2); // filled in by the form itself
    changes().edit(draft);
    QVERIFY(!kept().mayKeep());
    kept().keep();
    QVERIFY(kept().state().items.isEmpty());
    type(u"moi@example.com"_s);
    QVERIFY(kept().mayKeep());
    changes().showToCitizen();
    QVERIFY(kept().mayKeep());
    changes().confirm();
    QVERIFY(!kept().mayKeep());
}

void tst_KeptDrafts::keepingClosesTheFormAndLastsBeyondTheProgram()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person));
    type(u"giu@example.com"_s);
    changes().showToCitizen();
    kept().keep();
    QCOMPARE(changes().state().kind, EmailChanges::Kind::None);
    restart();
    QCOMPARE(kept().state().items.size(), 1);
    const KeptDrafts::Kept item = kept().state().items.first();
    QCOMPARE(item.citizen.text(), person.id);
    QCOMPARE(item.citizenName, person.fullName);
    QVERIFY(!item.citizenNumber.isEmpty());
    QVERIFY(item.keptAt.isValid());
    QCOMPARE(item.draft.email, u"giu@example.com"_s);
    QCOMPARE(item.draft.documentEnding, u"123"_s);
    QVERIFY(!item.draft.identityChecked);
    kept().drop(item.id);
    QVERIFY(draftsFile().isEmpty());
    restart();
    QVERIFY(kept().state().items.isEmpty());
    QVERIFY(!kept().state().lost && !kept().state().failure);
}

void tst_KeptDrafts::nothingLiesInClear()
{
    const auto person = room.person(u"proven"_s);
    keepFor(person, u"dauvet@example.com"_s);
    QFile file(draftsFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.size() > 100);
    for (const QString& clear : {u"dauvet"_s, person.fullName, person.id, person.insuranceNumber, u"lan"_s + u'"'})
        QVERIFY(!bytes.contains(clear.toUtf8()));
    QVERIFY(!file.fileName().contains(u"lan"_s));
}

void tst_KeptDrafts::oneIsKeptForAnAddress()
{
    const auto addresses = [this] {
        QStringList all;
        for (const KeptDrafts::Kept& one : kept().state().items)
            all.append(one.draft.email);
        return all;
    };
    const auto person = room.person(u"proven"_s);
    keepFor(person, u"mot@example.com"_s);
    keepFor(room.person(u"proven"_s), u"hai@example.com"_s);
    keepFor(person, u"ba@example.com"_s); // another address is another draft
    QVERIFY(m_desk->open(person));
    type(u"mot@example.com"_s);
    kept().keep();
    QCOMPARE(addresses(), QStringList({u"hai@example.com"_s, u"ba@example.com"_s, u"mot@example.com"_s}));
    kept().takeUp(kept().state().items[1].id);
    QVERIFY(isDrafting());
    auto draft = changes().state().draft;
    draft.email = u"bon@example.com"_s; // corrected: what it was taken up from goes
    changes().edit(draft);
    kept().keep();
    QCOMPARE(addresses(), QStringList({u"hai@example.com"_s, u"mot@example.com"_s, u"bon@example.com"_s}));
}

void tst_KeptDrafts::whileTheDeskIsLockedThereAreNone()
{
    keepFor(room.person(u"proven"_s), u"khoa@example.com"_s);
    QVERIFY(lock());
    QVERIFY(kept().state().items.isEmpty());
    QVERIFY(m_desk->typePin());
    QVERIFY(waitUntil([&] { return kept().state().items.size() == 1; }));
}

void tst_KeptDrafts::withoutAKeychainTheyOutliveALock()
{
    restart(false);
    keepFor(room.person(u"proven"_s), u"phien@example.com"_s);
    QVERIFY(draftsFile().isEmpty());
    QVERIFY(lock());
    QVERIFY(kept().state().items.isEmpty());
    QVERIFY(m_desk->typePin());
    QVERIFY(waitUntil([&] { return kept().state().items.size() == 1; }));
    QCOMPARE(kept().state().items.first().draft.email, u"phien@example.com"_s);
}

void tst_KeptDrafts::takingUpWorksWithoutTheCentralToo()
{
    QVERIFY(m_desk->fillSaved());
    const auto person = room.person(u"proven"_s);
    keepFor(person, u"tiep@example.com"_s);
    QVERIFY(cutLine());
    const QUuid id = kept().state().items.first().id;
    kept().takeUp(id);
    QCOMPARE(kept().state().takingUp, id);
    QVERIFY(waitUntil([&] { return changes().state().kind == EmailChanges::Kind::Drafting; }));
    QVERIFY(m_desk->desk.lookup.state().saved);
    QCOMPARE(m_desk->desk.lookup.state().citizen->id.text(), person.id);
    QCOMPARE(changes().state().draft.email, u"tiep@example.com"_s);
    QVERIFY(!changes().state().draft.identityChecked);
    QVERIFY(!kept().state().takingUp);
    QCOMPARE(kept().state().items.size(), 1); // until it was sent
    kept().keep();                            // and back again
    QCOMPARE(kept().state().items.size(), 1);
    QCOMPARE(changes().state().kind, EmailChanges::Kind::None);
}

void tst_KeptDrafts::whatSomebodyElseChangedSinceIsCompared()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person));
    const QString before = m_desk->desk.lookup.state().citizen->email.masked;
    keepFor(person, u"thu-hai@example.com"_s);
    QVERIFY(changeElsewhere(person));
    restart();
    kept().takeUp(kept().state().items.first().id);
    compareAndGoOn(before, u"thu-hai@example.com"_s);
    QVERIFY(waitUntil([&] { return kept().state().items.isEmpty(); }));
}

void tst_KeptDrafts::whatChangedWhileTheDeskWasLockedIsCompared()
{
    const auto person = room.person(u"proven"_s);
    QVERIFY(m_desk->open(person));
    const QString before = m_desk->desk.lookup.state().citizen->email.masked;
    type(u"giua-chung@example.com"_s);
    QVERIFY(lock());
    QVERIFY(changeElsewhere(person));
    QVERIFY(m_desk->typePin());
    compareAndGoOn(before, u"giua-chung@example.com"_s);
}

/// Which didn't keep what they were written on.
void tst_KeptDrafts::draftsOfAnEarlierProgramOpen()
{
    keepFor(room.person(u"proven"_s), u"truoc@example.com"_s);
    vault::SealedFile sealed(draftsFile(), "kept drafts");
    const auto plain = sealed.load(m_desk->desk.session.deskKey());
    QVERIFY(plain && *plain);
    QJsonObject whole = QJsonDocument::fromJson(**plain).object();
    QJsonArray drafts = whole["drafts"_L1].toArray();
    QJsonObject draft = drafts.first().toObject();
    QVERIFY(draft.contains("writtenOn"_L1));
    draft.remove("writtenOn"_L1);
    drafts.replace(0, draft);
    whole["drafts"_L1] = drafts;
    QVERIFY(sealed.save(m_desk->desk.session.deskKey(), QJsonDocument(whole).toJson()));
    restart();
    kept().takeUp(kept().state().items.first().id);
    QVERIFY(isDrafting());
    QCOMPARE(changes().state().draft.email, u"truoc@example.com"_s);
    QVERIFY(!changes().state().newerCitizen);
}

void tst_KeptDrafts::whatIsOnTheFormIsNotTypedOver()
{
    const auto person = room.person(u"proven"_s);
    keepFor(person, u"cu@example.com"_s);
    QVERIFY(m_desk->open(person));
    type(u"dang-go@example.com"_s);
    kept().takeUp(kept().state().items.first().id);
    QVERIFY(!kept().state().takingUp);
    QCOMPARE(changes().state().draft.email, u"dang-go@example.com"_s);
}

void tst_KeptDrafts::onceTheCentralTookItItIsGone()
{
    const auto person = room.person(u"proven"_s);
    keepFor(room.person(u"proven"_s), u"khac@example.com"_s);
    keepFor(person, u"gui@example.com"_s);
    kept().takeUp(kept().state().items.last().id);
    QVERIFY(waitUntil([&] { return changes().state().kind == EmailChanges::Kind::Drafting; }));
    auto draft = changes().state().draft;
    draft.identityChecked = true;
    draft.email = u"sua@example.com"_s; // corrected: it came from there all the same
    changes().edit(draft);
    changes().showToCitizen();
    changes().confirm();
    QCOMPARE(kept().state().items.size(), 2); // not before the central has it
    QVERIFY(waitUntil([&] { return changes().state().change.has_value(); }));
    QVERIFY(waitUntil([&] { return kept().state().items.size() == 1; }));
    QCOMPARE(kept().state().items.first().draft.email, u"khac@example.com"_s);
    restart();
    QCOMPARE(kept().state().items.size(), 1);
}

void tst_KeptDrafts::whatWasRefusedStaysKept()
{
    const auto person = room.person(u"proven"_s);
    keepFor(person, person.email); // the same address: refused
    kept().takeUp(kept().state().items.first().id);
    QVERIFY(waitUntil([&] { return changes().state().kind == EmailChanges::Kind::Drafting; }));
    auto draft = changes().state().draft;
    draft.identityChecked = true;
    changes().edit(draft);
    changes().showToCitizen();
    changes().confirm();
    QVERIFY(waitUntil([&] { return changes().state().failure.has_value(); }));
    QCOMPARE(kept().state().items.size(), 1);
}

void tst_KeptDrafts::anOpenChangeIsShownAndTheDraftStays()
{
    const auto person = room.person(u"proven"_s);
    keepFor(person, u"cho@example.com"_s);
    TrainingDesk other(room, u"hung"_s);
    QVERIFY(asks(other, person));
    kept().takeUp(kept().state().items.first().id);
    QVERIFY(waitUntil([&] { return changes().state().change.has_value(); }));
    QCOMPARE(changes().state().kind, EmailChanges::Kind::Following);
    QVERIFY(!kept().state().takingUp);
    QTest::qWait(300);
    QCOMPARE(kept().state().items.size(), 1);
}

void tst_KeptDrafts::takenUpLockedCorrectedAndSentItIsGone()
{
    keepFor(room.person(u"proven"_s), u"sai@example.com"_s);
    kept().takeUp(kept().state().items.first().id);
    QVERIFY(isDrafting());
    QVERIFY(lock());
    QVERIFY(m_desk->typePin());
    QVERIFY(isDrafting());
    QCOMPARE(kept().state().items.size(), 1);
    send(u"dung@example.com"_s);
    QVERIFY(waitUntil([&] { return changes().state().change.has_value(); }));
    QVERIFY(kept().state().items.isEmpty());
}

void tst_KeptDrafts::whatItCameFromIsKnownAfterLocksWithoutTheRecord()
{
    auto& desk = m_desk->desk;
    keepFor(room.person(u"proven"_s), u"sai3@example.com"_s); // nothing is saved on this desk
    kept().takeUp(kept().state().items.first().id);
    QVERIFY(isDrafting());
    QVERIFY(cutLine());
    for (int times = 0; times < 2; ++times) {
        QVERIFY(lock());
        QVERIFY(m_desk->typePin());
        QVERIFY(waitUntil([&] { return desk.lookup.state().kind == CitizenLookup::Kind::Failed; }));
        QVERIFY(desk.keptWork.state().waitingSince);
    }
    m_proxy->set(FaultProxy::Mode::Pass);
    desk.connection.tryNow();
    QVERIFY(waitUntil([&] { return desk.connection.state().kind == Connection::Kind::Online; }, 20'000));
    QVERIFY(waitUntil([&] { return !desk.session.state().offline; }));
    desk.keptWork.takeUp();
    QVERIFY(isDrafting());
    send(u"dung3@example.com"_s);
    QVERIFY(waitUntil([&] { return changes().state().change.has_value(); }));
    QVERIFY(kept().state().items.isEmpty());
}

void tst_KeptDrafts::sentAndLockedBeforeTheAnswerItIsGone()
{
    keepFor(room.person(u"proven"_s), u"sai2@example.com"_s);
    kept().takeUp(kept().state().items.first().id);
    QVERIFY(isDrafting());
    room.setFault(u"requestEmailChange"_s, u"close-after-effect"_s, 50);
    send(u"dung2@example.com"_s);
    QVERIFY(waitUntil([&] { return changes().state().kind == EmailChanges::Kind::NotKnown; }));
    QVERIFY(lock(60'000));
    room.clearFaults();
    QVERIFY(m_desk->typePin());
    QVERIFY(waitUntil([&] { return changes().state().kind == EmailChanges::Kind::Following; }));
    QVERIFY(changes().isMaker());
    QVERIFY(waitUntil([&] { return kept().state().items.isEmpty(); }));
}

void tst_KeptDrafts::whatCannotBeSetAsideStaysOnTheForm()
{
    QVERIFY(m_desk->fillSaved());
    const auto person = room.person(u"proven"_s);
    TrainingDesk other(room, u"hung"_s);
    QVERIFY(asks(other, person));
    QVERIFY(cutLine());
    QVERIFY(m_desk->open(person));
    type(u"dung-mat@example.com"_s);
    const QString folder = m_folder->filePath(u"keys"_s);
    QVERIFY(QDir(folder).removeRecursively());
    QFile inItsPlace(folder); // no folder can be made where a file is
    QVERIFY(inItsPlace.open(QIODevice::WriteOnly));
    m_proxy->set(FaultProxy::Mode::Pass);
    QVERIFY(waitUntil([&] { return kept().state().failure.has_value(); }, 20'000));
    QCOMPARE(changes().state().kind, EmailChanges::Kind::Drafting);
    QCOMPARE(changes().state().draft.email, u"dung-mat@example.com"_s);
    QVERIFY(changes().state().newerCitizen->email.pendingChange);
    changes().showToCitizen(); // there is no way on over it
    QCOMPARE(changes().state().kind, EmailChanges::Kind::Drafting);
    changes().acceptNewerCitizen();
    QCOMPARE(changes().state().kind, EmailChanges::Kind::Drafting);
    QVERIFY(changes().state().newerCitizen);
    inItsPlace.remove();
    changes().acceptNewerCitizen();
    QCOMPARE(kept().state().items.size(), 1);
    QCOMPARE(kept().state().items.first().draft.email, u"dung-mat@example.com"_s);
    QVERIFY(waitUntil([&] { return changes().state().kind == EmailChanges::Kind::Following; }));
}

void tst_KeptDrafts::draftsOfAnotherFormatAreNotWrittenOver()
{
    keepFor(room.person(u"proven"_s), u"cu@example.com"_s);
    const QString path = draftsFile();
    const QByteArray newer = R"({"format":2,"drafts":[]})";
    QVERIFY(vault::SealedFile(path, "kept drafts").save(m_desk->desk.session.deskKey(), newer));
    restart();
    QVERIFY(kept().state().failure);
    QCOMPARE(kept().state().failure->code, FailureCode::WrittenByNewerProgram);
    QVERIFY(!kept().state().lost);
    QVERIFY(m_desk->open(room.person(u"proven"_s)));
    type(u"moi@example.com"_s);
    kept().keep();
    QCOMPARE(kept().state().failure->code, FailureCode::WrittenByNewerProgram);
    QCOMPARE(changes().state().draft.email, u"moi@example.com"_s);
    const auto plain = vault::SealedFile(path, "kept drafts").load(m_desk->desk.session.deskKey());
    QVERIFY(plain && *plain);
    QCOMPARE(**plain, newer);
}

void tst_KeptDrafts::aTransferThatFailsEndsTheTakingUp()
{
    keepFor(room.person(u"proven"_s), u"hong@example.com"_s); // nothing is saved on this desk
    QVERIFY(cutLine());
    kept().takeUp(kept().state().items.first().id);
    QVERIFY(waitUntil([&] { return m_desk->desk.lookup.state().kind == CitizenLookup::Kind::Failed; }, 20'000));
    QVERIFY(!kept().state().takingUp);
    QCOMPARE(changes().state().kind, EmailChanges::Kind::None);
    QCOMPARE(kept().state().items.size(), 1);
}

void tst_KeptDrafts::damageIsToldOnce()
{
    keepFor(room.person(u"proven"_s), u"hu@example.com"_s);
    m_desk.reset();
    QFile file(draftsFile());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() - 1));
    char last = 0;
    QVERIFY(file.peek(&last, 1) == 1);
    last = static_cast<char>(last ^ 1);
    QCOMPARE(file.write(&last, 1), 1);
    file.close();
    restart();
    QVERIFY(kept().state().lost);
    QVERIFY(kept().state().items.isEmpty());
    kept().acknowledge();
    QVERIFY(!kept().state().lost);
    restart();
    QVERIFY(!kept().state().lost);
    keepFor(room.person(u"proven"_s), u"lai@example.com"_s); // it works again
}

void tst_KeptDrafts::whatCannotBeWrittenStaysOnTheForm()
{
    QVERIFY(m_desk->open(room.person(u"proven"_s)));
    type(u"khong@example.com"_s);
    const QString folder = m_folder->filePath(u"keys"_s);
    QVERIFY(QDir(folder).removeRecursively());
    QFile inItsPlace(folder); // no folder can be made where a file is
    QVERIFY(inItsPlace.open(QIODevice::WriteOnly));
    kept().keep();
    QVERIFY(kept().state().failure);
    QCOMPARE(kept().state().failure->code, FailureCode::SealedFileNotWritten);
    QVERIFY(kept().state().items.isEmpty());
    QCOMPARE(changes().state().kind, EmailChanges::Kind::Drafting);
    QCOMPARE(changes().state().draft.email, u"khong@example.com"_s);
    inItsPlace.remove();
    kept().keep();
    QVERIFY(!kept().state().failure);
    QCOMPARE(kept().state().items.size(), 1);
}

/// Two hundred people, named by the saved data alone: no look-up of the central's for each.
void tst_KeptDrafts::theOldestIsNeverDroppedForANewOne()
{
    QVERIFY(m_desk->open(room.person(u"proven"_s)));
    const domain::Citizen like = *m_desk->desk.lookup.state().citizen;
    QList<domain::RegisterPage::Item> people;
    const auto idOf = [](int number) { return *domain::CitizenId::parse(u"invented-%1"_s.arg(number)); };
    for (int number = 0; number <= KeptDrafts::most; ++number) {
        people.append(like);
        std::get<domain::Citizen>(people.last()).id = idOf(number);
    }
    QVERIFY(m_desk->fillSaved());
    QVERIFY(m_desk->save(people));
    QVERIFY(cutLine());
    for (int number = 0; number <= KeptDrafts::most; ++number) {
        m_desk->desk.lookup.open(idOf(number), domain::Purpose::EmailChange);
        QVERIFY(waitUntil([&] {
            const auto& state = m_desk->desk.lookup.state();
            return state.kind == CitizenLookup::Kind::Open && state.citizen->id == idOf(number);
        }));
        type(u"n%1@example.com"_s.arg(number));
        kept().keep();
    }
    QCOMPARE(kept().state().items.size(), KeptDrafts::most);
    QCOMPARE(kept().state().failure->code, FailureCode::TooManyDrafts);
    QCOMPARE(kept().state().items.first().citizen, idOf(0));
    QCOMPARE(changes().state().kind, EmailChanges::Kind::Drafting);
    kept().drop(kept().state().items.first().id);
    kept().keep();
    QCOMPARE(kept().state().items.last().citizen, idOf(KeptDrafts::most));
}

QTEST_GUILESS_MAIN(tst_KeptDrafts)
#include "tst_KeptDrafts.moc"
