#pragma once

#include "training/api/Call.h"
#include "training/web/HttpMessage.h"

#include <QSet>

#include <functional>
#include <mutex>
#include <set>
#include <utility>

namespace bhxh::training {

class CentralStore;
class Ledger;
class MailComposer;

/// Idempotency keys whose first call hasn't been answered yet. Any thread.
class RunningKeys
{
public:
    /// False where it runs already.
    bool add(const QString& member, const QString& key);
    void remove(const QString& member, const QString& key);
    [[nodiscard]] bool has(const QString& member, const QString& key) const;

private:
    mutable std::mutex m_mutex;
    std::set<std::pair<QString, QString>> m_keys;
};

/// Takes one call through the contract's order of checks and does it, in one transaction with its idempotency key and
/// its line in the activity log. Any thread; calls wait for each other at the store.
class CallProcessor
{
public:
    /// Called with the store locked, for a conditional answer that is unchanged and may wait: true where it will be
    /// answered later.
    using Hold = std::function<bool(const QString& topic)>;

    CallProcessor(CentralStore& store, const MailComposer& composer, const TrainingClock& clock)
        : m_store(store), m_composer(composer), m_clock(clock)
    {}

    /// What long polls are told after a commit; set before the first call.
    void setOnChanged(std::function<void(const QSet<QString>&)> callback) { m_onChanged = std::move(callback); }
    [[nodiscard]] RunningKeys& runningKeys() { return m_runningKeys; }

    /// The answer; nothing where `hold` took it over.
    [[nodiscard]] std::optional<HttpResponse> process(Call call, const Hold& hold = {});

    /// Does something else in a transaction of its own, after time has passed: the training extras. False where the
    /// store failed; then nothing was done.
    [[nodiscard]] bool change(const std::function<void(Ledger&)>& work);

private:
    struct Result
    {
        Answer answer = tl::unexpected(Refusal());
        std::optional<HttpResponse> kept; ///< the answer of an earlier call with the same key
    };
    [[nodiscard]] Result judge(Call& call, Ledger& ledger);
    [[nodiscard]] std::optional<Result> answerByKey(const Call& call);
    void keep(const Call& call, const Answer& answer);
    void log(const Call& call, const Answer& answer);

    CentralStore& m_store;
    const MailComposer& m_composer;
    const TrainingClock& m_clock;
    std::function<void(const QSet<QString>&)> m_onChanged;
    RunningKeys m_runningKeys;
};

} // namespace bhxh::training
