#pragma once

namespace bhxh::ui::space {

/// The 4-pixel grid, in device independent pixels.
inline constexpr int Hair = 4;
inline constexpr int Small = 8;
inline constexpr int Medium = 12;
inline constexpr int Large = 16;
inline constexpr int Wide = 24;
inline constexpr int Page = 32;

inline constexpr int ControlHeight = 32;
inline constexpr int SearchHeight = 44;
inline constexpr int Radius = 6;
inline constexpr int CardRadius = 8;
inline constexpr int IconSize = 20;

} // namespace bhxh::ui::space
