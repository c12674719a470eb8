#include "training/api/Arguments.h"

#include "training/people/InventedCitizens.h"

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

/// A whole number up to `most`, or nothing.
std::optional<quint64> number(const QString& text, quint64 most)
{
    bool isNumber = false;
    const quint64 value = text.toULongLong(&isNumber);
    const bool isPlain = !text.isEmpty() && text.at(0).isDigit();
    return isNumber && isPlain && value <= most ? std::optional(value) : std::nullopt;
}

} // namespace

QString Arguments::usage()
{
    return u"bhxh-training-central [--port N] [--data DIR] [--citizens N] [--seed N] [--office-day]"_s;
}

tl::expected<Arguments, QString> Arguments::read(const QStringList& arguments)
{
    constexpr quint64 highestPort = 65'535;
    constexpr quint64 highestSeed = std::numeric_limits<qint64>::max();
    Arguments read;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString name = arguments[i].section(u'=', 0, 0);
        if (name == "--office-day"_L1 && name == arguments[i]) {
            read.isOfficeDay = true;
            continue;
        }
        if (name == "--help"_L1 || name == "-h"_L1) {
            read.isHelp = true;
            return read;
        }
        const bool isKnown = QStringList{u"--port"_s, u"--data"_s, u"--citizens"_s, u"--seed"_s}.contains(name);
        if (!isKnown)
            return tl::unexpected(u"unknown argument "_s + arguments[i]);
        const bool isJoined = arguments[i].contains(u'=');
        if (!isJoined && i + 1 >= arguments.size())
            return tl::unexpected(name + u" needs a value"_s);
        const QString value = isJoined ? arguments[i].section(u'=', 1) : arguments[++i];
        const auto port = number(value, highestPort);
        const auto count = number(value, InventedCitizens::maximumCount);
        const auto seed = number(value, highestSeed);
        const bool isGood = (name == "--port"_L1 && port) || (name == "--citizens"_L1 && count) ||
                            (name == "--seed"_L1 && seed) || (name == "--data"_L1 && !value.isEmpty());
        if (!isGood)
            return tl::unexpected(name + u" can't be "_s + value);
        if (name == "--port"_L1)
            read.port = static_cast<std::uint16_t>(*port);
        else if (name == "--citizens"_L1)
            read.citizens = static_cast<int>(*count);
        else if (name == "--seed"_L1)
            read.seed = *seed;
        else
            read.dataFolder = value;
    }
    return read;
}

} // namespace bhxh::training
