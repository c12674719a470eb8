#include "Program.h"

#include "seat/Hardening.h"
#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

using namespace Qt::StringLiterals;

int main(int argc, char* argv[])
{
    // First of all: from here on nobody else reads this memory, and no crash leaves it on a disk.
    bhxh::seat::hardenProcess();
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"bhxh-counter"_s);
    QApplication::setApplicationVersion(QStringLiteral(BHXH_VERSION));
    QApplication::setOrganizationName(u"BHXH"_s);

    QCommandLineParser parser;
    parser.setApplicationDescription(u"Quầy BHXH: the counter client of a social-insurance office."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    bhxh::Program::addOptions(parser);
    parser.process(application);

    bhxh::Program program;
    QObject::connect(&program, &bhxh::Program::ended, &application, &QCoreApplication::exit);
    QTimer::singleShot(0, &program, [&] { program.start(parser); });
    return QApplication::exec();
}
