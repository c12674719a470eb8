#include "seat/Sources.h"

#include "seat/Logind.h"
#include "seat/ScreenSavers.h"

namespace bhxh::seat {

std::vector<std::unique_ptr<Source>> sources()
{
    std::vector<std::unique_ptr<Source>> all;
    all.push_back(std::make_unique<Logind>());
    all.push_back(std::make_unique<ScreenSavers>());
    return all;
}

} // namespace bhxh::seat
