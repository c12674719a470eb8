#include "LookupDesk.h"

using namespace Qt::StringLiterals;

namespace bhxh::test {

using desk::CitizenLookup;
using desk::Connection;
using domain::Citizen;
using domain::CitizenId;
using domain::Purpose;

void LookupDesk::initTestCase()
{
    QVERIFY2(room.open(), qPrintable(room.whyNot()));
    m_proxy = std::make_unique<FaultProxy>(room.place().apiBase);
    room.setApiPort(m_proxy->port());
    m_desk = std::make_unique<TrainingDesk>(
        room, u"lan"_s, desk::DeskPlace{.savedFolder = m_folder.filePath(u"saved"_s), .installation = "test"});
    QVERIFY(m_desk->signIn());
    QVERIFY(m_desk->fillSaved());
}

void LookupDesk::init()
{
    room.tidy();
    QVERIFY(becomes(Connection::Kind::Online));
}

void LookupDesk::cleanup()
{
    mendLine();
    m_proxy->spoil({});
    lookup().close();
}

void LookupDesk::cleanupTestCase()
{
    m_desk.reset();
}

std::optional<Citizen> LookupDesk::asTheCentralHas(const TrainingRoom::Person& person)
{
    if (!m_desk->open(person, Purpose::Review))
        return std::nullopt;
    const auto citizen = state().citizen;
    lookup().close();
    return citizen;
}

Citizen LookupDesk::invented(const Citizen& like, const QString& id, const QString& name)
{
    Citizen citizen = like;
    citizen.id = *CitizenId::parse(id);
    citizen.name = domain::PersonName::fromRecord(name);
    citizen.birthDate = *domain::BirthDate::fromIso(u"1931-03-01"_s);
    citizen.insuranceNumber.reset();
    citizen.personalId.reset();
    citizen.formerNumbers.clear();
    return citizen;
}

void LookupDesk::type(const QString& email)
{
    desk::EmailChanges::Draft draft;
    draft.email = email;
    m_desk->desk.emailChanges.startDraft();
    m_desk->desk.emailChanges.edit(draft);
    QVERIFY(isTyped(email));
}

bool LookupDesk::isTyped(const QString& email) const
{
    const auto& changes = m_desk->desk.emailChanges.state();
    return changes.kind == desk::EmailChanges::Kind::Drafting && changes.draft.email == email;
}

/// The answer comes after 2 s, and its bytes stay on the way until 3 s: too short for the line to be given up.
void LookupDesk::holdNextSearch()
{
    room.setFault(u"searchCitizens"_s, u"slow"_s);
    QTimer::singleShot(1700, this, [this] { m_proxy->slowDown(10); });
    QTimer::singleShot(3000, this, [this] { m_proxy->slowDown(std::nullopt); });
}

QString LookupDesk::move(const QString& id, const QString& office)
{
    const QString before = state().citizen->office;
    QString elsewhere = office;
    for (const QJsonValue& member : room.call("GET", u"/staff"_s).body.array()) {
        const QString code = member["office"_L1]["code"_L1].toString();
        elsewhere = elsewhere.isEmpty() && code != before ? code : elsewhere;
    }
    return room.call("POST", u"/citizens/%1/move"_s.arg(id), {{u"office"_s, elsewhere}}).status == 200 ? before
                                                                                                       : QString();
}

bool LookupDesk::saveTwoAlike()
{
    const auto like = asTheCentralHas(room.person(u"proven"_s));
    return like && m_desk->save({invented(*like, u"exact-1"_s, u"Phạm Quỳnh Thu"_s),
                                 invented(*like, u"exact-2"_s, u"Phạm Quỳnh Thương"_s)});
}

} // namespace bhxh::test
