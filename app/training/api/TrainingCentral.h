#pragma once

#include "training/api/Arguments.h"
#include "training/web/HttpMessage.h"

#include <memory>

namespace bhxh::training {

/// The whole training central: store, provider, API and server, joined. Started by `start`, ended with the object.
class TrainingCentral
{
public:
    /// Opens the store (or makes it) and listens. Or why it can't, in words.
    [[nodiscard]] static tl::expected<std::unique_ptr<TrainingCentral>, QString> start(const Arguments& arguments);
    ~TrainingCentral();
    TrainingCentral(const TrainingCentral&) = delete;
    TrainingCentral& operator=(const TrainingCentral&) = delete;

    /// The one line that says where it is.
    [[nodiscard]] QByteArray readyLine() const;
    [[nodiscard]] std::uint16_t port() const;

private:
    struct Parts;
    explicit TrainingCentral(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace bhxh::training
