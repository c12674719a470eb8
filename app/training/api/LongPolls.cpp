#include "training/api/LongPolls.h"

#include <algorithm>
#include <vector>

namespace bhxh::training {

LongPolls::LongPolls(std::function<std::optional<std::chrono::milliseconds>()> passTime)
    : m_passTime(std::move(passTime))
{}

LongPolls::~LongPolls()
{
    stop();
}

void LongPolls::start()
{
    m_thread = std::thread([this] { run(); });
}

void LongPolls::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopping = true;
    }
    m_turn.notify_all();
    if (m_thread.joinable())
        m_thread.join();
    std::map<qint64, std::shared_ptr<Held>> left;
    const std::scoped_lock lock(m_mutex);
    left.swap(m_held);
}

void LongPolls::hold(Held held)
{
    const Respond respond = held.respond;
    const bool endsWithClient = held.endsWithClient;
    qint64 id = 0;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isStopping)
            return;
        id = ++m_lastId;
        m_held.emplace(id, std::make_shared<Held>(std::move(held)));
        m_isWoken = true; // its end may be sooner than the thread's next turn
    }
    if (endsWithClient)
        respond.onClientGone([this, id] { forget(id); });
    m_turn.notify_all();
}

void LongPolls::wake(const QSet<QString>& topics)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_topics += topics;
        m_isWoken = true;
    }
    m_turn.notify_all();
}

void LongPolls::forget(qint64 id)
{
    std::shared_ptr<Held> gone; // its end may run callbacks: not under the lock
    const std::scoped_lock lock(m_mutex);
    if (const auto found = m_held.find(id); found != m_held.end()) {
        gone = std::move(found->second);
        m_held.erase(found);
    }
}

LongPolls::Clock::time_point LongPolls::nextTurn(std::optional<std::chrono::milliseconds> untilDue) const
{
    // The system's clock may be set meanwhile: look at least this often.
    constexpr std::chrono::milliseconds atMost{1000};
    constexpr std::chrono::milliseconds atLeast{1};
    Clock::time_point turn = Clock::now() + std::clamp(untilDue.value_or(atMost), atLeast, atMost);
    for (const auto& [id, held] : m_held)
        turn = std::min(turn, held->until);
    return turn;
}

void LongPolls::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_isStopping) {
        m_isWoken = false;
        lock.unlock();
        const auto untilDue = m_passTime(); // may call wake
        lock.lock();
        QSet<QString> topics;
        topics.swap(m_topics);
        lock.unlock();
        if (!topics.isEmpty())
            lookAgain(topics);
        giveUpOverdue();
        lock.lock();
        const bool isQuiet = m_topics.isEmpty() && !m_isWoken;
        if (isQuiet && !m_isStopping)
            m_turn.wait_until(lock, nextTurn(untilDue), [this] { return m_isStopping || m_isWoken; });
    }
}

void LongPolls::lookAgain(const QSet<QString>& topics)
{
    std::vector<std::pair<qint64, std::shared_ptr<Held>>> concerned;
    {
        const std::scoped_lock lock(m_mutex);
        for (const auto& [id, held] : m_held) {
            if (topics.contains(held->topic))
                concerned.emplace_back(id, held);
        }
    }
    std::map<QString, std::optional<HttpResponse>> answers; // of this turn
    for (const auto& [id, held] : concerned) {
        if (held->respond.isClientGone())
            continue;
        const auto [known, isNew] = answers.try_emplace(held->likeness);
        const bool isShared = !held->likeness.isEmpty() && (!known->second || known->second->status == 200);
        if (isNew || !isShared)
            known->second = held->look();
        if (!known->second)
            continue;
        HttpResponse answer = *known->second;
        if (held->adapt)
            held->adapt(answer);
        forget(id);
        held->respond(std::move(answer));
    }
}

void LongPolls::giveUpOverdue()
{
    std::vector<std::shared_ptr<Held>> overdue;
    {
        const std::scoped_lock lock(m_mutex);
        const auto now = Clock::now();
        for (auto held = m_held.begin(); held != m_held.end();) {
            if (held->second->until > now) {
                ++held;
                continue;
            }
            overdue.push_back(std::move(held->second));
            held = m_held.erase(held);
        }
    }
    for (const auto& held : overdue) {
        if (auto answer = held->giveUp())
            held->respond(std::move(*answer));
    }
}

} // namespace bhxh::training
