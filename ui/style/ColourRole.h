#pragma once

namespace bhxh::ui {

/// What a colour is for (the design, "Roles of colour"). Code names the role, never the colour; Theme has the values.
enum class ColourRole {
    Window,     ///< the page
    Surface,    ///< cards and fields
    Raised,     ///< pop-ups
    Line,       ///< borders of cards, separators: 1 px, decoration
    LineStrong, ///< borders of fields and check boxes: ≥ 3:1
    Text,
    TextMuted,
    TextDisabled,
    Accent, ///< main action, selection, focus
    AccentHover,
    AccentSoft,
    OnAccent, ///< text and icons on Accent or on Bad as a filled button
    Good,     ///< proven, sent, approved
    GoodSoft,
    Caution, ///< warning, waiting, stale
    CautionSoft,
    Bad, ///< refused, bounced, expired
    BadSoft,
};

/// What a state says. Never shown by colour alone: an icon and a word go with it.
enum class Tone {
    Neutral,
    Info,
    Good,
    Caution,
    Bad,
};

/// The steps of type (10 pt body). Sizes are points, so that they follow the system's text size.
enum class TextStyle {
    Caption,       ///< 9
    CaptionStrong, ///< 9 semibold
    Body,          ///< 10
    BodyStrong,    ///< 10 semibold
    Section,       ///< 12 semibold
    Name,          ///< 16 semibold: the citizen's name
    Display,       ///< 28: the citizen's display
    DisplayStrong, ///< 40 semibold: an address or a code on the citizen's display
};

/// Colour of text and icon of a tone.
[[nodiscard]] ColourRole strongRole(Tone tone);
/// Background that belongs to strongRole(tone).
[[nodiscard]] ColourRole softRole(Tone tone);

} // namespace bhxh::ui
