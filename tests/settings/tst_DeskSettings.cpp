#include "settings/DeskSettings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using bhxh::domain::FailureCode;
using bhxh::settings::DeskSettings;

/// What an administrator wrote, good and bad.
class TestDeskSettings : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_count = 0;

    QString fileWith(const QByteArray& text)
    {
        const QString path = m_folder.filePath(u"settings-%1.ini"_s.arg(++m_count));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("the test's own file could not be written");
        return path;
    }

private slots:
    void takesAddresses()
    {
        const DeskSettings settings(fileWith("[central]\napi=https://central.example.vn/counter/v1\nissuer=https://login.example.vn\n"));
        const auto central = settings.central();
        QVERIFY(central);
        QCOMPARE(central->api, QUrl(u"https://central.example.vn/counter/v1"_s));
        QCOMPARE(central->issuer, QUrl(u"https://login.example.vn"_s));
        QCOMPARE(central->clientId, u"bhxh-counter"_s);
    }

    void refusesWhatIsNoSafeAddress_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("key");
        QTest::newRow("nothing set") << QByteArray() << u"central/api"_s;
        QTest::newRow("no issuer") << QByteArray("[central]\napi=https://central.example.vn\n") << u"central/issuer"_s;
        QTest::newRow("plain http") << QByteArray("[central]\napi=http://central.example.vn\nissuer=https://login.example.vn\n") << u"central/api"_s;
        QTest::newRow("localhost by name") << QByteArray("[central]\napi=http://localhost:8410\nissuer=https://login.example.vn\n") << u"central/api"_s;
        QTest::newRow("no address") << QByteArray("[central]\napi=hello\nissuer=https://login.example.vn\n") << u"central/api"_s;
        QTest::newRow("not even a file of settings") << QByteArray("\xff\xfe\x00garbage]]][", 14) << u"central/api"_s;
    }

    void refusesWhatIsNoSafeAddress()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, key);
        const auto central = DeskSettings(fileWith(text)).central();
        QVERIFY(!central);
        QCOMPARE(central.error().code, FailureCode::AddressNotConfigured);
        QCOMPARE(central.error().fact, key);
    }

    void takesPlainHttpOnALoopbackLiteral()
    {
        QVERIFY(DeskSettings(fileWith("[central]\napi=http://127.0.0.1:8410/counter/v1\nissuer=http://[::1]:8410\n")).central());
    }

    void theDeskIdIsMadeOnceAndKept()
    {
        const QString path = fileWith({});
        const QUuid id = DeskSettings(path).deskId();
        QVERIFY(!id.isNull());
        QCOMPARE(DeskSettings(path).deskId(), id);
    }

    void aBrokenDeskIdIsReplaced()
    {
        const QString path = fileWith("[desk]\nid=hello\n");
        const QUuid id = DeskSettings(path).deskId();
        QVERIFY(!id.isNull());
        QCOMPARE(DeskSettings(path).deskId(), id);
    }
};

QTEST_GUILESS_MAIN(TestDeskSettings)
#include "tst_DeskSettings.moc"
