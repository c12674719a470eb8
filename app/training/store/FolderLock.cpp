#include "training/store/FolderLock.h"

#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace bhxh::training {

std::optional<FolderLock> FolderLock::take(const QString& folder)
{
    constexpr int forOwnerOnly = 0600;
    const QByteArray path = QFile::encodeName(folder + QStringLiteral("/lock"));
    FolderLock lock(::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, forOwnerOnly));
    if (lock.m_file < 0 || ::flock(lock.m_file, LOCK_EX | LOCK_NB) != 0)
        return std::nullopt;
    return lock;
}

FolderLock::~FolderLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

} // namespace bhxh::training
