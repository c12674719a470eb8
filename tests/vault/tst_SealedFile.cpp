#include "tests/vault/Changed.h"
#include "vault/Formats.h"
#include "vault/SealedFile.h"
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace bhxh;
using domain::FailureCode;
using secret::SecretBytes;
using vault::SealedFile;
using namespace Qt::StringLiterals;

class tst_SealedFile : public QObject
{
    Q_OBJECT

private slots:
    void loadsWhatWasSaved();
    void ofNoFileThereIsNothing();
    void holdsNothingInClear();
    void isItsOwnersAlone();
    void makesItsFolder();
    void aChangedByteAnywhereIsDamage();
    void aCutFileIsDamage();
    void anotherFileInItsPlaceIsDamage();
    void anotherKeyIsToldFromDamage();
    void aNewerProgramsFileIsToldFromDamage();
    void whatCannotBeReadIsNoAbsence();
    void whatCannotBeWrittenIsAFailure();
    void aFullDiskLeavesTheOldFile();

private:
    static SecretBytes keyOf(char filling) { return SecretBytes::copyOf(QByteArray(32, filling)); }
    QString path() const { return m_folder.filePath(u"drafts"_s); }
    SealedFile drafts() const { return {path(), "drafts"}; }
    QByteArray bytes() const;
    void put(const QByteArray& bytes) const;
    int loadCode(char key = 'k') const;

    QTemporaryDir m_folder;
};

namespace {

constexpr int damaged = static_cast<int>(FailureCode::SealedFileDamaged);

template <typename T>
int codeOf(const domain::Outcome<T>& outcome)
{
    return outcome ? 0 : static_cast<int>(outcome.error().code);
}

} // namespace

QByteArray tst_SealedFile::bytes() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_SealedFile::put(const QByteArray& bytes) const
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

int tst_SealedFile::loadCode(char key) const
{
    return codeOf(drafts().load(keyOf(key)));
}

void tst_SealedFile::loadsWhatWasSaved()
{
    for (const int size : {0, 1, 5'000, 300'000}) {
        const QByteArray plain = SecretBytes::random(size).view().toByteArray();
        QVERIFY(drafts().save(keyOf('k'), plain).has_value());
        QCOMPARE(drafts().load(keyOf('k')).value().value(), plain);
    }
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), QStringList{u"drafts"_s});
}

void tst_SealedFile::ofNoFileThereIsNothing()
{
    QVERIFY(drafts().save(keyOf('k'), "invented").has_value());
    QVERIFY(drafts().remove().has_value());
    QVERIFY(!QFile::exists(path()));
    QVERIFY(!drafts().load(keyOf('k')).value().has_value());
    QVERIFY(drafts().remove().has_value());
}

void tst_SealedFile::holdsNothingInClear()
{
    QVERIFY(drafts().save(keyOf('k'), "an invented draft").has_value());
    QVERIFY(!bytes().contains("invented"));
    QVERIFY(!bytes().contains(QByteArray(8, 'k')));
}

void tst_SealedFile::isItsOwnersAlone()
{
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                        QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    put("an older file that everybody can read");
    QVERIFY(
        QFile::setPermissions(path(), QFile::permissions(path()) | QFileDevice::ReadGroup | QFileDevice::ReadOther));
    QVERIFY(drafts().save(keyOf('k'), "invented").has_value());
    QCOMPARE(QFile::permissions(path()) & others, QFileDevice::Permissions());
}

void tst_SealedFile::makesItsFolder()
{
    const QString deep = m_folder.filePath(u"a/b/drafts"_s);
    SealedFile file(deep, "drafts");
    QVERIFY(file.save(keyOf('k'), "invented").has_value());
    QCOMPARE(file.load(keyOf('k')).value().value(), "invented"_ba);
    QVERIFY(!(QFile::permissions(m_folder.filePath(u"a/b"_s)) & QFileDevice::ReadOther));
}

void tst_SealedFile::aChangedByteAnywhereIsDamage()
{
    QVERIFY(drafts().save(keyOf('k'), "invented").has_value());
    const QByteArray sound = bytes();
    for (qsizetype i = 0; i < sound.size(); ++i) {
        put(test::changedAt(sound, i));
        QCOMPARE(loadCode(), damaged);
    }
    put(sound);
    QCOMPARE(loadCode(), 0);
}

void tst_SealedFile::aCutFileIsDamage()
{
    QVERIFY(drafts().save(keyOf('k'), "invented").has_value());
    const QByteArray sound = bytes();
    for (qsizetype size = 0; size < sound.size(); ++size) {
        put(sound.first(size));
        QCOMPARE(loadCode(), damaged);
    }
    put(sound + '\0');
    QCOMPARE(loadCode(), damaged);
}

void tst_SealedFile::anotherFileInItsPlaceIsDamage()
{
    QVERIFY(SealedFile(path(), "member").save(keyOf('k'), "invented").has_value());
    QCOMPARE(loadCode(), damaged);
}

void tst_SealedFile::anotherKeyIsToldFromDamage()
{
    QVERIFY(drafts().save(keyOf('k'), "invented").has_value());
    QCOMPARE(loadCode('l'), static_cast<int>(FailureCode::SealedFileOtherKey));
    QCOMPARE(codeOf(drafts().load({})), static_cast<int>(FailureCode::SealedFileOtherKey));
}

void tst_SealedFile::aNewerProgramsFileIsToldFromDamage()
{
    QVERIFY(drafts().save(keyOf('k'), "invented").has_value());
    QByteArray newer = bytes().first(25); // magic, version, what tells the key
    newer[8] = 2;
    put(newer + vault::checksumOf(newer) + "what only a newer program knows");
    QCOMPARE(loadCode(), static_cast<int>(FailureCode::WrittenByNewerProgram));
}

void tst_SealedFile::whatCannotBeReadIsNoAbsence()
{
    SealedFile folder(m_folder.path(), "drafts");
    QCOMPARE(codeOf(folder.load(keyOf('k'))), static_cast<int>(FailureCode::SealedFileNotRead));
}

void tst_SealedFile::whatCannotBeWrittenIsAFailure()
{
    constexpr int notWritten = static_cast<int>(FailureCode::SealedFileNotWritten);
    SealedFile folder(m_folder.path(), "drafts");
    QCOMPARE(codeOf(folder.save(keyOf('k'), "invented")), notWritten);
    QCOMPARE(codeOf(folder.remove()), notWritten);
    put("a file");
    QCOMPARE(codeOf(SealedFile(path() + u"/below"_s, "drafts").save(keyOf('k'), "invented")), notWritten);
}

/// On a file system of 64 KiB.
void tst_SealedFile::aFullDiskLeavesTheOldFile()
{
    const QString disk = m_folder.filePath(u"disk"_s);
    QVERIFY(QDir().mkpath(disk));
    if (QProcess::execute(u"mount"_s, {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=64k"_s, u"tmpfs"_s, disk}) != 0)
        QSKIP("Only root can make a small disk.");
    const auto unmount = qScopeGuard([disk] { QProcess::execute(u"umount"_s, {disk}); });

    SealedFile file(disk + u"/drafts"_s, "drafts");
    QVERIFY(file.save(keyOf('k'), "invented").has_value());
    QCOMPARE(codeOf(file.save(keyOf('k'), QByteArray(200'000, 'x'))),
             static_cast<int>(FailureCode::SealedFileDiskFull));
    QCOMPARE(file.load(keyOf('k')).value().value(), "invented"_ba);
    QCOMPARE(QDir(disk).entryList(QDir::Files), QStringList{u"drafts"_s});
}

QTEST_GUILESS_MAIN(tst_SealedFile)
#include "tst_SealedFile.moc"
