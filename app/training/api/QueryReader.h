#pragma once

#include "training/rules/Refusal.h"
#include "training/web/HttpMessage.h"

namespace bhxh::training {

/// Reads a query; the first thing that is wrong with it is kept. What it doesn't ask for is ignored.
class QueryReader
{
public:
    explicit QueryReader(const std::optional<HttpItems>& items);

    /// The value of a parameter, or nothing; one that comes twice is an error.
    [[nodiscard]] std::optional<QString> text(QLatin1String name);
    /// All values of a list `a,b`, in its order; empty where it is not there.
    [[nodiscard]] QStringList list(QLatin1String name);
    [[nodiscard]] int integer(QLatin1String name, int otherwise, int least, int most);
    /// RFC 3339; a '+' that came as a blank is understood.
    [[nodiscard]] std::optional<TimePoint> time(QLatin1String name);
    template <typename Enum>
    [[nodiscard]] std::optional<Enum> word(QLatin1String name)
    {
        const auto given = text(name);
        const auto value = given ? fromWord<Enum>(*given) : std::nullopt;
        if (given && !value)
            refuse(name);
        return value;
    }

    void refuse(QLatin1String name);
    /// 400, or nothing.
    [[nodiscard]] std::optional<Refusal> refusal() const { return m_refusal; }

private:
    HttpItems m_items;
    std::optional<Refusal> m_refusal;
};

} // namespace bhxh::training
