#pragma once

#include "domain/Outcome.h"
#include "domain/WhenDone.h"
#include <QFuture>
#include <QTest>
#include <optional>

namespace bhxh::test {

/// Turns the event loop until the future has ended and whoever waits for it was told, in the order in which they asked:
/// what the desk asked for before was told to the desk before. Cancelled: it ended with nothing, or not in time.
template <typename T>
domain::Outcome<T> awaited(const QFuture<domain::Outcome<T>>& future, int milliseconds = 30'000)
{
    QObject here;
    bool hasEnded = false;
    domain::Outcome<T> ending = domain::failed(domain::FailureCode::Cancelled);
    domain::whenDone(
        future, &here,
        [&](const domain::Outcome<T>& told) {
            ending = told;
            hasEnded = true;
        },
        [&] { hasEnded = true; });
    static_cast<void>(QTest::qWaitFor([&] { return hasEnded; }, milliseconds));
    return ending;
}

} // namespace bhxh::test
