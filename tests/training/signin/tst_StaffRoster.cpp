#include "training/signin/StaffRoster.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace bhxh::training;
using namespace Qt::StringLiterals;

class TestStaffRoster : public QObject
{
    Q_OBJECT

private slots:
    void hasTheMembersThatTheLessonsName()
    {
        const StaffRoster roster;
        const auto count = [&roster](const QString& office, bool counter, bool supervisor) {
            return std::count_if(roster.members().begin(), roster.members().end(),
                                 [&](const TrainingStaffMember& member) {
                                     return member.office.code == office && member.isCounter == counter &&
                                            member.isSupervisor == supervisor;
                                 });
        };
        const QString a = StaffRoster::officeA().code;
        const QString b = StaffRoster::officeB().code;
        QCOMPARE(roster.members().size(), std::size_t{7});
        QCOMPARE(count(a, true, false), 2);
        QCOMPARE(count(a, false, true), 2);
        QCOMPARE(count(a, true, true), 1);
        QCOMPARE(count(b, true, false), 1);
        QCOMPARE(count(b, false, true), 1);
    }

    void isFoundByHintAndById()
    {
        const StaffRoster roster;
        for (const TrainingStaffMember& member : roster.members()) {
            QCOMPARE(roster.byLoginHint(member.loginHint), &member);
            QCOMPARE(roster.byId(member.id), &member);
            QCOMPARE(member.name, member.name.normalized(QString::NormalizationForm_C));
            QVERIFY(QRegularExpression(u"^[A-Za-z0-9_-]{1,64}$"_s).match(member.id).hasMatch());
        }
        QVERIFY(roster.byLoginHint(u"nobody") == nullptr);
        QVERIFY(roster.byId(u"lan") == nullptr);
    }

    void officesHaveFourDigitCodesOfTheirOwn()
    {
        QSet<QString> codes;
        std::vector<TrainingOffice> offices = StaffRoster::otherOffices();
        offices.push_back(StaffRoster::officeA());
        offices.push_back(StaffRoster::officeB());
        for (const TrainingOffice& office : offices) {
            QVERIFY(QRegularExpression(u"^[0-9]{4}$"_s).match(office.code).hasMatch());
            QVERIFY(office.name.startsWith(u"BHXH cơ sở "_s));
            QCOMPARE(StaffRoster::office(office.code).name, office.name);
            codes.insert(office.code);
        }
        QCOMPARE(codes.size(), static_cast<qsizetype>(offices.size()));
    }
};

QTEST_APPLESS_MAIN(TestStaffRoster)
#include "tst_StaffRoster.moc"
