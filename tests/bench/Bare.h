#pragma once

#include "secret/SecretBytes.h"
#include <QString>
#include <array>
#include <sqlite3.h>

namespace bhxh::bench {

/// SQLite's own interface and nothing around it: what the saved data is compared with. Ends the program where something
/// fails.
class Bare
{
public:
    /// The same log, cache and durability as the saved data has.
    explicit Bare(const QString& file);
    ~Bare();
    Q_DISABLE_COPY_MOVE(Bare)

    void run(const char* sql);
    sqlite3_stmt* prepare(const char* sql);
    void step(sqlite3_stmt* statement);

private:
    sqlite3* m_handle = nullptr;
};

/// The same rows as in the saved data's file, in transactions of as many people; how many seconds that takes.
double insertTheSameRows(const QString& from, const QString& to, qint64 peopleAtATime);
/// A table of sealed rows found by a 16-byte key, as many as there are people and as long as theirs.
void makeKeyedRows(const QString& file, const secret::SecretBytes& key, quint32 people);
/// The key of somebody's row there.
std::array<unsigned char, 16> keyOf(const secret::SecretBytes& key, const QString& number);

} // namespace bhxh::bench
