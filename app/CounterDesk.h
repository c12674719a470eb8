#pragma once

#include "central/CentralApi.h"
#include "central/CentralClock.h"
#include "central/SignIn.h"
#include "central/Tokens.h"
#include "desk/Desk.h"
#include "ui/shell/MainWindow.h"

namespace bhxh {

/// One desk, joined: its line to the central, its work, its windows. Members stand in the order in which they need each
/// other. GUI thread.
class CounterDesk
{
public:
    /// `browser` opens the sign-in page for the person at this desk; `stands` says what this desk may keep.
    CounterDesk(const central::Place& place, central::SignIn::Browser browser, desk::DeskPlace stands);

    [[nodiscard]] ui::MainWindow& window() { return m_window; }

private:
    central::CentralClock m_clock;
    central::Tokens m_tokens;
    central::SignIn m_signIn;
    central::CentralApi m_api;
    desk::Desk m_desk;
    ui::MainWindow m_window;
};

} // namespace bhxh
