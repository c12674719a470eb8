#pragma once

#include "central/CentralClock.h"
#include "central/Line.h"
#include "central/Place.h"
#include "central/Request.h"
#include <QFutureWatcher>
#include <QPromise>
#include <functional>
#include <memory>

namespace bhxh::central {

class Call;
class Tokens;

/// What all calls share: the place, the line, the clock that learns from every answer, the tokens; and who is told of
/// the line. GUI thread.
class Transport : public QObject
{
    Q_OBJECT

public:
    Transport(Place place, CentralClock& clock, Tokens& tokens, QObject* parent = nullptr);
    ~Transport() override;

    /// `read` turns the checked reply into the value. Cancelling the future aborts the call.
    template <typename T>
    QFuture<domain::Outcome<T>> call(Request request, std::function<domain::Outcome<T>(const Received&)> read);

    [[nodiscard]] const Place& place() const { return m_place; }
    [[nodiscard]] CentralClock& clock() { return m_clock; }
    [[nodiscard]] Tokens& tokens() { return m_tokens; }
    [[nodiscard]] Line& line() { return m_line; }

    /// What an answer becomes that came but can't be read: of a write nobody knows then whether it had its effect.
    static domain::Failure unread(const domain::Failure& failure, bool isWrite);

    /// Ends all calls that are under way, see CentralApi::endAll.
    void endAll();

    void tellAnswered();
    void tellLineFailed(domain::FailureCode code);
    void tellDoubt();
    void tellArriving();

signals:
    void answered();
    void lineFailed(bhxh::domain::FailureCode code);
    void lineDoubted();
    void arriving();
    void signedOutByCentral();

private:
    Call* begin(Request request, std::function<void(domain::Outcome<Received>)> finish);
    static void abort(Call* call);
    static QObject* asObject(Call* call);
    static void start(Call* call);

    Place m_place;
    CentralClock& m_clock;
    Tokens& m_tokens;
    Line m_line;
};

template <typename T>
QFuture<domain::Outcome<T>> Transport::call(Request request, std::function<domain::Outcome<T>(const Received&)> read)
{
    auto promise = std::make_shared<QPromise<domain::Outcome<T>>>();
    promise->start();
    QFuture<domain::Outcome<T>> future = promise->future();
    const bool isWrite = request.isWrite();
    Call* underway =
        begin(std::move(request), [promise, isWrite, read = std::move(read)](domain::Outcome<Received> received) {
            promise->addResult(received.and_then([&](const Received& reply) {
                return read(reply).map_error([&](const domain::Failure& failure) { return unread(failure, isWrite); });
            }));
            promise->finish();
        });
    auto* watcher = new QFutureWatcher<domain::Outcome<T>>(asObject(underway));
    connect(watcher, &QFutureWatcherBase::canceled, asObject(underway), [underway] { abort(underway); });
    watcher->setFuture(future);
    start(underway);
    return future;
}

} // namespace bhxh::central
