#include "ui/style/ColourRole.h"

namespace bhxh::ui {

ColourRole strongRole(Tone tone)
{
    switch (tone) {
    case Tone::Info:
        return ColourRole::Accent;
    case Tone::Good:
        return ColourRole::Good;
    case Tone::Caution:
        return ColourRole::Caution;
    case Tone::Bad:
        return ColourRole::Bad;
    case Tone::Neutral:
        break;
    }
    return ColourRole::TextMuted;
}

ColourRole softRole(Tone tone)
{
    switch (tone) {
    case Tone::Info:
        return ColourRole::AccentSoft;
    case Tone::Good:
        return ColourRole::GoodSoft;
    case Tone::Caution:
        return ColourRole::CautionSoft;
    case Tone::Bad:
        return ColourRole::BadSoft;
    case Tone::Neutral:
        break;
    }
    return ColourRole::Window;
}

} // namespace bhxh::ui
