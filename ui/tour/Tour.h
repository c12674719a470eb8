#pragma once

#include <QElapsedTimer>
#include <QJsonArray>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <functional>

class QWidget;

namespace bhxh::ui {

/// Plays a story through the real windows, a step at a time: does what a person does, waits until what is expected is
/// to be seen (a limit on every wait), keeps a picture of it, and writes tour.json: each step, what was expected, what
/// was seen, ok or not. What is written holds no personal data: expectations and findings speak of widgets and states.
/// The first step that doesn't hold ends the tour. GUI thread.
class Tour : public QObject
{
    Q_OBJECT

public:
    /// Tells that the act is done: at once, or when an answer came (false: it could not be done).
    using Finished = std::function<void(bool ok)>;

    struct Step
    {
        QString name;     ///< of the picture: "07-citizen-confirms"
        QString who;      ///< "counter", "supervisor", "citizen"
        QString does;     ///< in words
        QString expected; ///< in words
        std::function<void(const Finished&)> act;
        std::function<QString()> missing;  ///< empty: all is as expected; else what is not, without personal data
        std::function<QWidget*()> picture; ///< the window to keep; none: no picture
    };

    /// `folder` is made where it doesn't exist.
    Tour(QString folder, QList<Step> steps, QObject* parent = nullptr);
    void start();

signals:
    /// All steps held, or one did not; tour.json is written.
    void finished(bool ok);

private:
    void nextStep();
    void look();
    void keep(const QString& missing);
    void writeReport(bool ok);

    QString m_folder;
    QList<Step> m_steps;
    qsizetype m_at = -1;
    QJsonArray m_report;
    QTimer m_poll;
    QElapsedTimer m_waiting;
    quint64 m_turn = 0;
    bool m_acted = false;
};

} // namespace bhxh::ui
