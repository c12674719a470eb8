#include "central/Call.h"

#include "central/Address.h"
#include "central/LineFailures.h"
#include "central/Then.h"
#include "central/Tokens.h"
#include "central/Transport.h"
#include <QJsonDocument>
#include <QPointer>
#include <QRandomGenerator>
#include <algorithm>

namespace bhxh::central {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::Outcome;

namespace {

constexpr int MostRepetitions = 2;
constexpr int FirstBackOffMilliseconds = 400;
constexpr int LongestRetryAfterSeconds = 5;
constexpr qint64 PatienceMilliseconds = 10'000; ///< a read that took longer isn't begun anew: a person waits for it
constexpr int MostStillRunning = 4;
constexpr int StillRunningMilliseconds = 1'000;
constexpr int LateMilliseconds = 2'000; ///< without anything of the reply; in the background longer
constexpr int LateInBackgroundMilliseconds = 5'000;
constexpr int HeldSpareMilliseconds = 15'000; ///< what a long poll may take beyond its wait

QByteArray strongTag(const domain::Version& version)
{
    return '"' + version.tag.toLatin1() + '"';
}

/// The opaque part of an ETag. A weak one is read too: proxies that compress make tags weak.
domain::Version versionOf(const Answer& answer)
{
    QByteArray tag = answer.header("ETag").trimmed();
    if (tag.startsWith("W/"))
        tag.remove(0, 2);
    if (tag.size() < 2 || !tag.startsWith('"') || !tag.endsWith('"'))
        return {};
    return {QString::fromLatin1(tag.mid(1, tag.size() - 2))};
}

} // namespace

Call::Call(Transport& transport, Request request, Finish finish)
    : QObject(&transport), m_transport(transport), m_request(std::move(request)), m_finish(std::move(finish))
{
    m_since.start();
    m_late.setSingleShot(true);
    connect(&m_late, &QTimer::timeout, this, [this] { m_transport.tellDoubt(); });
}

Call::~Call()
{
    if (m_finish)
        abort();
    // Only now, as the network's own copy shares these bytes until its reply is gone.
    if (m_request.body)
        secret::overwrite(*m_request.body);
}

void Call::start()
{
    if (!mayCarrySecrets(m_transport.place().apiBase))
        return end(domain::failed(addressNotConfigured()));
    if (!m_request.isHeld())
        m_late.start(m_request.isInBackground ? LateInBackgroundMilliseconds : LateMilliseconds);
    askForToken();
}

void Call::abort()
{
    const bool underway = m_underway.isStarted() && !m_underway.isFinished();
    m_underway.cancel();
    if (m_request.isWrite() && (underway || m_mayHaveHappened))
        return end(domain::failed(outcomeUnknown()));
    end(domain::failed(lineFailure(QNetworkReply::OperationCanceledError)));
}

void Call::askForToken()
{
    then(m_transport.tokens().access(), this, [this](const Outcome<secret::SecretBytes>& token) {
        if (token)
            return send(*token);
        // Signed out or a fault of the line? The first is news that Tokens itself brings.
        if (token.error().code == domain::FailureCode::NotSignedIn)
            return end(domain::failed(m_mayHaveHappened ? outcomeUnknown() : token.error()));
        // The provider's line, not the central's; but nothing was asked of that one, so it may be down too.
        m_transport.tellDoubt();
        end(domain::failed(m_mayHaveHappened ? outcomeUnknown() : token.error()));
    });
}

Ask Call::ask(const secret::SecretBytes& accessToken) const
{
    const Place& place = m_transport.place();
    Ask ask;
    ask.verb = m_request.isPost() ? "POST" : "GET";
    ask.url = place.apiBase.adjusted(QUrl::StripTrailingSlash | QUrl::RemoveQuery | QUrl::RemoveFragment);
    ask.url.setPath(ask.url.path() + m_request.path);
    if (!m_request.query.isEmpty())
        ask.url.setQuery(m_request.query);
    ask.headers = {{"Accept", "application/json, application/problem+json"},
                   {"Authorization", "Bearer " + accessToken.view().toByteArray()},
                   {"X-Request-Id", QUuid::createUuid().toByteArray(QUuid::WithoutBraces)}};
    if (!place.deskId.isNull())
        ask.headers.emplaceBack("X-Desk-Id", place.deskId.toByteArray(QUuid::WithoutBraces));
    if (m_request.isPost())
        ask.headers.emplaceBack("Content-Type", "application/json");
    if (m_request.key)
        ask.headers.emplaceBack("Idempotency-Key", m_request.key->text().toLatin1());
    if (!m_request.onlyIf.tag.isEmpty())
        ask.headers.emplaceBack("If-Match", strongTag(m_request.onlyIf));
    if (!m_request.known.tag.isEmpty())
        ask.headers.emplaceBack("If-None-Match", strongTag(m_request.known));
    if (m_request.isHeld()) {
        ask.headers.emplaceBack("Prefer", "wait=" + QByteArray::number(m_request.waitSeconds));
        ask.totalMilliseconds = m_request.waitSeconds * 1'000 + HeldSpareMilliseconds;
    }
    ask.body = m_request.body.value_or(QByteArray());
    return ask;
}

void Call::send(const secret::SecretBytes& accessToken)
{
    m_token = accessToken;
    Ask asked = ask(m_token);
    asked.arriving = [call = QPointer(this)] {
        if (call)
            call->arriving();
    };
    m_underway = m_transport.line().send(asked);
    then(m_underway, this, [this](const Line::Result& result) { judge(result); });
}

/// Its bytes come, be it slowly: it isn't late, and neither is the line.
void Call::arriving()
{
    if (m_late.isActive())
        m_late.start();
    m_transport.tellArriving();
}

void Call::judge(const Line::Result& result)
{
    if (result)
        return judgeAnswer(*result);
    if (m_request.isWrite() && result.error().mayHaveLeft)
        m_mayHaveHappened = true;
    unanswered(result.error().failure);
}

void Call::judgeAnswer(const Answer& answer)
{
    const bool refused = answer.status >= 400;
    if (refused && !isProblem(answer)) {
        // A gateway's word, not the central's: a 5xx of it says nothing about a write, a 4xx kept it out.
        if (answer.status < 500)
            return endOfLine(replyNotUnderstood(answer.status, u"Content-Type"_s));
        m_mayHaveHappened = m_mayHaveHappened || m_request.isWrite();
        Failure failure = centralUnavailable(answer.status);
        failure.retryAfterSeconds = retryAfter(answer, m_transport.clock().now());
        return unanswered(failure);
    }
    if (!refused && answer.status >= 300 && !(answer.status == 304 && m_request.expects.mayBeUnchanged))
        return endOfLine(redirected(answer.status));

    Outcome<Received> received = domain::failed(Failure{});
    if (!refused) {
        received = read(answer);
        if (!received) {
            m_mayHaveHappened = m_mayHaveHappened || m_request.isWrite();
            return endOfLine(received.error());
        }
    }
    m_transport.clock().learn(answer.date());
    m_transport.tellAnswered();
    if (refused)
        return react(readProblem(answer, m_transport.clock().now()));
    end(std::move(received));
}

Outcome<Received> Call::read(const Answer& answer) const
{
    const Expectation& expects = m_request.expects;
    Received received;
    received.version = versionOf(answer);
    if (answer.status == 304) {
        received.unchanged = true;
        return received;
    }
    const auto refuse = [&](const QString& fact) { return domain::failed(replyNotUnderstood(answer.status, fact)); };
    if (answer.status != expects.success)
        return refuse(u"status"_s);
    if (answer.mediaType() != "application/json")
        return refuse(u"Content-Type"_s);
    if (expects.carriesVersion && received.version.tag.isEmpty())
        return refuse(u"ETag"_s);
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    if (!document.isObject())
        return refuse(u"/"_s);
    received.body = document.object();
    for (const QString& member : expects.members) {
        if (!received.body.contains(member))
            return refuse(u'/' + member);
    }
    return received;
}

void Call::react(const Problem& problem)
{
    switch (problem.reaction) {
    case Reaction::RefreshToken:
        m_transport.tokens().distrust(m_token);
        if (!m_tokenRefreshed) {
            m_tokenRefreshed = true;
            return askForToken();
        }
        m_transport.tokens().giveUp(m_token);
        break;
    case Reaction::AskAgainSoon:
        m_mayHaveHappened = true;
        if (++m_askedStillRunning <= MostStillRunning)
            return again(StillRunningMilliseconds);
        break;
    case Reaction::BackOff:
        if (m_mayHaveHappened)
            return end(domain::failed(outcomeUnknown()));
        if (problem.failure.httpStatus == 503 && repeat(problem.failure))
            return;
        break;
    case Reaction::Tell:
        break;
    }
    end(domain::failed(problem.failure));
}

void Call::unanswered(const Failure& failure)
{
    if (m_mayHaveHappened) {
        m_transport.tellLineFailed(failure.code);
        return end(domain::failed(outcomeUnknown()));
    }
    if (!repeat(failure))
        endOfLine(failure);
}

bool Call::repeat(const Failure& failure)
{
    const int wanted = failure.retryAfterSeconds.value_or(0);
    if (failure.httpStatus && *failure.httpStatus < 500)
        return false;
    if (m_request.isWrite() || m_repeated >= MostRepetitions || wanted > LongestRetryAfterSeconds ||
        m_since.elapsed() > PatienceMilliseconds)
        return false;
    const int ceiling = FirstBackOffMilliseconds << m_repeated;
    ++m_repeated;
    again(wanted * 1'000 + QRandomGenerator::global()->bounded(ceiling + 1));
    return true;
}

void Call::again(int milliseconds)
{
    QTimer::singleShot(milliseconds, this, [this] { askForToken(); });
}

void Call::endOfLine(const Failure& failure)
{
    m_transport.tellLineFailed(failure.code);
    end(domain::failed(m_mayHaveHappened ? outcomeUnknown() : failure));
}

void Call::end(Outcome<Received> outcome)
{
    if (!m_finish)
        return;
    const Finish finish = std::exchange(m_finish, nullptr);
    m_late.stop();
    deleteLater();
    finish(std::move(outcome));
}

} // namespace bhxh::central
