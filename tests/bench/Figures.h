#pragma once

#include <QElapsedTimer>
#include <QString>
#include <algorithm>
#include <ctime>
#include <vector>

/// What the benches measure with, and how they say it: a line of JSON a figure.
namespace bhxh::bench {

/// Single durations, in nanoseconds.
class Durations
{
public:
    template <typename Work>
    void measure(Work work)
    {
        QElapsedTimer timer;
        timer.start();
        work();
        m_all.push_back(timer.nsecsElapsed());
    }
    void add(qint64 nanoseconds) { m_all.push_back(nanoseconds); }
    [[nodiscard]] double microseconds(double share) const
    {
        std::vector<qint64> sorted = m_all;
        std::sort(sorted.begin(), sorted.end());
        const auto at = static_cast<size_t>(share * static_cast<double>(sorted.size() - 1));
        return static_cast<double>(sorted.at(at)) / 1000;
    }
    [[nodiscard]] double median() const { return microseconds(0.5); }
    [[nodiscard]] double p99() const { return microseconds(0.99); }
    [[nodiscard]] double longest() const { return microseconds(1); }
    [[nodiscard]] double seconds() const
    {
        qint64 sum = 0;
        for (const qint64 one : m_all)
            sum += one;
        return static_cast<double>(sum) / 1e9;
    }

private:
    std::vector<qint64> m_all = {};
};

/// How long the work takes by this clock.
template <typename Work>
qint64 nanoseconds(clockid_t clock, Work work)
{
    const auto now = [clock] {
        timespec time = {};
        clock_gettime(clock, &time);
        return qint64(time.tv_sec) * 1000000000 + time.tv_nsec;
    };
    const qint64 begin = now();
    work();
    return now() - begin;
}

/// How often the processor was taken away from this thread so far (Linux; 0 elsewhere).
long timesPreempted();
/// How long this thread was ready so far while another had the processor (Linux; 0 elsewhere).
qint64 nanosecondsWithoutProcessor();

void say(const char* what, qint64 people, double figure);
/// Of this process, now, in MiB.
double residentMebibytes();

} // namespace bhxh::bench
