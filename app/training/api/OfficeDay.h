#pragma once

#include "training/mail/MailComposer.h"
#include "training/signin/StaffRoster.h"

#include <QJsonObject>

#include <memory>

namespace bhxh::training {

class CallProcessor;
class CentralStore;
struct InventedCitizen;

/// A plausible day of an office, for class rooms: look-ups, changes and resets in every state, done by the training
/// staff over the last hours through the very operations of the contract, so that nothing in it is against the rules.
class OfficeDay
{
public:
    /// A store that nobody else uses yet.
    explicit OfficeDay(CentralStore& store);
    ~OfficeDay();
    OfficeDay(const OfficeDay&) = delete;
    OfficeDay& operator=(const OfficeDay&) = delete;

    void play();

private:
    struct Answered
    {
        QString id;
        QString version;
    };
    /// How far a change is to get.
    enum class ChangeEnd { AwaitingProof, Locked, Pending, Approved, Rejected, Withdrawn };
    /// How far a reset is to get.
    enum class ResetEnd { Awaiting, PasswordSent, Cancelled, Locked };

    Answered call(const char* staff, QLatin1String operation, const QStringList& ids, const QJsonObject& body,
                  const QString& ifMatch = {});
    void lookUp(const char* staff, const InventedCitizen& citizen);
    void change(const char* maker, const char* decider, const InventedCitizen& citizen, ChangeEnd end);
    void reset(const char* maker, const InventedCitizen& citizen, ResetEnd end);
    [[nodiscard]] QString changeCode(const QString& id) const;
    [[nodiscard]] QString resetCode(const QString& id) const;
    void wait(std::chrono::seconds span) { m_clock.advance(span); }

    CentralStore& m_store;
    TrainingClock m_clock; ///< runs behind the real one, and catches up
    StaffRoster m_roster;
    MailComposer m_composer{m_clock};
    std::unique_ptr<CallProcessor> m_processor;
    int m_addresses = 0;
};

} // namespace bhxh::training
