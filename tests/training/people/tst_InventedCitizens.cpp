#include "training/people/InventedCitizens.h"
#include "training/people/InventedNames.h"
#include "training/signin/StaffRoster.h"

#include <QElapsedTimer>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace bhxh::training;
using namespace Qt::StringLiterals;

namespace {

bool isConsistent(const InventedCitizen& citizen)
{
    const int year = citizen.birthDate.left(4).toInt();
    const int century = citizen.personalId.mid(3, 1).toInt();
    return citizen.personalId.mid(4, 2).toInt() == year % 100 && century / 2 == (year >= 2000 ? 1 : 0) &&
           (century % 2 == 1) == (citizen.sex == InventedSex::Female);
}

} // namespace

class TestInventedCitizens : public QObject
{
    Q_OBJECT

private slots:
    void theSameArgumentsMakeTheSamePeople()
    {
        const InventedCitizens one(7, 1000);
        const InventedCitizens two(7, 1000);
        const InventedCitizens other(8, 1000);
        int different = 0;
        for (const int index : {999, 0, 500, 17}) {
            const InventedCitizen left = one.citizen(index);
            const InventedCitizen right = two.citizen(index);
            QCOMPARE(left.fullName, right.fullName);
            QCOMPARE(left.insuranceNumber, right.insuranceNumber);
            QCOMPARE(left.personalId, right.personalId);
            QCOMPARE(left.email, right.email);
            QCOMPARE(left.id, right.id);
            QCOMPARE(left.address, right.address);
            different += other.citizen(index).id != left.id ? 1 : 0;
        }
        QCOMPARE(different, 4);
    }

    void numbersAreUniqueOverTwoHundredThousand()
    {
        const int count = 200'000;
        const InventedCitizens people(42, count);
        QSet<QString> ids;
        QSet<QString> numbers; // of all kinds: they differ in length but the two of ten digits
        QHash<QString, int> addresses;
        qsizetype expected = 0;
        int leadingZeros = 0;
        for (int index = 0; index < count; ++index) {
            const InventedCitizen citizen = people.citizen(index);
            ids.insert(citizen.id);
            QStringList own = citizen.formerNumbers;
            own << citizen.insuranceNumber << citizen.personalId;
            own.removeAll(QString());
            QVERIFY(!citizen.insuranceNumber.isEmpty() || !citizen.personalId.isEmpty());
            expected += own.size();
            for (const QString& number : own)
                numbers.insert(number);
            if (!citizen.email.isEmpty())
                ++addresses[citizen.email];
            leadingZeros += citizen.insuranceNumber.startsWith(u'0') ? 1 : 0;
        }
        QCOMPARE(ids.size(), qsizetype{count});
        QCOMPARE(numbers.size(), expected);
        QVERIFY(leadingZeros > count / 4);
        for (auto it = addresses.cbegin(); it != addresses.cend(); ++it)
            QVERIFY(it.value() == 1 || (it.value() == 3 && it.key().startsWith(u"giadinh."_s)));
    }

    void everybodyIsWellFormed()
    {
        const InventedCitizens people(1, 20'000);
        const QRegularExpression insurance(u"^[0-9]{10}$"_s);
        const QRegularExpression personal(u"^[0-9]{12}$"_s);
        const QRegularExpression birth(u"^(19[3-9]|20[0-2])[0-9](-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?$"_s);
        const QRegularExpression email(
            u"^[a-z.]+[0-9]{6}@[a-z-]+(\\.example|\\.invalid)$|^[a-z.]+[0-9]{6}@example\\.(com|org|net)$"_s);
        const QRegularExpression id(u"^c[0-9a-z]{11}$"_s);
        int officeA = 0;
        int inconsistent = 0;
        QHash<qsizetype, int> wordCounts;
        for (int index = 0; index < people.count(); ++index) {
            const InventedCitizen citizen = people.citizen(index);
            QVERIFY(citizen.insuranceNumber.isEmpty() || insurance.match(citizen.insuranceNumber).hasMatch());
            QVERIFY(citizen.personalId.isEmpty() || personal.match(citizen.personalId).hasMatch());
            QVERIFY2(birth.match(citizen.birthDate).hasMatch(), qPrintable(citizen.birthDate));
            QVERIFY2(citizen.email.isEmpty() || email.match(citizen.email).hasMatch(), qPrintable(citizen.email));
            QVERIFY(id.match(citizen.id).hasMatch());
            QCOMPARE(citizen.email.isEmpty(), citizen.emailState == InventedEmailState::None);
            QVERIFY(!citizen.fullName.isEmpty() && !citizen.address.isEmpty());
            QCOMPARE(citizen.fullName, citizen.fullName.normalized(QString::NormalizationForm_C));
            QCOMPARE(citizen.address, citizen.address.normalized(QString::NormalizationForm_C));
            const bool canReset = citizen.accountState == InventedAccountState::Active ||
                                  citizen.accountState == InventedAccountState::Locked;
            QVERIFY(canReset || (!citizen.hasEmailChannel && !citizen.hasSmartOtpChannel));
            officeA += citizen.officeCode == StaffRoster::officeA().code ? 1 : 0;
            inconsistent += !citizen.personalId.isEmpty() && !isConsistent(citizen) ? 1 : 0;
            ++wordCounts[citizen.fullName.count(u' ') + 1];
        }
        QVERIFY2(officeA > 11'400 && officeA < 12'900, qPrintable(QString::number(officeA)));
        QVERIFY2(inconsistent > 40 && inconsistent < 200, qPrintable(QString::number(inconsistent)));
        QVERIFY(wordCounts[1] > 5 && wordCounts[2] > 50 && wordCounts[3] > 8000 && wordCounts[4] > 4000 &&
                wordCounts[7] > 0);
    }

    void everyTraitHasItsPeople_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("least");
        QTest::newRow("a small store") << 200 << 4;
        QTest::newRow("a class room") << 10'000 << 50;
    }
    void everyTraitHasItsPeople()
    {
        QFETCH(int, count);
        QFETCH(int, least);
        const InventedCitizens people(3, count);
        for (const CitizenTrait trait : allCitizenTraits()) {
            const std::vector<int> found = people.indicesWith(trait, 100'000);
            QVERIFY2(static_cast<int>(found.size()) >= least, citizenTraitName(trait).data());
            for (const int index : found) {
                QCOMPARE(people.traitOf(index), std::optional(trait));
                const bool isB = people.citizen(index).officeCode == StaffRoster::officeB().code;
                QCOMPARE(isB, trait == CitizenTrait::OtherOffice);
                QVERIFY(isB || people.citizen(index).officeCode == StaffRoster::officeA().code);
            }
            QCOMPARE(people.indicesWith(trait, 3), std::vector<int>(found.begin(), found.begin() + 3));
            QCOMPARE(citizenTraitNamed(QString(citizenTraitName(trait))), std::optional(trait));
        }
        QVERIFY(people.indicesWith(CitizenTrait::Proven, 0).empty());
        QVERIFY(!citizenTraitNamed(u"odd"));
    }

    void whoHasATraitIsPlainOtherwise()
    {
        const InventedCitizens people(11, 10'000);
        for (const CitizenTrait trait : allCitizenTraits()) {
            for (const int index : people.indicesWith(trait, 1000)) {
                const InventedCitizen citizen = people.citizen(index);
                const auto email = trait == CitizenTrait::NoEmail    ? InventedEmailState::None
                                   : trait == CitizenTrait::Unproven ? InventedEmailState::Unproven
                                   : trait == CitizenTrait::Bouncing ? InventedEmailState::Bouncing
                                                                     : InventedEmailState::Proven;
                const auto account = trait == CitizenTrait::NoAccount   ? InventedAccountState::None
                                     : trait == CitizenTrait::Locked    ? InventedAccountState::Locked
                                     : trait == CitizenTrait::VneidOnly ? InventedAccountState::VneidOnly
                                                                        : InventedAccountState::Active;
                QCOMPARE(citizen.emailState, email);
                QCOMPARE(citizen.accountState, account);
                QCOMPARE(citizen.insuranceNumber.isEmpty(), trait == CitizenTrait::PersonalIdOnly);
                QVERIFY(!citizen.personalId.isEmpty() && isConsistent(citizen));
                QCOMPARE(citizen.formerNumbers.size(), trait == CitizenTrait::Merged ? 1 : 0);
                QVERIFY(citizen.formerNumbers.isEmpty() || citizen.formerNumbers.first().size() == 10);
                QCOMPARE(citizen.birthDate.size(), trait == CitizenTrait::YearOnly ? 4 : 10);
                QCOMPARE(citizen.hasSmartOtpChannel, trait == CitizenTrait::SmartOtp);
                QCOMPARE(citizen.hasEmailChannel, !citizen.email.isEmpty() && account != InventedAccountState::None &&
                                                      account != InventedAccountState::VneidOnly);
                QVERIFY(citizen.birthDate.left(4).toInt() <= 2005);
                QVERIFY(citizen.emailAgeDays == 0 || citizen.emailAgeDays >= 60);
            }
        }
    }

    void aSharedAddressIsOnThreeRecordsWhereverTheStoreEnds()
    {
        for (const int count : {0, 1, 36, 40, 43, 150, 199, 200, 236, 240, 399, 9'000}) {
            const InventedCitizens people(5, count);
            QHash<QString, int> addresses;
            for (const int index : people.indicesWith(CitizenTrait::SharedAddress, count))
                ++addresses[people.citizen(index).email];
            for (const int sharers : addresses)
                QCOMPARE(sharers, 3);
        }
    }

    void aMillionIsNoTrouble()
    {
        const InventedCitizens people(1, 5'000'000);
        QCOMPARE(people.count(), InventedCitizens::maximumCount);
        QElapsedTimer timer;
        timer.start();
        for (int index = 900'000; index < 920'000; ++index)
            QVERIFY(!people.citizen(index).fullName.isEmpty());
        qInfo("%.1f µs a person (this build)", static_cast<double>(timer.elapsed()) / 20.0);
        QVERIFY(timer.elapsed() < 15'000);
    }

    void foldsNamesToLetters()
    {
        QCOMPARE(asciiLetters(u"Đỗ Thị Ưng"), u"dothiung"_s);
        QCOMPARE(asciiLetters(u"H’Bia Êban 7"), u"hbiaeban"_s);
    }
};

QTEST_APPLESS_MAIN(TestInventedCitizens)
#include "tst_InventedCitizens.moc"
