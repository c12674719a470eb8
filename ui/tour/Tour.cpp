#include "ui/tour/Tour.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPixmap>
#include <QSaveFile>
#include <QWidget>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bhxh::ui {

namespace {
constexpr auto kLookEvery = 50ms;
constexpr auto kLimitOfAStep = 20s;
constexpr auto kSettle = 250ms; // paint, focus and delayed shapes (150 ms) come to rest before the picture
} // namespace

Tour::Tour(QString folder, QList<Step> steps, QObject* parent)
    : QObject(parent), m_folder(std::move(folder)), m_steps(std::move(steps))
{
    connect(&m_poll, &QTimer::timeout, this, &Tour::look);
}

void Tour::start()
{
    if (!QDir().mkpath(m_folder)) {
        emit finished(false);
        return;
    }
    nextStep();
}

void Tour::nextStep()
{
    if (++m_at == m_steps.size()) {
        writeReport(true);
        return;
    }
    m_acted = false;
    m_waiting.start();
    m_poll.start(kLookEvery);
    const quint64 turn = ++m_turn;
    const QPointer<Tour> self(this);
    m_steps.at(m_at).act([self, turn](bool ok) {
        if (!self || self->m_turn != turn)
            return;
        self->m_acted = true;
        if (!ok)
            self->keep(u"the act itself could not be done"_s);
    });
}

void Tour::look()
{
    const bool late = std::chrono::milliseconds(m_waiting.elapsed()) > kLimitOfAStep;
    const QString missing = m_acted ? m_steps.at(m_at).missing() : u"the act is not done yet"_s;
    if (!missing.isEmpty() && !late)
        return;
    m_poll.stop();
    if (!missing.isEmpty()) {
        keep(missing);
        return;
    }
    QTimer::singleShot(kSettle, this, [this] { keep({}); });
}

void Tour::keep(const QString& missing)
{
    m_poll.stop();
    ++m_turn;
    const Step& step = m_steps.at(m_at);
    QString file;
    if (QWidget* window = step.picture ? step.picture() : nullptr) {
        file = step.name + ".png"_L1;
        if (!window->grab().save(QDir(m_folder).filePath(file)))
            file.clear();
    }
    const bool ok = missing.isEmpty() && (!step.picture || !file.isEmpty());
    m_report.append(QJsonObject{{u"step"_s, step.name},
                                {u"who"_s, step.who},
                                {u"does"_s, step.does},
                                {u"expected"_s, step.expected},
                                {u"seen"_s, ok ? u"as expected"_s : missing},
                                {u"picture"_s, file},
                                {u"ok"_s, ok}});
    if (ok)
        QTimer::singleShot(0, this, &Tour::nextStep);
    else
        writeReport(false);
}

void Tour::writeReport(bool ok)
{
    QSaveFile file(QDir(m_folder).filePath(u"tour.json"_s));
    const QJsonObject report{{u"ok"_s, ok}, {u"planned"_s, m_steps.size()}, {u"steps"_s, m_report}};
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(report).toJson()) >= 0 && file.commit();
    emit finished(ok && written);
}

} // namespace bhxh::ui
