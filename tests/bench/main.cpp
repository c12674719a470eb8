// bhxh_cache_bench fill|sync|find|index|typing FOLDER PEOPLE, or names QUERIES PEOPLE: figures as lines of JSON.
#include "SavedBench.h"

#include <QCoreApplication>
#include <QStringList>
#include <cstdio>

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString what = arguments.value(0);
    const quint32 people = arguments.isEmpty() ? 0 : arguments.last().toUInt();
    constexpr qsizetype queries = 10000; // key strokes
    if (people > 0 && what == QStringLiteral("names") && arguments.size() == 3)
        bhxh::bench::names(people, arguments.at(1).toInt());
    else if (people > 0 && what == QStringLiteral("fill") && arguments.size() == 3)
        bhxh::bench::fill(arguments.at(1), people);
    else if (people > 0 && what == QStringLiteral("typing") && arguments.size() == 3)
        bhxh::bench::typing(arguments.at(1), people, queries);
    else if (people > 0 && what == QStringLiteral("sync") && arguments.size() == 3)
        bhxh::bench::sync(arguments.at(1), people);
    else if (people > 0 && what == QStringLiteral("find") && arguments.size() == 3)
        bhxh::bench::find(arguments.at(1), people);
    else if (people > 0 && what == QStringLiteral("index") && arguments.size() == 3)
        bhxh::bench::index(arguments.at(1), people);
    else {
        std::fputs("bhxh_cache_bench fill|sync|find|index|typing FOLDER PEOPLE | names QUERIES PEOPLE\n", stderr);
        return 2;
    }
    return 0;
}
