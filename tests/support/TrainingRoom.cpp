#include "support/TrainingRoom.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QNetworkReply>
#include <QTimer>
#include <QUrlQuery>
#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

namespace bhxh::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int answerLimit = 10'000;
constexpr int readyLimit = 60'000;

/// A desk id has only to be one.
const QUuid DeskId(u"{5b0b8f52-5f0c-4c53-9a3e-0d6f2b0c7a11}"_s);

} // namespace

QString TrainingRoom::Mail::code() const
{
    for (const QByteArray& line : raw.split('\n')) {
        if (line.toLower().startsWith("x-training-code:"))
            return QString::fromLatin1(line.mid(line.indexOf(':') + 1)).trimmed();
        if (line.trimmed().isEmpty())
            break;
    }
    return {};
}

TrainingRoom::~TrainingRoom()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
}

bool TrainingRoom::open(int citizens)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
#ifdef Q_OS_LINUX // a test that is killed takes its central with it
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
#endif
    m_process.start(QStringLiteral(BHXH_TRAINING_CENTRAL),
                    {u"--port"_s, u"0"_s, u"--citizens"_s, QString::number(citizens)});
    QDeadlineTimer limit(readyLimit);
    QByteArray line;
    while (!line.contains('\n') && !limit.hasExpired()) {
        if (m_process.state() == QProcess::NotRunning && !m_process.waitForStarted(5000))
            break;
        if (!m_process.waitForReadyRead(static_cast<int>(limit.remainingTime())))
            break;
        line += m_process.readLine();
    }
    m_ready = QJsonDocument::fromJson(line).object();
    if (m_ready["ready"_L1].toBool())
        return true;
    m_whyNot = u"no ready line: "_s + m_process.errorString();
    return false;
}

central::Place TrainingRoom::place() const
{
    central::Place place;
    place.apiBase = QUrl(m_ready["api"_L1].toString());
    if (m_apiPort != 0)
        place.apiBase.setPort(m_apiPort);
    place.issuer = QUrl(m_ready["issuer"_L1].toString());
    place.clientId = m_ready["clientId"_L1].toString();
    place.deskId = DeskId;
    return place;
}

QUrl TrainingRoom::training(const QString& path) const
{
    return QUrl(m_ready["training"_L1].toString() + path);
}

TrainingRoom::Answer TrainingRoom::call(const QByteArray& method, const QString& path, const QJsonObject& body)
{
    QNetworkRequest request(training(path));
    request.setRawHeader("Accept", "application/json");
    QByteArray bytes;
    if (method != "GET" && method != "DELETE") {
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        bytes = QJsonDocument(body).toJson(QJsonDocument::Compact);
    }
    return answerTo(request, method, bytes);
}

TrainingRoom::Answer TrainingRoom::answerTo(QNetworkRequest request, const QByteArray& method, const QByteArray& body)
{
    request.setTransferTimeout(answerLimit);
    QNetworkReply* reply = m_network.sendCustomRequest(request, method, body);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(answerLimit, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    const Answer answer{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                        QJsonDocument::fromJson(reply->readAll())};
    reply->deleteLater();
    return answer;
}

void TrainingRoom::tidy()
{
    clearFaults();
    setPolicy({{u"emailProof"_s, u"required"_s},
               {u"otpEntry"_s, u"own-device"_s},
               {u"otpLength"_s, 6},
               {u"offlineDays"_s, 7},
               {u"idleLockSeconds"_s, 300},
               {u"stepUpSeconds"_s, 300},
               {u"cache"_s, u"allowed"_s}});
}

TrainingRoom::Person TrainingRoom::person(const QString& trait)
{
    const int index = m_handedOut[trait]++;
    const QJsonArray all = call("GET", u"/citizens?trait=%1&limit=%2"_s.arg(trait).arg(index + 1)).body.array();
    const QJsonObject one = all.at(index).toObject();
    Person person;
    person.id = one["citizenId"_L1].toString();
    person.insuranceNumber = one["insuranceNumber"_L1].toString();
    person.personalId = one["personalId"_L1].toString();
    for (const QJsonValue& former : one["formerNumbers"_L1].toArray())
        person.formerNumbers << former.toString();
    person.fullName = one["fullName"_L1].toString();
    person.birthDate = one["birthDate"_L1].toString();
    person.email = one["email"_L1].toString();
    return person;
}

void TrainingRoom::advanceClock(int seconds)
{
    call("POST", u"/clock"_s, {{u"advanceSeconds"_s, seconds}});
}

void TrainingRoom::setPolicy(const QJsonObject& members)
{
    call("PATCH", u"/policy"_s, members);
}

void TrainingRoom::setMailOutcome(const QString& to, const QString& outcome)
{
    call("POST", u"/mail-delivery"_s, {{u"to"_s, to}, {u"outcome"_s, outcome}});
}

void TrainingRoom::setFault(const QString& operationId, const QString& fault, int times)
{
    call("POST", u"/faults"_s, {{u"operationId"_s, operationId}, {u"fault"_s, fault}, {u"times"_s, times}});
}

void TrainingRoom::clearFaults()
{
    call("DELETE", u"/faults"_s);
}

void TrainingRoom::touch(const QString& citizenId)
{
    call("POST", u"/citizens/%1/touch"_s.arg(citizenId));
}

QList<TrainingRoom::Mail> TrainingRoom::mails(const QString& to, const QString& kind)
{
    const QString query = u"/mailbox?to="_s + QString::fromLatin1(QUrl::toPercentEncoding(to));
    QList<Mail> mails;
    for (const QJsonValue& value : call("GET", query).body.array()) {
        const QJsonObject one = value.toObject();
        const QString id =
            one["id"_L1].isString() ? one["id"_L1].toString() : QString::number(one["id"_L1].toInteger());
        const Mail mail{id, one["to"_L1].toString(), one["kind"_L1].toString(), one["raw"_L1].toString().toUtf8()};
        if (kind.isEmpty() || mail.kind == kind)
            mails << mail;
    }
    return mails;
}

QString TrainingRoom::newestCode(const QString& to, const QString& kind)
{
    const QList<Mail> found = mails(to, kind);
    return found.isEmpty() ? QString() : found.last().code();
}

QString TrainingRoom::smartOtp(const QString& citizenId)
{
    return call("GET", u"/smart-otp?citizenId="_s + citizenId).body.object()["code"_L1].toString();
}

int TrainingRoom::typeOnPortal(const QString& number, const QString& code)
{
    return call("POST", u"/portal/codes"_s, {{u"number"_s, number}, {u"code"_s, code}}).status;
}

QString TrainingRoom::nameOf(const QString& loginHint)
{
    for (const QJsonValue& member : call("GET", u"/staff"_s).body.array()) {
        if (member["loginHint"_L1].toString() == loginHint)
            return member["name"_L1].toString();
    }
    return {};
}

bool TrainingRoom::isRefused(const QByteArray& refreshToken)
{
    const central::Place at = place();
    QNetworkRequest request(at.issuer.resolved(QUrl(u"/token"_s)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
    const QByteArray form = "grant_type=refresh_token&client_id=" + at.clientId.toUtf8() +
                            "&refresh_token=" + QUrl::toPercentEncoding(QString::fromLatin1(refreshToken));
    return answerTo(request, "POST", form).status == 400;
}

} // namespace bhxh::test
