#include "seat/Hardening.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <functional>
#include <grp.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using bhxh::seat::hardenProcess;

namespace {

constexpr uid_t nobody = 65534;

/// Runs `act` in a process of its own; what it returns is the exit code. -1: it was ended by a signal.
int inChild(const std::function<int()>& act)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(act());
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// From root to somebody without rights, as whom everything else then runs; others stay who they are.
void becomeNobody()
{
    if (geteuid() != 0)
        return;
    if (setgroups(0, nullptr) != 0 || setresgid(nobody, nobody, nobody) != 0 || setresuid(nobody, nobody, nobody) != 0)
        _exit(90);
    // The change itself takes "dumpable" away; a program that a user starts has it.
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
}

/// A process of the user's that waits to be looked at, hardened or not; ended when this goes.
class Target
{
public:
    explicit Target(bool hardened)
    {
        int ready[2];
        if (pipe(ready) != 0)
            return;
        m_pid = fork();
        if (m_pid == 0) {
            becomeNobody();
            // Where there is Yama: let everybody, so that only the hardening can refuse.
            prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0);
            const char done = !hardened || hardenProcess().isEmpty() ? 'y' : 'n';
            if (write(ready[1], &done, 1) == 1)
                pause();
            _exit(0);
        }
        char answer = 'n';
        m_isReady = read(ready[0], &answer, 1) == 1 && answer == 'y';
        close(ready[0]);
        close(ready[1]);
    }
    ~Target()
    {
        kill(m_pid, SIGKILL);
        waitpid(m_pid, nullptr, 0);
    }
    Q_DISABLE_COPY_MOVE(Target)

    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] pid_t pid() const { return m_pid; }

private:
    pid_t m_pid = -1;
    bool m_isReady = false;
};

bool canOpenMemory(pid_t pid)
{
    return inChild([pid] {
               becomeNobody();
               QFile memory(QStringLiteral("/proc/%1/mem").arg(pid));
               return memory.open(QIODevice::ReadOnly) ? 1 : 0;
           }) == 1;
}

/// `folder`: where a core file may lie.
bool abortLeavesCore(const QString& folder, bool hardened)
{
    const pid_t child = fork();
    if (child == 0) {
        rlimit core{};
        getrlimit(RLIMIT_CORE, &core);
        core.rlim_cur = core.rlim_max;
        if (setrlimit(RLIMIT_CORE, &core) != 0 || !QDir::setCurrent(folder))
            _exit(1);
        if (hardened)
            hardenProcess();
        std::signal(SIGABRT, SIG_DFL);
        std::abort();
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WCOREDUMP(status);
}

bool canTrace(pid_t pid)
{
    return inChild([pid] {
               becomeNobody();
               if (ptrace(PTRACE_ATTACH, pid, nullptr, nullptr) != 0)
                   return 0;
               waitpid(pid, nullptr, 0);
               ptrace(PTRACE_DETACH, pid, nullptr, nullptr);
               return 1;
           }) == 1;
}

} // namespace

class tst_Hardening : public QObject
{
    Q_OBJECT

private slots:
    void everythingCanBeHad();
    void anAbortLeavesNoCore();
    void nobodyElseReadsTheMemory();
    void whatIsStartedIsNotTouched();
};

void tst_Hardening::everythingCanBeHad()
{
    QCOMPARE(inChild([] {
                 if (!hardenProcess().isEmpty())
                     return 1;
                 rlimit core{1, 1};
                 getrlimit(RLIMIT_CORE, &core);
                 if (core.rlim_cur != 0 || core.rlim_max != 0)
                     return 2;
                 return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : 3;
             }),
             0);
}

/// The kernel says whether it wrote one, wherever core_pattern sends it.
void tst_Hardening::anAbortLeavesNoCore()
{
    const QTemporaryDir folder;
    if (!abortLeavesCore(folder.path(), false))
        QSKIP("this machine lets nobody leave a core file: nothing to tell apart");
    QVERIFY(!abortLeavesCore(folder.path(), true));
}

void tst_Hardening::nobodyElseReadsTheMemory()
{
    const Target open(false);
    QVERIFY(open.isReady());
    QVERIFY2(canOpenMemory(open.pid()), "the control: without it, the same user reads all");

    const Target hardened(true);
    QVERIFY(hardened.isReady());
    QVERIFY(!canOpenMemory(hardened.pid()));
    QVERIFY(!canTrace(hardened.pid()));
}

void tst_Hardening::whatIsStartedIsNotTouched()
{
    QCOMPARE(inChild([] {
                 becomeNobody();
                 hardenProcess();
                 if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 0)
                     return 2;
                 // A process that may be read owns its files in /proc.
                 execl("/bin/sh", "sh", "-c", "test -O /proc/$$/mem && exit 0; exit 1", nullptr);
                 return 3;
             }),
             0);
}

QTEST_GUILESS_MAIN(tst_Hardening)
#include "tst_Hardening.moc"
