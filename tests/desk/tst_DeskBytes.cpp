// What a whole desk leaves in its folders, searched byte by byte, and the control: the same without sealing, which has
// to find it (CMakeLists.txt runs both by with-keyring.sh, whose home is the profile here).
#include "ByteSearch.h"
#include "SavedPlace.h"
#include <QTest>

using namespace bhxh;
using namespace bhxh::test;
using namespace Qt::StringLiterals;
using domain::Citizen;
using domain::RegisterPage;
using tests::everyByteIn;
using tests::foundIn;

namespace {

#ifdef SEALING_IS_OFF
constexpr bool isSealed = false;
#else
constexpr bool isSealed = true;
#endif

const QString typedEmail = u"dau.vet.da.go@thu-dien-tu.example"_s;

} // namespace

class tst_DeskBytes : public QObject, private SavedPlace
{
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingLiesInClear();

private:
    void readMarkers(TrainingDesk& desk);
    void keepADraft(TrainingDesk& desk, const QString& citizen);
    void search(const char* when) const;

    QString m_home = QDir::homePath();
    QStringList m_kept;  ///< names, numbers: of everybody in the register
    QStringList m_shown; ///< the same numbers as a person reads them: only a draft has its citizen's
};

/// Whatever the desk writes, for a moment or for good, lies below the home; the central's own files don't.
void tst_DeskBytes::initTestCase()
{
    QVERIFY2(room.open(300), qPrintable(room.whyNot()));
    QVERIFY(qEnvironmentVariableIsSet("KEYRING_RUN"));
    for (const char* name : {"TMPDIR", "SQLITE_TMPDIR"})
        qputenv(name, m_home.toUtf8());
    begin();
    QVERIFY(folder->path().startsWith(m_home));
}

void tst_DeskBytes::readMarkers(TrainingDesk& desk)
{
    const auto page = awaited(desk.api.getOfficeRegister({}, 5000));
    QVERIFY(page && !page->more);
    for (const RegisterPage::Item& item : page->items) {
        const auto* citizen = std::get_if<Citizen>(&item);
        if (!citizen)
            continue;
        m_kept << citizen->name.clearText() << citizen->formerNumbers;
        if (citizen->insuranceNumber) {
            m_kept << citizen->insuranceNumber->clearText();
            m_shown << citizen->insuranceNumber->grouped();
        }
        if (citizen->personalId) {
            m_kept << citizen->personalId->clearText();
            m_shown << citizen->personalId->grouped();
        }
    }
    m_kept.removeIf([](const QString& text) { return text.size() < 6; }); // so short a name lies in any bytes by chance
    m_kept.removeDuplicates();
    QVERIFY(m_kept.size() > 100);
}

void tst_DeskBytes::keepADraft(TrainingDesk& desk, const QString& citizen)
{
    TrainingRoom::Person person;
    person.id = citizen;
    QVERIFY(desk.open(person));
    desk::EmailChanges::Draft draft;
    draft.email = typedEmail;
    desk.desk.emailChanges.startDraft();
    desk.desk.emailChanges.edit(draft);
    desk.desk.keptDrafts.keep();
    QCOMPARE(desk.desk.keptDrafts.state().items.size(), 1);
    m_kept << typedEmail;
}

void tst_DeskBytes::search(const char* when) const
{
    const QByteArray bytes = everyByteIn(m_home);
    for (const QString& part : {u"/saved/saved.db"_s, u"/keys/member-"_s, u"/keys/drafts-"_s})
        QVERIFY2(bytes.contains(part.toUtf8()), qPrintable(part));
    const QStringList expected = isSealed ? QStringList() : m_kept;
    const QStringList found = foundIn(bytes, m_kept);
    QVERIFY2(found == expected,
             qPrintable(u"%1: %2 of %3"_s.arg(QLatin1String(when)).arg(found.size()).arg(m_kept.size())));
    QCOMPARE(foundIn(bytes, m_shown).size(), isSealed ? 0 : 1);
}

void tst_DeskBytes::nothingLiesInClear()
{
    auto desk = std::make_unique<TrainingDesk>(room, u"lan"_s, stands());
    desk->desk.registerSync.setPace({.firstAfterMost = 0, .rest = 0});
    QVERIFY(desk->signIn());
    QVERIFY(waitUntil([&] { return savedOf(*desk).state().summary.confirmedAt.isValid(); }, 60'000));
    readMarkers(*desk);
    const auto found = awaited(savedOf(*desk).search(m_kept.first()));
    QVERIFY(found && !found->items.isEmpty());
    keepADraft(*desk, found->items.first().citizen.id.text());
    search("at work");
    QVERIFY(desk->lock());
    search("locked");
    desk.reset();
    search("ended");
}

QTEST_GUILESS_MAIN(tst_DeskBytes)
#include "tst_DeskBytes.moc"
