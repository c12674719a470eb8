#include "support/TrainingDesk.h"
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bhxh;
using namespace Qt::StringLiterals;
using desk::NameSearch;
using desk::Session;
using test::TrainingDesk;
using test::waitUntil;

class tst_NameSearch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_desk->desk.nameSearch.clear(); }
    void cleanupTestCase() { m_desk.reset(); }
    void namesAreSuggestedAsTheyAreTyped();
    void numbersAndSingleLettersSuggestNothing_data();
    void numbersAndSingleLettersSuggestNothing();
    void whatIsTypedOverIsNotShown();
    void whatIsClearedStaysClear();
    void whileNamesAreReadTheSameIsSearchedAgain();
    void withTheMemberAllOfItGoes();
    void withoutSavedDataNothingIsSuggested();

private:
    [[nodiscard]] NameSearch& names() { return m_desk->desk.nameSearch; }
    bool suggests(const QString& text)
    {
        return waitUntil([&] { return names().state().typed == text && !names().state().searching; });
    }
    bool hasFirst(const QString& name)
    {
        const auto& items = names().state().items;
        return !items.isEmpty() && items.first().citizen.name.clearText() == name;
    }

    test::TrainingRoom room;
    QTemporaryDir m_folder;
    test::TrainingRoom::Person m_person;
    std::unique_ptr<TrainingDesk> m_desk;
};

void tst_NameSearch::initTestCase()
{
    QVERIFY2(room.open(), qPrintable(room.whyNot()));
    m_desk = std::make_unique<TrainingDesk>(
        room, u"lan"_s, desk::DeskPlace{.savedFolder = m_folder.filePath(u"saved"_s), .installation = "test"});
    QVERIFY(m_desk->signIn());
    QVERIFY(m_desk->fillSaved());
    m_person = room.person(u"proven"_s);
}

void tst_NameSearch::namesAreSuggestedAsTheyAreTyped()
{
    QSignalSpy changed(&names(), &NameSearch::stateChanged);
    names().type(m_person.fullName);
    QVERIFY(names().state().searching);
    QVERIFY(suggests(m_person.fullName));
    QVERIFY(hasFirst(m_person.fullName));
    QCOMPARE(changed.size(), 2);
    QCOMPARE(names().state().names.done, names().state().names.total);
    names().type(m_person.fullName + u' '); // the same text
    QCOMPARE(changed.size(), 2);
    const QString shorter = m_person.fullName.chopped(1);
    names().type(shorter);
    QVERIFY(names().state().searching);
    QCOMPARE(names().state().typed, m_person.fullName); // until there is something better
    QVERIFY(suggests(shorter));
}

void tst_NameSearch::numbersAndSingleLettersSuggestNothing_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a letter") << u"n"_s;
    QTest::newRow("a letter and a year") << u"n 1957"_s;
    QTest::newRow("digits") << u"0123"_s;
    QTest::newRow("a number") << u"0123456789"_s;
    QTest::newRow("a health card") << u"DN4797999999999"_s;
}

void tst_NameSearch::numbersAndSingleLettersSuggestNothing()
{
    QFETCH(QString, typed);
    names().type(m_person.fullName);
    QVERIFY(suggests(m_person.fullName));
    names().type(typed);
    QCOMPARE(names().state(), NameSearch::State());
    QTest::qWait(300);
    QCOMPARE(names().state(), NameSearch::State());
}

void tst_NameSearch::whatIsTypedOverIsNotShown()
{
    QStringList shown;
    QObject listening;
    connect(&names(), &NameSearch::stateChanged, &listening, [&] {
        if (!names().state().searching)
            shown.append(names().state().typed);
    });
    for (qsizetype letters = 3; letters <= m_person.fullName.size(); ++letters)
        names().type(m_person.fullName.left(letters));
    QVERIFY(suggests(m_person.fullName));
    QTest::qWait(300);
    QCOMPARE(shown, QStringList{m_person.fullName});
}

void tst_NameSearch::whatIsClearedStaysClear()
{
    names().type(m_person.fullName);
    names().clear();
    QTest::qWait(500);
    QCOMPARE(names().state(), NameSearch::State());
}

void tst_NameSearch::whileNamesAreReadTheSameIsSearchedAgain()
{
    m_desk->desk.session.lock(Session::LockReason::ByHand);
    QVERIFY(waitUntil([&] {
        return m_desk->desk.session.state().kind == Session::Kind::Locked && !m_desk->desk.session.state().busy;
    }));
    QVERIFY(m_desk->typePin());
    QVERIFY(!m_desk->desk.saved.canAnswer()); // it is being opened
    names().type(m_person.fullName);          // nobody types it again
    QVERIFY(waitUntil([&] {
        const auto& state = names().state();
        return hasFirst(m_person.fullName) && state.names.total > 0 && state.names.done == state.names.total;
    }));
}

void tst_NameSearch::withTheMemberAllOfItGoes()
{
    names().type(m_person.fullName);
    QVERIFY(suggests(m_person.fullName));
    m_desk->desk.session.lock(Session::LockReason::ByHand);
    QVERIFY(waitUntil([&] {
        return m_desk->desk.session.state().kind == Session::Kind::Locked && !m_desk->desk.session.state().busy;
    }));
    QCOMPARE(names().state(), NameSearch::State());
    QVERIFY(m_desk->typePin());
    QVERIFY(waitUntil([&] { return m_desk->desk.saved.canAnswer(); }));
    QTest::qWait(500);
    QCOMPARE(names().state(), NameSearch::State()); // nor is what was typed remembered
}

void tst_NameSearch::withoutSavedDataNothingIsSuggested()
{
    TrainingDesk bare(room, u"hung"_s);
    QVERIFY(bare.signIn());
    bare.desk.nameSearch.type(m_person.fullName);
    QTest::qWait(500);
    QCOMPARE(bare.desk.nameSearch.state(), NameSearch::State());
}

QTEST_GUILESS_MAIN(tst_NameSearch)
#include "tst_NameSearch.moc"
