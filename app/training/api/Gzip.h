#pragma once

#include <optional>
#include <string>

namespace bhxh::training {

/// A gzip member (RFC 1952) of a text; nothing where zlib failed.
[[nodiscard]] std::optional<std::string> gzipped(const std::string& text);

} // namespace bhxh::training
