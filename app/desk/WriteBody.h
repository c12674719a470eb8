#pragma once

#include "desk/Write.h"
#include "domain/WhenDone.h"
#include <algorithm>
#include <chrono>

namespace bhxh::desk {

template <typename T>
Write<T>::Write(std::chrono::milliseconds patience)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    QObject::connect(&m_patience, &QTimer::timeout, &m_patience, [this] { leave(); });
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { sendNow(); });
}

template <typename T>
Write<T>::~Write() = default;

template <typename T>
bool Write<T>::start(const domain::IdempotencyKey& key, Send send, Done done, NotKnown notKnown, Left left)
{
    if (m_running)
        return false;
    m_key = key;
    m_send = std::move(send);
    m_done = std::move(done);
    m_notKnown = std::move(notKnown);
    m_left = std::move(left);
    m_tries = 0;
    m_isUnknown = false;
    m_running = true;
    sendNow();
    return true;
}

template <typename T>
void Write<T>::abandon()
{
    ++m_turn;
    m_running = false;
    m_isUnknown = false;
    m_timer.stop();
    m_patience.stop();
    m_send = {}; // it may hold a code
    m_done = {};
    m_notKnown = {};
    m_left = {};
}

template <typename T>
void Write<T>::leave()
{
    if (!m_running || !m_isUnknown)
        return;
    const Left left = m_left;
    abandon(); // before the call: it may start the next write
    left();
}

template <typename T>
void Write<T>::sendNow()
{
    const quint64 turn = ++m_turn;
    domain::whenDone(
        m_send(m_key), &m_timer,
        [this, turn](const domain::Outcome<T>& outcome) {
            if (turn == m_turn)
                answered(outcome);
        },
        [this, turn] {
            if (turn == m_turn)
                againLater();
        });
}

template <typename T>
void Write<T>::answered(const domain::Outcome<T>& outcome)
{
    if (outcome || isSettled(outcome.error()))
        finish(outcome);
    else
        againLater();
}

/// Whether a failure says that this key had no effect (or what it had). Once an attempt got no answer, a later one that
/// never reached the central's rules says nothing about the first: the line, a fault of the central's own, a short "not
/// now".
template <typename T>
bool Write<T>::isSettled(const domain::Failure& failure) const
{
    using domain::FailureCode;
    switch (failure.code) {
    case FailureCode::OutcomeUnknown:
    case FailureCode::StillRunning:
        return false;
    case FailureCode::Cancelled:
        return !m_isUnknown;
    case FailureCode::TooManyRequests:
        return !m_isUnknown || failure.retryAfterSeconds.value_or(0) > 15;
    default:
        return !m_isUnknown || !domain::isOfTheLine(failure.code);
    }
}

template <typename T>
void Write<T>::againLater()
{
    if (!m_isUnknown) {
        m_isUnknown = true;
        m_patience.start();
        const quint64 turn = m_turn;
        const NotKnown notKnown = m_notKnown;
        notKnown();
        if (turn != m_turn) // abandoned by what it was told
            return;
    }
    m_timer.start(std::chrono::seconds(std::min(1 << std::min(m_tries, 4), 15)));
    ++m_tries;
}

template <typename T>
void Write<T>::finish(const domain::Outcome<T>& outcome)
{
    const Done done = m_done;
    abandon(); // before the call: it may start the next write
    done(outcome);
}

} // namespace bhxh::desk
