#pragma once

#include <QList>

namespace bhxh::seat {

/// What the operating system is asked to keep from others.
enum class Protection {
    NoCoreFile,   ///< a crash leaves no picture of the memory on the disk, and hands none to a crash collector
    NoOtherReader ///< no other process of the same user may read the memory or trace this process
};

/// Asks for all of them, for this process only: a child that is a program of its own (the browser) starts without them.
/// To be called first thing in main; again does no harm. Returns what could not be had; empty: all is had.
QList<Protection> hardenProcess();

} // namespace bhxh::seat
