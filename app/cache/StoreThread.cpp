#include "cache/StoreThread.h"

namespace bhxh::cache {

StoreThread::StoreThread(std::function<void()> last) : m_last(std::move(last))
{
    start();
}

void StoreThread::end()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_isEnding = true;
        m_something.wakeAll();
    }
    wait();
}

void StoreThread::put(Turn turn, Job job)
{
    const QMutexLocker lock(&m_mutex);
    m_jobs.at(static_cast<size_t>(turn)).push_back(std::move(job));
    m_something.wakeOne();
}

bool StoreThread::isAskedFor(Turn turn)
{
    const QMutexLocker lock(&m_mutex);
    return !m_jobs.at(static_cast<size_t>(turn)).empty();
}

/// Nothing where the thread is to end.
StoreThread::Job StoreThread::next()
{
    const QMutexLocker lock(&m_mutex);
    while (!m_isEnding) {
        for (auto& jobs : m_jobs) {
            if (jobs.empty())
                continue;
            Job job = std::move(jobs.front());
            jobs.pop_front();
            return job;
        }
        m_something.wait(&m_mutex);
    }
    return {};
}

void StoreThread::run()
{
    while (const Job job = next())
        job();
    m_last();
}

} // namespace bhxh::cache
