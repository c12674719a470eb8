#include "vault/Sealing.h"
#include <QElapsedTimer>
#include <QSet>
#include <QTest>
#include <array>

using namespace bhxh;
using domain::FailureCode;
using secret::SecretBytes;

class tst_Sealing : public QObject
{
    Q_OBJECT

private slots:
    void opensWhatItSealed_data();
    void opensWhatItSealed();
    void opensTheBytesOfAnotherImplementation();
    void aChangedByteAnywhereBreaksTheSeal();
    void anotherKeyOrPlaceBreaksTheSeal();
    void shortBytesAreNoSeal();
    void sealingTwiceGivesTwoResults();
    void aWipedKeyOpensNothing();
    void fillsTheCallersOwnMemory();
    void eachPurposeHasItsKey();
    void hashesAreKeyed();
};

namespace {

const QByteArrayView place = "row 7";

SecretBytes keyOf(char filling)
{
    return SecretBytes::copyOf(QByteArray(32, filling));
}

template <typename T>
int codeOf(const domain::Outcome<T>& outcome)
{
    return outcome ? 0 : static_cast<int>(outcome.error().code);
}

constexpr int sealBroken = static_cast<int>(FailureCode::SealBroken);

} // namespace

void tst_Sealing::opensWhatItSealed_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 32, 160, 4'000, 1'000'000})
        QTest::addRow("%d bytes", size) << size;
}

void tst_Sealing::opensWhatItSealed()
{
    QFETCH(int, size);
    const QByteArray plain = SecretBytes::random(size).view().toByteArray();
    const QByteArray sealed = vault::seal(keyOf('k'), plain, place);
    QCOMPARE(sealed.size(), size + vault::sealOverhead);
    QCOMPARE(vault::openSealed(keyOf('k'), sealed, place).value(), plain);
    const SecretBytes secret = vault::openSecret(keyOf('k'), sealed, place).value();
    QCOMPARE(secret.view().toByteArray(), plain);
    if (size >= 32)
        QVERIFY(!sealed.contains(plain.first(32)));
}

/// The example of draft-irtf-cfrg-xchacha-03, A.3.1: what is sealed today opens in every later version.
void tst_Sealing::opensTheBytesOfAnotherImplementation()
{
    const SecretBytes key =
        SecretBytes::copyOf(QByteArray::fromHex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"));
    const QByteArray sealed = QByteArray::fromHex("404142434445464748494a4b4c4d4e4f5051525354555657"
                                                  "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c"
                                                  "7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216"
                                                  "cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2"
                                                  "383565d3fff921f9664c97637da9768812f615c68b13"
                                                  "b52ec0875924c1c7987947deafd8780acf49");
    const QByteArray associated = QByteArray::fromHex("50515253c0c1c2c3c4c5c6c7");
    QCOMPARE(vault::openSealed(key, sealed, associated).value(),
             QByteArray("Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
                        "sunscreen would be it."));
}

void tst_Sealing::aChangedByteAnywhereBreaksTheSeal()
{
    const QByteArray sealed = vault::seal(keyOf('k'), "invented", place);
    for (qsizetype i = 0; i < sealed.size(); ++i) {
        QByteArray changed = sealed;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        QCOMPARE(codeOf(vault::openSealed(keyOf('k'), changed, place)), sealBroken);
        QCOMPARE(codeOf(vault::openSecret(keyOf('k'), changed, place)), sealBroken);
    }
}

void tst_Sealing::anotherKeyOrPlaceBreaksTheSeal()
{
    const QByteArray sealed = vault::seal(keyOf('k'), "invented", place);
    QCOMPARE(codeOf(vault::openSealed(keyOf('l'), sealed, place)), sealBroken);
    QCOMPARE(codeOf(vault::openSealed(keyOf('k'), sealed, "row 8")), sealBroken);
    QCOMPARE(codeOf(vault::openSealed(keyOf('k'), sealed, {})), sealBroken);
}

void tst_Sealing::shortBytesAreNoSeal()
{
    const QByteArray sealed = vault::seal(keyOf('k'), {}, place);
    for (qsizetype size = 0; size < sealed.size(); ++size) {
        QCOMPARE(codeOf(vault::openSealed(keyOf('k'), sealed.first(size), place)), sealBroken);
        QCOMPARE(codeOf(vault::openSecret(keyOf('k'), sealed.first(size), place)), sealBroken);
    }
    QCOMPARE(vault::openSealed(keyOf('k'), sealed, place).value(), QByteArray());
}

void tst_Sealing::sealingTwiceGivesTwoResults()
{
    QSet<QByteArray> nonces;
    for (int i = 0; i < 1'000; ++i)
        nonces.insert(vault::seal(keyOf('k'), "invented", place).first(24));
    QCOMPARE(nonces.size(), 1'000);
}

void tst_Sealing::aWipedKeyOpensNothing()
{
    SecretBytes key = keyOf('k');
    const QByteArray sealed = vault::seal(key, "invented", place);
    key.wipe();
    QCOMPARE(codeOf(vault::openSealed(key, sealed, place)), sealBroken);
}

void tst_Sealing::fillsTheCallersOwnMemory()
{
    std::array<unsigned char, 8 + vault::sealOverhead> sealed{};
    std::array<unsigned char, 20> plain{};
    vault::sealInto(keyOf('k'), "invented", place, sealed);
    const QByteArrayView view(sealed.data(), static_cast<qsizetype>(sealed.size()));
    QCOMPARE(vault::openInto(keyOf('k'), view, place, plain).value(), 8);
    QCOMPARE(QByteArrayView(plain.data(), 8), QByteArrayView("invented"));
    QCOMPARE(vault::openSealed(keyOf('k'), view, place).value(), QByteArray("invented"));

    plain.fill(0);
    sealed.back() ^= 1;
    QCOMPARE(codeOf(vault::openInto(keyOf('k'), view, place, plain)), sealBroken);
    QCOMPARE(plain, (std::array<unsigned char, 20>{}));
}

void tst_Sealing::eachPurposeHasItsKey()
{
    const SecretBytes rows = vault::derived(keyOf('k'), "rows");
    QCOMPARE(rows.size(), vault::keySize);
    QVERIFY(rows == vault::derived(keyOf('k'), "rows"));
    QVERIFY(!(rows == vault::derived(keyOf('k'), "row")));
    QVERIFY(!(rows == vault::derived(keyOf('l'), "rows")));
    SecretBytes hashed(32);
    vault::keyedHash(keyOf('k'), "rows", {hashed.data(), 32});
    QVERIFY(!(rows == hashed));
}

void tst_Sealing::hashesAreKeyed()
{
    std::array<unsigned char, 64> one{};
    std::array<unsigned char, 64> other{};
    for (const size_t size : {16U, 32U, 64U}) {
        vault::keyedHash(keyOf('k'), "0101234567", std::span(one).first(size));
        vault::keyedHash(keyOf('k'), "0101234567", std::span(other).first(size));
        QCOMPARE(one, other);
        vault::keyedHash(keyOf('l'), "0101234567", std::span(other).first(size));
        QVERIFY(one != other);
        vault::keyedHash(keyOf('k'), "0101234568", std::span(other).first(size));
        QVERIFY(one != other);
    }
}

QTEST_APPLESS_MAIN(tst_Sealing)
#include "tst_Sealing.moc"
