#include "CounterDesk.h"

#include "ui/signin/ResultPage.h"

namespace bhxh {

CounterDesk::CounterDesk(const central::Place& place, central::SignIn::Browser browser, desk::DeskPlace stands)
    : m_tokens(place, m_clock),
      m_signIn(place, std::move(browser), {.signedIn = ui::signedInPage(), .refused = ui::refusedPage()}, m_clock,
               m_tokens),
      m_api(place, m_clock, m_tokens),
      m_desk({.signIn = m_signIn, .api = m_api, .tokens = m_tokens, .clock = m_clock}, std::move(stands)),
      m_window(m_desk)
{}

} // namespace bhxh
