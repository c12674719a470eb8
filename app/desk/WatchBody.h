#pragma once

#include "central/CentralApi.h"
#include "desk/Watch.h"
#include "domain/WhenDone.h"
#include <QRandomGenerator>
#include <algorithm>
#include <chrono>

namespace bhxh::desk {

/// How long the central may hold one poll: below the usual idle limits of proxies, often enough to notice a dead line.
inline constexpr int longPollSeconds = 25;

template <typename T>
Watch<T>::Watch()
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { pollNow(); });
}

template <typename T>
Watch<T>::~Watch()
{
    stop();
}

template <typename T>
void Watch<T>::start(domain::Version known, Poll poll, Changed changed, Ended ended)
{
    stop();
    m_known = std::move(known);
    m_poll = std::move(poll);
    m_changed = std::move(changed);
    m_ended = std::move(ended);
    m_failures = 0;
    m_running = true;
    pollNow();
}

template <typename T>
void Watch<T>::stop()
{
    ++m_turn;
    m_running = false;
    m_timer.stop();
    m_future.cancel();
    m_future = {};
}

template <typename T>
void Watch<T>::pollNow()
{
    const quint64 turn = ++m_turn;
    m_polledAt.start();
    const auto future = m_poll(m_known);
    m_future = QFuture<void>(future);
    domain::whenDone(
        future, &m_timer,
        [this, turn](const domain::Outcome<central::Fresh<T>>& outcome) {
            if (turn != m_turn)
                return;
            if (outcome)
                answered(*outcome);
            else
                failed(outcome.error());
        },
        [this, turn] {
            if (turn == m_turn)
                pollLater({});
        });
}

template <typename T>
void Watch<T>::answered(const central::Fresh<T>& fresh)
{
    const quint64 turn = m_turn;
    const bool isNews = fresh.value && (m_known.tag.isEmpty() || fresh.version != m_known);
    m_failures = 0;
    if (fresh.value) {
        m_known = fresh.version;
        const Changed changed = m_changed;
        changed(*fresh.value);
    }
    if (turn != m_turn) // the owner stopped or started anew meanwhile
        return;
    // A middle box that doesn't hold the poll must not turn it into a storm.
    if (!isNews && m_polledAt.elapsed() < 1000)
        m_timer.start(std::chrono::seconds(1));
    else
        pollNow();
}

template <typename T>
void Watch<T>::failed(const domain::Failure& failure)
{
    using domain::FailureCode;
    if (failure.code == FailureCode::NotSignedIn || failure.code == FailureCode::Forbidden ||
        failure.code == FailureCode::NotFound) {
        const Ended ended = m_ended;
        stop();
        ended(failure);
        return;
    }
    pollLater(failure.retryAfterSeconds);
}

template <typename T>
void Watch<T>::pollLater(std::optional<int> retryAfterSeconds)
{
    const int most = std::min(15000, 1000 << std::min(m_failures, 4));
    ++m_failures;
    const int jitter = QRandomGenerator::global()->bounded(most);
    m_timer.start(std::max(jitter, 1000 * std::clamp(retryAfterSeconds.value_or(0), 0, 600)));
}

} // namespace bhxh::desk
