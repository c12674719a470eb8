#include "secret/SecretBytes.h"
#include <QTest>

using bhxh::secret::SecretBytes;
using namespace Qt::StringLiterals;

class tst_SecretBytes : public QObject
{
    Q_OBJECT

private slots:
    void startsAsZeros();
    void copiesShareTheirMemory();
    void wipingEndsItForEverybody();
    void isComparedByContent();
    void randomOnesDiffer();
    void overwritesWhatNobodyShares();
};

void tst_SecretBytes::startsAsZeros()
{
    QVERIFY(SecretBytes().isEmpty());
    QVERIFY(SecretBytes(0).isEmpty());
    QCOMPARE(SecretBytes(4).view().toByteArray(), QByteArray(4, '\0'));
    QCOMPARE(SecretBytes::utf8(u"mật"_s).view().toByteArray(), u"mật"_s.toUtf8());
}

void tst_SecretBytes::copiesShareTheirMemory()
{
    const SecretBytes one = SecretBytes::copyOf("invented");
    const SecretBytes other = one;
    QCOMPARE(one.data(), other.data());
}

void tst_SecretBytes::wipingEndsItForEverybody()
{
    SecretBytes one = SecretBytes::copyOf("invented");
    const SecretBytes other = one;
    one.wipe();
    QVERIFY(one.isEmpty());
    QVERIFY(other.isEmpty());
    QVERIFY(other.view().isEmpty());
    one.wipe();
}

void tst_SecretBytes::isComparedByContent()
{
    QVERIFY(SecretBytes() == SecretBytes());
    QVERIFY(SecretBytes::copyOf("one") == SecretBytes::copyOf("one"));
    QVERIFY(!(SecretBytes::copyOf("one") == SecretBytes::copyOf("two")));
    QVERIFY(!(SecretBytes::copyOf("one") == SecretBytes::copyOf("ones")));
}

void tst_SecretBytes::randomOnesDiffer()
{
    QCOMPARE(SecretBytes::random(32).size(), 32);
    QVERIFY(!(SecretBytes::random(32) == SecretBytes::random(32)));
}

void tst_SecretBytes::overwritesWhatNobodyShares()
{
    QByteArray bytes("invented", 8);
    const QByteArray shared = bytes;
    bhxh::secret::overwrite(bytes);
    QVERIFY(bytes.isEmpty());
    QCOMPARE(shared, QByteArray("invented"));
    QString text = u"chữ"_s;
    bhxh::secret::overwrite(text);
    QVERIFY(text.isEmpty());
}

QTEST_APPLESS_MAIN(tst_SecretBytes)
#include "tst_SecretBytes.moc"
