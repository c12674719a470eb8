#pragma once

#include "seat/Seat.h"
#include "settings/DeskSettings.h"
#include "training/room/EmbeddedCentral.h"
#include "ui/Translations.h"
#include <QObject>
#include <QSize>
#include <memory>
#include <vector>

class QCommandLineParser;
class QLockFile;
class QMessageBox;

namespace bhxh::central {
struct Place;
}

namespace bhxh::ui {
class Tour;
}

namespace bhxh {

class CounterDesk;
class TrainingDesk;

/// What was asked for on the command line, joined and running: a desk, a desk in training, or the tour. GUI thread.
class Program : public QObject
{
    Q_OBJECT

public:
    Program();
    ~Program() override;

    /// Declares what `start` understands.
    static void addOptions(QCommandLineParser& parser);
    void start(const QCommandLineParser& options);

signals:
    /// Time to leave the event loop, with this exit code.
    void ended(int exitCode);

private:
    void startDesk();
    /// False: this desk is open already, and that was said.
    bool isOnlyOne(const QString& folder);
    void startTraining(const QCommandLineParser& options);
    void openTrainingDesks();
    void startTour();
    void giveUp(const QString& why);
    [[nodiscard]] central::Place trainingPlace() const;

    ui::Translations m_translations;
    settings::DeskSettings m_settings;
    std::unique_ptr<QLockFile> m_onlyOne; ///< two desks of one installation would share keys, tokens and drafts
    std::unique_ptr<QMessageBox> m_alreadyOpen;
    std::unique_ptr<seat::Seat>
        m_seat; ///< not in training: a class room's desks share one seat, and a tour must not lock
    training::EmbeddedCentral m_training;
    std::unique_ptr<CounterDesk> m_desk;
    std::vector<std::unique_ptr<TrainingDesk>> m_trainingDesks;
    ui::Tour* m_tour = nullptr;
    QString m_tourFolder;
    QSize m_size;
};

} // namespace bhxh
