#pragma once

#include "central/Line.h"
#include "central/Problems.h"
#include "central/Request.h"
#include "secret/SecretBytes.h"
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <functional>

namespace bhxh::central {

class Transport;

/// One operation under way, from the access token to an outcome: the only place that decides whether something is asked
/// again.
///
/// - A read without an answer, or a 503, is repeated at most twice, with full-jitter back-off; Retry-After is honoured
/// up to five seconds.
/// - A write is sent once. It is sent again only where the central said that it did nothing (401) or that the first
/// call is still running (409), with the same key.
/// - A write that may have left without a readable answer of the central is OutcomeUnknown.
///
/// Finishes exactly once, then deletes itself; deleted before, it finishes too.
class Call : public QObject
{
    Q_OBJECT

public:
    using Finish = std::function<void(domain::Outcome<Received>)>;

    Call(Transport& transport, Request request, Finish finish);
    ~Call() override;

    void start();
    /// Aborts; the outcome is Cancelled, or OutcomeUnknown where a write may have left.
    void abort();

private:
    void askForToken();
    void send(const secret::SecretBytes& accessToken);
    void arriving();
    void judge(const Line::Result& result);
    void judgeAnswer(const Answer& answer);
    void react(const Problem& problem);
    /// Nothing of the central's came: a write may have had its effect, a read may be repeated.
    void unanswered(const domain::Failure& failure);
    /// True: the read is on its way again.
    bool repeat(const domain::Failure& failure);
    void again(int milliseconds);
    /// A final failure of the line.
    void endOfLine(const domain::Failure& failure);
    [[nodiscard]] domain::Outcome<Received> read(const Answer& answer) const;
    [[nodiscard]] Ask ask(const secret::SecretBytes& accessToken) const;
    void end(domain::Outcome<Received> outcome);

    Transport& m_transport;
    Request m_request;
    Finish m_finish;
    QFuture<Line::Result> m_underway;
    QElapsedTimer m_since;
    QTimer m_late;               ///< until it is told that the answer is late; from the last byte on
    secret::SecretBytes m_token; ///< shared with Tokens, which overwrites it when another takes its place
    int m_repeated = 0;
    int m_askedStillRunning = 0;
    bool m_tokenRefreshed = false;
    bool m_mayHaveHappened = false; ///< a write of ours may have been taken
};

} // namespace bhxh::central
