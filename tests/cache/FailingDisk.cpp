#include "FailingDisk.h"

#include <sqlite3.h>
#include <vector>

namespace bhxh::tests {

namespace {

int callsLeft = -1; ///< below zero: nothing fails
bool hasFailed = false;
FailingDisk::Kind failingKind = FailingDisk::Kind::Once;

/// What the call has to answer with; SQLITE_OK: do it.
int verdict(int failure, bool isWriting = false)
{
    if (failingKind == FailingDisk::Kind::Full && !isWriting)
        return SQLITE_OK;
    if (hasFailed)
        return failingKind == FailingDisk::Kind::Gone ? failure : SQLITE_OK;
    if (callsLeft < 0 || callsLeft-- > 0)
        return SQLITE_OK;
    hasFailed = true;
    return failingKind == FailingDisk::Kind::Full ? SQLITE_FULL : failure;
}

std::function<void()> toldOfPages;

struct File
{
    sqlite3_file base;
    sqlite3_file* real; ///< behind this one, in the same piece of memory
    bool isDatabase;
};

sqlite3_vfs* realVfs = nullptr;

sqlite3_file* realOf(sqlite3_file* file)
{
    return reinterpret_cast<File*>(file)->real;
}

template <auto Method, typename... Arguments>
int passedOn(sqlite3_file* file, Arguments... arguments)
{
    sqlite3_file* real = realOf(file);
    return (real->pMethods->*Method)(real, arguments...);
}

template <auto Method, int Failure, bool IsWriting, typename... Arguments>
int mayFail(sqlite3_file* file, Arguments... arguments)
{
    if (const int failure = verdict(Failure, IsWriting); failure != SQLITE_OK)
        return failure;
    return passedOn<Method>(file, arguments...);
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at)
{
    if (toldOfPages && reinterpret_cast<File*>(file)->isDatabase)
        toldOfPages();
    return mayFail<&sqlite3_io_methods::xWrite, SQLITE_IOERR_WRITE, true>(file, bytes, size, at);
}

using Io = sqlite3_io_methods;
const Io methods = {
    .iVersion = 1,
    .xClose = passedOn<&Io::xClose>,
    .xRead = mayFail<&Io::xRead, SQLITE_IOERR_READ, false, void*, int, sqlite3_int64>,
    .xWrite = write,
    .xTruncate = mayFail<&Io::xTruncate, SQLITE_IOERR_TRUNCATE, true, sqlite3_int64>,
    .xSync = mayFail<&Io::xSync, SQLITE_IOERR_FSYNC, true, int>,
    .xFileSize = mayFail<&Io::xFileSize, SQLITE_IOERR_FSTAT, false, sqlite3_int64*>,
    .xLock = mayFail<&Io::xLock, SQLITE_IOERR_LOCK, false, int>,
    .xUnlock = passedOn<&Io::xUnlock, int>,
    .xCheckReservedLock = passedOn<&Io::xCheckReservedLock, int*>,
    .xFileControl = passedOn<&Io::xFileControl, int, void*>,
    .xSectorSize = passedOn<&Io::xSectorSize>,
    .xDeviceCharacteristics = passedOn<&Io::xDeviceCharacteristics>,
    .xShmMap = nullptr,
    .xShmLock = nullptr,
    .xShmBarrier = nullptr,
    .xShmUnmap = nullptr,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    auto* ours = reinterpret_cast<File*>(file);
    ours->base.pMethods = nullptr;
    ours->isDatabase = (flags & SQLITE_OPEN_MAIN_DB) != 0;
    ours->real = reinterpret_cast<sqlite3_file*>(ours + 1);
    if (const int failure = verdict(SQLITE_CANTOPEN); failure != SQLITE_OK)
        return failure;
    const int result = realVfs->xOpen(realVfs, name, ours->real, flags, outFlags);
    ours->base.pMethods = ours->real->pMethods ? &methods : nullptr;
    return result;
}

int deleteFile(sqlite3_vfs*, const char* name, int sync)
{
    if (const int failure = verdict(SQLITE_IOERR_DELETE, true); failure != SQLITE_OK)
        return failure;
    return realVfs->xDelete(realVfs, name, sync);
}

int accessFile(sqlite3_vfs*, const char* name, int flags, int* result)
{
    if (const int failure = verdict(SQLITE_IOERR_ACCESS); failure != SQLITE_OK)
        return failure;
    return realVfs->xAccess(realVfs, name, flags, result);
}

int fullPath(sqlite3_vfs*, const char* name, int size, char* out)
{
    return realVfs->xFullPathname(realVfs, name, size, out);
}

} // namespace

void FailingDisk::install()
{
    static sqlite3_vfs ours;
    if (realVfs)
        return;
    realVfs = sqlite3_vfs_find(nullptr);
    ours = *realVfs;
    ours.zName = "failing disk";
    ours.szOsFile = static_cast<int>(sizeof(File)) + realVfs->szOsFile;
    ours.xOpen = openFile;
    ours.xDelete = deleteFile;
    ours.xAccess = accessFile;
    ours.xFullPathname = fullPath;
    sqlite3_vfs_register(&ours, 1);
}

void FailingDisk::failAt(int call, Kind kind)
{
    callsLeft = call;
    hasFailed = false;
    failingKind = kind;
}

void FailingDisk::beforeEachPage(std::function<void()> told)
{
    toldOfPages = std::move(told);
}

bool FailingDisk::heal()
{
    const bool wasReached = hasFailed;
    callsLeft = -1;
    hasFailed = false;
    failingKind = Kind::Once;
    return wasReached;
}

} // namespace bhxh::tests
