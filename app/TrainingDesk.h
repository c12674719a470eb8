#pragma once

#include "CounterDesk.h"
#include "training/room/TrainingBrowser.h"
#include "ui/signin/StaffChooser.h"
#include <QTemporaryDir>

namespace bhxh {

/// A desk of the class room: the same desk, with the training staff's small browser in place of the system's. GUI
/// thread.
class TrainingDesk
{
public:
    TrainingDesk(const central::Place& place, const QUrl& training);

    [[nodiscard]] ui::MainWindow& window() { return m_desk.window(); }
    [[nodiscard]] ui::StaffChooser& chooser() { return m_chooser; }

private:
    QTemporaryDir m_folder; ///< of the saved data, which the desk destroys at its end
    training::TrainingBrowser m_browser;
    ui::StaffChooser m_chooser;
    CounterDesk m_desk;
};

} // namespace bhxh
