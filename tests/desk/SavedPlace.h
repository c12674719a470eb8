#pragma once

#include "InventedRegister.h"
#include "support/Await.h"
#include "support/TrainingDesk.h"
#include "vault/SystemKeychain.h"
#include <QDir>
#include <QTemporaryDir>
#include <QUuid>
#include <algorithm>

/// What the tests of SavedRegister share: desks at one place, in front of a real Secret Service.
namespace bhxh::test {

inline const QString lansPin = QStringLiteral("482913");
inline const QString hungsPin = QStringLiteral("730564");

/// One that reads no register by itself: here the test does.
class QuietDesk : public TrainingDesk
{
public:
    QuietDesk(TrainingRoom& room, const QString& member, desk::DeskPlace stands)
        : TrainingDesk(room, member, std::move(stands))
    {
        constexpr int never = std::numeric_limits<int>::max();
        desk.registerSync.setPace(
            {.firstAfterMost = never, .regularly = never, .againAfterFailure = never, .afterReturnMost = never});
    }
};

template <typename T>
std::optional<domain::FailureCode> codeOf(const domain::Outcome<T>& outcome)
{
    return outcome ? std::nullopt : std::optional(outcome.error().code);
}

inline desk::SavedRegister& savedOf(TrainingDesk& desk)
{
    return desk.desk.saved;
}

inline bool becomes(TrainingDesk& desk, desk::SavedRegister::Kind kind)
{
    return waitUntil([&] { return savedOf(desk).state().kind == kind; });
}

inline bool signInAndOpen(TrainingDesk& desk)
{
    return desk.signIn() && becomes(desk, desk::SavedRegister::Kind::Open);
}

/// As RegisterSync does it, to the end.
inline bool readPage(TrainingDesk& desk, const domain::RegisterPage& page)
{
    const auto cursor = awaited(savedOf(desk).beginReading());
    return cursor && awaited(savedOf(desk).apply(page, *cursor, desk.desk.session.now()));
}

inline bool comesToHavePeople(TrainingDesk& desk, qint64 people)
{
    return waitUntil([&] {
        return savedOf(desk).state().kind == desk::SavedRegister::Kind::Open &&
               savedOf(desk).state().summary.people == people;
    });
}

/// Colleagues can give the member the key from now on; no sooner does anybody leave here.
inline bool comesToBeOthersOnly(TrainingDesk& desk)
{
    return becomes(desk, desk::SavedRegister::Kind::OthersOnly) && waitUntil([&] {
               const auto keys = awaited(desk.desk.keys.publicKeys());
               const auto isOwn = [&](const auto& key) { return key.member == desk.desk.session.state().member->id; };
               return keys && std::ranges::any_of(*keys, isOwn);
           });
}

/// Whoever opens it gives the key to their colleagues a moment later, when they are told the others' keys: before this
/// is told them, as they asked before this does.
inline bool comesToGiveTheKey(TrainingDesk& desk, qint64 people)
{
    return comesToHavePeople(desk, people) && awaited(desk.desk.keys.publicKeys()) &&
           awaited(savedOf(desk).find(tests::inventedId(1)));
}

inline bool handOver(TrainingDesk& desk, const QString& member, const QString& pin)
{
    desk.setMember(member);
    desk.desk.session.handOver();
    return waitUntil([&] {
               const auto kind = desk.desk.session.state().kind;
               return kind == desk::Session::Kind::ChoosingPin || kind == desk::Session::Kind::EnteringPin;
           }) &&
           desk.typePin(pin);
}

/// Whose data it is lasts longer than a desk: the folder and the keychain of one installation.
struct SavedPlace
{
    std::unique_ptr<vault::Keychain> keychain() const
    {
        return std::make_unique<vault::SystemKeychain>(QStringLiteral("vn.bhxh.counter.test"), installation);
    }
    [[nodiscard]] QString savedFolder() const { return folder->filePath(QStringLiteral("saved")); }
    [[nodiscard]] QString file() const { return savedFolder() + QStringLiteral("/saved.db"); }
    [[nodiscard]] QString sessionFile() const { return savedFolder() + QStringLiteral("/session.db"); }
    desk::DeskPlace stands() const
    {
        return {.keychain = keychain(),
                .folder = folder->filePath(QStringLiteral("keys")),
                .savedFolder = savedFolder(),
                .installation = installation.toRfc4122()};
    }
    desk::DeskPlace standsWithoutKeychain() const
    {
        return {.savedFolder = savedFolder(), .installation = installation.toRfc4122()};
    }
    bool nothingIsKept() const { return QDir(savedFolder()).isEmpty(); }

    /// For the next test: as if nobody had ever been here.
    void begin()
    {
        room.tidy();
        installation = QUuid::createUuid();
        folder = std::make_unique<QTemporaryDir>();
    }

    TrainingRoom room;
    QUuid installation;
    std::unique_ptr<QTemporaryDir> folder;
};

} // namespace bhxh::test
