#include "central/RegisterJson.h"

#include "central/CitizenJson.h"

namespace bhxh::central {

using namespace domain;

namespace {

/// One or the other: an item that is neither can't be skipped, as the cursor would step over it for good.
std::optional<RegisterPage::Item> readItem(JsonReader& reader)
{
    if (reader.has("removed"_L1)) {
        if (const auto id = reader.parsed<CitizenId>("removed"_L1))
            return RegisterPage::Item(*id);
        return std::nullopt;
    }
    JsonReader citizen = reader.object("citizen"_L1);
    if (auto value = readCitizen(citizen))
        return RegisterPage::Item(*std::move(value));
    return std::nullopt;
}

} // namespace

std::optional<RegisterPage> readRegisterPage(JsonReader& reader)
{
    RegisterPage page;
    page.items = reader.items<RegisterPage::Item>("items"_L1, readItem);
    page.cursor = reader.text("cursor"_L1);
    page.more = reader.flag("more"_L1);
    page.total = reader.numberIfAny("total"_L1);
    return page;
}

} // namespace bhxh::central
