#pragma once

#include <QStringList>

namespace bhxh::bench {

/// Names as they are typed, letter by letter: without marks mostly, some given name first, some with a birth year.
QStringList typedTexts(quint32 people, qsizetype queries);

} // namespace bhxh::bench
