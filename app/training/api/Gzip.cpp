#include "training/api/Gzip.h"

#define ZLIB_CONST
#include <zlib.h>

namespace bhxh::training {

std::optional<std::string> gzipped(const std::string& text)
{
    constexpr int gzipWindow = 15 + 16;
    constexpr int memoryLevel = 8;
    constexpr int quick = 3; // many pages in a row, and the line is the loopback's
    z_stream stream{};
    if (deflateInit2(&stream, quick, Z_DEFLATED, gzipWindow, memoryLevel, Z_DEFAULT_STRATEGY) != Z_OK)
        return std::nullopt;
    std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    const void* input = text.data();
    void* output = packed.data();
    stream.next_in = static_cast<const Bytef*>(input);
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = static_cast<Bytef*>(output);
    stream.avail_out = static_cast<uInt>(packed.size());
    const int code = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return code == Z_STREAM_END ? std::optional(std::move(packed)) : std::nullopt;
}

} // namespace bhxh::training
