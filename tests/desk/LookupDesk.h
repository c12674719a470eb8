#pragma once

#include "support/FaultProxy.h"
#include "support/TrainingDesk.h"
#include <QTemporaryDir>
#include <QTest>

namespace bhxh::test {

/// What the tests share in which the saved data answers: one desk that has all of it, and a line that can be spoiled.
class LookupDesk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

protected:
    using Kind = desk::CitizenLookup::Kind;
    using NoticeKind = desk::CitizenLookup::Notice::Kind;

    [[nodiscard]] const desk::CitizenLookup::State& state() const { return m_desk->desk.lookup.state(); }
    [[nodiscard]] desk::CitizenLookup& lookup() { return m_desk->desk.lookup; }
    bool comesTo(Kind kind, int milliseconds = 15'000)
    {
        return waitUntil([&] { return state().kind == kind; }, milliseconds);
    }
    bool becomes(desk::Connection::Kind kind)
    {
        return waitUntil([&] { return m_desk->desk.connection.state().kind == kind; }, 20'000);
    }
    bool isLive(int milliseconds = 15'000)
    {
        return waitUntil([&] { return state().kind == Kind::Open && !state().saved; }, milliseconds);
    }
    [[nodiscard]] bool isTold(NoticeKind kind) const { return state().notice && state().notice->kind == kind; }
    bool comesBeside(NoticeKind kind, int milliseconds = 15'000)
    {
        return waitUntil([&] { return isTold(kind); }, milliseconds);
    }
    bool cutLine()
    {
        m_proxy->set(FaultProxy::Mode::Refuse);
        m_desk->desk.connection.tryNow(); // else it shows with the next call
        return becomes(desk::Connection::Kind::Offline);
    }
    void mendLine() { m_proxy->set(FaultProxy::Mode::Pass); }
    static QString numberOf(const TrainingRoom::Person& person)
    {
        return person.insuranceNumber.isEmpty() ? person.personalId : person.insuranceNumber;
    }
    /// To another office, at the central; where they were before.
    QString move(const QString& id, const QString& office = {});
    void lookUp(const QString& typed) { lookup().lookUp(typed, domain::Purpose::AnswerQuestion, {}); }
    /// A draft on who is open.
    void type(const QString& email);
    [[nodiscard]] bool isTyped(const QString& email) const;
    /// The next search is answered by the central after the deadline, while the line stays up.
    void holdNextSearch();
    /// As the central has this citizen now.
    std::optional<domain::Citizen> asTheCentralHas(const TrainingRoom::Person& person);
    /// Two whose names begin alike, born on one day, whom only the saved data knows: exact-1, exact-2.
    bool saveTwoAlike();
    /// Somebody whom only the saved data knows.
    static domain::Citizen invented(const domain::Citizen& like, const QString& id, const QString& name);

    TrainingRoom room;
    QTemporaryDir m_folder;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<TrainingDesk> m_desk;
};

} // namespace bhxh::test
