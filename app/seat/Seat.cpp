#include "seat/Seat.h"

#include "seat/Sources.h"
#include <QThread>
#include <chrono>

using namespace Qt::StringLiterals;

namespace bhxh::seat {

Seat::Seat(QObject* parent) : QObject(parent), m_thread(std::make_unique<QThread>())
{
    m_thread->setObjectName(u"seat"_s);
    for (auto& made : sources()) {
        Source* source = made.release();
        source->moveToThread(m_thread.get());
        connect(m_thread.get(), &QThread::started, source, &Source::listen);
        connect(m_thread.get(), &QThread::finished, source, &QObject::deleteLater);
        connect(source, &Source::locked, this, &Seat::locked);
        connect(source, &Source::suspending, this, &Seat::suspending);
        connect(source, &Source::resumed, this, &Seat::resumed);
        m_sources.push_back(source);
    }
    m_thread->start();
}

Seat::~Seat()
{
    m_thread->quit();
    // A bus that hangs in the middle of our connecting must not keep the program from ending: the thread is then left.
    if (!m_thread->wait(std::chrono::seconds(2)))
        static_cast<void>(m_thread.release());
}

void Seat::letSleep()
{
    for (Source* source : m_sources)
        QMetaObject::invokeMethod(source, &Source::letSleep, Qt::QueuedConnection);
}

} // namespace bhxh::seat
