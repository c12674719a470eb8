#pragma once

#include "training/api/CallProcessor.h"
#include "training/api/Faults.h"
#include "training/api/LongPolls.h"

namespace bhxh::training {

class OpenIdProvider;
class StaffRoster;

/// Everything under /counter/v1: who is calling and for which operation, faults on order, long polls. Any thread.
class CounterApi
{
public:
    static constexpr std::string_view root = "/counter/v1";

    CounterApi(CallProcessor& processor, LongPolls& polls, const OpenIdProvider& provider, const StaffRoster& roster)
        : m_processor(processor), m_polls(polls), m_provider(provider), m_roster(roster)
    {}

    [[nodiscard]] static bool handles(std::string_view path);
    void handle(const HttpRequest& request, const Respond& respond);
    [[nodiscard]] Faults& faults() { return m_faults; }

private:
    /// What is known of a call before the store is asked; or why it is refused.
    [[nodiscard]] tl::expected<Call, Refusal> read(const HttpRequest& request, const QString& requestId) const;
    void answer(const HttpRequest& request, const QString& requestId, const Respond& respond);
    void answer(const Call& call, const Respond& respond);
    struct Delay
    {
        std::chrono::milliseconds span;
        bool endsWithClient; ///< forgotten when the client hangs up
    };
    /// Holds the request until the delay is over, its key with it; then `afterwards`.
    void holdBack(const HttpRequest& request, const QString& requestId, const Respond& respond, Delay delay,
                  std::function<void(const Respond&)> afterwards);
    [[nodiscard]] bool take(Fault fault, const HttpRequest& request, const QString& requestId, const Respond& respond);

    CallProcessor& m_processor;
    LongPolls& m_polls;
    const OpenIdProvider& m_provider;
    const StaffRoster& m_roster;
    Faults m_faults;
};

} // namespace bhxh::training
