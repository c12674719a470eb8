#include "tests/training/web/RawClient.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QUuid>

#include <signal.h>

using namespace Qt::StringLiterals;

/// The executable itself: started, asked over real sockets, and killed.
class TestTrainingCentral : public QObject
{
    Q_OBJECT

private:
    struct Running
    {
        QProcess process;
        std::uint16_t port = 0;

        explicit Running(const QStringList& arguments)
        {
            process.start(QStringLiteral(BHXH_TRAINING_CENTRAL), QStringList{u"--port"_s, u"0"_s} + arguments);
            while (process.state() != QProcess::NotRunning && !process.canReadLine()) {
                if (!process.waitForReadyRead(30'000))
                    return;
            }
            line = process.readLine();
            const QString api = QJsonDocument::fromJson(line)["api"_L1].toString();
            port = static_cast<std::uint16_t>(QUrl(api).port(0));
        }
        ~Running()
        {
            process.kill();
            process.waitForFinished(5000);
        }
        QByteArray line;
    };

    struct Answer
    {
        int status = 0;
        std::string head;
        QJsonDocument json;
    };

    static Answer ask(std::uint16_t port, const std::string& method, const std::string& target,
                      const std::string& headers = {}, const std::string& body = {})
    {
        RawClient client(port);
        std::string request = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + headers;
        if (!body.empty())
            request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
        client.send(request + "\r\n" + body);
        const std::string answer = client.answer();
        return {statusOf(answer), answer, QJsonDocument::fromJson(QByteArray::fromStdString(bodyOf(answer)))};
    }

    static std::string signIn(std::uint16_t port, const std::string& who)
    {
        const std::string verifier(50, 'v');
        const std::string challenge =
            QCryptographicHash::hash(QByteArray::fromStdString(verifier), QCryptographicHash::Sha256)
                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
                .toStdString();
        const std::string redirect = "http%3A%2F%2F127.0.0.1%3A5555%2Fcallback";
        const Answer page =
            ask(port, "GET",
                "/authorize?response_type=code&client_id=bhxh-counter&scope=openid&state=stateful&nonce=n1"
                "&redirect_uri=" +
                    redirect + "&code_challenge=" + challenge + "&code_challenge_method=S256&login_hint=" + who);
        const std::size_t at = page.head.find("code=") + 5;
        const std::string code = page.head.substr(at, page.head.find_first_of("&\r", at) - at);
        const Answer token = ask(port, "POST", "/token", "Content-Type: application/x-www-form-urlencoded\r\n",
                                 "grant_type=authorization_code&client_id=bhxh-counter&code=" + code +
                                     "&redirect_uri=" + redirect + "&code_verifier=" + verifier);
        return token.json["access_token"_L1].toString().toStdString();
    }

    static Answer call(std::uint16_t port, const std::string& token, const std::string& method,
                       const std::string& target, const QJsonObject& body = {}, const QString& key = {})
    {
        std::string headers = "Authorization: Bearer " + token + "\r\n";
        if (!key.isEmpty())
            headers += "Idempotency-Key: " + key.toStdString() + "\r\n";
        const std::string text =
            body.isEmpty() ? std::string() : QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString();
        if (!text.empty())
            headers += "Content-Type: application/json\r\n";
        return ask(port, method, "/counter/v1" + target, headers, text);
    }

    static QString newKey() { return QUuid::createUuid().toString(QUuid::WithoutBraces); }

    static QJsonObject newChange(std::uint16_t port, const std::string& token, const QString& id)
    {
        const Answer citizen = call(port, token, "GET", "/citizens/" + id.toStdString() + "?purpose=email-change");
        return {{u"citizenId"_s, id},
                {u"citizenVersion"_s, citizen.json["version"_L1].toString()},
                {u"newEmail"_s, id + u"@example.org"_s},
                {u"identityCheck"_s, QJsonObject{{u"document"_s, u"passport"_s}, {u"presentedBy"_s, u"self"_s}}},
                {u"paper"_s, QJsonObject{{u"form"_s, u"TK1-TS"_s}, {u"date"_s, u"2026-11-02"_s}}}};
    }

    static QJsonArray mails(std::uint16_t port)
    {
        return ask(port, "GET", "/training/mailbox", "Accept: application/json\r\n").json.array();
    }

private slots:
    void saysWhereItIsAndEndsWhenAsked()
    {
        Running central({u"--citizens"_s, u"100"_s});
        QVERIFY(central.port != 0);
        const QString origin = u"http://127.0.0.1:%1"_s.arg(central.port);
        const QJsonObject expected{{u"ready"_s, true},
                                   {u"api"_s, origin + u"/counter/v1"_s},
                                   {u"issuer"_s, origin},
                                   {u"clientId"_s, u"bhxh-counter"_s},
                                   {u"training"_s, origin + u"/training"_s}};
        QVERIFY(central.line.endsWith('\n'));
        QCOMPARE(QJsonDocument::fromJson(central.line).object(), expected);
        ::kill(static_cast<pid_t>(central.process.processId()), SIGTERM);
        QVERIFY(central.process.waitForFinished(10'000));
        QCOMPARE(central.process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(central.process.exitCode(), 0);
        QVERIFY(central.process.readAllStandardOutput().isEmpty());
        QVERIFY(central.process.readAllStandardError().isEmpty());
    }

    void refusesArgumentsThatItDoesntKnow()
    {
        for (const QStringList& wrong : {QStringList{u"--prot"_s, u"1"_s}, QStringList{u"--port"_s, u"70000"_s},
                                         QStringList{u"--citizens"_s, u"many"_s}, QStringList{u"--seed"_s}}) {
            QProcess process;
            process.start(QStringLiteral(BHXH_TRAINING_CENTRAL), wrong);
            QVERIFY(process.waitForFinished(10'000));
            QCOMPARE(process.exitCode(), 2);
            QVERIFY(!process.readAllStandardError().isEmpty());
            QVERIFY(process.readAllStandardOutput().isEmpty());
        }
    }

    /// Kills it again and again in the middle of writes: whatever was answered is there, each key has one effect, and
    /// what was not answered is there whole or not at all.
    void aKillLosesNothingThatWasAnswered()
    {
        QTemporaryDir folder;
        const QStringList arguments{u"--citizens"_s, u"200"_s, u"--data"_s, folder.path()};
        QStringList ids;
        qsizetype done = 0;
        for (int round = 0; round < 3; ++round) {
            Running central(arguments);
            QVERIFY(central.port != 0);
            const std::string token = signIn(central.port, "lan");
            QVERIFY(!token.empty());
            if (ids.isEmpty()) {
                for (const char* trait : {"proven", "no-email", "unproven", "year-only", "merged"}) {
                    const std::string target = std::string("/training/citizens?limit=4&trait=") + trait;
                    for (const QJsonValue& one : ask(central.port, "GET", target).json.array())
                        ids += one["citizenId"_L1].toString();
                }
            }
            const qsizetype before = mails(central.port).size();
            QCOMPARE(before, done);
            struct Write
            {
                QJsonObject body;
                QString key = newKey();
                Answer answer = {};
            };
            std::vector<Write> writes;
            for (int i = 0; i < 4; ++i)
                writes.push_back({.body = newChange(central.port, token, ids.takeFirst())});
            for (int i = 0; i < 3; ++i)
                writes[static_cast<std::size_t>(i)].answer =
                    call(central.port, token, "POST", "/email-changes", writes[static_cast<std::size_t>(i)].body,
                         writes[static_cast<std::size_t>(i)].key);
            RawClient unanswered(central.port); // the fourth is sent, and the kill comes with it
            const std::string text = QJsonDocument(writes[3].body).toJson(QJsonDocument::Compact).toStdString();
            unanswered.send("POST /counter/v1/email-changes HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " +
                            token + "\r\nIdempotency-Key: " + writes[3].key.toStdString() +
                            "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(text.size()) +
                            "\r\n\r\n" + text);
            central.process.kill();
            QVERIFY(central.process.waitForFinished(10'000));

            Running again(arguments);
            QVERIFY(again.port != 0);
            const std::string same = signIn(again.port, "lan");
            for (const Write& write : writes) {
                const Answer replay = call(again.port, same, "POST", "/email-changes", write.body, write.key);
                QCOMPARE(replay.status, 201);
                if (write.answer.status != 0)
                    QCOMPARE(replay.json, write.answer.json);
                const std::string target = "/email-changes/" + replay.json["id"_L1].toString().toStdString();
                QCOMPARE(call(again.port, same, "GET", target).json, replay.json);
            }
            done += static_cast<qsizetype>(writes.size());
            QCOMPARE(mails(again.port).size(), done);
        }
    }

    void aKillWhileTheStoreIsMadeLeavesNoHalfStore()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"central.sqlite"_s);
        {
            QProcess process;
            process.start(QStringLiteral(BHXH_TRAINING_CENTRAL),
                          {u"--port"_s, u"0"_s, u"--citizens"_s, u"200000"_s, u"--data"_s, folder.path()});
            QVERIFY(process.waitForStarted(10'000));
            QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path + u".new"_s), 10'000);
            process.kill();
            QVERIFY(process.waitForFinished(10'000));
        }
        QVERIFY(!QFile::exists(path));
        Running central({u"--citizens"_s, u"100"_s, u"--data"_s, folder.path()});
        QVERIFY(central.port != 0);
        QVERIFY(!QFile::exists(path + u".new"_s));
    }

    void aFolderInUseIsLeftAlone()
    {
        QTemporaryDir folder;
        Running first({u"--citizens"_s, u"50"_s, u"--data"_s, folder.path()});
        QVERIFY(first.port != 0);
        QProcess second;
        second.start(QStringLiteral(BHXH_TRAINING_CENTRAL), {u"--port"_s, u"0"_s, u"--data"_s, folder.path()});
        QVERIFY(second.waitForFinished(10'000));
        QCOMPARE(second.exitCode(), 1);
        QCOMPARE(ask(first.port, "GET", "/training/clock").status, 200);
    }

    void aDayAtTheOfficeHasChangesInEveryState()
    {
        Running central({u"--citizens"_s, u"600"_s, u"--office-day"_s});
        QVERIFY(central.port != 0);
        const std::string token = signIn(central.port, "mai");
        for (const char* state : {"awaiting-proof", "pending", "approved", "rejected", "withdrawn", "expired"}) {
            const Answer list = call(central.port, token, "GET", std::string("/email-changes?state=") + state);
            QVERIFY2(!list.json["items"_L1].toArray().isEmpty(), state);
        }
        const Answer activity = call(central.port, token, "GET", "/activity?limit=1000");
        QVERIFY(activity.json["items"_L1].toArray().size() > 50);
        const Answer member = call(central.port, token, "GET", "/me");
        QCOMPARE(member.json["policy"_L1]["otpEntry"_L1].toString(), u"own-device"_s);
    }

    void aLongPollEndsWhenTheClockIsMoved()
    {
        Running central({u"--citizens"_s, u"200"_s});
        const std::string token = signIn(central.port, "lan");
        const QJsonArray people = ask(central.port, "GET", "/training/citizens?trait=proven&limit=1").json.array();
        const QJsonObject body = newChange(central.port, token, people[0]["citizenId"_L1].toString());
        const Answer change = call(central.port, token, "POST", "/email-changes", body, newKey());
        QCOMPARE(change.status, 201);
        RawClient held(central.port);
        held.send("GET /counter/v1/email-changes/" + change.json["id"_L1].toString().toStdString() +
                  " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token + "\r\nIf-None-Match: \"" +
                  change.json["version"_L1].toString().toStdString() + "\"\r\nPrefer: wait=30\r\n\r\n");
        QTest::qSleep(700); // until it is held; the token's life ends with the code's, so it must have come before
        const Answer clock = ask(central.port, "POST", "/training/clock", "Content-Type: application/json\r\n",
                                 "{\"advanceSeconds\":600}");
        QCOMPARE(clock.status, 200);
        const std::string answer = held.answer(); // within its five seconds
        QCOMPARE(statusOf(answer), 200);
        QVERIFY(answer.find("Preference-Applied: wait=30") != std::string::npos);
        const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(bodyOf(answer)));
        QCOMPARE(json["proof"_L1]["state"_L1].toString(), u"expired"_s);
        QVERIFY(json["version"_L1] != change.json["version"_L1]);
    }
};

QTEST_GUILESS_MAIN(TestTrainingCentral)
#include "tst_TrainingCentral.moc"
