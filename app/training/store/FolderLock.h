#pragma once

#include <QString>

#include <optional>
#include <utility>

namespace bhxh::training {

/// Keeps a data folder for one process: the kernel gives it free when the process ends, however it ends.
class FolderLock
{
public:
    /// Nothing where another process has it, or no lock file can be made.
    [[nodiscard]] static std::optional<FolderLock> take(const QString& folder);
    ~FolderLock();
    FolderLock(FolderLock&& other) noexcept : m_file(std::exchange(other.m_file, -1)) {}
    FolderLock& operator=(FolderLock&& other) noexcept
    {
        std::swap(m_file, other.m_file);
        return *this;
    }

private:
    explicit FolderLock(int file) : m_file(file) {}
    int m_file;
};

} // namespace bhxh::training
