#include "desk/Desk.h"

namespace bhxh::desk {

Desk::Desk(const DeskLine& line, DeskPlace place, QObject* parent)
    : QObject(parent), keys(std::move(place.keychain), std::move(place.folder)),
      session(line.signIn, line.api, line.tokens, line.clock, keys), connection(line.api, line.clock),
      rejoining(session, connection), saved(session, keys, place.savedFolder, place.installation),
      registerSync(line.api, session, connection, saved), lookup(line.api, session, connection, saved),
      nameSearch(session, saved), emailChanges(line.api, session, lookup), passwordResets(line.api, session, lookup),
      approvals(line.api, session), display(session, lookup, emailChanges, passwordResets),
      keptWork(session, keys, connection, lookup, emailChanges, passwordResets, approvals),
      keptDrafts(session, keys, lookup, emailChanges, keptWork), lockWatch(session, place.seat)
{
    session.setOpenWrites(
        [this] { return emailChanges.hasOpenWrite() || passwordResets.hasOpenWrite() || approvals.hasOpenWrite(); });
    session.setStillClosing([this] { return saved.isClosing(); });
    registerSync.setBusy([this] {
        return lookup.state().isWaiting() || emailChanges.hasOpenWrite() || passwordResets.hasOpenWrite() ||
               approvals.hasOpenWrite();
    });
}

Desk::~Desk() = default;

} // namespace bhxh::desk
