// bhxh-training-central: arguments → the training central → until somebody says stop.
#include "training/api/TrainingCentral.h"

#include <sys/stat.h>

#include <csignal>
#include <cstdio>

namespace {

QStringList textArguments(int count, char** values)
{
    QStringList arguments;
    for (int i = 1; i < count; ++i)
        arguments += QString::fromLocal8Bit(values[i]);
    return arguments;
}

/// Signals that end it are waited for, not handled: blocked before any thread exists.
sigset_t blockEndings()
{
    sigset_t endings;
    sigemptyset(&endings);
    sigaddset(&endings, SIGTERM);
    sigaddset(&endings, SIGINT);
    pthread_sigmask(SIG_BLOCK, &endings, nullptr);
    std::signal(SIGPIPE, SIG_IGN); // the reader of our ready line may leave
    return endings;
}

int complain(const QString& message, int code)
{
    std::fprintf(stderr, "bhxh-training-central: %s\n", qUtf8Printable(message));
    return code;
}

} // namespace

int main(int argc, char** argv)
{
    using namespace bhxh::training;
    const auto arguments = Arguments::read(textArguments(argc, argv));
    if (!arguments)
        return complain(arguments.error() + QStringLiteral("\nusage: ") + Arguments::usage(), 2);
    if (arguments->isHelp) {
        std::printf("usage: %s\n", qUtf8Printable(Arguments::usage()));
        return 0;
    }
    umask(0077); // what it writes is its owner's
    const sigset_t endings = blockEndings();
    auto central = TrainingCentral::start(*arguments);
    if (!central)
        return complain(central.error(), 1);
    std::fputs((*central)->readyLine().constData(), stdout);
    std::fflush(stdout);
    int signal = 0;
    sigwait(&endings, &signal);
    central->reset();
    return 0;
}
