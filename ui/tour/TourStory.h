#pragma once

#include "ui/tour/Tour.h"
#include <QFuture>
#include <QJsonDocument>

namespace bhxh::ui {

/// The world around the windows, as the story needs it: the other people's desks, and what a citizen has (a mailbox,
/// the public portal). main fills it in; the windows themselves know nothing of it.
struct TourWorld
{
    /// One of the training central's loopback extras.
    std::function<QFuture<QJsonDocument>(const QByteArray& method, const QString& path, const QJsonDocument& body)> ask;
    int deskCount = 0;
    std::function<QWidget*(int desk)> window;  ///< the main window of a desk
    std::function<QWidget*(int desk)> display; ///< its citizen's display; null while nobody is signed in
    std::function<QWidget*(int desk)> chooser; ///< the training "browser" of that desk
};

/// The whole main job: a citizen is found, the address is corrected and proven, a supervisor approves after a step-up,
/// another one lifts the hold, the code is sent, the citizen types it on the portal, the password e-mail goes out: and
/// exactly five e-mails were sent. Then the line is down: people are found in the saved data, and a draft is kept. Near
/// the end the desk is locked, unlocked and handed over. Needs three desks: counter, supervisor, second supervisor.
QList<Tour::Step> mainStory(const TourWorld& world);

} // namespace bhxh::ui
