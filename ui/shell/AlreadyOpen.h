#pragma once

class QMessageBox;

namespace bhxh::ui {

/// What a second start of this desk shows, instead of a second desk that would share the first one's keys and files.
/// Not shown yet; the caller owns it.
QMessageBox* alreadyOpenBox();

} // namespace bhxh::ui
