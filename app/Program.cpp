#include "Program.h"

#include "CounterDesk.h"
#include "TrainingDesk.h"
#include "ui/citizendisplay/CitizenDisplayWindow.h"
#include "ui/shell/AlreadyOpen.h"
#include "ui/style/Theme.h"
#include "ui/tour/TourStory.h"
#include "vault/SystemKeychain.h"
#include <QApplication>
#include <QCommandLineParser>
#include <QDesktopServices>
#include <QDir>
#include <QLockFile>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace bhxh {

namespace {

ui::ThemeChoice themeFrom(const QString& word)
{
    if (word == "dark"_L1)
        return ui::ThemeChoice::Dark;
    return word == "light"_L1 ? ui::ThemeChoice::Light : ui::ThemeChoice::System;
}

QSize sizeFrom(const QString& text)
{
    const QStringList parts = text.split(u'x');
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    return size.isEmpty() ? QSize(1366, 768) : size;
}

} // namespace

Program::Program() = default;

Program::~Program()
{
    // A tour refers to the windows; the windows to the line.
    delete m_tour;
}

void Program::addOptions(QCommandLineParser& parser)
{
    parser.addOptions(
        {{u"training"_s, u"Work with invented citizens on an embedded training central."_s},
         {u"tour"_s, u"Play the main story through the windows in training; pictures and tour.json go to <folder>."_s,
          u"folder"_s},
         {u"citizens"_s, u"How many citizens the training central invents."_s, u"count"_s, u"10000"_s},
         {u"training-central"_s, u"Use a training central that is running: its ready line."_s, u"json"_s},
         {u"language"_s, u"vi or en."_s, u"language"_s, u"vi"_s},
         {u"theme"_s, u"light or dark; otherwise as the system."_s, u"theme"_s},
         {u"size"_s, u"Size of the windows in a tour."_s, u"WxH"_s, u"1366x768"_s}});
}

void Program::start(const QCommandLineParser& options)
{
    m_translations.use(options.value(u"language"_s));
    m_tourFolder = options.value(u"tour"_s);
    m_size = sizeFrom(options.value(u"size"_s));
    // Pictures for the README look the same on every machine.
    const QString theme = m_tourFolder.isEmpty() || options.isSet(u"theme"_s) ? options.value(u"theme"_s) : u"light"_s;
    ui::Theme::install(*qApp, themeFrom(theme));
    if (options.isSet(u"training"_s) || !m_tourFolder.isEmpty())
        startTraining(options);
    else
        startDesk();
}

bool Program::isOnlyOne(const QString& folder)
{
    QDir().mkpath(folder);
    m_onlyOne = std::make_unique<QLockFile>(folder + u"/desk.lock"_s);
    m_onlyOne->setStaleLockTime(0); // stale is only what belongs to no process any more
    if (m_onlyOne->tryLock(0) || m_onlyOne->error() != QLockFile::LockFailedError)
        return true;
    m_alreadyOpen.reset(ui::alreadyOpenBox());
    connect(m_alreadyOpen.get(), &QDialog::finished, this, [this] { emit ended(1); });
    m_alreadyOpen->show();
    return false;
}

void Program::startDesk()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    if (!isOnlyOne(folder))
        return;
    const auto central = m_settings.central();
    // Without an address the window still opens: signing in then says what is missing, and the code to tell the help
    // desk.
    const auto address = central.value_or(settings::DeskSettings::Central{});
    const central::Place place{
        .apiBase = address.api, .issuer = address.issuer, .clientId = address.clientId, .deskId = m_settings.deskId()};
    m_seat = std::make_unique<seat::Seat>();
    desk::DeskPlace stands{.keychain = std::make_unique<vault::SystemKeychain>(u"vn.bhxh.counter"_s, place.deskId),
                           .folder = folder,
                           .savedFolder = folder + u"/saved"_s,
                           .installation = place.deskId.toRfc4122(),
                           .seat = m_seat.get()};
    m_desk = std::make_unique<CounterDesk>(
        place, [](const QUrl& url) { return QDesktopServices::openUrl(url); }, std::move(stands));
    m_desk->window().show();
}

void Program::startTraining(const QCommandLineParser& options)
{
    connect(&m_training, &training::EmbeddedCentral::failed, this, &Program::giveUp);
    connect(&m_training, &training::EmbeddedCentral::ready, this, &Program::openTrainingDesks);
    if (options.isSet(u"training-central"_s))
        m_training.attach(options.value(u"training-central"_s).toUtf8());
    else
        m_training.start(QCoreApplication::applicationDirPath() + u"/bhxh-training-central"_s,
                         options.value(u"citizens"_s).toInt());
}

central::Place Program::trainingPlace() const
{
    const auto& place = m_training.place();
    return {.apiBase = place.api, .issuer = place.issuer, .clientId = place.clientId, .deskId = QUuid::createUuid()};
}

void Program::openTrainingDesks()
{
    const int count = m_tourFolder.isEmpty() ? 1 : 3;
    for (int i = 0; i < count; ++i) {
        auto desk = std::make_unique<TrainingDesk>(trainingPlace(), m_training.place().training);
        if (!m_tourFolder.isEmpty()) {
            desk->window().resize(m_size);
            desk->window().setDisplayWindowed(true);
        }
        desk->window().show();
        m_trainingDesks.push_back(std::move(desk));
    }
    if (!m_tourFolder.isEmpty())
        startTour();
}

void Program::startTour()
{
    const ui::TourWorld world{
        .ask = [this](const QByteArray& method, const QString& path,
                      const QJsonDocument& body) { return m_training.ask(method, path, body); },
        .deskCount = int(m_trainingDesks.size()),
        .window = [this](int desk) -> QWidget* { return &m_trainingDesks.at(size_t(desk))->window(); },
        .display = [this](int desk) -> QWidget* { return m_trainingDesks.at(size_t(desk))->window().citizenDisplay(); },
        .chooser = [this](int desk) -> QWidget* { return &m_trainingDesks.at(size_t(desk))->chooser(); }};
    m_tour = new ui::Tour(m_tourFolder, ui::mainStory(world));
    connect(m_tour, &ui::Tour::finished, this, [this](bool ok) { emit ended(ok ? 0 : 1); });
    m_tour->start();
}

void Program::giveUp(const QString& why)
{
    // Only training ends here: a class room's console, nobody's data.
    QTextStream(stderr) << "bhxh-counter: " << why << Qt::endl;
    emit ended(1);
}

} // namespace bhxh
