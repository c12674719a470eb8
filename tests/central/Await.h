#pragma once

#include <QFuture>
#include <QTest>

namespace bhxh::test {

/// Turns the event loop until the future has ended, for at most `milliseconds`; false: it hasn't.
template <typename T>
bool ended(const QFuture<T>& future, int milliseconds = 15'000)
{
    return QTest::qWaitFor([&] { return future.isFinished(); }, milliseconds);
}

/// The code of a failure, 0 for a value, -1 where nothing came.
template <typename T>
int codeOf(const QFuture<T>& future, int milliseconds = 15'000)
{
    if (!ended(future, milliseconds) || future.resultCount() == 0)
        return -1;
    const T outcome = future.result();
    return outcome ? 0 : static_cast<int>(outcome.error().code);
}

} // namespace bhxh::test
