#pragma once

#include "training/web/HttpMessage.h"
#include "training/web/Respond.h"

#include <QJsonValue>

#include <tl/expected.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace bhxh::training {

class CallProcessor;
class CentralStore;
class Faults;
class StaffRoster;
class TrainingClock;
struct Refusal;

/// Everything under /training, which no client knows of: staff, citizens, mailbox, portal, clock, mail delivery,
/// policy, faults. Loopback only, nobody signs in. Any thread.
class TrainingApi
{
public:
    TrainingApi(CentralStore& store, CallProcessor& processor, TrainingClock& clock, const StaffRoster& roster,
                Faults& faults)
        : m_store(store), m_processor(processor), m_clock(clock), m_roster(roster), m_faults(faults)
    {}

    [[nodiscard]] static bool handles(std::string_view path);
    void handle(const HttpRequest& request, const Respond& respond);

private:
    /// An answer, or the problem that stands for it.
    using Reply = tl::expected<HttpResponse, Refusal>;
    struct Place;
    [[nodiscard]] static const std::vector<Place>& places();
    [[nodiscard]] Reply answer(const HttpRequest& request);
    /// The JSON body, or 415 or 400.
    [[nodiscard]] static tl::expected<QJsonValue, Refusal> bodyOf(const HttpRequest& request);

    [[nodiscard]] Reply index(const HttpRequest& request, const QString& id);
    [[nodiscard]] Reply staff(const HttpRequest& request, const QString& id);
    [[nodiscard]] Reply citizens(const HttpRequest& request, const QString& id);
    [[nodiscard]] Reply mailbox(const HttpRequest& request, const QString& id);
    [[nodiscard]] Reply portalForm(const HttpRequest& request, const QString& id);
    [[nodiscard]] Reply portalSubmit(const HttpRequest& request, const QString& id);
    [[nodiscard]] Reply portalCode(const HttpRequest& request, const QString& id);
    [[nodiscard]] Reply clock(const HttpRequest& request, const QString& id);
    [[nodiscard]] Reply advanceClock(const HttpRequest& request, const QString& id);
    [[nodiscard]] Reply mailDelivery(const HttpRequest& request, const QString& id);
    [[nodiscard]] Reply changePolicy(const HttpRequest& request, const QString& id);
    [[nodiscard]] Reply touch(const HttpRequest& request, const QString& id);
    [[nodiscard]] Reply move(const HttpRequest& request, const QString& id);
    [[nodiscard]] Reply expireCursors(const HttpRequest& request, const QString& id);
    [[nodiscard]] Reply smartOtp(const HttpRequest& request, const QString& id);
    [[nodiscard]] Reply orderFault(const HttpRequest& request, const QString& id);
    [[nodiscard]] Reply clearFaults(const HttpRequest& request, const QString& id);

    /// A code from the portal for whatever reset is open; nothing where the password was sent.
    [[nodiscard]] std::optional<Refusal> takePortalCode(const QString& number, const QString& code);

    CentralStore& m_store;
    CallProcessor& m_processor;
    TrainingClock& m_clock;
    const StaffRoster& m_roster;
    Faults& m_faults;
};

} // namespace bhxh::training
