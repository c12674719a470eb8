#include "training/web/HttpDate.h"

#include <array>
#include <cstdio>

namespace bhxh::training {

namespace {

/// Both forms differ in their last word only. Days and months are English whatever the locale.
std::string dated(TrainingClock::TimePoint at, const char* zone)
{
    static constexpr std::array days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(at - day));
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d %s",
                  days.at(std::chrono::weekday(day).c_encoding()), static_cast<unsigned>(date.day()),
                  months.at(static_cast<unsigned>(date.month()) - 1), static_cast<int>(date.year()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()), zone);
    return text.data();
}

} // namespace

std::string httpDate(TrainingClock::TimePoint at)
{
    return dated(at, "GMT");
}

std::string mailDate(TrainingClock::TimePoint at)
{
    return dated(at, "+0000");
}

} // namespace bhxh::training
