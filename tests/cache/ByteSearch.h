#pragma once

#include "domain/PersonName.h"
#include <QDirIterator>
#include <QFile>
#include <algorithm>

/// The search for what must not lie in clear, over every byte of every file below a folder.
namespace bhxh::tests {

/// Every way in which a text could lie there.
inline QList<QByteArray> spellingsOf(const QString& marker)
{
    QList<QByteArray> spellings;
    const QString folded = domain::foldForSearch(marker);
    for (const QString& text :
         {marker, marker.toLower(), marker.toUpper(), folded, marker.normalized(QString::NormalizationForm_D)}) {
        for (const QByteArray& spelling : {text.toUtf8(), QByteArray(reinterpret_cast<const char*>(text.utf16()),
                                                                     text.size() * qsizetype(sizeof(QChar)))}) {
            if (!spellings.contains(spelling))
                spellings << spelling;
        }
    }
    return spellings;
}

/// The files' names among them.
inline QByteArray everyByteIn(const QString& folder)
{
    QByteArray bytes;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            bytes += file.fileName().toUtf8() + file.readAll();
    }
    return bytes;
}

inline QStringList foundIn(const QByteArray& bytes, const QStringList& wanted)
{
    QStringList found;
    for (const QString& marker : wanted) {
        const QList<QByteArray> spellings = spellingsOf(marker);
        if (std::any_of(spellings.cbegin(), spellings.cend(), [&](const QByteArray& s) { return bytes.contains(s); }))
            found << marker;
    }
    return found;
}

} // namespace bhxh::tests
