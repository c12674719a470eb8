#include "cache/FileEnd.h"

#include <QFile>
#include <QtGlobal>
#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace bhxh::cache {

namespace {

constexpr qint64 blockSize = qint64(1) << 20;

void bringToDisk(QFile& file)
{
    file.flush();
#ifdef Q_OS_WIN
    _commit(file.handle());
#else
    fsync(file.handle());
#endif
}

} // namespace

bool overwriteAndRemove(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return true;
    if (file.open(QIODevice::ReadWrite)) {
        const QByteArray zeros(blockSize, '\0');
        for (qint64 left = file.size(); left > 0; left -= blockSize)
            file.write(zeros.constData(), qMin(left, blockSize));
        bringToDisk(file);
        file.close();
    }
    return file.remove();
}

} // namespace bhxh::cache
