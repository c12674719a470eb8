#include "training/api/CallProcessor.h"
#include "training/api/Ledger.h"
#include "training/api/Operation.h"
#include "training/people/InventedCitizens.h"
#include "training/signin/StaffRoster.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <thread>

using namespace bhxh::training;
using namespace Qt::StringLiterals;

/// Calls without a line between: keys, order of checks, and what a failing store leaves behind.
class TestCallProcessor : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<CentralStore> m_store;
    TrainingClock m_clock;
    MailComposer m_composer{m_clock};
    StaffRoster m_roster;
    std::unique_ptr<CallProcessor> m_processor;
    std::vector<int> m_people;

    struct Answered
    {
        int status = 0;
        QJsonObject body;
        HttpResponse response;
    };

    static QString newKey() { return QUuid::createUuid().toString(QUuid::WithoutBraces); }

    Call callOf(const char* staff, const char* operation, const QStringList& ids, const QJsonObject& body,
                const QString& key) const
    {
        Call call;
        call.operation = operationNamed(QString::fromLatin1(operation));
        call.path = QString::fromLatin1(operation) + ids.join(u'/');
        call.ids = ids;
        call.query = HttpItems{{"purpose", "review"}};
        call.hasBody = !body.isEmpty();
        call.isBodyJson = true;
        if (call.hasBody)
            call.body = body;
        call.member = m_roster.byLoginHint(QString::fromLatin1(staff));
        call.authenticatedAt = m_clock.now();
        call.requestId = newKey();
        call.key = key;
        return call;
    }

    Answered answered(const Call& call)
    {
        const auto response = m_processor->process(call);
        return {response->status, QJsonDocument::fromJson(QByteArray::fromStdString(response->body)).object(),
                *response};
    }

    Answered call(const char* staff, const char* operation, const QStringList& ids, const QJsonObject& body = {},
                  const QString& key = newKey())
    {
        return answered(callOf(staff, operation, ids, body, key));
    }

    InventedCitizen nextPerson()
    {
        const InventedCitizens people(7, 5000);
        const InventedCitizen person = people.citizen(m_people.back());
        m_people.pop_back();
        return person;
    }

    QJsonObject newChange(const InventedCitizen& person)
    {
        const QString version = call("lan", "getCitizen", {person.id}).body["version"_L1].toString();
        return {{u"citizenId"_s, person.id},
                {u"citizenVersion"_s, version},
                {u"newEmail"_s, u"moi@example.org"_s},
                {u"identityCheck"_s, QJsonObject{{u"document"_s, u"passport"_s}, {u"presentedBy"_s, u"self"_s}}},
                {u"paper"_s, QJsonObject{{u"form"_s, u"TK1-TS"_s}, {u"date"_s, u"2026-11-02"_s}}}};
    }

    qint64 count(const char* sql)
    {
        Statement query(m_store->database, sql);
        return query.next() ? query.integer(0) : -1;
    }

private slots:
    void initTestCase()
    {
        auto store = CentralStore::open(m_folder.path(), {.seed = 7, .citizens = 5000, .furnish = {}});
        QVERIFY(store);
        m_store = std::move(*store);
        m_processor = std::make_unique<CallProcessor>(*m_store, m_composer, m_clock);
        m_people = InventedCitizens(7, 5000).indicesWith(CitizenTrait::Proven, 40);
        QVERIFY(m_people.size() > 8);
    }

    void aKeyAnswersTheSameAgainAndSendsNothing()
    {
        const QJsonObject body = newChange(nextPerson());
        const QString key = newKey();
        const Answered first = call("lan", "requestEmailChange", {}, body, key);
        QCOMPARE(first.status, 201);
        const qint64 mails = count("SELECT count(*) FROM mails");
        const qint64 lines = count("SELECT count(*) FROM activity");
        const Answered again = call("lan", "requestEmailChange", {}, body, key);
        QCOMPARE(again.status, 201);
        QCOMPARE(again.body, first.body);
        QCOMPARE(again.response.header("ETag"), first.response.header("ETag"));
        QCOMPARE(again.response.header("Location"), first.response.header("Location"));
        QVERIFY(again.response.header("X-Request-Id") != first.response.header("X-Request-Id"));
        QCOMPARE(count("SELECT count(*) FROM mails"), mails);
        QCOMPARE(count("SELECT count(*) FROM activity"), lines);

        QJsonObject other = body;
        other["newEmail"_L1] = u"khac@example.org"_s;
        QCOMPARE(call("lan", "requestEmailChange", {}, other, key).body["type"_L1], u"idempotency-key-reused"_s);
        QCOMPARE(call("hung", "requestEmailChange", {}, body, key).body["type"_L1],
                 u"already-pending"_s); // a member's own
        QCOMPARE(call("lan", "requestEmailChange", {}, body, {}).body["type"_L1], u"idempotency-key-missing"_s);
    }

    void aWrongCodeUnderOneKeyCostsOneAttempt()
    {
        const Answered change = call("lan", "requestEmailChange", {}, newChange(nextPerson()));
        const QString id = change.body["id"_L1].toString();
        const QString right = m_store->changes.byId(id)->proof.code;
        const QString wrong = right.startsWith(u'0') ? u"111111"_s : u"000000"_s;
        const QString key = newKey();
        for (int i = 0; i < 3; ++i) {
            const Answered answer = call("lan", "proveEmail", {id}, {{u"code"_s, wrong}}, key);
            QCOMPARE(answer.status, 422);
            QCOMPARE(answer.body["attemptsLeft"_L1].toInt(), 4);
        }
        QCOMPARE(m_store->changes.byId(id)->proof.attemptsLeft, 4);
    }

    void aRunningKeyIsToldSo()
    {
        const QJsonObject body = newChange(nextPerson());
        const QString key = newKey();
        const QString member = m_roster.byLoginHint(u"lan")->id;
        QVERIFY(m_processor->runningKeys().add(member, key));
        QVERIFY(!m_processor->runningKeys().add(member, key));
        QCOMPARE(call("lan", "requestEmailChange", {}, body, key).body["type"_L1], u"still-running"_s);
        m_processor->runningKeys().remove(member, key);
        QCOMPARE(call("lan", "requestEmailChange", {}, body, key).status, 201);
    }

    void oneKeySentTenTimesAtOnceHasOneEffect()
    {
        const QJsonObject body = newChange(nextPerson());
        const QString key = newKey();
        const qint64 mails = count("SELECT count(*) FROM mails");
        std::vector<std::thread> threads;
        std::atomic<int> created = 0;
        for (int i = 0; i < 10; ++i)
            threads.emplace_back([&, one = callOf("lan", "requestEmailChange", {}, body, key)] {
                created += m_processor->process(one)->status == 201;
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(created.load(), 10);
        QCOMPARE(count("SELECT count(*) FROM mails"), mails + 1);
    }

    void checksComeInTheContractsOrder()
    {
        const auto typeOf = [](const Answered& answer) { return answer.body["type"_L1].toString(); };
        QCOMPARE(typeOf(call("mai", "requestEmailChange", {}, {{u"x"_s, 1}}, {})), u"forbidden"_s);
        QCOMPARE(typeOf(call("lan", "requestEmailChange", {}, {{u"x"_s, 1}}, {})), u"idempotency-key-missing"_s);
        QCOMPARE(typeOf(call("lan", "requestEmailChange", {}, {{u"x"_s, 1}})), u"invalid-input"_s);
        QCOMPARE(typeOf(call("mai", "decideEmailChange", {u"nothing"_s}, {{u"verdict"_s, u"rejected"_s}})),
                 u"invalid-input"_s);
        QCOMPARE(typeOf(call("mai", "decideEmailChange", {u"nothing"_s}, {{u"verdict"_s, u"approved"_s}})),
                 u"not-found"_s);

        const Answered change = call("lan", "requestEmailChange", {}, newChange(nextPerson()));
        const QString id = change.body["id"_L1].toString();
        const QJsonObject approved{{u"verdict"_s, u"approved"_s}};
        QCOMPARE(typeOf(call("quyen", "decideEmailChange", {id}, approved)), u"not-found"_s);
        Call stale = callOf("mai", "decideEmailChange", {id}, approved, newKey());
        stale.authenticatedAt -= std::chrono::seconds(302);
        const Answered old = answered(stale);
        QCOMPARE(typeOf(old), u"step-up-required"_s);
        QCOMPARE(old.response.header("WWW-Authenticate").value_or(""),
                 std::string("Bearer error=\"insufficient_user_authentication\", max_age=300"));
        QCOMPARE(typeOf(call("mai", "decideEmailChange", {id}, approved)), u"not-proven"_s);
        const QJsonObject rejected{{u"verdict"_s, u"rejected"_s}, {u"reasonCode"_s, u"other"_s}};
        QCOMPARE(typeOf(call("mai", "decideEmailChange", {id}, rejected)), u"precondition-required"_s);
        Call conflicting = callOf("mai", "decideEmailChange", {id}, rejected, newKey());
        conflicting.ifMatch = u"another"_s;
        QCOMPARE(answered(conflicting).body["currentVersion"_L1], change.body["version"_L1]);
    }

    void aStoreThatFailsAnywhereLeavesNothingBehind_data()
    {
        QTest::addColumn<QByteArray>("trigger");
        for (const char* place :
             {"INSERT ON mails", "INSERT ON email_changes", "UPDATE ON email_changes", "UPDATE ON citizens",
              "INSERT ON kept_answers", "INSERT ON activity", "UPDATE ON counters"})
            QTest::newRow(place) << QByteArray(place);
    }
    void aStoreThatFailsAnywhereLeavesNothingBehind()
    {
        QFETCH(QByteArray, trigger);
        const InventedCitizen person = nextPerson();
        const QJsonObject body = newChange(person);
        const QString key = newKey();
        const auto state = [&] {
            return std::array{count("SELECT count(*) FROM mails"), count("SELECT count(*) FROM email_changes"),
                              count("SELECT count(*) FROM kept_answers"), count("SELECT count(*) FROM activity"),
                              count("SELECT max(revision) FROM citizens")};
        };
        const auto before = state();
        const QByteArray sql =
            "CREATE TEMP TRIGGER broken BEFORE " + trigger + " BEGIN SELECT RAISE(ABORT, 'broken'); END";
        QVERIFY(m_store->database.run(sql.constData()));
        const Answered refused = call("lan", "requestEmailChange", {}, body, key);
        QVERIFY(m_store->database.run("DROP TRIGGER broken"));
        QCOMPARE(refused.status, 500);
        QCOMPARE(refused.body["type"_L1], u"unavailable"_s);
        QCOMPARE(state(), before);
        QCOMPARE(call("lan", "requestEmailChange", {}, body, key).status, 201); // the key is free, the person too
    }
};

QTEST_APPLESS_MAIN(TestCallProcessor)
#include "tst_CallProcessor.moc"
