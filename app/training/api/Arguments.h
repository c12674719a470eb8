#pragma once

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <cstdint>

namespace bhxh::training {

/// What the command line says.
struct Arguments
{
    std::uint16_t port = 8410;
    QString dataFolder; ///< empty: a temporary one that goes with the process
    int citizens = 10'000;
    quint64 seed = 1;
    bool isOfficeDay = false;
    bool isHelp = false;

    /// Or what is wrong with it, for a person.
    [[nodiscard]] static tl::expected<Arguments, QString> read(const QStringList& arguments);
    [[nodiscard]] static QString usage();
};

} // namespace bhxh::training
